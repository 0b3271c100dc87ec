"""What stands on paper, before it is set: sheets with tasks, cards, a line of time or pairs, and their keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from string import ascii_uppercase

LETTERS = ascii_uppercase


class Layout(StrEnum):
    """What kind of paper it is."""

    TEST = "test"
    FLASHCARDS = "flashcards"
    TIMELINE = "timeline"
    MATCH = "match"


class Paper(StrEnum):
    """A size of paper, upright."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> tuple[float, float]:
        """Its width and height in millimetres."""
        return (210.0, 297.0) if self is Paper.A4 else (215.9, 279.4)


@dataclass(frozen=True, slots=True)
class Circles:
    """Choose one of these."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """Tick all of these that belong."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrueOrFalse:
    """Say whether this statement is true."""

    statement: str


@dataclass(frozen=True, slots=True)
class Writing:
    """Write it down; `unit` stands after the line."""

    unit: str = ""


@dataclass(frozen=True, slots=True)
class Numbering:
    """Number these in their order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """Join each one on the left with one on the right; `right` is longer where some belong to none."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One question of a test: what is asked, and the way it is answered on paper."""

    prompt: str
    way: Circles | Boxes | TrueOrFalse | Writing | Numbering | Joining


@dataclass(frozen=True, slots=True)
class Tasks:
    """Tasks, numbered from 1, one point each."""

    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A card to cut out and fold: `options` stand below the question, `note` below the answer."""

    front: str
    back: str
    options: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards, in their order."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of time with `places`, one of which is filled; events to cut out, lettered in the order they stand.

    `given` is the index of the filled place, `event` and `date` what stands there.
    """

    places: int
    given: int
    event: str
    date: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Blocks of halves to join, each with what to do."""

    blocks: tuple[tuple[str, Joining], ...]


Body = Tasks | Cards | Strip | Pairs


@dataclass(frozen=True, slots=True)
class Answer:
    """A line of the key: the number of the task, what is right, and why."""

    label: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One version: its letter ("" where there is but one), what stands on it, and its key (empty on cards)."""

    version: str
    body: Body
    key: tuple[Answer, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Worksheet:
    """All that is printed at once; the same seed draws it again. `sources` tell where the answers come from."""

    title: str
    layout: Layout
    language: str
    licence: str
    seed: int
    sheets: tuple[Sheet, ...]
    sources: tuple[str, ...] = ()


def texts_of(value: object) -> Iterator[str]:
    """Every text in a worksheet, or in a part of one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))
