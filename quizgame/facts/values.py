"""The values of slots, as authors write them."""

from __future__ import annotations

from collections.abc import Mapping

from quizgame.facts.model import Entity, Extent, Item, Value, Words
from quizgame.reading.dates import Date, parse_date
from quizgame.reading.diagnostic import Findings, suggestion
from quizgame.reading.document import Items, Node, Table, Text
from quizgame.reading.numbers import Quantity, parse_quantity

_WRAPPERS = ("text", "some", "all")


def read_value(node: Node, entities: Mapping[str, Entity], findings: Findings) -> Value | None:
    """The value a node writes down: an entity's id, a date, a number, or a table with `text`, `some` or `all`."""
    match node:
        case Text():
            item = read_item(node, entities, findings)
            return _placed((item,), node) if item else None
        case Items():
            findings.error(
                node,
                "bare-list",
                "a list must say whether it is complete",
                "write {all: [...]} for the full list, {some: [...]} if there may be more",
            )
            return None
        case Table(entries=((key, inner),)) if key.value in _WRAPPERS:
            return _wrapped(key.value, inner, entities, findings)
        case Table():
            findings.error(
                node, "unknown-value", "a table here has one key: `text`, `some` or `all`", "as {text: a few words}"
            )
            return None


def read_item(node: Text, entities: Mapping[str, Entity], findings: Findings) -> Item | None:
    """The entity, date or number a bare word names; anything else is a finding."""
    word = node.value.strip()
    if word in entities:
        return entities[word]
    try:
        known = parse_date(word) or parse_quantity(word)
    except ValueError as problem:
        findings.error(node, "impossible-value", str(problem), "write the date or number that is meant")
        return None
    if known:
        return known
    near = suggestion(word, entities) if entities else ""
    free = f"free text is written {{text: {word[:40]}}}"
    findings.error(
        node,
        "unknown-entity",
        f"`{word}` is no entity, date or number",
        f"{near} {free}" if near.startswith("did you mean") else free,
    )
    return None


def read_wrong(node: Node, entities: Mapping[str, Entity], findings: Findings) -> tuple[Item, ...]:
    """The author's own wrong answers: entities, dates and numbers as such, everything else as free text."""
    nodes = node.items if isinstance(node, Items) else (node,)
    wrong: list[Item] = []
    for one in nodes:
        if not isinstance(one, Text):
            findings.error(one, "wrong-type", "a wrong answer is a text", 'a text with ": " in it needs quotes')
            continue
        word = one.value.strip()
        try:
            wrong.append(entities.get(word) or parse_date(word) or parse_quantity(word) or Words(word))
        except ValueError as problem:
            findings.error(one, "impossible-value", str(problem))
    return tuple(wrong)


def _wrapped(key: str, inner: Node, entities: Mapping[str, Entity], findings: Findings) -> Value | None:
    if key == "text":
        if isinstance(inner, Text) and inner.value.strip():
            return _placed((Words(" ".join(inner.value.split())),), inner)
        findings.error(inner, "wrong-type", "`text` holds a text", 'a text with ": " in it needs quotes')
        return None
    nodes = inner.items if isinstance(inner, Items) else (inner,)
    if key == "all" and len(nodes) < 2:
        findings.error(inner, "short-list", "`all` needs a list of two or more", "one value needs no `all`")
        return None
    if not nodes:
        findings.error(inner, "short-list", f"`{key}` holds nothing", "give a value, or a list of values")
        return None
    items: list[Item] = []
    for one in nodes:
        value = read_value(one, entities, findings)
        if value is None:
            return None
        items.extend(value.items)
    if len({_sort(item) for item in items}) > 1:
        findings.error(inner, "mixed-list", "a list holds values of one sort", "split it into several slots")
        return None
    return _placed(tuple(items), inner, Extent(key))


def _placed(items: tuple[Item, ...], node: Node, extent: Extent = Extent.WHOLE) -> Value:
    return Value(items, extent, node.line, node.column)


def _sort(item: Item) -> str:
    match item:
        case Entity():
            return "entity"
        case Date():
            return "date"
        case Quantity():
            return "number"
        case Words():
            return "text"
