"""What has to change in a value, so that no more is written anew than differs."""

from __future__ import annotations

from collections.abc import Mapping as Table
from collections.abc import Sequence

from quizgame.errors import EditError
from quizgame.reading.document import Text
from quizgame.reading.editing.changes import Insert, Put, Remove, Said, Step, said
from quizgame.reading.editing.notation import Value
from quizgame.reading.editing.written import Listing, Mapping, Scalar, Written


def is_same(node: Written, now: Said, value: Value) -> bool:
    """Whether a node already says a value; where quotation marks are asked for, with them."""
    match node, value:
        case Scalar(), Text():
            return now == value.value and bool(node.style) == value.quoted
        case Listing(items=items), Sequence() if isinstance(now, list) and not isinstance(value, str | Text):
            pairs = zip(items, now, value, strict=False)
            return len(items) == len(value) and all(is_same(*pair) for pair in pairs)
        case Mapping(entries=entries), Table() if isinstance(now, dict):
            return now.keys() == value.keys() and all(
                is_same(one, now[key.value], value[key.value]) for key, one in entries
            )
        case _:
            return now == said(value)


def differences(node: Written, now: Said, value: Value) -> list[Step] | None:
    """The changes within a list or table that make it say a value; None if it has to be written as a whole."""
    match node, value:
        case Listing(), Sequence() if isinstance(now, list) and not isinstance(value, str | Text):
            return _of_lists(node, now, value) if now and value else None
        case Mapping(), Table() if isinstance(now, dict) and now and value:
            steps: list[Step] = [((key,), Remove((key,))) for key in now if key not in value]
            steps += [((key,), Put((key,), inner)) for key, inner in value.items()]
            return [(path, change) for path, change in steps]
        case _:
            return None


def fresh(steps: Sequence[Step]) -> Value:
    """The list or table that changes of an empty one come to."""
    items: list[Value] = []
    entries: dict[str, Value] = {}
    for path, change in steps:
        match path, change:
            case (int(),), Insert(value=value):
                items.append(value)
            case (str(key),), Put(value=value):
                entries[key] = value
            case _:
                raise EditError("there is nothing to change yet", "add it first")
    return entries or items


def _of_lists(node: Listing, now: list[Said], value: Sequence[Value]) -> list[Step]:
    first = 0
    while first < min(len(now), len(value)) and is_same(node.items[first], now[first], value[first]):
        first += 1
    last = 0
    while last < min(len(now), len(value)) - first and is_same(node.items[-1 - last], now[-1 - last], value[-1 - last]):
        last += 1
    old, new = len(now) - last, len(value) - last
    both = min(old, new)
    steps: list[Step] = [((index,), Put((index,), value[index])) for index in range(first, both)]
    steps += [((index,), Remove((index,))) for index in range(both, old)]
    steps += [((old,), Insert((old,), value[index])) for index in range(both, new)]
    return steps
