"""A small world to play in: hand-written decks of every kind, a real application, and a clock that is set by hand."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from quizgame.app.application import Application
from quizgame.decks.deck import Deck
from quizgame.memory.day import Moment, moment_of
from quizgame.memory.scheduler import Scheduler
from quizgame.questions.question import (
    Choice,
    Dated,
    Flashcard,
    Match,
    Numeric,
    Order,
    Question,
    Reference,
    Several,
    TrueFalse,
    Typed,
    Wrong,
)
from quizgame.reading.diagnostic import Diagnostic, Severity
from quizgame.store.home import Home
from quizgame.store.journal import Journal
from quizgame.store.library import Library

PAPER = Reference(
    "r1", "NATO’s relations with Belarus", "NATO", "official", "12 January 2011", "Evolution of relations, milestones"
)
NOTES = Reference("r2", "A note on partnership", "An Institute", "analysis", "2012", "p. 4")


def choice(card: str = "d/choice", prompt: str = "Which country led the mine project?", **more: object) -> Choice:
    values: dict[str, object] = {
        "explanation": "Canada led the project, which destroyed about 700,000 anti-personnel mines.",
        "references": (PAPER, NOTES),
        "wrong": (
            Wrong("Lithuania", "Lithuania co-funded the project; it did not lead it."),
            Wrong("Norway"),
            Wrong("Germany"),
        ),
        "answer": "Canada",
    }
    return Choice(**{"id": card, "form": "card", "prompt": prompt, **values, **more})  # type: ignore[arg-type]


def statement(card: str = "d/statement") -> TrueFalse:
    return TrueFalse(
        id=card,
        form="true-false",
        prompt="True or false?",
        falsehoods=(Wrong("Belarus joined the Partnership for Peace in 1992.", "Belarus joined it in 1995."),),
        references=(PAPER,),
    )


def typed(card: str = "d/typed", prompt: str = "What does PfP stand for?", **more: object) -> Typed:
    values: dict[str, object] = {
        "answer": "Partnership for Peace",
        "accepted": ("Partnership for Peace",),
        "explanation": "PfP is the Partnership for Peace.",
        "references": (PAPER,),
    }
    return Typed(**{"id": card, "form": "card", "prompt": prompt, **values, **more})  # type: ignore[arg-type]


def numeric(card: str = "d/number") -> Numeric:
    return Numeric(
        id=card,
        form="number",
        prompt="How many anti-personnel mines did the project destroy?",
        answer="about 700,000",
        low=650_000,
        high=750_000,
        unit="mines",
        position=700_000.0,
        references=(PAPER,),
    )


def dated(card: str = "d/date") -> Dated:
    return Dated(
        id=card,
        form="when",
        prompt="In which month and year did Belarus open its mission to NATO?",
        answer="April 1998",
        first=date(1998, 4, 1),
        last=date(1998, 4, 30),
        grain="month",
        explanation="Belarus opened its permanent mission to NATO in April 1998.",
        references=(PAPER,),
    )


def order(card: str = "d/order", **more: object) -> Order:
    values: dict[str, object] = {
        "items": (
            "Belarus joins the NACC",
            "Belarus joins the Partnership for Peace",
            "Belarus opens its mission to NATO",
        ),
        "marks": ("1992", "1995", "1998"),
        "references": (PAPER,),
    }
    return Order(
        id=card,
        form="order",
        prompt="Put these in order, the earliest first.",
        **{**values, **more},  # type: ignore[arg-type]
    )


def several(card: str = "d/several") -> Several:
    return Several(
        id=card,
        form="list",
        prompt="Which of these belong in the gap? “Goods can pass through ____.”",
        answers=("Belarus", "Kazakhstan"),
        wrong=(Wrong("Norway", "Norway is not on the way."), Wrong("Tajikistan")),
        explanation="Goods can pass through Belarus and Kazakhstan.",
        references=(PAPER,),
    )


def match(card: str = "d/match") -> Match:
    return Match(
        id=card,
        form="match",
        prompt="Match the dates with what happened.",
        pairs=(
            ("1992", "Belarus joined the council"),
            ("April 1998", "The mission was opened"),
            ("2004", "Planning began"),
        ),
        references=(PAPER,),
    )


def flashcard(card: str = "d/flashcard", **more: object) -> Flashcard:
    values: dict[str, object] = {
        "prompt": "Was ist der Partnerschaftsrat?",
        "back": "The council of partners:\nit met first in 1997.",
        "explanation": "It followed the cooperation council of 1991.",
        "references": (PAPER, NOTES),
        **more,
    }
    return Flashcard(id=card, form="card", **values)  # type: ignore[arg-type]


def one_of_each() -> tuple[Question, ...]:
    return choice(), statement(), typed(), numeric(), dated(), order()


def years(count: int) -> tuple[Question, ...]:
    """Simple cards, as many as wanted: the right option is the one called Right."""
    return tuple(
        choice(f"y/{n}", f"Question number {n}?", answer="Right", wrong=(Wrong("Wrong"), Wrong("Worse")))
        for n in range(1, count + 1)
    )


@dataclass(frozen=True)
class Reading:
    """What the world's reader makes of a file."""

    kind: str | None
    deck: Deck | None
    findings: tuple[Diagnostic, ...] = ()


@dataclass
class World:
    """Files in a home, and what they are read as."""

    root: Path
    at: datetime = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
    readings: dict[str, Reading] = field(default_factory=dict)

    def add(self, deck: Deck, shipped: bool = False) -> Deck:
        self._file(f"{deck.id}.yaml", Reading("deck", deck), "shipped" if shipped else "decks")
        return deck

    def add_broken(self, name: str, message: str) -> None:
        path = str(self.root / "decks" / name.replace("/", "-"))
        finding = Diagnostic(path, 3, 5, Severity.ERROR, "missing", message, "add `a:`")
        self._file(name, Reading("deck", None, (finding,)))

    def _file(self, name: str, reading: Reading, where: str = "decks") -> None:
        folder = self.root / where
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name.replace("/", "-")).write_text(name, encoding="utf-8")
        self.readings[name] = reading

    def read(self, data: bytes, path: str, load: Callable[[str], bytes]) -> Reading:
        return self.readings[data.decode()]

    def now(self) -> Moment:
        self.at += timedelta(milliseconds=1)
        return moment_of(self.at)

    def application(self) -> Application:
        home, scheduler = Home(self.root), Scheduler()
        journal = Journal.open(home.journal, writing=True, scheduler=scheduler)
        library = Library(home, self.root / "shipped", self.read)
        return Application(library, journal, scheduler, self.now, random.Random(7))
