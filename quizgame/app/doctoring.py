"""Whether quizgame is well: all that a learner keeps, the decks, and what it is built on."""

from __future__ import annotations

from collections.abc import Iterator

from quizgame.errors import QuizgameError
from quizgame.memory.day import Moment
from quizgame.memory.scheduler import DEFAULT_PARAMETERS
from quizgame.reading.diagnostic import printable
from quizgame.store.doctor import Finding, examine
from quizgame.store.home import Home
from quizgame.store.library import Library


def find_ills(home: Home, library: Library, now: Moment) -> Iterator[Finding]:
    """Look at everything; what is well is told too."""
    yield _scheduler()
    yield from examine(home, now)
    yield from _decks(library)


def _scheduler() -> Finding:
    try:
        from fsrs_rs_python import DEFAULT_PARAMETERS as CORE
    except ImportError as error:
        hint = "install quizgame again"
        return Finding("scheduler", "error", f"the core of FSRS cannot be loaded: {printable(str(error))}", hint)
    if max(abs(one - other) for one, other in zip(CORE, DEFAULT_PARAMETERS, strict=True)) > 1e-4:
        return Finding("scheduler", "error", "the core of FSRS is of another version", "install quizgame again")
    return Finding("scheduler", "ok", "the core of FSRS-6 is there")


def _decks(library: Library) -> Iterator[Finding]:
    try:
        entries = library.entries()
    except QuizgameError as error:
        yield Finding("decks", "error", error.message, error.hint)
        return
    for entry in entries:
        if entry.errors:
            told = f"{printable(str(entry.path))} cannot be used: {entry.errors[0].message}"
            yield Finding("decks", "error", told, f"`quizgame check {printable(str(entry.path))}` tells all")
    yield Finding("decks", "ok", f"{sum(not entry.errors for entry in entries):,} can be played")
