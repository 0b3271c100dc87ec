"""Opens the apps of the terminal."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgame.app.application import Application
    from quizgame.app.drilling import DrillTable
    from quizgame.app.joining import Client
    from quizgame.app.rooms import RoomKeeper
    from quizgame.app.sitting import Sitting
    from quizgame.tui.screens.help import Sections
    from quizgame.tui.shell import Shell


def run(application: Application, start: Sitting | None = None) -> int:
    """Run the app until it is closed, and return its exit code; with `start`, open directly in that game.

    The caller owns the application: it opened the journal and closes it.

    Raises:
        Exception: whatever the app could not go on with, after the terminal is given back as it was.
    """

    def make() -> Shell:
        from quizgame.tui.app import QuizgameApp

        return QuizgameApp(application, start)

    return _run(make)


def run_watch(path: Path, clock: Callable[[], float]) -> int:
    """Watch a file until the app is closed, and return its exit code; `clock` counts seconds.

    Raises:
        Exception: whatever the app could not go on with, after the terminal is given back as it was.
    """

    def make() -> Shell:
        from quizgame.app.watching import Watch
        from quizgame.tui.watching import WatchApp

        return WatchApp(Watch(path, clock))

    return _run(make)


def run_drill(table: DrillTable) -> int:
    """Drill teams until the app is closed, and return its exit code. The caller owns the log.

    Raises:
        Exception: whatever the app could not go on with, after the terminal is given back as it was.
    """

    def make() -> Shell:
        from quizgame.tui.drilling import DrillApp

        return DrillApp(table)

    return _run(make)


def run_projector(keeper: RoomKeeper, addresses: Sequence[str], reach: Sections, *, rehearsal: bool = False) -> int:
    """Show a room that is served elsewhere until the app is closed, and return its exit code. `addresses` are those
    that players go to, the likeliest first; `reach` says what to do when they cannot. A `rehearsal` is called one.

    Raises:
        Exception: whatever the app could not go on with, after the terminal is given back as it was.
    """

    def make() -> Shell:
        from quizgame.tui.projecting import ProjectorApp

        return ProjectorApp(keeper, addresses, reach, rehearsal=rehearsal)

    return _run(make)


def run_join(client: Client, decks: Path) -> int:
    """Play in a live room until the app is closed, and return its exit code; `decks` is the folder of the own decks.

    Raises:
        Exception: whatever the app could not go on with, after the terminal is given back as it was.
    """

    def make() -> Shell:
        from quizgame.tui.joining import JoinApp

        return JoinApp(client, decks)

    return _run(make)


def _run(make: Callable[[], Shell]) -> int:
    # what is imported and built until the first frame stays for good: looking for garbage in it costs a tenth of the
    # time until then, and some milliseconds now and again later
    gc.disable()
    try:
        app = make()
        app.run()
    finally:
        gc.enable()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
