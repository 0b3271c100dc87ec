"""What memory has come to by the events of a journal: derived from them, and kept in a table beside them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import takewhile
from pathlib import Path
from typing import Any

from quizgame.memory.cards import Cards, mark_of
from quizgame.memory.day import Moment
from quizgame.memory.queue import Order
from quizgame.memory.replay import Reviewed, pack_review, replay
from quizgame.memory.scheduler import Memory, Scheduler
from quizgame.store import schema
from quizgame.store.collecting import nothing_collected
from quizgame.store.database import faults_told
from quizgame.store.device import unsettle
from quizgame.store.fits import latest_fit
from quizgame.store.history import (
    History,
    derive,
    in_parts,
    named,
    read_history,
    reviews_of,
    reviews_that_hold,
    touched,
)
from quizgame.store.load import Load
from quizgame.store.lock import WriterLock
from quizgame.store.log import EventLog
from quizgame.store.merging import add_missing
from quizgame.store.rows import (
    DUE_AHEAD,
    DUE_LONGEST,
    DUE_SINCE,
    INSERT_REVISED,
    LEARNED_AFTER,
    LEARNED_OF_ROOT,
    REVIEWED_BEFORE,
    SELECT_MEMORIES,
    UPSERT_MEMORY,
    Entry,
    Event,
    encode_memory,
)

_LEARNED_AT_ONCE = 5_000
"""As many of the cards with a history are read at once: in one text, which takes half the time of a row for each."""
_FIRST_DUE = 50
"""As many due cards are read at first, be it of one day or of all."""


class MemoryLog(EventLog):
    """Events in a file, with the memories that cards have come to by them.

    `scheduler` derives them: the one given, else FSRS with the parameters last fitted to the learner.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None, scheduler: Scheduler | None
    ) -> None:
        super().__init__(path, connection, lock)
        self._load: Load | None = None
        fit = latest_fit(connection)
        self.scheduler = scheduler or (Scheduler(fit.parameters) if fit else Scheduler())
        if not schema.is_derived(connection, fit.id if fit else ""):
            self.rebuild()

    def memories(self, cards: Iterable[str] | None = None) -> dict[str, Memory]:
        """What memory holds of these cards, or of all; cards never reviewed are missing.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            if cards is None:
                return {row[0]: Memory(*row[1:]) for row in self._connection.execute(SELECT_MEMORIES)}
            found: dict[str, Memory] = {}
            for some in in_parts(cards):
                chosen = f"WHERE card IN ({','.join('?' * len(some))})"
                found.update(
                    (row[0], Memory(*row[1:])) for row in self._connection.execute(SELECT_MEMORIES + chosen, some)
                )
            return found

    def learned(self) -> set[str]:
        """The cards with a history.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            return {card for (card,) in self._connection.execute("SELECT card FROM memory")}

    def has_learned_all(self, cards: Cards) -> bool:
        """Whether all of a deck's cards have a history, as far as a glance tells: those with one that come from where
        the deck's come from are as many and, by the sum of their marks, the same. False where a closer look is due.

        Raises:
            StoreError: it cannot be read.
        """
        if cards.marks is None or not len(cards):
            return False
        root, last = (id.partition("/")[0] for id in cards.ends())
        if root != last:
            return False
        with faults_told(self.path):
            learned = self._connection.execute(LEARNED_OF_ROOT, (root,)).fetchone()
        return bool(learned == (len(cards), cards.marks))

    def unlearned(self, cards: Iterable[str]) -> set[str]:
        """Those of the cards that have no history.

        Raises:
            StoreError: it cannot be read.
        """
        waiting, last = set(cards), ""
        while waiting and last is not None:
            with faults_told(self.path):
                learned, last = self._connection.execute(LEARNED_AFTER, (last, _LEARNED_AT_ONCE)).fetchone()
            waiting.difference_update(json.loads(learned))
        return waiting

    def due(self, day: int, order: Order) -> Iterator[tuple[str, int]]:
        """The cards that are due on a local day or before, in order, each with the day since when: so many are read as
        are asked for.

        Raises:
            StoreError: it cannot be read.
        """
        match order:
            case Order.DATE:
                yield from self._parts(DUE_LONGEST, day)
            case Order.RECALL:
                days = [self._parts(DUE_SINCE, day, last) for last in self._days_before(day)]
                # stabilities are in single precision, so no two different ones come to the same quotient: each day is
                # sorted by quotient, then by card, as the index has it
                yield from ((card, due) for _, card, due in merge(*days))
                with faults_told(self.path):
                    ahead = self._connection.execute(DUE_AHEAD, (day,)).fetchall()
                yield from ahead

    def _parts(self, statement: str, day: int, *more: int) -> Iterator[Any]:
        """The rows of a statement, read in parts that grow, as they are asked for."""
        most, passed = _FIRST_DUE, 0
        while True:
            with faults_told(self.path):
                found = self._connection.execute(statement, (day, most, passed, *more)).fetchall()
            yield from found
            if len(found) < most:
                return
            most, passed = most * 4, passed + most

    def _days_before(self, day: int) -> Iterator[int]:
        """The local days before this one on which cards were reviewed last, the latest first."""
        while True:
            with faults_told(self.path):
                (last,) = self._connection.execute(REVIEWED_BEFORE, (day,)).fetchone()
            if last is None:
                return
            yield last
            day = last

    def reviewed_on(self, day: int) -> frozenset[str]:
        """The cards whose last review was on a local day.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            found = self._connection.execute("SELECT card FROM memory WHERE last = ?", (day,))
            return frozenset(card for (card,) in found)

    def begun_on(self, day: int) -> int:
        """How many cards had their first review on a local day.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            (count,) = self._connection.execute("SELECT count(*) FROM memory WHERE first = ?", (day,)).fetchone()
            return int(count)

    def begun_cards(self, day: int) -> frozenset[str]:
        """The cards that had their first review on a local day.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            found = self._connection.execute("SELECT card FROM memory WHERE first = ?", (day,))
            return frozenset(card for (card,) in found)

    def load(self) -> Load:
        """How many cards are due on each local day, kept up to date as long as all is well."""
        if self._load is None:
            self._load = Load(self._connection, self.path)
        return self._load

    def before(self, review: Event) -> Memory | None:
        """What memory held of a card before one of its reviews.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            history = read_history(self._connection)
            card = history.owners().of(review.card or "", (review.utc, review.id))
            earlier = takewhile(
                lambda event: (event.utc, event.id) < (review.utc, review.id), reviews_of(self._connection, card)
            )
            heard = ((card, event.day, pack_review(event.body["due"], event.body["rating"])) for event in earlier)
            return next((Memory(*row[1:7]) for row in replay(heard, self.scheduler)), None)

    def events_that_hold(self, *kinds: str) -> Iterator[Event]:
        """The events of these kinds, or all, in order, without those withdrawn; answers as they were judged last.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            history = read_history(self._connection)
        return filter(None, map(history.as_it_stands, self.events(*kinds)))

    def heard(self) -> list[Reviewed]:
        """All reviews that count for memory, card by card, those of a card in order.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            held = reviews_that_hold(self._connection, read_history(self._connection))
            return [review for review in held if review[2] > 0]  # the others only give another due day

    def revise(self, moment: Moment, entries: Sequence[Entry]) -> tuple[Event, ...]:
        """Write events that change what earlier ones come to, which their bodies name as `event`, and others beside
        them: all or none. What memory holds of the cards follows.

        Raises:
            StoreError: it could not be written; then the journal stands where it stood.
        """
        with self._writing():
            events = self._add(moment, entries)
            about = [id for event in events if isinstance(id := event.body.get("event"), str)]
            self._revise(read_history(self._connection), about)
            self._derive(touched(self._connection, about))
        return events

    def rebuild(self, scheduler: Scheduler | None = None) -> None:
        """Derive every memory again from the reviews. A reader does so for itself and leaves the file as it is.

        Raises:
            StoreError: it cannot be read or written; then what was derived before stays.
        """
        with faults_told(self.path), self._transaction():
            self._derive_all(scheduler or self.scheduler)

    def adopt(self, moment: Moment, fitted: Entry) -> Event:
        """Write a `fitted` event and derive every memory again by it. Due days stay as they were given.

        Raises:
            StoreError: it could not be written; then the journal stands where it stood.
        """
        with self._writing():
            (event,) = self._add(moment, [fitted])
            scheduler = self._follow_latest_fit()
        self.scheduler = scheduler
        return event

    def merge(self, events: Iterable[Event]) -> int:
        """Take over events of another journal that are not in this one, all or none, and derive every memory again; how
        many were taken over. Merged the other way round, both journals come to the same.

        Raises:
            StoreError: an event of the same id says something else here; or as for `append`.
        """
        scheduler = self.scheduler
        with self._writing():
            own = self._newest()
            added = add_missing(self._connection, events)
            if added:
                scheduler = self._follow_latest_fit()
            if self._newest() != own:  # what this device wrote and had lost; it goes on under another name
                unsettle(self._connection)
                self._settled = False
        self.scheduler = scheduler
        return added

    def _follow_latest_fit(self) -> Scheduler:
        fit = latest_fit(self._connection)
        scheduler = Scheduler(fit.parameters) if fit else self.scheduler
        self._derive_all(scheduler)
        return scheduler

    def _keep(self, events: Sequence[Event], memories: Mapping[str, Memory]) -> None:
        """Keep what cards have come to by these events, within a transaction."""
        if memories and events and not self._is_last(events[-1]):
            # events that were merged are dated later: these reviews are not the last, as whoever judged them believed
            self._derive(touched(self._connection, [event.id for event in events]))
            return
        load, self._load = self._load, None  # to be counted anew, should anything fail
        for card, memory in memories.items():
            row = self._connection.execute("SELECT due FROM memory WHERE card = ?", (card,)).fetchone()
            self._connection.execute(
                UPSERT_MEMORY, encode_memory(card, memory, memory.last, 0 if row else mark_of(card))
            )
            if load is not None:
                load.move(row[0] if row else None, memory.due)
        self._load = load

    def _derive_all(self, scheduler: Scheduler) -> None:
        self._load = None
        writing = self._lock is not None
        with nothing_collected():
            rows = list(derive(self._connection, self.path, scheduler))
            schema.create_memory(self._connection, rows, temporary=not writing)
        history = read_history(self._connection)
        self._revise(history, history.withdrawn | history.regraded.keys())
        if writing:
            fit = latest_fit(self._connection)
            schema.note_derived(self._connection, fit.id if fit else "")

    def _derive(self, cards: Collection[str]) -> None:
        """Derive the memories of some cards again; all that have a history in common with them must be among them."""
        load, self._load = self._load, None  # to be counted anew, should anything fail
        before = self.memories(cards) if load is not None else {}
        rows = list(derive(self._connection, self.path, self.scheduler, cards))
        self._connection.executemany("DELETE FROM memory WHERE card = ?", [(card,) for card in cards])
        self._connection.executemany(UPSERT_MEMORY, map(schema.marked, rows))
        if load is not None:
            for memory in before.values():
                load.move(memory.due, None)
            for row in rows:
                load.move(None, row[4])
        self._load = load

    def _revise(self, history: History, events: Iterable[str]) -> None:
        """Note what became of events, by their ids."""
        regrades = (event.body for event in named(self._connection, events) if event.kind == "regraded")
        for id in {*events, *(str(body.get("event")) for body in regrades)}:
            self._connection.execute("DELETE FROM revised WHERE id = ?", (id,))
            withdrawn, anew = id in history.withdrawn, history.regraded.get(id)
            if withdrawn or anew:
                credit = anew.body.get("credit") if anew else None
                self._connection.execute(INSERT_REVISED, (id, withdrawn, credit))
