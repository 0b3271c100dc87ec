"""The learner's own editor, with the terminal to itself while it is open."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from quizgame.app.editors import editor_command
from quizgame.errors import QuizgameError

if TYPE_CHECKING:
    from textual.app import App


def edit_outside(app: App[None], path: Path, line: int) -> None:
    """Open a file at a line in the editor that the environment names, and wait until it is closed.

    Raises:
        QuizgameError: there is no editor, it cannot be started, or it failed.
    """
    command = editor_command(os.environ, path, line, windows=sys.platform == "win32")
    with _suspended(app), _keys_are_the_editors():
        wrong = _run(command)  # raised only when the app has its terminal again
    if wrong:
        raise QuizgameError(wrong, "set VISUAL or EDITOR to the editor you use")


def _run(command: Sequence[str]) -> str:
    """Run a command to its end; what went wrong, empty if nothing did."""
    name = Path(command[0]).name
    try:
        code = subprocess.run(command, check=False).returncode  # noqa: S603 - the learner named it
    except OSError as error:
        return f"the editor “{name}” cannot be started: {error.strerror or error}"
    return f"the editor “{name}” ended with an error ({code})" if code else ""


@contextmanager
def _suspended(app: App[None]) -> Iterator[None]:
    """Give the terminal away, where there is one to give."""
    try:
        with app.suspend():
            yield
    except SuspendNotSupported:
        yield


@contextmanager
def _keys_are_the_editors() -> Iterator[None]:
    """Ctrl+C in the editor is not for us; it is told to all programs of the terminal."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
