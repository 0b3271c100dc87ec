"""The log of a room: what happened in it, on disk before anybody is told.

`RoomLog` is all that a room asks of its log, so that another engine can keep it: one that several servers share needs
the same ordered appends, all or none. The one here is a file for each room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from quizgame.classroom.codec import decode_event, encode_event
from quizgame.classroom.events import RoomEvent
from quizgame.store.database import broken
from quizgame.store.row_file import FileKind, Row, RowFile, read_rows

ROOM_FILE = FileKind(0x51475244, 1, "the log of a room")
"""The id spells QGRD."""
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
        self._file = RowFile(path, ROOM_FILE)

    def append(self, events: Sequence[RoomEvent]) -> None:
        """Add events in one transaction."""
        self._file.append([encode_event(event) for event in events])

    def events(self) -> Iterator[RoomEvent]:
        """All events, each held against its checksum."""
        return _decoded(self._file.rows(), self.path)

    def close(self) -> None:
        """Close the file and let others open it."""
        self._file.close()


def read_events(path: Path) -> list[RoomEvent]:
    """All events of a room's file, which is only read; its server may write to it meanwhile.

    Raises:
        StoreError: there is no such file, or it is damaged.
    """
    return list(_decoded(read_rows(path, ROOM_FILE), path))


def _decoded(rows: Iterable[Row], path: Path) -> Iterator[RoomEvent]:
    for number, row in enumerate(rows, 1):
        try:
            yield decode_event(row)
        except _ODD as error:
            raise broken(path, f"event {number} cannot be read: {error}") from error
