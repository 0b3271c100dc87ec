"""SQLite files: opening them, and telling in words what can go wrong with them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizgame.errors import JournalBrokenError, JournalBusyError, StoreError
from quizgame.reading.diagnostic import printable

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-_.:~")
_HEADER = b"SQLite format 3\x00"


def connect(path: Path, options: str, timeout: float = 5.0, *, one_thread: bool = True) -> sqlite3.Connection:
    """A connection to the file at `path`, with SQLite's URI options ("mode=ro"); nothing is read yet.

    `timeout` is how many seconds to wait for another connection. Transactions are begun and ended by hand. Without
    `one_thread`, the caller sees to it that one thread uses it at a time.
    """
    return sqlite3.connect(
        f"{_address(path)}?{options}", uri=True, isolation_level=None, timeout=timeout, check_same_thread=one_thread
    )


def is_there(path: Path) -> bool:
    """Whether there is a file to open at `path`; False only if there is nothing at all.

    Raises:
        StoreError: something else is there, which could not be opened, or never be read to its end; or a file stands
            where a folder of the path must be.
        OSError: the folder cannot be looked into.
    """
    for folder in path.parents:
        if folder.is_dir():
            break
        if os.path.lexists(folder):
            raise StoreError(
                f"{_named(folder)} is {_what(folder)}, not a folder, so nothing can be kept in it",
                "move it away, or name another home with QUIZGAME_HOME",
            )
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    if path.is_file():
        return True
    raise StoreError(f"{_named(path)} is {_what(path)}, not a file", "move it away, or name another home")


def is_database(path: Path) -> bool:
    """Whether a file begins as those of SQLite do.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(len(_HEADER)) == _HEADER


def _what(path: Path) -> str:
    if path.is_dir():
        return "a folder"
    if path.is_file():
        return "a file"
    return "a link that leads nowhere" if path.is_symlink() and not path.exists() else "a pipe or a device"


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about a file into a StoreError that says it to the user."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # a fault of this program, not of the file
    except sqlite3.Error as error:
        raise fault(error, path) from error
    except UnicodeDecodeError as error:  # SQLite quotes a damaged name in what it says
        raise broken(path, "names in it are no text") from error
    except OSError as error:
        raise StoreError(
            f"{_named(path)} cannot be used: {error.strerror or error}", "check the folder and its permissions"
        ) from error


def fault(error: sqlite3.Error, path: Path) -> StoreError:
    """The StoreError that tells of an SQLite error on the file at `path`."""
    name = _named(path)
    code: int | None = getattr(error, "sqlite_errorcode", None)
    match code and code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return JournalBusyError(f"{name} is in use by another program", "wait until that has finished")
        case sqlite3.SQLITE_FULL:
            return StoreError(
                f"the disk is full: {name} could not be written",
                "make some space and try again; everything kept before is still there",
            )
        case sqlite3.SQLITE_IOERR:
            return StoreError(
                f"the disk failed while {name} was read or written ({error})",
                "check the disk and the space left on it; everything kept before was left as it is",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH:
            return StoreError(
                f"{name} cannot be opened for this ({error})",
                "check the permissions of the file and its folder, or name another home with QUIZGAME_HOME",
            )
        case _:
            return broken(path, str(error))


def broken(path: Path, why: str) -> JournalBrokenError:
    """The error that tells of a damaged file."""
    return JournalBrokenError(
        f"{_named(path)} is damaged: {printable(why)}",
        "it was left as it is; put a backup in its place, or move it away to begin anew",
    )


def _named(path: Path) -> str:
    return printable(str(path))


def _address(path: Path) -> str:
    """The file's URI. Percent signs carry any name: with ? and #, and bytes that are no UTF-8."""
    plain = path.absolute().as_posix()
    if not plain.startswith("/"):
        plain = f"/{plain}"  # C:/Users
    quoted = "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(plain))
    return f"file://{quoted}"
