"""When cards come back: the wishes of their deck, and what the days ahead hold already."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import noon

from quizgame.app.application import Application
from quizgame.app.schedule import Schedule
from quizgame.errors import DeckError
from quizgame.memory.cards import Cards
from quizgame.memory.day import Moment
from quizgame.memory.scheduler import Memory, Rating, Scheduler, fuzz_range
from quizgame.store.journal import Entry, Journal
from quizgame.store.library import Library
from quizgame.store.settings import DeckSettings, Settings

TODAY = noon().day()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite", writing=True) as opened:
        yield opened


def test_the_lightest_day_is_given_and_then_is_no_longer_the_lightest(journal: Journal) -> None:
    schedule = Schedule(Scheduler(), journal)
    memory = Memory(10.0, 5.0, TODAY - 10, TODAY, 3, 0)
    given = Counter[int]()
    for number in range(200):
        after = schedule.review(memory, Rating.HARD, TODAY, f"card-{number}")
        given[after.due] += 1
        journal.append(noon(), [Entry("answered", "g", f"card-{number}", {})], {f"card-{number}": after})
    first, last = fuzz_range(after.stability)
    assert set(given) == set(range(TODAY + first, TODAY + last + 1))
    assert max(given.values()) - min(given.values()) <= 1
    assert journal.load() == given


def test_the_load_is_what_the_journal_holds_whatever_happens(journal: Journal, tmp_path: Path) -> None:
    one, two = Memory(3.0, 5.0, TODAY, TODAY + 3, 1, 0), Memory(3.0, 5.0, TODAY, TODAY + 5, 1, 0)
    assert journal.load() == {}
    journal.append(noon(), [], {"a": one, "b": two, "c": one})
    assert journal.load() == {TODAY + 3: 2, TODAY + 5: 1}
    journal.append(noon(), [], {"a": two})
    assert +Counter(journal.load()) == {TODAY + 3: 1, TODAY + 5: 2}
    with pytest.raises(AttributeError):
        journal.append(noon(), [], {"a": one, "b": None})  # type: ignore[dict-item]
    assert +Counter(journal.load()) == {TODAY + 3: 1, TODAY + 5: 2}
    journal.rebuild()
    assert journal.load() == {}


class Shelf:
    """Three decks that share cards."""

    decks = {"birds": ("a", "b"), "owls": ("b", "c"), "more": ("c", "d")}  # noqa: RUF012

    def entry(self, reference: str) -> Shelf:
        if reference not in self.decks:
            raise DeckError("there is none")
        shelf = Shelf()
        shelf.cards = Cards(self.decks[reference])
        return shelf

    cards = Cards()


def test_of_the_decks_of_a_card_the_one_that_asks_for_most_decides(journal: Journal) -> None:
    chosen = {"birds": 0.8, "owls": 0.95, "gone": 0.99}
    settings = Settings(decks={deck: DeckSettings(retention=retention) for deck, retention in chosen.items()})
    library: Library = Shelf()  # type: ignore[assignment]
    app = Application(library, journal, Scheduler(), lambda: Moment(0, 0), random.Random(1), settings)
    assert app.preferences.retentions() == {"a": 0.8, "b": 0.95, "c": 0.95}
    schedule = Schedule(Scheduler(), journal, app.preferences)
    known = Memory(50.0, 5.0, TODAY - 50, TODAY, 4, 0)
    lax, strict, usual = (schedule.review(known, Rating.GOOD, TODAY, card).due for card in "abd")
    assert strict < usual < lax
