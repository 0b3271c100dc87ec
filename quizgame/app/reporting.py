"""The games of a class that were kept: live rooms and drills, read for reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from quizgame.app import drilling, hosting
from quizgame.classroom.record import Record, record_of_drill, record_of_room
from quizgame.errors import QuizgameError, UsageError
from quizgame.store.room_log import read_events
from quizgame.values import dataclass

_NAMED = "%Y-%m-%dT%H%M%SZ"
_LENGTH = len("2026-11-27T072300Z")


@dataclass(frozen=True, slots=True)
class Kept:
    """What was found: records of games, the latest first, and files that cannot be read, with why."""

    records: tuple[Record, ...]
    unread: tuple[tuple[Path, str], ...]


def read_records(folder: Path, zone: tzinfo | None = None) -> Kept:
    """All games in a folder of logs in which somebody answered. Times are those of `zone`, or local ones."""
    records: list[Record] = []
    unread: list[tuple[Path, str]] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            if path.suffix == drilling.ENDING:
                records.append(_drill(path, zone))
            elif path.suffix == hosting.ENDING and (events := read_events(path)):
                began = datetime.fromtimestamp(events[0].at / 1000, UTC)
                records.append(record_of_room(events, began.astimezone(zone)))
        except QuizgameError as error:
            unread.append((path, error.message))
    asked = [record for record in records if record.responses]
    asked.sort(key=lambda record: (record.started, record.id), reverse=True)
    return Kept(tuple(asked), tuple(unread))


def find_record(records: Sequence[Record], named: str) -> Record:
    """The game of a name: its number in the list, from 1; "last"; a room's code; or how its id begins.

    Raises:
        UsageError: there is none, or there are several.
    """
    if named == "last" and records:
        return records[0]
    if named.isascii() and named.isdigit() and len(named) < 7 and 1 <= int(named) <= len(records):
        return records[int(named) - 1]
    found = [record for record in records if named and record.id.endswith(f"-{named.upper()}")] or [
        record for record in records if named and record.id.startswith(named)
    ]
    if len(found) != 1:
        told = "there is no game" if not found else "there are several games"
        raise UsageError(f"{told} “{named[:60]}”", "`quizgame report` lists them: name one by its number, or say last")
    return found[0]


def _drill(path: Path, zone: tzinfo | None) -> Record:
    drill = drilling.read_drill(path)
    try:
        began = datetime.strptime(path.stem[:_LENGTH], _NAMED).replace(tzinfo=UTC)
    except ValueError:  # somebody named the file anew
        began = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return record_of_drill(drill, path.stem, began.astimezone(zone))
