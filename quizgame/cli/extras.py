"""Packages that only some commands need: whether they are there, and what to say where they are not."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from quizgame.cli.layout import argument
from quizgame.errors import QuizgameError


def need(module: str, package: str, purpose: str, instead: str) -> None:
    """Make sure that a package can be imported.

    Raises:
        QuizgameError: it is not installed; tells the command that installs it where quizgame runs.
    """
    if find_spec(module) is not None:
        return
    python = argument(sys.executable)
    command = f"{python} -m pip install" if find_spec("pip") else f"uv pip install --python {python}"
    raise QuizgameError(
        f"{purpose} needs the package {package}, which is not installed",
        f"install it with `{command} {package}`, or {instead}",
    )
