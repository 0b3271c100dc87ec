"""Questions as rows of values in the order of their fields, which takes half the time that named values take.

Good only for what may be thrown away: the cache, which knows by which code it was written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Set
from datetime import date
from operator import attrgetter
from typing import Any

from quizgame.questions.question import KINDS, Question, Reference, Wrong
from quizgame.values import fields


def pack(questions: Iterable[Question]) -> str:
    """Questions as JSON."""
    return _ENCODE([[KINDS[type(one)], *_VALUES[type(one)](one)] for one in questions])


def unpack(packed: str, wanted: Set[str] | None = None) -> list[Question]:
    """The questions that were packed, or those of them whose ids are wanted.

    Raises:
        ValueError, TypeError, KeyError: it is not as `pack` writes it.
    """
    return [_unpacked(*row) for row in json.loads(packed) if wanted is None or row[1] in wanted]


def _unpacked(name: str, *row: Any) -> Question:
    kind = _KINDS[name]
    values = dict(zip(_NAMES[kind], row, strict=True))
    for key, make in _MAKES[kind]:
        values[key] = make(values[key])
    return kind(**values)


def _rows(make: Callable[..., Any]) -> Callable[[Iterable[Any]], tuple[Any, ...]]:
    return lambda rows: tuple([make(*row) for row in rows])


_NAMES = {kind: tuple([field.name for field in fields(kind)]) for kind in KINDS}
_VALUES = {kind: attrgetter(*names) for kind, names in _NAMES.items()}
_KINDS = {name: kind for kind, name in KINDS.items()}
#: What JSON knows nothing of, as plain values.
_PLAIN: dict[type, Callable[[Any], Any]] = {
    Wrong: attrgetter("text", "why", "position"),
    Reference: attrgetter("id", "title", "publisher", "kind", "date", "locator"),
    date: date.isoformat,
}
_ENCODE = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), check_circular=False, default=lambda value: _PLAIN[type(value)](value)
).encode
#: The fields that JSON makes lists or texts of, and what makes them again what they were.
_MADE: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("tags", "answers", "accepted", "truths", "items", "marks"), tuple),
    "pairs": _rows(lambda left, right: (left, right)),
    "references": _rows(Reference),
    **dict.fromkeys(("wrong", "falsehoods"), _rows(Wrong)),
    **dict.fromkeys(("first", "last"), date.fromisoformat),
}
_MAKES = {kind: tuple([(name, _MADE[name]) for name in names if name in _MADE]) for kind, names in _NAMES.items()}
