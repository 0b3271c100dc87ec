"""The pairs of a `match`: a table, or a list of small tables or of lists of two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import Items, Node, Table, Text
from quizgame.reading.fields import Fields, shape_of


class Pair(NamedTuple):
    """Two halves that belong together."""

    left: Text
    right: Text


_AS = "as {France: Paris, Spain: Madrid}, or as a list of lists of two"


def read_pairs(fields: Fields) -> tuple[Pair, ...] | None:
    """The pairs of `match`, in the order of the file; None, with findings, if any of them is no pair."""
    node = fields.node("match")
    match node:
        case None:
            return ()
        case Table():
            pairs = list(_of_table(node, fields.findings))
        case Items(items=items):
            pairs = [pair for item in items for pair in _of_item(item, fields.findings)]
        case _:
            fields.findings.error(node, "wrong-type", f"`match` holds pairs, not {shape_of(node)}", _AS)
            return None
    whole = [pair for pair in pairs if pair is not None]
    return tuple(whole) if len(whole) == len(pairs) else None


def _of_item(item: Node, findings: Findings) -> Iterator[Pair | None]:
    match item:
        case Items(items=(Text() as left, Text() as right)):
            yield Pair(_trimmed(left), _trimmed(right))
        case Table():
            yield from _of_table(item, findings)
        case _:
            findings.error(item, "wrong-type", "a pair has two texts", _AS)
            yield None


def _of_table(table: Table, findings: Findings) -> Iterator[Pair | None]:
    for key, value in table.entries:
        if isinstance(value, Text):
            yield Pair(_trimmed(key), _trimmed(value))
        else:
            findings.error(value, "wrong-type", f"`{key.value}` goes with one text, not with {shape_of(value)}", _AS)
            yield None


def _trimmed(text: Text) -> Text:
    return text._replace(value=text.value.strip())
