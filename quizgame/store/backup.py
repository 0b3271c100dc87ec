"""Copies of the journal, made while it may be in use, and put back without losing what was there.

Backups lie in the folder `backups` beside the journal: one for each day it was learned on, of the last seven such days
and of four weeks before them.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from quizgame.errors import JournalBrokenError, StoreError
from quizgame.reading.diagnostic import printable
from quizgame.store.database import broken, connect, faults_told, is_database, is_there
from quizgame.store.device import unsettle
from quizgame.store.lock import WriterLock
from quizgame.store.opening import open_to_read, open_to_write
from quizgame.values import dataclass

DAILY, WEEKLY = 7, 4
_NAME = re.compile(r"journal-(\d{4}-\d{2}-\d{2})\.sqlite")
_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file of its own."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup by rotation, and the local day it was made on."""

    path: Path
    day: date


@dataclass(frozen=True, slots=True)
class Content:
    """What a journal holds: how many events, and the time of the last in milliseconds since 1970 (0: there is none)."""

    events: int
    last: int


def backups_beside(journal: Path) -> Path:
    """The folder of a journal's backups."""
    return journal.parent / "backups"


def list_backups(journal: Path) -> list[Backup]:
    """The backups that were made by rotation, the newest first.

    Raises:
        StoreError: their folder cannot be read.
    """
    found: list[Backup] = []
    with faults_told(backups_beside(journal)), suppress(FileNotFoundError, NotADirectoryError):
        for path in backups_beside(journal).iterdir():
            if told := _NAME.fullmatch(path.name):
                with suppress(ValueError):
                    found.append(Backup(path, date.fromisoformat(told[1])))
    return sorted(found, key=lambda backup: backup.day, reverse=True)


def rotate(journal: Path, today: date) -> Path | None:
    """Make today's backup, unless there is one or nothing has been learned since the last, and remove those too many;
    the new one.

    Raises:
        StoreError: it cannot be made; then all others are still there.
    """
    there = list_backups(journal)
    if any(backup.day == today for backup in there) or not is_there(journal):
        return None
    now = _glance(journal)
    with suppress(StoreError):
        if not now.events or (there and _glance(there[0].path) == now):
            return None
    made = backups_beside(journal) / f"journal-{today.isoformat()}.sqlite"
    back_up(journal, made)
    for backup in too_many([Backup(made, today), *there]):
        with suppress(OSError):
            backup.path.unlink()
    return made


def too_many(backups: list[Backup]) -> list[Backup]:
    """Those to be removed: all but the newest seven, and the newest of each of four weeks before them."""
    ordered = sorted(backups, key=lambda backup: backup.day, reverse=True)
    weeks: dict[tuple[int, int], Backup] = {}
    for backup in ordered[DAILY:]:
        weeks.setdefault(backup.day.isocalendar()[:2], backup)
    kept = {*ordered[:DAILY], *list(weeks.values())[:WEEKLY]}
    return [backup for backup in ordered if backup not in kept]


def back_up(journal: Path, target: Path) -> Content:
    """Copy a journal, as it is at this moment, to a new file; what that holds.

    Raises:
        JournalBrokenError: the journal is damaged, so that a copy would be worth nothing.
        StoreError: there is no journal, or something at `target` already, or it cannot be written.
    """
    with faults_told(journal):
        if not is_there(journal):
            raise StoreError(f"there is no journal at {printable(str(journal))} yet", "learn something first")
    if os.path.lexists(target):
        raise StoreError(f"there is something at {printable(str(target))} already", "it is left as it is; name another")
    part = _part(target)
    try:
        with faults_told(target):
            target.parent.mkdir(parents=True, exist_ok=True)
        _copy(journal, part)
        with faults_told(journal), closing(open_to_read(part)) as connection:
            _check(connection, journal, "quick_check")
            content = _content(connection)
        with faults_told(target):
            part.replace(target)
    finally:
        _remove(part)
    return content


def read_content(path: Path) -> Content:
    """What a journal holds, once all of it was looked through.

    Raises:
        StoreError: it is none, or it is damaged.
    """
    with faults_told(path), closing(open_to_read(path)) as connection:
        _check(connection, path, "integrity_check")
        return _content(connection)


def _glance(path: Path) -> Content:
    with faults_told(path), closing(open_to_read(path)) as connection:
        return _content(connection)


def _check(connection: sqlite3.Connection, path: Path, check: str) -> None:
    (told,) = connection.execute(f"PRAGMA {check}(1)").fetchone()
    if told != "ok":
        raise broken(path, told)


def _content(connection: sqlite3.Connection) -> Content:
    count, last = connection.execute("SELECT count(*), max(utc) FROM event").fetchone()
    return Content(count, last if isinstance(last, int) else 0)


def restore(source: Path, journal: Path, aside: Path) -> tuple[Content, bool]:
    """Put a copy of `source` in the journal's place; what it holds, and whether there was a journal before, which is
    kept at `aside`.

    Raises:
        JournalBusyError: another quizgame is writing to the journal.
        StoreError: `source` is no sound journal, or the copy cannot be made; then the journal stands as it was.
    """
    with faults_told(source):
        if not is_there(source):
            raise StoreError(f"there is nothing at {printable(str(source))}")
        if not is_database(source):
            raise StoreError(
                f"{printable(str(source))} is no copy of a journal",
                "`quizgame journal import` takes over what was exported; nothing was changed",
            )
    content = read_content(source)
    with faults_told(journal):
        journal.parent.mkdir(parents=True, exist_ok=True)
        there = is_there(journal)
        if there and source.samefile(journal):
            raise StoreError("that is the journal itself", "name a backup")
    lock, part = WriterLock(journal), _part(journal)
    try:
        _copy(source, part)
        with faults_told(part), closing(connect(part, "mode=rw")) as connection:
            unsettle(connection)  # it goes on under another name: what was learned since has taken the ids that follow
        if there:
            _set_aside(journal, aside)
            with suppress(StoreError, sqlite3.Error), closing(open_to_write(journal)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that the file is whole, should the rest fail
        with faults_told(journal):
            for end in _BESIDE:  # they belong to the file that goes
                Path(f"{journal}{end}").unlink(missing_ok=True)
            part.replace(journal)
    finally:
        _remove(part)
        lock.release()
    return content, there


def _set_aside(journal: Path, aside: Path) -> None:
    """Copy a journal away; if it is damaged, file by file, as it is."""
    try:
        back_up(journal, aside)
    except JournalBrokenError:
        import shutil

        with faults_told(aside):
            for end in ("", *_BESIDE):
                if Path(f"{journal}{end}").exists():
                    shutil.copy2(f"{journal}{end}", f"{aside}{end}")


def _copy(source: Path, target: Path) -> None:
    """Copy a journal page by page, whoever writes to it meanwhile, into a single file that is on disk on return."""
    with faults_told(source), closing(open_to_read(source)) as there:
        try:
            with closing(connect(target, "mode=rwc")) as here:
                there.backup(here)
                here.execute("PRAGMA journal_mode = DELETE")  # a copy of one file, with nothing beside it
            with target.open("rb+") as file:
                os.fsync(file.fileno())
        except sqlite3.Error as error:
            raise StoreError(f"{printable(str(target))} cannot be written: {error}", "check the space left") from error


def _part(target: Path) -> Path:
    """Where a copy is until it is whole."""
    return target.with_name(f".{target.name}.{os.getpid()}.part")


def _remove(part: Path) -> None:
    for end in ("", *_BESIDE):
        with suppress(OSError):
            Path(f"{part}{end}").unlink(missing_ok=True)
