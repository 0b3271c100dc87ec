"""A card as a form: a box for each key, with what is typed in it; and from there back to what the file is to say.

What is not touched in the form keeps its notation in the file, and keys that no form can show keep all they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum, auto

from quizgame.decks.keys import CARD, KEYS_OF_KIND, names
from quizgame.reading.document import Items, Node, Table, Text
from quizgame.reading.editing import Change, Insert, Path, Put, Remove, Value
from quizgame.reading.keys import Flag, Key, Special, Texts
from quizgame.values import dataclass, field

BY_ITSELF = ""
"""The kind of a card whose author leaves it to be guessed."""
ORDER = names(CARD.keys)
"""In which order the keys of a card are written."""
_EVERY_KIND = ("hint", "explain", "tags", "source")
_AT_FIRST = ("q", "a", "wrong")
_UNSHOWN = frozenset({"kind", "id"})
"""Keys without a box: the kind has a place of its own, and an id is to stay."""
_BETWEEN = " = "
"""What stands between the halves of a pair that is typed."""


class Shape(Enum):
    """What is typed into a box."""

    TEXT = auto()
    """A text, perhaps of several lines."""
    LINES = auto()
    """A list: a text on each line."""
    WORDS = auto()
    """A list: words with commas between them."""
    FLAG = auto()
    """`true`, or nothing."""
    PAIRS = auto()
    """Pairs: `left = right` on each line."""


def _shape(key: Key) -> Shape:
    match key.shape:
        case Flag():
            return Shape.FLAG
        case Texts():
            return Shape.WORDS if key.name == "tags" else Shape.LINES
        case Special():
            return Shape.PAIRS
        case _:
            return Shape.TEXT


_SHAPES = {key.name: _shape(key) for key in CARD.keys}
_LABELS = {
    "q": "Question", "a": "Answer", "wrong": "Wrong options", "whys": "Why wrong", "order": "In order",
    "match": "Pairs", "exact": "No slips", "reversed": "Reversed too", "explain": "Explanation", "as_of": "As of",
    "said_by": "Said by",
}  # fmt: skip
_ABOUT = {
    "q": "what is asked; with {{gaps}} and no answer, a text to fill in",
    "a": "one accepted form a line, the one to show first",
    "wrong": "one a line, the most tempting first",
    "whys": "wrong option = what is true of it, one a line",
    "order": "one item a line, in the right order",
    "marks": "what is told beside each item, one a line",
    "match": "left = right, one pair a line",
    "source": "one a line, in free words",
    "sources": "one a line: id › place",
    "tags": "words, with commas between them",
    "tolerance": "as 5 or 2%",
    "exact": "true, or empty",
    "reversed": "true, or empty",
    "hint": "told when asked for; a right answer then counts half",
    "explain": "told after the answer",
}


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the form, for a key of the card; `about` says what goes into it."""

    key: str
    label: str
    shape: Shape
    about: str


@dataclass(frozen=True, slots=True)
class Form:
    """What is typed: of the kind (empty: to be guessed) and of each key; keys that are missing have nothing."""

    kind: str = BY_ITSELF
    texts: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """What is typed into a box."""
        return self.texts.get(key, "")

    def typed(self, key: str, text: str) -> Form:
        """The form with something else typed into a box."""
        return Form(self.kind, {**self.texts, key: text})

    def of_kind(self, kind: str) -> Form:
        """The form for a card of another kind."""
        return Form(kind, self.texts)


def boxes(form: Form) -> tuple[Box, ...]:
    """The boxes of a form: those of its kind, those for every kind, and all that hold something."""
    wanted = {*_EVERY_KIND, *(KEYS_OF_KIND[form.kind] if form.kind else ())}
    if not form.kind and not any(form.text(key).strip() for key in ("front", "order", "match")):
        wanted |= set(_AT_FIRST)
    wanted |= {key for key, text in form.texts.items() if text.strip()}
    return tuple(
        Box(key, label(key), _SHAPES[key], _ABOUT.get(key, ""))
        for key in ORDER
        if key in wanted and key not in _UNSHOWN
    )


def label(key: str) -> str:
    """What a box is called."""
    return _LABELS.get(key, key.capitalize())


def filled(card: Table) -> tuple[Form, frozenset[str]]:
    """The form of a card as it is written, and the keys that no form can show: they are changed in an editor."""
    texts: dict[str, str] = {}
    fixed: set[str] = set()
    kind = BY_ITSELF
    for name, node in card.entries:
        told = _told(_SHAPES.get(name.value, Shape.TEXT), node)
        if name.value == "kind" and isinstance(node, Text):
            kind = node.value.strip()
        elif told is None or name.value not in _SHAPES or name.value in _UNSHOWN:
            fixed.add(name.value)
        else:
            texts[name.value] = told
    return Form(kind, texts), frozenset(fixed)


