"""Cards that begin anew: what counts for memory, live and derived again."""

from __future__ import annotations

import pytest
from answers import SCHEDULER, answer, noon

from quizgame.memory.scheduler import Rating
from quizgame.store.journal import Entry, Journal

GOOD, AGAIN = Rating.GOOD, Rating.AGAIN


@pytest.fixture
def journal(tmp_path):
    with Journal.open(tmp_path / "journal.sqlite", writing=True, scheduler=SCHEDULER) as journal:
        yield journal


def derived_again(journal: Journal) -> None:
    memories = journal.memories()
    journal.rebuild(SCHEDULER)
    assert journal.memories() == memories


def days(journal: Journal, card: str) -> list[int]:
    return [event.day - noon().day() for event in journal.reviews(card)]


def test_a_card_begins_anew_and_others_do_not(journal):
    answer(journal, "one", GOOD, noon())
    answer(journal, "two", GOOD, noon())
    two = journal.memories()["two"]
    journal.reset(noon(1), ["one"])
    assert journal.memories() == {"two": two}
    assert days(journal, "one") == []
    derived_again(journal)
    answer(journal, "one", AGAIN, noon(2))
    assert journal.memories()["one"].reviews == 1
    assert days(journal, "one") == [2]
    derived_again(journal)


def test_undone_the_card_has_its_history_again(journal):
    answer(journal, "one", GOOD, noon())
    before = journal.memories()
    (event,) = journal.reset(noon(1), ["one"])
    journal.withdraw(noon(1), [event.id])
    assert journal.memories() == before
    assert days(journal, "one") == [0]
    answer(journal, "one", GOOD, noon(2))
    journal.withdraw(noon(3), [event.id], again=True)
    assert journal.memories()["one"].reviews == 1
    derived_again(journal)


def test_a_card_edited_hands_on_that_it_began_anew(journal):
    answer(journal, "old", GOOD, noon())
    journal.reset(noon(1), ["old"])
    answer(journal, "old", GOOD, noon(2))
    journal.carry(noon(3), [Entry("carried", None, "new", {"from": "old", "to": "new"})])
    answer(journal, "new", AGAIN, noon(5))
    assert days(journal, "new") == [2, 5]
    assert journal.memories()["new"].reviews == 2
    assert days(journal, "old") == []
    derived_again(journal)
