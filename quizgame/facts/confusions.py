"""Reading what people take for each other: sets of entities of one type, or of dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgame.facts.model import Entity, Item
from quizgame.reading.dates import parse_date
from quizgame.reading.diagnostic import Findings, suggestion
from quizgame.reading.document import Items, Node, Text


def read_confusions(
    nodes: Sequence[Node], entities: Mapping[str, Entity], findings: Findings
) -> tuple[tuple[Item, ...], ...]:
    """The sets of `confused`. They may overlap: who is in two sets is taken for the members of both."""
    sets = (_read_set(node, entities, findings) for node in nodes)
    return tuple(found for found in sets if found)


def _read_set(node: Node, entities: Mapping[str, Entity], findings: Findings) -> tuple[Item, ...]:
    if not isinstance(node, Items) or len(node.items) < 2:
        findings.error(node, "short-list", "a set of what is confused is a list of two or more", "as [parp, ipp]")
        return ()
    items: list[Item] = []
    for one in node.items:
        item = _read_member(one, entities, findings)
        if item is None:
            return ()
        if items and _sort(item) != _sort(items[0]):
            findings.error(
                one,
                "mixed-list",
                "a set holds entities of one type, or dates",
                "options of one question are of one type: make two sets",
            )
            return ()
        items.append(item)
    return tuple(items)


def _read_member(node: Node, entities: Mapping[str, Entity], findings: Findings) -> Item | None:
    if not isinstance(node, Text):
        findings.error(node, "wrong-type", "an entity's id or a date stands here", "as parp, or 1995")
        return None
    word = node.value.strip()
    try:
        found = entities.get(word) or parse_date(word)
    except ValueError as problem:
        findings.error(node, "impossible-value", str(problem), "write the date that is meant")
        return None
    if found is None:
        findings.error(node, "unknown-entity", f"`{word}` is neither an entity nor a date", suggestion(word, entities))
    return found


def _sort(item: Item) -> str:
    return item.type if isinstance(item, Entity) else ""
