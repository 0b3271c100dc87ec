"""Opening the journal's file, to write or to read, in whatever state it and its folder are."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from quizgame.store.database import connect, is_there
from quizgame.store.schema import VERSION, create, is_blank

_PAGES = 8_000
"""The log beside the file may grow to so many pages, about a thousand answers: putting them in their places takes many
times as long as an answer, and is best done at the end."""


def open_to_write(path: Path) -> sqlite3.Connection:
    """A connection that commits durably; the file is made where it is missing.

    Raises:
        JournalBrokenError: it is something else than a journal, or of a newer quizgame; it was not changed.
        StoreError: something is there that is no file.
        sqlite3.Error: it cannot be opened or written.
    """
    is_there(path)
    connection = connect(path, "mode=rwc")
    try:
        blank = is_blank(connection, path)
        make_durable(connection)
        if blank:
            create(connection, path)
        else:
            _try_a_change(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing; a missing or blank file is as good as an empty journal.

    Raises:
        StoreError, sqlite3.Error: as for `open_to_write`.
        OSError: the folder cannot be looked into.
    """
    if not is_there(path):
        return _empty()
    connection = connect(path, "mode=ro")
    try:
        try:
            blank = is_blank(connection, path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
            # WAL needs files beside the journal. Where none can be made, the journal is read as if nobody wrote to it.
            connection.close()
            connection = connect(path, "mode=ro&immutable=1")
            blank = is_blank(connection, path)
    except BaseException:
        connection.close()
        raise
    if blank:
        connection.close()
        return _empty()
    return connection


def make_durable(connection: sqlite3.Connection) -> str:
    """See that what is committed survives a loss of power; returns the mode.

    That is "wal", or "truncate" where WAL cannot be had.
    """
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        (mode,) = connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES}")
    return str(mode)


def _try_a_change(connection: sqlite3.Connection) -> None:
    """Change the file and take it back, so that one that may only be read is told of now, not at the first answer.

    Raises:
        sqlite3.Error: it cannot be changed.
    """
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("ROLLBACK")


def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create(connection)
    return connection
