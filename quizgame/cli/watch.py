"""`quizgame watch`: findings after every save, and in a terminal the question under edit to try."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from quizgame.cli.arguments import Options
from quizgame.cli.check import page
from quizgame.cli.output import Ink, one_line
from quizgame.errors import UsageError

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
        print_findings(path, lambda: True)
        return 0
    from quizgame.tui.run import run_watch

    return run_watch(path, monotonic)


def print_findings(path: Path, going_on: Callable[[], bool]) -> None:
    """Print the findings of a file now and after every save, for as long as `going_on` says so.

    Raises:
        BrokenPipeError: nobody reads them any more.
    """
    from quizgame.app.watching import Watch

    ink = Ink()
    watched = Watch(path, monotonic)
    saves = 0
    while True:
        sight = watched.look()[1]()
        lines = ["", f"{one_line(path.name)} was saved:"] if saves else []
        # not by `print_lines`, which goes on calmly where nobody reads: this would go on for ever
        sys.stdout.write("".join(f"{line}\n" for line in [*lines, *page(sight.findings, 1, ink)]))
        sys.stdout.flush()
        saves += 1
        while not watched.settled():
            if not going_on():
                return
            sleep(GLANCE)
