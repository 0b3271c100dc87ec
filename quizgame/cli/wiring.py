"""The application put together from what the machine has: a home, a clock, chance."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from random import SystemRandom
from time import monotonic_ns

from quizgame.app.application import Application
from quizgame.cli.arguments import Options
from quizgame.errors import QuizgameError, UsageError
from quizgame.memory.day import ROLLOVER_HOUR, Moment, moment_of
from quizgame.memory.scheduler import Scheduler
from quizgame.store.home import find_home, shipped_decks
from quizgame.store.journal import Journal
from quizgame.store.library import Library, is_path
from quizgame.store.settings import read_settings

EARLIEST, LATEST = 1971, 2999
"""The years that a clock is believed to tell; cards may be due a century ahead."""


@contextmanager
def open_application(options: Options, writing: bool = False) -> Iterator[Application]:
    """The application of the learner asked for; without `writing`, another quizgame may play meanwhile.

    Raises:
        UsageError: the profile's name cannot be one.
        StoreError: what is kept cannot be read, or, for writing, written.
    """
    home = find_home(os.environ, options.profile)
    settings = read_settings(home.settings)
    with Journal.open(home.journal, writing=writing) as journal:
        library, clock = open_library(options), partial(now, settings.rollover_hour)
        scheduler = Scheduler(journal.scheduler.parameters, settings.retention)
        yield Application(library, journal, scheduler, clock, SystemRandom(), settings, home.settings)
    if writing:
        from quizgame.app.keeping import back_up_daily

        back_up_daily(home.journal, clock())


def open_library(options: Options) -> Library:
    """The decks alone, for what needs no journal.

    Raises:
        UsageError: the profile's name cannot be one.
    """
    return Library(find_home(os.environ, options.profile), shipped_decks())


def deck_named(options: Options) -> str:
    """The deck asked for: an id, or the path of a file that is there.

    Raises:
        UsageError: none is named, or there is nothing at its path.
    """
    if options.deck is None:
        raise UsageError("this needs a deck", "`quizgame decks` lists them")
    if is_path(options.deck) and not os.path.lexists(options.deck):
        raise UsageError(f"there is nothing at {options.deck}", "give the path of a deck file, or a deck's id")
    return options.deck


def now(rollover: int = ROLLOVER_HOUR) -> Moment:
    """The present moment, on the wall clock of this machine; on that of UTC, where its time zone makes no sense.

    Raises:
        QuizgameError: its clock is far off.
    """
    try:
        at = datetime.now(UTC)  # noqa: TID251
    except (ValueError, OverflowError, OSError) as error:
        raise _odd_clock("a time that is in no calendar") from error
    if not EARLIEST <= at.year <= LATEST:
        raise _odd_clock(f"the year {at.year}")
    try:
        return moment_of(at.astimezone(), rollover)
    except (ValueError, OverflowError, OSError):
        return moment_of(at, rollover)


def room_clock() -> Callable[[], int]:
    """The clock of a live room: milliseconds since 1970, which run on evenly whatever becomes of the wall clock."""
    began, tick = now().utc, monotonic_ns()
    return lambda: began + (monotonic_ns() - tick) // 1_000_000


def _odd_clock(told: str) -> QuizgameError:
    return QuizgameError(
        f"this computer's clock tells {told}, so no day can be named on which cards are due", "set the clock first"
    )
