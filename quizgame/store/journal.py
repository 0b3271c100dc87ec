"""The journal: everything a learner did, in order, never changed; and what memory has come to by it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from quizgame.errors import StoreError
from quizgame.memory.day import Moment
from quizgame.memory.replay import Review, replay
from quizgame.memory.scheduler import Memory, Scheduler
from quizgame.reading.diagnostic import printable
from quizgame.store import schema
from quizgame.store.database import broken, faults_told, is_there
from quizgame.store.lock import WriterLock
from quizgame.store.opening import open_to_read, open_to_write
from quizgame.store.rows import (
    INSERT_EVENT,
    MISSED_SINCE,
    NEWEST_EVENT,
    SELECT_EVENTS,
    SELECT_MEMORIES,
    UNFINISHED_GAMES,
    UPSERT_MEMORY,
    Entry,
    Event,
    decode_event,
    encode_event,
    encode_memory,
    unpack_review,
)

__all__ = ["Entry", "Event", "Journal"]

_AT_ONCE = 500
"""Cards asked for in one statement; SQLite once took no more than 999 values."""
_LOOKED_BACK = 20
"""How many games may have been begun since one that is still offered."""


class Journal:
    """The journal of one learner. Made by `Journal.open`."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock
        self._device = self._read_device()
        self._newest()  # a journal without events to read is told of now, not at the first answer
        self._file = _file_at(path) if lock else None

    @classmethod
    def open(cls, path: Path, *, writing: bool, scheduler: Scheduler | None = None) -> Self:
        """Open the journal at `path`. For writing it is made where it is missing; a reader finds a missing one empty.

        `scheduler` derives the memories again where that is needed (by default with FSRS's own parameters).

        Raises:
            JournalBusyError: for writing, while another quizgame writes to it.
            JournalBrokenError: it is damaged, something else, or of a newer quizgame.
            StoreError: it cannot be read, or written.
        """
        with faults_told(path):
            if writing:
                is_there(path)  # says more clearly than the system what stands in the way of the folder
                path.parent.mkdir(parents=True, exist_ok=True)
            lock = WriterLock(path) if writing else None
            connection = None
            try:
                connection = open_to_write(path) if writing else open_to_read(path)
                journal = cls(path, connection, lock)
                if not schema.is_derived(connection):
                    journal.rebuild(scheduler or Scheduler())
            except BaseException:
                if connection is not None:
                    connection.close()
                if lock is not None:
                    lock.release()
                raise
        return journal

    def close(self) -> None:
        """Close it. Calling it again does nothing."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def append(
        self, moment: Moment, entries: Sequence[Entry], memories: Mapping[str, Memory] | None = None
    ) -> tuple[Event, ...]:
        """Write events, and the memories that cards have come to by them: all or none. On return they are on disk.

        A clock that was set back is overruled: `utc` never decreases, and the body's `clock_back` tells by how many
        milliseconds it was moved. The day stays the one that the clock showed.

        Raises:
            StoreError: it could not be written; then the journal stands where it stood.
        """
        if self._lock is None:
            raise StoreError(f"{printable(str(self.path))} is open for reading only")
        states = [encode_memory(card, memory, memory.last) for card, memory in (memories or {}).items()]
        with faults_told(self.path):
            self._check_place()
        with faults_told(self.path), self._transaction():
            events = self._dated(moment, entries)
            self._connection.executemany(INSERT_EVENT, [encode_event(event) for event in events])
            self._connection.executemany(UPSERT_MEMORY, states)
        return events

    def memories(self, cards: Iterable[str] | None = None) -> dict[str, Memory]:
        """What memory holds of these cards, or of all; cards never reviewed are missing.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            if cards is None:
                return {row[0]: Memory(*row[1:]) for row in self._connection.execute(SELECT_MEMORIES)}
            wanted = list(cards)
            found: dict[str, Memory] = {}
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                chosen = f"WHERE card IN ({','.join('?' * len(some))})"
                found.update(
                    (row[0], Memory(*row[1:])) for row in self._connection.execute(SELECT_MEMORIES + chosen, some)
                )
            return found

    def begun_on(self, day: int) -> int:
        """How many cards had their first review on a local day.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            (count,) = self._connection.execute("SELECT count(*) FROM memory WHERE first = ?", (day,)).fetchone()
            return int(count)

    def answered_on(self, day: int) -> bool:
        """Whether anything was answered on a local day.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            found = self._connection.execute(
                "SELECT 1 FROM event WHERE day = ? AND kind = 'answered' LIMIT 1", (day,)
            ).fetchone()
            return found is not None

    def missed_since(self, day: int) -> dict[str, int]:
        """How often each card was answered and not fully right, from a local day on.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            return dict(self._connection.execute(MISSED_SINCE, (day,)).fetchall())

    def events_on(self, day: int, *kinds: str) -> Iterator[Event]:
        """The events of these kinds on a local day, in order.

        Raises:
            StoreError: it cannot be read.
        """
        return self._select(f"WHERE day = ? AND kind IN ({','.join('?' * len(kinds))}) ORDER BY utc, id", (day, *kinds))

    def events_of(self, game: str) -> Iterator[Event]:
        """The answers and hints of a game, in order.

        Raises:
            StoreError: it cannot be read.
        """
        # the unary + keeps SQLite to the index by game: of a kind there are many, of a game there are few
        return self._select("WHERE game = ? AND +kind IN ('answered', 'hinted') ORDER BY +utc, +id", (game,))

    def events(self, *kinds: str) -> Iterator[Event]:
        """The events of these kinds, or all, in order.

        Raises:
            StoreError: it cannot be read.
        """
        chosen = f"WHERE kind IN ({','.join('?' * len(kinds))}) " if kinds else ""
        return self._select(f"{chosen}ORDER BY utc, id", kinds)

    def unfinished_games(self) -> Iterator[list[Event]]:
        """The games among the latest twenty that were not ended, newest first: each its game-started event, then its
        answers and hints in order. One without an answer is there only if it is the newest of all.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            games = self._connection.execute(UNFINISHED_GAMES, (_LOOKED_BACK,)).fetchall()
        for (number,) in games:
            # the unary + keeps SQLite to the index by game: of a kind there are many, of a game there are few
            played = self._select(
                "WHERE game = (SELECT id FROM event WHERE number = ?) AND +kind IN ('answered', 'hinted') "
                "ORDER BY +utc, +id",
                (number,),
            )
            started = list(self._select("WHERE number = ?", (number,)))
            if started:  # else the index, being damaged, names a row that is not there
                yield started + list(played)

    def rebuild(self, scheduler: Scheduler) -> None:
        """Derive every memory again from the reviews. A reader does so for itself and leaves the file as it is.

        Raises:
            StoreError: it cannot be read or written; then what was derived before stays.
        """
        writing = self._lock is not None
        with faults_told(self.path), self._transaction():
            reviews = list(self._reviews())
            first: dict[str, int] = {}
            for review in reviews:
                first.setdefault(review.card, review.day)
            derived = sorted(replay(reviews, scheduler).items())
            self._connection.execute(f"DROP TABLE IF EXISTS {'main' if writing else 'temp'}.memory")
            schema.create_memory(self._connection, temporary=not writing)
            rows = (encode_memory(card, memory, first[card]) for card, memory in derived)
            self._connection.executemany(UPSERT_MEMORY, rows)
            if writing:
                self._connection.execute("INSERT OR REPLACE INTO about VALUES ('derived', ?)", (schema.DERIVED,))

    def _reviews(self) -> Iterator[Review]:
        for card, day, packed in self._connection.execute(
            "SELECT card, day, review FROM event WHERE review IS NOT NULL ORDER BY utc, id"
        ):
            try:
                due, rating = unpack_review(packed)
            except (TypeError, ValueError) as error:
                raise broken(self.path, f"a review of {card} cannot be read: {error}") from error
            yield Review(card, day, rating, due)

    def _read_device(self) -> str:
        row = self._connection.execute("SELECT value FROM about WHERE key = 'device'").fetchone()
        if row is None:
            raise broken(self.path, "it does not say whose it is")
        return str(row[0])

    def _newest(self) -> tuple[int, int]:
        """The running number and the time of the last event written on this device."""
        named = f"{self._device}-"
        newest = self._connection.execute(NEWEST_EVENT, (named, f"{named}:", len(named) + 1)).fetchone()
        if newest is None:
            return 0, 0
        try:
            return int(newest[0]), int(newest[1])
        except (ValueError, TypeError) as error:
            raise broken(self.path, f"an event cannot be read: {error}") from error

    def _check_place(self) -> None:
        """See that the path still leads to the file that is open; what is written to a removed one is lost."""
        if _file_at(self.path) != self._file:
            raise StoreError(
                f"{printable(str(self.path))} was removed or replaced while it was open; nothing can be kept in it",
                "put the file back, or close quizgame and open it again",
            )

    def _dated(self, moment: Moment, entries: Sequence[Entry]) -> tuple[Event, ...]:
        """The events, named and timed after the last one. It is read anew, in the transaction that adds to it: should
        the lock fail, two writers still give no two events one name."""
        sequence, last = self._newest()
        back = last - moment.utc
        return tuple(
            Event(
                id=f"{self._device}-{sequence + number:09d}",  # padded, so that texts sort as numbers do
                utc=max(moment.utc, last),
                offset=moment.offset,
                day=moment.day(),
                kind=entry.kind,
                game=entry.game,
                card=entry.card,
                body=entry.body | {"clock_back": back} if back > 0 else entry.body,
            )
            for number, entry in enumerate(entries, 1)
        )

    def _select(self, rest: str, values: Sequence[str | int] = ()) -> Iterator[Event]:
        with faults_told(self.path):
            for row in self._connection.execute(SELECT_EVENTS + rest, values):
                yield decode_event(row)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing, whatever happens inside."""
        self._connection.execute("BEGIN IMMEDIATE" if self._lock else "BEGIN")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                with suppress(sqlite3.Error):  # the first error is the one to tell
                    self._connection.execute("ROLLBACK")
            raise


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file a path leads to; None if to none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino
