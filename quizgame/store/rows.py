"""Events and memories as rows of the journal's tables, and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizgame.memory.scheduler import Memory, Rating
from quizgame.store.database import broken

Value = str | int | float | None

INSERT_EVENT = (
    "INSERT INTO event (id, utc, offset, day, kind, game, card, body, review) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
SELECT_EVENTS = "SELECT id, utc, offset, day, kind, game, card, body FROM event "
#: The day a card was begun is set once.
UPSERT_MEMORY = """
INSERT INTO memory (card, stability, difficulty, last, due, reviews, lapses, first) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (card) DO UPDATE SET stability = excluded.stability, difficulty = excluded.difficulty,
last = excluded.last, due = excluded.due, reviews = excluded.reviews, lapses = excluded.lapses"""
SELECT_MEMORIES = "SELECT card, stability, difficulty, last, due, reviews, lapses FROM memory "


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be written: `body` is a JSON object, `game` the id of the game-started event it belongs to."""

    kind: str
    game: str | None
    card: str | None
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """What was written. Events are ordered by (utc, id).

    `id` is the device's name and a running number, `utc` in milliseconds since 1970, `offset` in minutes east,
    `day` the local day.
    """

    id: str
    utc: int
    offset: int
    day: int
    kind: str
    game: str | None
    card: str | None
    body: dict[str, Any]


def encode_event(event: Event) -> tuple[Value, ...]:
    """The row of an event.

    Raises:
        ValueError, TypeError, KeyError: its body is not JSON, or a review without rating and due day.
    """
    body = json.dumps(event.body, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        body.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, as terminals give for bytes they cannot read: kept escaped
        body = json.dumps(event.body, allow_nan=False, separators=(",", ":"))
    review = None
    if event.kind == "answered" and event.body.get("review"):
        review = pack_review(event.body["due"], Rating(event.body["rating"]))
    return (event.id, event.utc, event.offset, event.day, event.kind, event.game, event.card, body, review)


def decode_event(row: tuple[Any, ...], path: Path) -> Event:
    """The event of a row.

    Raises:
        JournalBrokenError: its body is no JSON object.
    """
    try:
        body = json.loads(row[7])
    except (ValueError, TypeError) as error:
        raise broken(path, f"the event {row[0]} cannot be read: {error}") from error
    if not isinstance(body, dict):
        raise broken(path, f"the event {row[0]} holds no table of values")
    return Event(row[0], row[1], row[2], row[3], row[4], row[5], row[6], body)


def pack_review(due: int, rating: Rating) -> int:
    """The due day and the rating in one number."""
    return due << 3 | rating


def unpack_review(packed: int) -> tuple[int, Rating]:
    """The due day and the rating.

    Raises:
        ValueError: the number holds no rating.
    """
    return packed >> 3, Rating(packed & 7)


def encode_memory(card: str, memory: Memory, first: int) -> tuple[Value, ...]:
    """The row of a card's memory; `first` is the local day of its first review."""
    state = (memory.stability, memory.difficulty, memory.last, memory.due, memory.reviews, memory.lapses)
    return (card, *state, first)
