"""`quizgame watch`: findings after every save, and in a terminal the question under edit to try."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from quizgame.cli.arguments import Options
from quizgame.cli.check_page import page
from quizgame.cli.output import Ink, one_line
from quizgame.errors import UsageError

if TYPE_CHECKING:
    from quizgame.app.watching import Sight

GLANCE = 0.1
"""Seconds between two glances at the file."""


def watch(options: Options) -> int:
    """Watch a file until somebody has had enough."""
    named = options.paths[0]
    if not os.path.lexists(named):
        raise UsageError(f"there is nothing at {named}", f"`quizgame new {named}` begins a deck there")
    path = Path(named)
    if path.is_dir():
        raise UsageError(f"{named} is a folder", "name one deck or facts file in it")
    if options.plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        print_findings(path, _glances())
        return 0
    from quizgame.tui.run import run_watch

    return run_watch(path, monotonic)


def print_findings(path: Path, glances: Iterable[None]) -> None:
    """Print the findings of a file now and after every save, as far as the glances see one.

    Raises:
        BrokenPipeError: nobody reads them any more.
    """
    from quizgame.app.watching import Watch

    ink, watched = Ink(), Watch(path, monotonic)
    _print(watched.look()[1](), ink)
    for _ in glances:
        if watched.settled():
            _print(watched.look()[1](), ink, "", f"{one_line(path.name)} was saved:")


def _print(sight: Sight | None, ink: Ink, *before: str) -> None:
    assert sight is not None, "one look at a time is overtaken by none"
    # not by `print_lines`, which goes on calmly where nobody reads: this would go on for ever
    sys.stdout.write("".join(f"{line}\n" for line in [*before, *page(sight.findings, 1, ink)]))
    sys.stdout.flush()


def _glances() -> Iterator[None]:
    while True:
        sleep(GLANCE)
        yield
