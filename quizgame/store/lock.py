"""One writer for each journal: a lock that ends with its process, however that ends.

It is an exclusive transaction, held open, on an empty SQLite file beside the journal. So it is the operating system's
own file lock on every platform: let go of when a process dies, and never left behind as a stale file would be.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from quizgame.errors import JournalBusyError, StoreError
from quizgame.reading.diagnostic import printable
from quizgame.store.database import connect, faults_told, is_there

_MEND = "close it first, or learn under another name with --profile NAME"


class WriterLock:
    """The right to write to the journal at `journal`, until `release`; `mend` is what to do where another has it.

    Raises:
        JournalBusyError: another quizgame has it.
        StoreError: the lock's file cannot be made or used.
    """

    def __init__(self, journal: Path, mend: str = _MEND) -> None:
        path = journal.with_suffix(".lock")
        with faults_told(path):
            is_there(path)
            self._connection = connect(path, "mode=rwc", timeout=0)
            try:
                self._connection.execute(
                    "PRAGMA journal_mode = MEMORY"
                )  # nothing is ever committed, so nothing lies about
                self._connection.execute("BEGIN EXCLUSIVE")
                # of a file that may only be read, SQLite gives a lock shared with others; a change would be refused
                self._connection.execute("PRAGMA user_version = 1")
            except sqlite3.Error as error:
                self._connection.close()
                code: int = getattr(error, "sqlite_errorcode", 0)
                if code & 0xFF == sqlite3.SQLITE_BUSY:
                    raise JournalBusyError(
                        f"another quizgame is writing to {printable(str(journal))}",
                        mend,
                    ) from error
                if code & 0xFF in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                    raise StoreError(
                        f"{printable(str(path))} is damaged", "delete that file: nothing is kept in it"
                    ) from error
                raise

    def release(self) -> None:
        """Let others write. Calling it again does nothing."""
        self._connection.close()
