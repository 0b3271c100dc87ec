"""Journals as files to take elsewhere: lines of JSON, or SQLite files as they are; read back whole or not at all.

The first line of JSON tells what the file is, {"quizgame": "journal", "format": 1, "events": how many, "digest": of all
that follows, by BLAKE2b of 16 bytes}; each line after it is an event, in order.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

from quizgame.errors import StoreError
from quizgame.reading.diagnostic import printable
from quizgame.store.database import faults_told, is_database, is_there
from quizgame.store.opening import open_to_read
from quizgame.store.rows import SELECT_EVENTS, Event
from quizgame.store.saving import create_file
from quizgame.store.soundness import fault_of, read_object, read_strictly

FORMAT = 1
_LONGEST = 32 * 1024 * 1024
"""Bytes of a line; no event is as long."""
_NAMES = Event.__slots__


def write_lines(path: Path, events: Iterable[Event]) -> int:
    """Write events to a new file as lines of JSON; how many.

    Raises:
        StoreError: there is something at the path already, or it cannot be written.
    """
    lines = [json.dumps({name: getattr(event, name) for name in _NAMES}, allow_nan=False) for event in events]
    text = "".join(f"{line}\n" for line in lines)
    digest = _digest([text.encode()])
    head = json.dumps({"quizgame": "journal", "format": FORMAT, "events": len(lines), "digest": digest})
    create_file(path, f"{head}\n{text}")
    return len(lines)


def read_events(path: Path) -> list[Event]:
    """The events in a file that `write_lines` wrote, or in a journal: all of them, and all sound.

    Raises:
        StoreError: it is something else, or anything in it is wrong.
    """
    with faults_told(path):
        if not is_there(path):
            raise StoreError(f"there is nothing at {printable(str(path))}")
        events: list[Event] = []
        for place, event in _rows(path) if is_database(path) else _lines(path):
            if fault := fault_of(event):
                _refuse(path, f"{place}: {fault}")
            events.append(event)
        return events


def _lines(path: Path) -> Iterator[tuple[str, Event]]:
    """The events of a file of lines, each with its place in words."""
    with path.open("rb") as file:
        match _object(path, "line 1", file.readline(_LONGEST)):
            case {"quizgame": "journal", "format": 1, "events": int(count), "digest": str(digest)}:
                begin = file.tell()
            case {"quizgame": "journal", "format": int(newer)} if newer > FORMAT:
                _refuse(path, f"a newer quizgame wrote it (format {newer}); update this one")
            case _:
                _refuse(path, "line 1 does not tell that it is a journal")
        if _digest(iter(lambda: file.read(_LONGEST), b"")) != digest:
            _refuse(path, "it is not as it was written: it was changed, or a part is missing")
        file.seek(begin)
        number = 0
        while line := file.readline(_LONGEST):
            number += 1
            place = f"line {number + 1}"
            plain = _object(path, place, line)
            if plain.keys() != set(_NAMES):
                _refuse(path, f"{place}: it is no event")
            yield place, Event(**plain)
    if number != count:
        _refuse(path, f"it has {number:,} events and says it has {count:,}")


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


def _object(path: Path, place: str, line: bytes) -> dict[str, Any]:
    try:
        return read_object(line)
    except ValueError as error:
        _refuse(path, f"{place}: {error}")


def _rows(path: Path) -> Iterator[tuple[str, Event]]:
    """The events of a journal, each with its place in words."""
    with closing(open_to_read(path)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        (told,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if told != "ok":
            _refuse(path, f"it is damaged: {printable(told)}")
        if connection.execute("SELECT type FROM sqlite_master WHERE name = 'event'").fetchone() != ("table",):
            _refuse(path, "it holds no events")
        for number, row in enumerate(connection.execute(f"{SELECT_EVENTS}ORDER BY utc, id"), 1):
            try:
                yield f"event {number}", read_strictly(row)
            except ValueError as error:
                _refuse(path, f"event {number}: {error}")


def _refuse(path: Path, why: str) -> NoReturn:
    raise StoreError(f"{printable(str(path))} cannot be taken over: {why}", "nothing was changed")
