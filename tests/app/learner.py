"""A learner with decks of their own, for tests of progress: writes files, plays, comes back another day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizgame.app.application import Application
from quizgame.memory.day import Moment, moment_of
from quizgame.memory.scheduler import Scheduler
from quizgame.questions.answer import Answer, Arrange, Pick, Say, Tick, Write
from quizgame.questions.shown import Blank, Options, Shown, Shuffled, Statement, Ticks
from quizgame.store.home import Home
from quizgame.store.journal import Journal
from quizgame.store.library import Library

MINSK, RIGA, VILNIUS = (
    "{q: Capital of Belarus?, a: Minsk}",
    "{q: Capital of Latvia?, a: Riga}",
    "{q: Capital of Lithuania?, a: Vilnius}",
)


class Learner:
    """A home without shipped decks."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.decks = root / "decks"
        self.decks.mkdir(exist_ok=True)
        self.at = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)

    def now(self) -> Moment:
        self.at += timedelta(milliseconds=1)
        return moment_of(self.at)

    def write(self, name: str, title: str, *cards: str) -> Path:
        """A deck file; a card is written as it stands in YAML: `{q: ..., a: ...}`."""
        path = self.decks / name
        path.write_text(f"title: {title}\ncards:\n" + "".join(f"- {card}\n" for card in cards), encoding="utf-8")
        return path

    @contextmanager
    def app(self, writing: bool = True) -> Iterator[Application]:
        """The app, opened anew."""
        home, scheduler = Home(self.root), Scheduler()
        with Journal.open(home.journal, writing=writing, scheduler=scheduler) as journal:
            yield Application(Library(home, self.root / "shipped"), journal, scheduler, self.now, random.Random(7))

    def learn(self, deck: str, after: int = 1) -> None:
        """So many days later, open the app and study a deck to its end."""
        self.at += timedelta(days=after)
        with self.app() as app:
            app.carry(deck)
            study(app, deck)

    def carry(self) -> list[tuple[str, str, str]]:
        """Open the app and see what is carried: names before and now without their decks, and why."""
        with self.app() as app:
            return [(one.old.prompt, one.new.prompt, one.why) for one in app.carry()]

    def kept(self) -> list[str]:
        """The cards of the library that have a history, by deck and prompt."""
        return sorted(self.reviews())

    def reviews(self) -> dict[str, int]:
        """How often each card of the library was reviewed, by its deck and prompt; none that never was."""
        with self.app() as app:
            memories = app.journal.memories()
            return {
                f"{entry.id}: {question.prompt}": memories[question.id].reviews
                for entry in app.library.entries()
                if not entry.errors
                for question in app.library.deck(str(entry.path)).cards
                if question.id in memories
            }


def study(app: Application, deck: str) -> None:
    """Study a deck, answering right."""
    sitting = app.study(deck)
    while sitting.shown is not None:
        assert sitting.answer(right(sitting.shown), 3_000).verdict.right


def right(shown: Shown | None) -> Answer:
    match shown:
        case Options(right=index):
            return Pick(index)
        case Statement(true=true):
            return Say(true)
        case Blank(question=question):
            return Write(question.answer)
        case Shuffled(right=order):
            return Arrange(order)
        case Ticks(right=belonging):
            return Tick(belonging)
    raise AssertionError("nothing is shown")


def wrong(shown: Shown | None) -> Answer:
    match shown:
        case Options(options=options, right=index):
            return Pick((index + 1) % len(options))
        case Statement(true=true):
            return Say(not true)
        case _:
            return Write("1066")