def written(form: Form, card: Table | None = None) -> dict[str, Value]:
    """The card that a form describes, as it would be written in place of `card`, or as a new one."""
    before = {name.value: node for name, node in card.entries} if card else {}
    shown, fixed = filled(card) if card else (Form(), frozenset[str]())
    value: dict[str, Value] = {}
    for key in ORDER:
        if key == "kind":
            kept = form.kind == shown.kind and key in before
            text = form.kind
        else:
            kept = key in fixed or (key in before and form.text(key) == shown.text(key))
            text = form.text(key)
        if kept:
            value[key] = as_value(before[key])
        elif text.strip():
            value[key] = _value(_SHAPES.get(key, Shape.TEXT), text)
    return value | {key: as_value(node) for key, node in before.items() if key not in ORDER}


def changes(form: Form, card: Table, path: Path) -> list[Change]:
    """What is to be changed in the card at a path so that it becomes what the form describes."""
    before, shown = {name.value for name, _ in card.entries}, filled(card)[0]
    now = written(form, card)
    made: list[Change] = [Remove((*path, key)) for key in before if key not in now]
    for key, value in now.items():
        same = form.kind == shown.kind if key == "kind" else form.text(key) == shown.text(key)
        if key not in before or not same:
            made.append(Put((*path, key), value))
    return made


def addition(form: Form, deck: Table) -> Change:
    """What is to be changed in a deck so that it ends with the card that the form describes."""
    card, cards = written(form), deck.get("cards")
    if isinstance(cards, Items):
        return Insert(("cards", len(cards.items)), card)
    return Put(("cards",), [card])


def merged(form: Form, before: Table, now: Table) -> tuple[Form, tuple[str, ...]]:
    """The form for a card that was changed in its file meanwhile, and the labels of what both have changed.

    What was typed counts; where nothing was typed, the card as it is now.
    """
    old, new = filled(before)[0], filled(now)[0]
    keys = [key for key in ORDER if key != "kind"]
    typed = [key for key in keys if form.text(key) != old.text(key)]
    both = tuple(label(key) for key in typed if new.text(key) not in (old.text(key), form.text(key)))
    kind = form.kind if form.kind != old.kind else new.kind
    return Form(kind, {**new.texts, **{key: form.text(key) for key in typed}}), both


def as_value(node: Node) -> Value:
    """A node as a value to be written: texts between quotation marks stay so."""
    match node:
        case Text():
            return node
        case Items(items=items):
            return [as_value(item) for item in items]
        case Table(entries=entries):
            return {key.value: as_value(value) for key, value in entries}


def _told(shape: Shape, node: Node) -> str | None:
    """What a box shows; None if it cannot."""
    match shape, node:
        case ((Shape.TEXT | Shape.FLAG), Text(value=value)):
            return value.strip()
        case Shape.LINES, _:
            texts = _texts(node)
            return "\n".join(texts) if texts is not None and not any("\n" in text for text in texts) else None
        case Shape.WORDS, _:
            texts = _texts(node)
            return ", ".join(texts) if texts is not None and not any("," in text for text in texts) else None
        case Shape.PAIRS, _:
            pairs = list(_pairs(node))
            told = [_BETWEEN.join(pair) for pair in pairs if pair is not None]
            whole = len(told) == len(pairs) and all(line.count(_BETWEEN) == 1 and "\n" not in line for line in told)
            return "\n".join(told) if whole and told else None
        case _:
            return None


def _texts(node: Node) -> list[str] | None:
    items = node.items if isinstance(node, Items) else (node,)
    texts = [item.value.strip() for item in items if isinstance(item, Text)]
    return texts if len(texts) == len(items) else None


def _pairs(node: Node) -> Iterator[tuple[str, str] | None]:
    """Pairs as they may be written: a table, or a list of tables or of lists of two; None for anything else."""
    match node:
        case Table(entries=entries):
            for left, right in entries:
                yield (left.value.strip(), right.value.strip()) if isinstance(right, Text) else None
        case Items(items=(Text(value=left), Text(value=right))):
            yield left.strip(), right.strip()
        case Items(items=items) if not any(isinstance(item, Text) for item in items):
            for item in items:
                yield from _pairs(item)
        case _:
            yield None


def _value(shape: Shape, text: str) -> Value:
    match shape:
        case Shape.LINES:
            lines = [line.strip() for line in text.splitlines() if line.strip()]
            return lines[0] if len(lines) == 1 else lines
        case Shape.WORDS:
            return [word for part in re.split(r"[,\n]", text) if (word := part.strip())]
        case Shape.PAIRS:
            halves = (line.partition(_BETWEEN.strip()) for line in text.splitlines() if line.strip())
            pairs = [(left.strip(), right.strip()) for left, _, right in halves]
            once = len({left for left, _ in pairs}) == len(pairs)
            return dict(pairs) if once else [list(pair) for pair in pairs]
        case Shape.TEXT | Shape.FLAG:
            return text.strip()
