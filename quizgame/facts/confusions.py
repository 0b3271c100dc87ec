"""Reading what people take for each other: sets of entities of one type, or of dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgame.facts.model import Entity, Item
from quizgame.facts.values import read_item
from quizgame.reading.dates import Date
from quizgame.reading.diagnostic import Findings
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
        if not isinstance(one, Text):
            findings.error(one, "wrong-type", "an entity's id or a date stands here", "as parp, or 1995")
            return ()
        item = read_item(one, entities, findings)
        if item is None:
            return ()
        if not isinstance(item, Entity | Date):
            findings.error(one, "mixed-list", f"`{one.value}` is neither an entity nor a date", "remove it")
            return ()
        if items and _sort(item) != _sort(items[0]):
            findings.error(
                one,
                "mixed-list",
                f"`{one.value}` is of another type than `{node.items[0].value}`",  # type: ignore[union-attr]
                "options of one question are of one type: make two sets",
            )
            return ()
        items.append(item)
    return tuple(items)


def _sort(item: Item) -> str:
    return item.type if isinstance(item, Entity) else ""
