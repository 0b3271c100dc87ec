"""The rows of the journal's file that are the truth: they are only ever added to, all at once or none."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from quizgame.errors import StoreError
from quizgame.memory.day import Moment
from quizgame.reading.diagnostic import printable
from quizgame.store.database import broken, faults_told
from quizgame.store.device import settle
from quizgame.store.lock import WriterLock
from quizgame.store.rows import (
    INSERT_EVENT,
    LAST_EVENT,
    NEWEST_EVENT,
    SELECT_EVENTS,
    Entry,
    Event,
    decode_event,
    encode_event,
)


class EventLog:
    """Events in a file that is open; without a lock it is open for reading only."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock
        self._device = self._read_device()
        self._settled = False
        self._newest()  # a journal without events to read is told of now, not at the first answer
        self._file = _file_at(path) if lock else None

    def close(self) -> None:
        """Close it. Calling it again does nothing."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def writable(self) -> bool:
        """Whether it was opened for writing."""
        return self._lock is not None

    def events(self, *kinds: str) -> Iterator[Event]:
        """The events of these kinds, or all, in order.

        Raises:
            StoreError: it cannot be read.
        """
        chosen = f"WHERE kind IN ({','.join('?' * len(kinds))}) " if kinds else ""
        return self._select(f"{chosen}ORDER BY utc, id", kinds)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction in the file that the path leads to.

        Raises:
            StoreError: the journal is open for reading only, or the file is not the one that was opened.
        """
        if self._lock is None:
            raise StoreError(f"{printable(str(self.path))} is open for reading only")
        with faults_told(self.path):
            self._check_place()
        with faults_told(self.path), self._transaction():
            yield

    def _add(self, moment: Moment, entries: Sequence[Entry]) -> tuple[Event, ...]:
        events = self._dated(moment, entries)
        self._connection.executemany(INSERT_EVENT, [encode_event(event) for event in events])
        return events

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

    def _is_last(self, event: Event) -> bool:
        """Whether no event comes after this one; the clock of another device may be ahead."""
        row = self._connection.execute(LAST_EVENT).fetchone()
        return row is None or tuple(row) <= (event.utc, event.id.encode())

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
        if not self._settled:
            self._device = settle(self._connection, self.path, self._device)
            self._settled = True
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
