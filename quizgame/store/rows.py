"""Events and memories as rows of the journal's tables, and back."""

from __future__ import annotations

import json
from typing import Any

from quizgame.memory.replay import pack_day, pack_review
from quizgame.memory.scheduler import Memory, Rating
from quizgame.values import dataclass

Value = str | int | float | None

HEARD = frozenset({"answered", "marked"})
"""The kinds of events that may be reviews."""
RESCHEDULED = "rescheduled"
"""The kind of events that give a card another due day, and nothing else."""

INSERT_EVENT = (
    "INSERT INTO event (id, utc, offset, day, kind, game, card, body, review) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
#: Texts come as bytes, for a damaged byte among them is to spoil no more than its own event.
SELECT_EVENTS = (
    "SELECT CAST(id AS BLOB), utc, offset, day, CAST(kind AS BLOB), CAST(game AS BLOB), CAST(card AS BLOB), "
    "CAST(body AS BLOB) FROM event "
)
#: The newest event of a device: its running number and time. Numbers are padded, so the last name is the newest one.
NEWEST_EVENT = """
SELECT substr(id, ?3), utc FROM event WHERE id > ?1 AND id < ?2
AND substr(id, ?3) GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]' ORDER BY id DESC LIMIT 1"""
#: The time and the id of the last event, whatever its device.
LAST_EVENT = "SELECT utc, CAST(id AS BLOB) FROM event WHERE typeof(utc) = 'integer' ORDER BY utc DESC, id DESC LIMIT 1"
#: Of events: that they were not withdrawn.
HOLDS = "id NOT IN (SELECT id FROM revised WHERE withdrawn)"
#: The games not ended among the latest, newest first, by the number of their first row. Among those without an answer,
#: only the newest of all counts.
UNFINISHED_GAMES = """
WITH latest AS (SELECT number, id, utc FROM event WHERE kind = 'game-started' ORDER BY utc DESC, id DESC LIMIT ?)
SELECT number FROM latest
WHERE NOT EXISTS (
    SELECT 1 FROM event WHERE game = latest.id AND +kind = 'game-ended'
    AND id NOT IN (SELECT id FROM revised WHERE withdrawn)
)
AND (
    EXISTS (
        SELECT 1 FROM event WHERE game = latest.id AND +kind = 'answered'
        AND id NOT IN (SELECT id FROM revised WHERE withdrawn)
    )
    OR number = (SELECT number FROM latest ORDER BY utc DESC, id DESC LIMIT 1)
)
ORDER BY utc DESC, id DESC"""
#: The best score among the games that ended and were like one: of its deck, its mode and, but for survival, its length.
#: What ended games with points came to is never withdrawn.
BEST_SCORE = """
WITH like AS (
    SELECT id, json_extract(body, '$.deck') AS deck, json_extract(body, '$.mode') AS mode,
    CASE json_extract(body, '$.mode') WHEN 'survival' THEN 0
    WHEN 'sprint' THEN json_extract(body, '$.seconds') ELSE json_array_length(body, '$.questions') END AS size
    FROM event WHERE kind = 'game-started' AND json_valid(body)
)
SELECT max(json_extract(ended.body, '$.score'))
FROM like AS own JOIN like AS other ON (other.deck, other.mode, other.size) = (own.deck, own.mode, own.size)
JOIN event AS ended ON ended.game = other.id AND +ended.kind = 'game-ended' AND json_valid(ended.body)
WHERE own.id = ?1 AND other.id <> ?1 AND json_type(ended.body, '$.score') = 'integer'"""
ANSWERED_ON = """
SELECT 1 FROM event WHERE day = ? AND kind = 'answered' AND id NOT IN (SELECT id FROM revised WHERE withdrawn)
LIMIT 1"""
#: When a game began, if any card was edited since.
EDITED_SINCE = """
SELECT game.utc FROM event AS game JOIN event AS carried ON carried.kind = 'carried'
AND (carried.utc, carried.id) > (game.utc, game.id) WHERE game.id = ? LIMIT 1"""
#: Answers of cards that were not fully right. A skipped question has no answer; a damaged body is passed over.
MISSED_SINCE = """
SELECT card, count(*) FROM event LEFT JOIN revised ON revised.id = event.id
WHERE day >= ? AND kind = 'answered' AND card IS NOT NULL AND json_valid(body) AND revised.withdrawn IS NOT 1
AND coalesce(revised.credit, json_extract(body, '$.credit')) < 1 AND json_type(body, '$.answer') = 'object'
GROUP BY card"""
#: The day a card was begun, and its mark, are set once.
UPSERT_MEMORY = """
INSERT INTO memory (card, stability, difficulty, last, due, reviews, lapses, first, mark)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (card) DO UPDATE SET stability = excluded.stability, difficulty = excluded.difficulty,
last = excluded.last, due = excluded.due, reviews = excluded.reviews, lapses = excluded.lapses"""
RENAME_MEMORY = "UPDATE OR IGNORE memory SET card = ?1, mark = ?3 WHERE card = ?2"
INSERT_REVISED = "INSERT INTO revised (id, withdrawn, credit) VALUES (?, ?, ?)"
#: The next cards with a history after one, as JSON, and the last of them; NULL where there are no more.
LEARNED_AFTER = """
SELECT json_group_array(card), max(card) FROM (SELECT card FROM memory WHERE card > ? ORDER BY card LIMIT ?)"""
#: How many cards have a history whose ids begin as those of a deck or a facts file do, and the sum of their marks.
LEARNED_OF_ROOT = "SELECT cards, marks FROM learned WHERE root = ?"
#: Due cards as `rank` has them in `memory/queue.py`, by an index each: the day, how many, and how many to pass over.
DUE_LONGEST = "SELECT card, due FROM memory WHERE due <= ?1 ORDER BY due, card LIMIT ?2 OFFSET ?3"
#: The same of those reviewed last on one day, which of them are most likely forgotten, with what that follows from;
#: of cards reviewed on the same day, the least stable.
DUE_SINCE = """
SELECT (last - ?1) / stability, card, due FROM memory WHERE last = ?4 AND due <= ?1
ORDER BY stability, card LIMIT ?2 OFFSET ?3"""
#: Those whose clock was ahead, or that were given the day of their review by hand: they are few.
DUE_AHEAD = "SELECT card, due FROM memory WHERE last >= ?1 AND due <= ?1 ORDER BY (last - ?1) / stability, card"
REVIEWED_BEFORE = "SELECT max(last) FROM memory WHERE last < ?"
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
    return (event.id, event.utc, event.offset, event.day, event.kind, event.game, event.card, body, packed_of(event))


def packed_of(event: Event) -> int | None:
    """What a replay reads of an event: a review, or only another due day; None where it is neither.

    Raises:
        ValueError, TypeError, KeyError: its body has no rating or due day.
    """
    if event.kind in HEARD and event.body.get("review"):
        return pack_review(event.body["due"], Rating(event.body["rating"]))
    return pack_day(event.body["due"]) if event.kind == RESCHEDULED else None


def decode_event(row: tuple[Any, ...]) -> Event:
    """The event of a row. A damaged one is an event all the same: a body that is no JSON object is an empty one."""
    id, utc, offset, day, kind, game, card, written = row
    try:
        body = json.loads(written)
    except (ValueError, TypeError, RecursionError):
        body = None
    whole = body if isinstance(body, dict) else {}
    return Event(_text(id) or "", utc, offset, day, _text(kind) or "", _text(game), _text(card), whole)


def _text(written: bytes | None) -> str | None:
    return None if written is None else written.decode(errors="replace")


def encode_memory(card: str, memory: Memory, first: int, mark: int) -> tuple[Value, ...]:
    """The row of a card's memory; `first` is the local day of its first review, `mark` is that of its id."""
    state = (memory.stability, memory.difficulty, memory.last, memory.due, memory.reviews, memory.lapses)
    return (card, *state, first, mark)
