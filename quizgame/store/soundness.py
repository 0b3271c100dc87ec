"""What an event must be like to be taken over from elsewhere, or to be called sound where it is."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any, NoReturn

from quizgame.memory.scheduler import Rating
from quizgame.reading.diagnostic import REFUSED
from quizgame.store.rows import HEARD, RESCHEDULED, Event

#: Clocks are believed to tell years from 1970 on and before 3000; cards may be due as long as there is a calendar.
_DAYS = range(date(1970, 1, 1).toordinal() - 1, date(3000, 1, 2).toordinal())
_MS = range((_DAYS.stop - _DAYS.start) * 86_400_000)
_DUE_DAYS = range(_DAYS.start, date.max.toordinal() + 1)
_OFFSETS = range(-1_439, 1_440)
_ID = re.compile("[!-~]{1,70}-[0-9]{9}")
_LONGEST = {"kind": 64, "game": 100, "card": 2_000}
_RATINGS = frozenset(map(int, Rating))


def fault_of(event: Event) -> str | None:
    """What is wrong with an event, of which nothing is known but its fields; None if it is sound."""
    return _fault_of_name(event) or _fault_of_time(event) or _fault_of_review(event) or _fault_of_regrade(event)


def read_strictly(row: tuple[Any, ...]) -> Event:
    """The event of a row, as `SELECT_EVENTS` gives it; unlike where a journal is read to be used, nothing in it may be
    damaged.

    Raises:
        ValueError: something is; it says what.
    """
    id, utc, offset, day, kind, game, card, written = row
    try:
        texts = [None if text is None else text.decode() for text in (id, kind, game, card)]
    except UnicodeDecodeError as error:
        raise ValueError("a name in it is no text") from error
    event = Event(texts[0] or "", utc, offset, day, texts[1] or "", texts[2], texts[3], read_object(written or b""))
    if fault := fault_of(event):
        raise ValueError(fault)
    return event


def read_object(written: bytes) -> dict[str, Any]:
    """An object of JSON.

    Raises:
        ValueError: it is none.
    """
    try:
        plain = json.loads(written, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise ValueError("it is no JSON object") from error
    if not isinstance(plain, dict):
        raise ValueError("it is no JSON object")
    return plain


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _fault_of_name(event: Event) -> str | None:
    id: Any = event.id
    if not isinstance(id, str) or not _ID.fullmatch(id):
        return "its id is none"
    for name, longest in _LONGEST.items():
        value: Any = getattr(event, name)
        if value is None and name != "kind":
            continue
        if not isinstance(value, str) or not 0 < len(value) <= longest or REFUSED.search(value):
            return f"its {name} is none"
    body: Any = event.body
    return None if isinstance(body, dict) else "its body is none"


def _fault_of_time(event: Event) -> str | None:
    if _is_in(event.utc, _MS) and _is_in(event.offset, _OFFSETS) and _is_in(event.day, _DAYS):
        return None
    return "its time cannot be"


def _fault_of_review(event: Event) -> str | None:
    if event.kind == RESCHEDULED:
        return (
            None if event.card and _is_in(event.body.get("due"), _DUE_DAYS) else "it reschedules no card, or to no day"
        )
    if event.kind not in HEARD or not event.body.get("review"):
        return None
    if not _is_in(event.body.get("due"), _DUE_DAYS) or not _is_in(event.body.get("rating"), _RATINGS):
        return "it is a review without a day to come back on, or without a rating"
    return None if event.card else "it is a review of no card"


def _fault_of_regrade(event: Event) -> str | None:
    if event.kind != "regraded":
        return None
    body = event.body
    if not isinstance(body.get("event"), str) or not isinstance(body.get("credit"), int | float):
        return "it regrades no answer, or not to anything"
    if body.get("due") is not None and not (_is_in(body["due"], _DUE_DAYS) and _is_in(body.get("rating"), _RATINGS)):
        return "it regrades a review without a rating, or to a day that cannot be"
    return None


def _is_in(value: Any, numbers: range | frozenset[int]) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in numbers
