"""A small library of made-up decks that are no files, and a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quizgame.decks.deck import Deck
from quizgame.errors import DeckError
from quizgame.memory.cards import Cards
from quizgame.memory.day import Moment
from quizgame.memory.queue import Card
from quizgame.questions.question import (
    Choice,
    Dated,
    Numeric,
    Order,
    Question,
    Reference,
    TrueFalse,
    Typed,
    Wrong,
)

PAGE = Reference("page", "Birds of the coast", "Harbour Press", "survey", "2011", "chapter 2")

QUESTIONS = (
    Choice(
        id="birds/tern", form="card", prompt="Which bird flies farthest?", answer="the tern",
        wrong=(Wrong("the wren", "The wren stays."), Wrong("the owl")),
        explanation="Terns fly from pole to pole.", references=(PAGE,),
    ),
    TrueFalse(
        id="birds/wings", form="card", prompt="True or false?", truths=("Owls have two wings.",),
        falsehoods=(Wrong("Owls have three wings.", "They have two."),),
    ),
    Typed(
        id="birds/white", form="card", prompt="Which white bird follows ploughs?", answer="the seagull",
        accepted=("the seagull", "gull"), fact="birds/white",
        wrong=(Wrong("the raven"), Wrong("the rook")),
    ),
    Numeric(
        id="birds/eggs", form="card", prompt="How many eggs did the colony lay?", answer="about 700,000",
        low=630_000, high=770_000, unit="eggs", position=700_000,
    ),
    Dated(
        id="birds/count", form="card", prompt="When was the first count?", answer="April 1998",
        first=date(1998, 4, 1), last=date(1998, 4, 30), grain="month", references=(PAGE,),
    ),
    Order(
        id="birds/order", form="order", prompt="Put these in order, earliest first.",
        items=("egg", "chick", "fledgling"), marks=("1", "2", "3"),
    ),
)  # fmt: skip
BIRDS = Deck("birds", "Birds", cards=QUESTIONS[:5], extras=QUESTIONS[5:])


@dataclass(frozen=True)
class Entry:
    """What a library knows of a deck before it is opened."""

    id: str
    title: str
    cards: Cards
    path: Path = Path("birds.yaml")
    error: str | None = None


class Shelf:
    """A library of decks that are no files."""

    def __init__(self, *decks: Deck) -> None:
        self._decks = {deck.id: deck for deck in decks}

    def entries(self) -> list[Entry]:
        return [self.entry(reference) for reference in self._decks]

    def entry(self, reference: str, listed: Sequence[Entry] | None = None) -> Entry:
        deck = self.deck(reference)
        return Entry(deck.id, deck.title, Cards.of(Card(one.id, one.fact) for one in deck.cards))

    def deck(self, reference: str) -> Deck:
        if reference not in self._decks:
            raise DeckError(f"there is no deck {reference}")
        return self._decks[reference]

    def questions(self, entry: Entry, ids: Iterable[str]) -> tuple[Question, ...]:
        known = {question.id: question for question in self.deck(entry.id).questions}
        return tuple(known[one] for one in ids)


class Clock:
    """Noon of 21 November 2026 in Warsaw, until it is moved."""

    def __init__(self) -> None:
        self.utc = 1_795_258_800_000

    def __call__(self) -> Moment:
        return Moment(self.utc, 60)

    def pass_days(self, days: int) -> None:
        self.utc += days * 86_400_000
