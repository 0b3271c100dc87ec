"""A file of rows: JSON values in the order they came, durable before anybody is told.

SQLite, so that a row is there whole or not at all. Each has a checksum that runs on from the one before it, so that
a row that was changed, lost or put in another place is noticed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from quizgame.errors import StoreError
from quizgame.reading.diagnostic import printable
from quizgame.store.database import broken, connect, faults_told, is_there
from quizgame.store.lock import WriterLock
from quizgame.store.opening import make_durable
from quizgame.values import dataclass

Row = dict[str, Any]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_CREATE = "CREATE TABLE event (number INTEGER PRIMARY KEY, body TEXT NOT NULL, sum INTEGER NOT NULL)"
_SELECT = "SELECT number, body, sum FROM event ORDER BY number"


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is: the id and version in its header, and what it is called ("the log of a room")."""

    application_id: int
    version: int
    name: str


class RowFile:
    """Rows in a file of their own; it is made where it is missing, and has one writer at a time.

    Raises:
        JournalBusyError: another quizgame has it open.
        JournalBrokenError: the file is something else, damaged, or of a newer quizgame.
        StoreError: it cannot be made or used.
    """

    def __init__(self, path: Path, kind: FileKind) -> None:
        self.path = path
        with faults_told(path):
            is_there(path)
            path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = WriterLock(path, "close that one first")
        try:
            with faults_told(path):
                self._connection = connect(path, "mode=rwc", one_thread=False)
                try:
                    _prepare(self._connection, path, kind)
                    self._count, self._sum = _last(self._connection)
                except BaseException:
                    self._connection.close()
                    raise
        except BaseException:
            self._lock.release()
            raise

    def append(self, rows: Sequence[Row]) -> None:
        """Add rows in one transaction, all or none, durably: when this returns, no crash can lose them.

        Raises:
            StoreError: they could not be kept; none of them is.
        """
        written, count, running = [], self._count, self._sum
        for row in rows:
            count += 1
            body = _ENCODER.encode(row)
            running = crc32(body.encode(), running)
            written.append((count, body, running))
        with faults_told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.executemany("INSERT INTO event VALUES (?, ?, ?)", written)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    with suppress(sqlite3.Error):  # the first error is the one to tell
                        self._connection.execute("ROLLBACK")
                raise
        self._count, self._sum = count, running

    def rows(self) -> Iterator[Row]:
        """All rows, each held against its checksum.

        Raises:
            StoreError: they cannot be read.
        """
        with faults_told(self.path):
            yield from _checked(self._connection.execute(_SELECT), self.path)

    def close(self) -> None:
        """Close the file and let others open it."""
        self._connection.close()
        self._lock.release()


def read_rows(path: Path, kind: FileKind) -> list[Row]:
    """All rows of a file, which is only read; its writer may add to it meanwhile.

    Raises:
        StoreError: there is no such file, or it is damaged.
    """
    with faults_told(path):
        if not is_there(path):
            raise StoreError(f"there is no {kind.name.removeprefix('the ')} at {printable(str(path))}")
        connection = connect(path, "mode=ro")
        try:
            if _is_blank(connection, path, kind):
                return []
            return list(_checked(connection.execute(_SELECT), path))
        finally:
            connection.close()


def _checked(rows: Iterator[tuple[int, str, int]], path: Path) -> Iterator[Row]:
    running = 0
    for expected, (number, body, checksum) in enumerate(rows, 1):
        if number != expected:
            raise broken(path, f"event {expected} is missing")
        running = crc32(str(body).encode(errors="replace"), running)
        if running != checksum:
            raise broken(path, f"event {number} is not as it was written")
        try:
            row = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise broken(path, f"event {number} cannot be read: {error}") from error
        yield row


def _prepare(connection: sqlite3.Connection, path: Path, kind: FileKind) -> None:
    blank = _is_blank(connection, path, kind)
    make_durable(connection)
    if blank:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_CREATE)
        connection.execute(f"PRAGMA application_id = {kind.application_id}")
        connection.execute(f"PRAGMA user_version = {kind.version}")
        connection.execute("COMMIT")


def _is_blank(connection: sqlite3.Connection, path: Path, kind: FileKind) -> bool:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and version == 0 and tables == 0:
        return True
    if application != kind.application_id:
        raise broken(path, f"it is not {kind.name}")
    if version > kind.version:
        raise broken(path, "it was written by a newer quizgame")
    return False


def _last(connection: sqlite3.Connection) -> tuple[int, int]:
    row = connection.execute("SELECT number, sum FROM event ORDER BY number DESC LIMIT 1").fetchone()
    return (int(row[0]), int(row[1])) if row else (0, 0)
