"""Sources, entities and facts: what is known, and on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from quizgame.facts.sentence import Sentence
from quizgame.reading.dates import Date
from quizgame.reading.numbers import Quantity
from quizgame.values import dataclass, field

KINDS_OF_SOURCE = ("official", "press", "analysis", "survey", "reference", "treaty", "other")


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A document a fact rests on. `date` is when it appeared or, for `as_of`, the time it speaks of."""

    id: str
    title: str
    publisher: str = ""
    author: str = ""
    kind: str = "other"
    date: Date | None = None
    date_text: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and the place in it ("Key milestones › 1998"; may be empty)."""

    source: Source
    locator: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """A thing facts speak of. Two entities are the same only if they are this very one, whatever their names.

    `name` stands as in prose, article included; `full` is the long form of a short name; `aka` are further names that
    count as right; `definition` says what it is without naming it; `part_of` is what it lies in or belongs to, `became`
    what it was renamed to: the two are never offered against each other unless the facts tell them apart.
    """

    id: str
    name: str
    type: str
    abbr: str = ""
    full: str = ""
    aka: tuple[str, ...] = ()
    definition: str = ""
    role: str = ""
    part_of: Entity | None = None
    became: Entity | None = None
    tags: frozenset[str] = frozenset()
    citations: tuple[Citation, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by, the one in prose first."""
        return tuple(dict.fromkeys(name for name in (self.name, self.full, self.abbr, *self.aka) if name))

    def nested(self, other: Entity) -> bool:
        """Whether one of the two is the other, lies within it, or became it."""
        return self in other.chain() or other in self.chain()

    def chain(self) -> Iterator[Entity]:
        """This entity and all it is part of or became, from the inside out."""
        current: Entity | None = self
        while current is not None:
            yield current
            current = current.part_of or current.became


@dataclass(frozen=True, slots=True)
class Words:
    """Free text as a value."""

    text: str


Item = Entity | Date | Quantity | Words


class Extent(StrEnum):
    """How much of the answer a value is: the whole, some of it, or a full list."""

    WHOLE = "whole"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Value:
    """What fills a slot: one item, or several of one kind where `extent` is not WHOLE; and its place in the file."""

    items: tuple[Item, ...]
    extent: Extent = Extent.WHOLE
    line: int = field(default=1, compare=False)
    column: int = field(default=1, compare=False)

    @property
    def single(self) -> Item | None:
        """The item, where it is one and the whole answer."""
        return self.items[0] if len(self.items) == 1 and self.extent is Extent.WHOLE else None


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """What is said, on whose word, and how it may be asked; the rows of a series share one.

    `said_by` makes it a claim, `view` an opinion. `ask` words the question for a slot, `wrong` gives its wrong answers,
    `forms` are the only forms allowed (None: all). `series` is the series' id ("" for a fact of its own), `key` the
    slots that tell its rows apart, `complete` whether no row of it is missing. No date before `not_before` or after
    `not_after` is offered.
    """

    sentence: Sentence
    citations: tuple[Citation, ...]
    as_of: Date | None = None
    said_by: Entity | None = None
    view: bool = False
    note: str = ""
    hint: str = ""
    tags: frozenset[str] = frozenset()
    ask: Mapping[str, Sentence] = field(default_factory=dict)
    wrong: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    forms: frozenset[str] | None = None
    not_before: Date | None = None
    not_after: Date | None = None
    series: str = ""
    key: frozenset[str] = frozenset()
    complete: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """One checkable statement with the values of its slots; line and column say where it stands in its file.

    `remark` is what its author notes about this row of a series only.
    """

    id: str
    statement: Statement
    slots: Mapping[str, Value]
    line: int = 1
    column: int = 1
    remark: str = ""

    @property
    def note(self) -> str:
        """What an explanation adds: the remark on this row, then the note of the statement."""
        return f"{self.remark} {self.statement.note}".strip()

    @property
    def sentence(self) -> Sentence:
        """Its sentence: facts that share its text tell the same relation."""
        return self.statement.sentence

    @property
    def when(self) -> Date | None:
        """The date of the event, if the fact has one that is the whole answer."""
        value = self.slots.get("when")
        item = value.single if value else None
        return item if isinstance(item, Date) else None


@dataclass(frozen=True, slots=True)
class TypeWords:
    """How entities of a type are asked for: "Which country", "countries"."""

    wh: str
    many: str


@dataclass(frozen=True, slots=True)
class FactBase:
    """A facts file: all it knows. `types` holds the wording of types that the language does not know.

    `confused` are sets of entities of one type, or of dates, that people take for each other; `not_before` and
    `not_after` bound the dates that are offered, where a statement has no bounds of its own.
    """

    id: str
    title: str
    language: str
    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    facts: tuple[Fact, ...]
    types: Mapping[str, TypeWords]
    confused: tuple[tuple[Item, ...], ...] = ()
    not_before: Date | None = None
    not_after: Date | None = None


def item_text(item: Item) -> str:
    """An item as it stands in a sentence."""
    match item:
        case Entity(name=name):
            return name
        case Date(text=text) | Quantity(text=text) | Words(text=text):
            return text
