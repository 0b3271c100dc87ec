"""Looking through all that is kept: whether it is sound, and if not, how to mend it. Nothing is changed by looking."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, Literal

from quizgame.errors import JournalBusyError, QuizgameError
from quizgame.memory.day import Moment
from quizgame.reading.diagnostic import printable
from quizgame.store.backup import list_backups, read_content
from quizgame.store.database import faults_told
from quizgame.store.home import Home
from quizgame.store.journal import Journal
from quizgame.store.lock import WriterLock
from quizgame.store.opening import open_to_read
from quizgame.store.rows import SELECT_EVENTS, packed_of
from quizgame.store.settings import read_settings, unknown_keys
from quizgame.store.soundness import read_strictly

Severity = Literal["ok", "note", "error"]
OLD_DAYS = 7
"""A backup older than this is worth a word, if something was learned since."""
LITTLE_SPACE = 100_000_000
"""Bytes; below this, writing may soon fail."""
_TOLD = 5
"""So many things of a kind are named."""
_EVENTS = f"{SELECT_EVENTS.replace(' FROM', ', review FROM')}ORDER BY utc, id"
_RESTORE = "`quizgame restore FILE` puts a backup in its place"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look at something has shown: `subject` says at what, `hint` how to mend it (may be empty)."""

    subject: str
    severity: Severity
    message: str
    hint: str = ""


def examine(home: Home, now: Moment) -> Iterator[Finding]:
    """Look through a learner's folder, settings, journal and backups."""
    for subject, look in (
        ("folder", _folder),
        ("settings", _settings),
        ("lock", _lock),
        ("journal", _journal),
        ("backups", _backups),
    ):
        try:
            yield from look(home, now)
        except QuizgameError as error:
            yield Finding(subject, "error", error.message, error.hint)


def _folder(home: Home, now: Moment) -> Iterator[Finding]:
    import shutil

    folder = home.learner
    name = printable(str(folder))
    if not folder.is_dir():
        yield Finding("folder", "ok", f"{name} is not there yet: nothing is kept so far")
        return
    if not os.access(folder, os.W_OK | os.X_OK):
        yield Finding("folder", "error", f"{name} cannot be written to", "give yourself the right to write there")
        return
    with faults_told(folder):
        free = shutil.disk_usage(folder).free
    if free < LITTLE_SPACE:
        yield Finding(
            "folder", "error", f"only {free // 1_000_000} MB are left on the disk of {name}", "make some space"
        )
    else:
        yield Finding("folder", "ok", name)


def _settings(home: Home, now: Moment) -> Iterator[Finding]:
    read_settings(home.settings)
    odd = unknown_keys(home.settings)
    if odd:
        named = ", ".join(f"`{printable(key, 40)}`" for key in odd[:_TOLD])
        yield Finding("settings", "note", f"{printable(str(home.settings))}: {named} means nothing to this version")
    else:
        yield Finding("settings", "ok", "as set" if home.settings.exists() else "none are set, so all is as usual")


def _lock(home: Home, now: Moment) -> Iterator[Finding]:
    if not home.journal.exists():
        return
    try:
        WriterLock(home.journal).release()
    except JournalBusyError:
        yield Finding("lock", "note", "another quizgame is open and writes to the journal")
    else:
        yield Finding("lock", "ok", "no other quizgame writes to the journal")


def _journal(home: Home, now: Moment) -> Iterator[Finding]:
    path = home.journal
    if not os.path.lexists(path):
        yield Finding("journal", "ok", "there is none yet")
        return
    with faults_told(path), closing(open_to_read(path)) as connection:
        damage = [told for (told,) in connection.execute(f"PRAGMA integrity_check({_TOLD})") if told != "ok"]
    for told in damage:
        yield Finding("journal", "error", f"the file is damaged: {printable(told)}", _RESTORE)
    if damage:
        return
    census = _Census(now.day())
    with faults_told(path), closing(open_to_read(path)) as connection:
        for *row, packed in connection.execute(_EVENTS):
            census.count(tuple(row), packed)
    yield from census.findings()
    with Journal.open(path, writing=False) as journal:
        yield _derived(journal)


def _derived(journal: Journal) -> Finding:
    """Whether memory holds what its reviews come to."""
    before = journal.memories()
    journal.rebuild()  # a reader does so for itself
    after = journal.memories()
    different = sum(1 for card in before.keys() | after.keys() if before.get(card) != after.get(card))
    if different:
        told = f"what memory holds of {different:,} of {len(after):,} cards is not what their reviews come to"
        return Finding("memory", "error", told, "`quizgame rebuild` derives it again")
    return Finding("memory", "ok", f"{len(after):,} cards, each as its reviews make it")


@dataclass
class _Census:
    """What is counted of the events while they pass by."""

    today: int
    events: int = 0
    newest: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    ahead: int = 0
    contradicted: list[str] = field(default_factory=list)

    def count(self, row: tuple[Any, ...], packed: Any) -> None:
        """Count one, given in the order of (utc, id); `packed` is what memory is derived from."""
        self.events += 1
        try:
            event = read_strictly(row)
        except ValueError as error:
            self.faults.append(f"{printable(str(row[0] or b'', errors='replace'), 40)}: {error}")
            return
        device, _, number = event.id.rpartition("-")
        sequence = int(number)
        if self.newest.get(device, 0) > sequence:
            self.disordered.append(event.id)
        self.newest[device] = sequence
        self.numbers[device].append(sequence)
        self.ahead += event.day > self.today + 1
        if packed != packed_of(event):
            self.contradicted.append(event.id)

    def findings(self) -> Iterator[Finding]:
        """What the events have shown."""
        missing = sum(max(numbers) - len(numbers) for numbers in self.numbers.values())
        if not (self.faults or self.disordered or self.contradicted):
            told = f"{self.events:,} events, sound and in order; computers that wrote them: {len(self.numbers):,}"
            yield Finding("journal", "ok", told)
        yield from _named("events are damaged", self.faults, "they count for nothing; the others do")
        yield from _named("events are dated before ones that came earlier", self.disordered, _RESTORE)
        yield from _named("answers are not what memory is derived from", self.contradicted, _RESTORE)
        if missing:
            told = f"{missing:,} events are missing among those that are there: damaged ones, or ones never merged"
            yield Finding("journal", "note", told)
        if self.ahead:
            told = f"{self.ahead:,} events lie in the future: a clock was wrong; their cards come back only after that"
            yield Finding("journal", "note", told, "let such cards begin anew if that is too late")


def _named(what: str, found: list[str], hint: str) -> Iterator[Finding]:
    if found:
        more = ", …" if len(found) > _TOLD else ""
        yield Finding("journal", "error", f"{len(found):,} {what} ({', '.join(found[:_TOLD])}{more})", hint)


def _backups(home: Home, now: Moment) -> Iterator[Finding]:
    there = list_backups(home.journal)
    if not there:
        if os.path.lexists(home.journal):
            yield Finding(
                "backups", "note", "there is none yet; one is made whenever quizgame is closed after learning"
            )
        return
    newest = there[0]
    read_content(newest.path)
    days = now.day() - newest.day.toordinal()
    told = f"{len(there):,}, the last of {newest.day.isoformat()}"
    try:
        stale = days > OLD_DAYS and read_content(home.journal) != read_content(newest.path)
    except (QuizgameError, sqlite3.Error):
        stale = False  # the journal was told of already
    if stale:
        yield Finding("backups", "note", f"{told}, and something was learned since", "`quizgame backup` makes one")
    else:
        yield Finding("backups", "ok", told)
