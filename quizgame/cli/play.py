"""`quizgame play` and `quizgame`: games in the app, or as lines of text."""

from __future__ import annotations

import sys
from time import monotonic_ns
from typing import TYPE_CHECKING

from quizgame.errors import NothingDueError, UsageError
from quizgame.play.modes import mode_named

if TYPE_CHECKING:
    from quizgame.app.application import Application
    from quizgame.app.sitting import Sitting
    from quizgame.cli.arguments import Options


def open_app(options: Options) -> int:
    """Open the app at its home screen."""
    need_terminal()
    from quizgame.cli.wiring import open_application
    from quizgame.tui.run import run

    with open_application(options, writing=True) as application:
        return run(application)


def play(options: Options) -> int:
    """Play one game."""
    if options.resume and (options.count is not None or options.seed is not None):
        raise UsageError("--resume goes on with a game as it was begun", "leave -n and --seed out")
    if options.mode and options.deck is None and not options.resume and not mode_named(options.mode).everywhere:
        raise UsageError(
            f"{options.mode} needs a deck", "`quizgame decks` lists them; without one, `play` studies what is due"
        )
    return _play_plain(options) if options.plain else _play_in_app(options)


def _play_in_app(options: Options) -> int:
    need_terminal()
    from quizgame.cli.wiring import open_application
    from quizgame.tui.run import run

    with open_application(options, writing=True) as application:
        return run(application, _begin(application, options))


def _play_plain(options: Options) -> int:
    from quizgame.cli.output import print_lines
    from quizgame.cli.plain import PlainGame
    from quizgame.cli.wiring import open_application

    with open_application(options, writing=True) as application:
        sitting = _begin(application, options)
        if edited := application.progress.untold():
            from quizgame.cli.carried import told_now

            print_lines([*told_now(edited), ""])
        typed = sys.stdin.isatty()
        PlainGame(sitting, sys.stdin, sys.stdout, _tick, echo=not typed, lingers=typed).play()
    return 0


def _begin(application: Application, options: Options) -> Sitting:
    from quizgame.cli.wiring import deck_named

    deck = deck_named(options) if options.deck else None
    application.carry(deck)  # before the queue is built: an edited card is no new one
    if options.resume:
        return _taken_up(application, deck, options.mode)
    return application.begin(options.mode or ("quiz" if deck else "study"), deck, options.count, options.seed)


def _taken_up(application: Application, deck: str | None, mode: str | None) -> Sitting:
    """The game that was left last, of this deck and in this mode where they are named.

    Raises:
        NothingDueError: there is none.
    """
    id = application.library.entry(deck).id if deck else None
    for left in application.paused():
        if id in (None, left.deck) and mode in (None, left.mode) and (sitting := application.resume(left.id)):
            return sitting
    raise NothingDueError("no game was left to go on with", "leave --resume out to begin one")


def _tick() -> int:
    """Milliseconds that never go back."""
    return monotonic_ns() // 1_000_000


def need_terminal(
    mend: str = "`quizgame play --plain` plays as lines of text; `quizgame -h` lists what works without a terminal",
) -> None:
    """The app draws a screen and reads keys; `mend` says what works without.

    Raises:
        UsageError: there is no terminal to do so.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "the app needs a terminal, and this is none",
            mend,
        )
