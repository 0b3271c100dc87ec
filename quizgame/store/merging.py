"""Merging journals: by union of their events, which are known by their ids."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from quizgame.errors import StoreError
from quizgame.reading.diagnostic import printable
from quizgame.store.history import in_parts
from quizgame.store.rows import INSERT_EVENT, SELECT_EVENTS, Event, decode_event, encode_event


def add_missing(connection: sqlite3.Connection, events: Iterable[Event]) -> int:
    """Add the events that are not there; how many they were.

    Raises:
        StoreError: an event of the same id says something else.
        sqlite3.Error: the journal cannot be read or written.
    """
    given: dict[str, Event] = {}
    for event in events:
        if given.setdefault(event.id, event) != event:
            raise _contradiction(event.id)
    for some in in_parts(given):
        for event in _events(connection, some):
            if given.pop(event.id) != event:
                raise _contradiction(event.id)
    connection.executemany(INSERT_EVENT, map(encode_event, given.values()))
    return len(given)


def _events(connection: sqlite3.Connection, ids: Sequence[str]) -> Iterable[Event]:
    return map(decode_event, connection.execute(f"{SELECT_EVENTS}WHERE id IN ({','.join('?' * len(ids))})", ids))


def _contradiction(id: str) -> StoreError:
    return StoreError(
        f"the journals cannot be merged: their events {printable(id, 80)} differ",
        "one of the two was put back by hand and learned with; nothing was changed. To go on with the other one, "
        "`quizgame restore FILE`: this one is kept beside it",
    )
