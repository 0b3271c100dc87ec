"""Copies of a learner's journal, and journals from elsewhere: made, put back, merged; nothing is lost by it."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import chain, count
from pathlib import Path

from quizgame.errors import StoreError
from quizgame.memory.day import Moment
from quizgame.store.backup import Content, back_up, backups_beside, restore, rotate
from quizgame.store.exchange import read_events, write_lines
from quizgame.store.journal import Journal
from quizgame.store.soundness import fault_of
from quizgame.values import dataclass

_SQLITE = (".sqlite", ".sqlite3", ".db")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a journal: where it is, and what it holds. `left_out` counts damaged events that are not in it."""

    path: Path
    content: Content
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back. `aside` is where what was there is kept, `lost` how many events only that has."""

    content: Content
    aside: Path | None
    lost: int


@dataclass(frozen=True, slots=True)
class Merged:
    """What was taken over of `events` events; `before` is a copy of the journal as it was, if there was one."""

    events: int
    added: int
    before: Path | None


def back_up_now(journal: Path, target: Path | None, now: Moment) -> Copy:
    """Copy a journal to a file; by default among its backups, where it stays until somebody removes it.

    Raises:
        StoreError: it cannot be copied, or there is something at `target` already.
    """
    target = target or _free(journal, "journal", now)
    return Copy(target, back_up(journal, target))


def back_up_daily(journal: Path, now: Moment) -> None:
    """Make the backup of the day if there is none yet; should that fail, `doctor` tells how old the last one is."""
    with suppress(StoreError):
        rotate(journal, date.fromordinal(now.day()))


def put_back(source: Path, journal: Path, now: Moment) -> Restored:
    """Put a copy of a journal in the journal's place, and what was there among the backups.

    Raises:
        StoreError: `source` is no sound journal, or anything else fails; then the journal stands as it was.
    """
    aside = _free(journal, "replaced", now)
    content, there = restore(source, journal, aside)
    lost = 0
    if there:
        with suppress(StoreError):
            lost = len(_ids(aside) - _ids(journal))
    return Restored(content, aside if there else None, lost)


def _ids(journal: Path) -> set[str]:
    with Journal.open(journal, writing=False) as opened:
        return {event.id for event in opened.events()}


def export(journal: Path, target: Path) -> Copy:
    """Write a journal to a new file: an SQLite file if its name says so, else lines of JSON, without damaged events.

    Raises:
        StoreError: it cannot be written, or there is something already.
    """
    if target.suffix.lower() in _SQLITE:
        return Copy(target, back_up(journal, target))
    with Journal.open(journal, writing=False) as opened:
        events = list(opened.events())
    sound = [event for event in events if fault_of(event) is None]
    write_lines(target, sound)
    last = max((event.utc for event in sound), default=0)
    return Copy(target, Content(len(sound), last), len(events) - len(sound))


def merge(source: Path, journal: Path, now: Moment) -> Merged:
    """Take over all events of a file that the journal does not have, all or none.

    Raises:
        StoreError: the file is damaged or contradicts the journal, or it cannot be written; then nothing has changed.
    """
    events = read_events(source)
    before = None
    with Journal.open(journal, writing=True) as opened:
        if next(opened.events(), None) is not None:
            before = _free(journal, "before-merge", now)
            back_up(journal, before)
        added = opened.merge(events)
    if before is not None and not added:
        before.unlink(missing_ok=True)
        before = None
    return Merged(len(events), added, before)


def _free(journal: Path, name: str, now: Moment) -> Path:
    """A file among the backups that is not there yet, named by the wall clock."""
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=now.utc, minutes=now.offset)
    stem = f"{name}-{at:%Y-%m-%d-%H%M%S}"
    ends = chain([""], (f"-{number}" for number in count(2)))
    places = (backups_beside(journal) / f"{stem}{end}.sqlite" for end in ends)
    return next(place for place in places if not os.path.lexists(place))
