"""The log of a room: what happened in it, on disk before anybody is told.

`RoomLog` is all that a room asks of its log, so that another engine can keep it: one that several servers share needs
the same ordered appends, all or none. The one here is a SQLite file for each room. Every row has a checksum that runs
on from the row before it, so that a row that was changed, lost or put in another place is noticed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol
from zlib import crc32

from quizgame.classroom.codec import decode_event, encode_event
from quizgame.classroom.events import RoomEvent
from quizgame.errors import StoreError
from quizgame.reading.diagnostic import printable
from quizgame.store.database import broken, connect, faults_told, is_there
from quizgame.store.lock import WriterLock
from quizgame.store.opening import make_durable

APPLICATION_ID = 0x51475244
"""Written into the file's header ("QGRD"), so that it is known for what it is."""
VERSION = 1
_CREATE = "CREATE TABLE event (number INTEGER PRIMARY KEY, body TEXT NOT NULL, sum INTEGER NOT NULL)"
#: What reading a body that is damaged, or of another version, may raise.
_ODD = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError, RecursionError)


class RoomLog(Protocol):
    """Events of one room, in their order. Used by one thread at a time."""

    def append(self, events: Sequence[RoomEvent]) -> None:
        """Add events, all or none, durably: when this returns, no crash can lose them.

        Raises:
            StoreError: they could not be kept; none of them is.
        """

    def events(self) -> Iterator[RoomEvent]:
        """All events, from the first.

        Raises:
            StoreError: they cannot be read.
        """

    def close(self) -> None:
        """Let go of it. Calling it again does nothing."""


class UnkeptRoomLog:
    """A log for rehearsals: it lasts as long as it is held."""

    def __init__(self) -> None:
        self._events: list[RoomEvent] = []

    def append(self, events: Sequence[RoomEvent]) -> None:
        """Add events."""
        self._events.extend(events)

    def events(self) -> Iterator[RoomEvent]:
        """All events."""
        return iter(tuple(self._events))

    def close(self) -> None:
        """There is nothing to let go of."""


class RoomFile:
    """The log of a room in a file of its own; it is made where it is missing, and has one writer at a time.

    Raises:
        JournalBusyError: another quizgame has this room open.
        JournalBrokenError: the file is something else, damaged, or of a newer quizgame.
        StoreError: it cannot be made or used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with faults_told(path):
            is_there(path)
            path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = WriterLock(path, "close that one first")
        try:
            with faults_told(path):
                self._connection = connect(path, "mode=rwc", one_thread=False)
                try:
                    _prepare(self._connection, path)
                    self._count, self._sum = _last(self._connection)
                except BaseException:
                    self._connection.close()
                    raise
        except BaseException:
            self._lock.release()
            raise

    def append(self, events: Sequence[RoomEvent]) -> None:
        """Add events in one transaction."""
        rows, count, running = [], self._count, self._sum
        for event in events:
            count += 1
            body = json.dumps(encode_event(event), ensure_ascii=False, separators=(",", ":"))
            running = crc32(body.encode(), running)
            rows.append((count, body, running))
        with faults_told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.executemany("INSERT INTO event VALUES (?, ?, ?)", rows)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    with suppress(sqlite3.Error):  # the first error is the one to tell
                        self._connection.execute("ROLLBACK")
                raise
        self._count, self._sum = count, running

    def events(self) -> Iterator[RoomEvent]:
        """All events, each held against its checksum."""
        with faults_told(self.path):
            rows = self._connection.execute("SELECT number, body, sum FROM event ORDER BY number")
            yield from _checked(rows, self.path)

    def close(self) -> None:
        """Close the file and let others open it."""
        self._connection.close()
        self._lock.release()


def read_events(path: Path) -> list[RoomEvent]:
    """All events of a room's file, which is only read; its server may write to it meanwhile.

    Raises:
        StoreError: there is no such file, or it is damaged.
    """
    with faults_told(path):
        if not is_there(path):
            raise StoreError(f"there is no room at {printable(str(path))}")
        connection = connect(path, "mode=ro")
        try:
            if _is_blank(connection, path):
                return []
            return list(_checked(connection.execute("SELECT number, body, sum FROM event ORDER BY number"), path))
        finally:
            connection.close()


def _checked(rows: Iterator[tuple[int, str, int]], path: Path) -> Iterator[RoomEvent]:
    running = 0
    for expected, (number, body, checksum) in enumerate(rows, 1):
        if number != expected:
            raise broken(path, f"event {expected} is missing")
        running = crc32(str(body).encode(errors="replace"), running)
        if running != checksum:
            raise broken(path, f"event {number} is not as it was written")
        try:
            yield decode_event(json.loads(body))
        except _ODD as error:
            raise broken(path, f"event {number} cannot be read: {error}") from error


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    blank = _is_blank(connection, path)
    make_durable(connection)
    if blank:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_CREATE)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")


def _is_blank(connection: sqlite3.Connection, path: Path) -> bool:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and version == 0 and tables == 0:
        return True
    if application != APPLICATION_ID:
        raise broken(path, "it is not the log of a room")
    if version > VERSION:
        raise broken(path, "it was written by a newer quizgame")
    return False


def _last(connection: sqlite3.Connection) -> tuple[int, int]:
    row = connection.execute("SELECT number, sum FROM event ORDER BY number DESC LIMIT 1").fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)
