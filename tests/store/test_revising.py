"""Answers that are taken back, given again and judged anew: what counts is what stands."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from answers import DAY_MS, NOON, SCHEDULER, answer, body, noon, start
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgame.memory.day import Moment
from quizgame.memory.scheduler import Rating
from quizgame.store.journal import Entry, Event, Journal

GOOD, AGAIN, EASY = Rating.GOOD, Rating.AGAIN, Rating.EASY


@pytest.fixture
def journal(tmp_path):
    with Journal.open(tmp_path / "journal.sqlite", writing=True, scheduler=SCHEDULER) as journal:
        yield journal


def undo(journal: Journal, moment: Moment, *events: Event, again: bool = False) -> None:
    journal.withdraw(moment, [event.id for event in events], again=again)


def regrade(journal: Journal, event: Event, rating: Rating, moment: Moment) -> Event:
    """Judge an answer anew, as a sitting does."""
    anew: dict[str, object] = {"event": event.id, "credit": float(rating is not AGAIN), "why": ""}
    if event.body["review"]:
        due = SCHEDULER.review(journal.before(event), rating, event.day, event.card).due
        anew |= {"rating": int(rating), "due": due}
    return journal.revise(moment, [Entry("regraded", event.game, event.card, anew)])[0]


def test_what_is_taken_back_counts_nowhere_and_given_again_counts_as_before(journal):
    today = noon().day()
    answer(journal, "old", GOOD, noon(-9))
    before = journal.memories(), dict(journal.load())
    missed, new = answer(journal, "old", AGAIN, noon()), answer(journal, "new", GOOD, noon())
    journal.append(noon(), [Entry("answered", "game", "old", body() | {"answer": {}})])
    after = journal.memories(), +Counter(journal.load())
    assert journal.begun_on(today) == 1
    assert journal.missed_since(today) == {"old": 1}
    undo(journal, noon(), missed, new)
    assert (journal.memories(), +Counter(journal.load())) == before
    assert journal.begun_on(today) == 0
    assert [event.day for event in journal.reviews("old")] == [noon(-9).day()]
    assert [card for card, _, _ in journal.heard()] == ["old"]
    undo(journal, noon(), missed, new, again=True)
    assert (journal.memories(), +Counter(journal.load())) == after
    undo(journal, noon(), missed, new)
    assert (journal.memories(), +Counter(journal.load())) == before


def test_a_day_on_which_all_was_taken_back_is_none_with_an_answer(journal):
    event = answer(journal, "one", GOOD, noon())
    assert journal.answered_on(noon().day())
    undo(journal, noon(), event)
    assert not journal.answered_on(noon().day())
    assert list(journal.events_on(noon().day(), "answered")) == []


def test_a_game_whose_end_was_taken_back_waits_again(journal):
    game = start(journal, noon())
    one = answer(journal, "one", GOOD, noon(), game)
    two = answer(journal, "two", GOOD, noon(), game)
    (end,) = journal.append(noon(), [Entry("game-ended", game, None, {})])
    assert list(journal.unfinished_games()) == []
    undo(journal, noon(), two, end)
    ((started, *rest),) = journal.unfinished_games()
    assert (started.id, [event.id for event in rest]) == (game, [one.id])
    undo(journal, noon(), two, end, again=True)
    assert list(journal.unfinished_games()) == []


def test_a_miss_that_was_none_is_not_counted_as_one(journal):
    given = body(AGAIN, noon(1).day()) | {"answer": {"kind": "write"}}
    (event,) = journal.append(noon(), [Entry("answered", "game", "one", given)])
    assert journal.missed_since(noon().day()) == {"one": 1}
    anew = regrade(journal, event, GOOD, noon())
    assert journal.missed_since(noon().day()) == {}
    (stands,) = journal.events_that_hold("answered")
    assert (stands.body["credit"], stands.body["rating"]) == (1.0, 3)
    assert journal.reviews("one") == (stands,)
    undo(journal, noon(), anew)
    assert journal.missed_since(noon().day()) == {"one": 1}


def test_of_several_judgements_the_last_that_stands_counts(journal):
    event = answer(journal, "one", AGAIN, noon())
    first = journal.memories()
    easy = regrade(journal, event, EASY, noon())
    second = journal.memories()
    good = regrade(journal, event, GOOD, noon(1))
    assert journal.memories()["one"] == SCHEDULER.review(None, GOOD, noon().day(), "one")
    undo(journal, noon(1), good)
    assert journal.memories() == second
    undo(journal, noon(1), easy)
    assert journal.memories() == first
    undo(journal, noon(1), good, again=True)
    assert journal.memories()["one"].stability > first["one"].stability


def test_later_reviews_rest_on_the_new_judgement_and_keep_their_day(journal):
    event = answer(journal, "one", AGAIN, noon())
    later = answer(journal, "one", GOOD, noon(1))
    regrade(journal, event, EASY, noon(1))
    memory = journal.memories()["one"]
    assert memory.due == later.body["due"]
    easy = SCHEDULER.review(None, EASY, noon().day(), "one")
    assert memory._replace(due=0) == SCHEDULER.review(easy, GOOD, noon(1).day(), "one")._replace(due=0)


@pytest.mark.parametrize("damage", [
    {"credit": "much"}, {"credit": 1.0, "rating": 9, "due": 740_000}, {"credit": 1.0, "rating": 3, "due": -1},
    {"credit": 1.0, "rating": 3, "due": 2**70},
])  # fmt: skip
def test_a_judgement_that_cannot_be_changes_no_memory(journal, damage):
    event = answer(journal, "one", AGAIN, noon())
    before = journal.memories()
    journal.revise(noon(), [Entry("regraded", "game", "one", {"event": event.id} | damage)])
    journal.rebuild()
    assert journal.memories() == before


@dataclass
class Stood:
    """An answer that stands: what was answered, when, and the row."""

    card: str
    rating: Rating
    at: Moment
    row: Event


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["answer", "answer", "undo", "redo", "regrade"]),
        st.integers(0, 3),
        st.sampled_from(Rating),
        st.integers(0, 3 * DAY_MS),
    ),
    max_size=24,
)


@settings(deadline=None, max_examples=25)
@given(MOVES, st.booleans())
def test_it_is_as_if_only_what_stands_had_been_answered(moves, carried):
    with tempfile.TemporaryDirectory() as folder:
        path, stand, undone, utc = Path(folder, "journal.sqlite"), [], [], NOON
        with Journal.open(path, writing=True) as journal:
            for move, number, rating, elapsed in moves:
                utc += elapsed
                now = Moment(utc, 0)
                match move:
                    case "answer":
                        card = f"card-{number}"
                        stand.append(Stood(card, rating, now, answer(journal, card, rating, now)))
                        undone.clear()
                    case "undo" if stand:
                        undone.append(stand.pop())
                        undo(journal, now, undone[-1].row)
                    case "redo" if undone:
                        stand.append(undone.pop())
                        undo(journal, now, stand[-1].row, again=True)
                    case "regrade" if stand:
                        stand[-1].rating = rating
                        regrade(journal, stand[-1].row, rating, now)
            if carried and stand:
                journal.carry(now, [Entry("carried", None, "other", {"from": stand[0].card, "to": "other"})])
            live, load = journal.memories(), +Counter(journal.load())
            begun = [journal.begun_on(one.at.day()) for one in stand]
            events = list(journal.events())
            journal.rebuild()
            assert journal.memories() == live
            assert +Counter(journal.load()) == load
        with Journal.open(Path(folder, "twin.sqlite"), writing=True) as twin:
            for one in stand:
                answer(twin, one.card, one.rating, one.at)
            if carried and stand:
                twin.carry(now, [Entry("carried", None, "other", {"from": stand[0].card, "to": "other"})])
            assert twin.memories() == live
            assert +Counter(twin.load()) == load
            assert [twin.begun_on(one.at.day()) for one in stand] == begun
        with Journal.open(Path(folder, "merged.sqlite"), writing=True) as merged:
            merged.merge(reversed(events))
            assert merged.memories() == live
