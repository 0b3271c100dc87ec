"""Cards edited into others, and events withdrawn: what memory comes to by them, live and derived again."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from answers import SCHEDULER, answer, body, noon, start
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgame.errors import StoreError
from quizgame.memory.owners import Carry
from quizgame.memory.scheduler import Rating
from quizgame.store.journal import Entry, Journal

GOOD, AGAIN = Rating.GOOD, Rating.AGAIN


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.sqlite"


@pytest.fixture
def journal(path):
    with Journal.open(path, writing=True, scheduler=SCHEDULER) as journal:
        yield journal


def carried(source: str, target: str) -> Entry:
    return Entry("carried", None, target, {"from": source, "to": target})


def derived_again(journal: Journal) -> None:
    """The memories, and the days on which cards were begun, are what a rebuild comes to."""
    days = range(noon().day(), noon().day() + 40)
    memories, begun = journal.memories(), [journal.begun_on(day) for day in days]
    journal.rebuild(SCHEDULER)
    assert journal.memories() == memories
    assert [journal.begun_on(day) for day in days] == begun


def test_a_card_edited_has_what_the_old_one_had(journal):
    answer(journal, "old", GOOD, noon())
    answer(journal, "beside", AGAIN, noon())
    before = journal.memories()
    (event,) = journal.carry(noon(1), [carried("old", "new")])
    assert journal.memories() == {"new": before["old"], "beside": before["beside"]}
    assert (event.kind, event.card) == ("carried", "new")
    assert journal.begun_on(noon().day()) == 2
    answer(journal, "new", GOOD, noon(3))
    assert journal.memories()["new"].reviews == 2
    derived_again(journal)


def test_undone_the_old_card_has_its_history_and_the_new_one_what_was_reviewed_meanwhile(journal):
    answer(journal, "old", GOOD, noon())
    before = journal.memories()["old"]
    (event,) = journal.carry(noon(1), [carried("old", "new")])
    journal.withdraw(noon(2), [event.id])
    assert journal.memories() == {"old": before}
    derived_again(journal)
    journal.withdraw(noon(2), [event.id], again=True)
    assert journal.memories() == {"new": before}
    answer(journal, "new", GOOD, noon(3))
    both = journal.memories()["new"]
    journal.withdraw(noon(4), [event.id])
    memories = journal.memories()
    assert memories["old"] == before
    assert memories["new"].reviews == 1
    assert memories["new"].due == both.due, "days that were given stay"
    assert journal.begun_on(noon(3).day()) == 1
    derived_again(journal)
    journal.withdraw(noon(4), [event.id], again=True)
    assert journal.memories() == {"new": both}
    derived_again(journal)


def test_a_chain_comes_apart_where_it_is_undone(journal):
    answer(journal, "a", GOOD, noon())
    (first,) = journal.carry(noon(1), [carried("a", "b")])
    answer(journal, "b", GOOD, noon(2))
    journal.carry(noon(3), [carried("b", "c")])
    answer(journal, "c", GOOD, noon(4))
    journal.withdraw(noon(5), [first.id])
    assert {card: memory.reviews for card, memory in journal.memories().items()} == {"a": 1, "c": 2}
    derived_again(journal)


def test_two_histories_become_one(journal):
    answer(journal, "a", GOOD, noon())
    answer(journal, "b", GOOD, noon(1))
    answer(journal, "a", GOOD, noon(2))
    journal.carry(noon(3), [carried("a", "b"), carried("x", "y")])
    memories = journal.memories()
    assert {card: memory.reviews for card, memory in memories.items()} == {"b": 3}
    assert memories["b"].last == noon(2).day()
    derived_again(journal)


def test_an_answer_withdrawn_is_as_if_it_had_not_been_given(journal):
    answer(journal, "a", GOOD, noon())
    before = journal.memories()
    second = answer(journal, "a", AGAIN, noon(4))
    after = journal.memories()
    journal.withdraw(noon(4), [second.id])
    assert journal.memories() == before
    derived_again(journal)
    journal.withdraw(noon(4), [second.id], again=True)
    assert journal.memories() == after
    derived_again(journal)
    first = next(journal.events("answered"))
    journal.withdraw(noon(5), [first.id, second.id])
    assert journal.memories() == {}
    derived_again(journal)


def test_all_is_in_the_journal(journal):
    answer(journal, "a", GOOD, noon())
    (event,) = journal.carry(noon(1), [carried("a", "b")])
    journal.withdraw(noon(2), [event.id, "of-another-machine"])
    history = journal.history()
    assert history
    assert history.carried == (event,)
    assert list(history.carries()) == [Carry((event.utc, event.id), "a", "b")]
    assert history.withdrawn == {event.id, "of-another-machine"}
    assert [row.body for row in journal.events("undone")] == [{"event": event.id}, {"event": "of-another-machine"}]


def test_a_carry_is_written_whole_or_not_at_all(journal):
    answer(journal, "a", GOOD, noon())
    before = journal.memories()
    bad = Entry("carried", None, "c", {"from": "b", "to": "c", "odd": float("nan")})
    with pytest.raises(ValueError):
        journal.carry(noon(1), [carried("a", "b"), bad])
    assert journal.memories() == before
    assert not journal.history()


def test_a_reader_derives_them_too_and_changes_nothing(path):
    with Journal.open(path, writing=True) as journal:
        answer(journal, "a", GOOD, noon())
        journal.carry(noon(1), [carried("a", "b")])
        memories = journal.memories()
        assert journal.writable
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DROP TABLE memory")
    with Journal.open(path, writing=False) as reader:
        assert not reader.writable
        assert reader.memories() == memories
        for attempt in (
            lambda: reader.carry(noon(2), [carried("b", "c")]),
            lambda: reader.withdraw(noon(2), ["x"]),
            lambda: reader.see({"x": "y"}),
        ):
            with pytest.raises(StoreError, match="reading only"):
                attempt()


@pytest.mark.parametrize("damage", ["{}", '{"from": 1, "to": "b"}', "[", '{"from": "a"}'])
def test_a_damaged_carry_spoils_nothing_but_itself(path, damage):
    with Journal.open(path, writing=True) as journal:
        answer(journal, "a", GOOD, noon())
        memories = journal.memories()
        journal.carry(noon(1), [carried("a", "b")])
        journal.append(noon(2), [Entry("undone", None, None, {"event": 7}), Entry("redone", None, None, {})])
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE event SET body = ? WHERE kind = 'carried'", (damage,))
    with Journal.open(path, writing=True) as journal:
        journal.rebuild(SCHEDULER)
        assert journal.memories() == memories


def test_who_hears_an_answer_in_a_game_that_was_open_when_its_card_was_edited(journal):
    game = start(journal, noon())
    assert journal.owner("a", game) == "a"
    answer(journal, "a", GOOD, noon(), game)
    journal.carry(noon(1), [carried("a", "b"), carried("b", "c")])
    assert [journal.owner(card, game) for card in "abxc"] == ["c", "c", "x", "c"]
    later = start(journal, noon(1))
    assert [journal.owner(card, later) for card in "abc"] == ["a", "b", "c"]
    assert journal.owner("a", "no-such-game") == "a"


def test_what_files_had_is_noted_and_forgotten(path, journal):
    assert journal.seen() == {}
    journal.see({"/a.yaml": "[1]", "/b.yaml": "[2]"})
    journal.see({"/a.yaml": "[3]", "/b.yaml": None, "/c.yaml": None, "/caf\udce9.yaml": "[4]"})
    assert journal.seen() == {"/a.yaml": "[3]", "/caf\udce9.yaml": "[4]"}
    with Journal.open(path, writing=False) as reader:
        assert reader.seen() == journal.seen()
    assert list(journal.events()) == []


def test_an_older_journal_gets_what_it_lacks(path):
    with Journal.open(path, writing=True) as journal:
        answer(journal, "a", GOOD, noon())
        memories = journal.memories()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DROP TABLE seen")
        raw.execute("DROP INDEX review_of_card")
        raw.execute("UPDATE about SET value = '1 FSRS-6' WHERE key = 'derived'")
    with Journal.open(path, writing=False) as reader:
        assert (reader.seen(), reader.memories()) == ({}, memories)
    with Journal.open(path, writing=True) as journal:
        journal.see({"/a.yaml": "[]"})
        assert journal.memories() == memories
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'review_of_card'").fetchone()


def test_the_reviews_of_a_card_are_found_by_an_index(journal):
    query = "SELECT day FROM event WHERE review IS NOT NULL AND card IN (?, ?)"
    plan = journal._connection.execute(f"EXPLAIN QUERY PLAN {query}", ("a", "b")).fetchall()
    assert any("review_of_card" in row[3] for row in plan)


def test_a_thousand_cards_are_carried_and_undone(journal):
    day = noon().day()
    rows = [Entry("answered", "g", f"d/{n}", body(GOOD, day + 3)) for n in range(1_200)]
    journal.append(noon(), rows)
    journal.rebuild(SCHEDULER)
    before = journal.memories()
    events = journal.carry(noon(1), [carried(f"d/{n}", f"e/{n}") for n in range(1_200)])
    assert journal.memories() == {card.replace("d/", "e/"): memory for card, memory in before.items()}
    journal.withdraw(noon(2), [event.id for event in events])
    assert journal.memories() == before


CARDS = st.sampled_from(["a", "b", "c", "d"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), CARDS, st.sampled_from(Rating)),
        st.tuples(st.just("carry"), CARDS, CARDS),
        st.tuples(st.just("withdraw"), st.integers(0, 99), st.booleans()),
    ),
    max_size=25,
)


@settings(deadline=None, max_examples=settings().max_examples // 2)
@given(STEPS)
def test_step_by_step_comes_to_what_a_rebuild_comes_to(steps):
    with (
        tempfile.TemporaryDirectory() as folder,
        Journal.open(Path(folder, "journal.sqlite"), writing=True, scheduler=SCHEDULER) as journal,
    ):
        for day, step in enumerate(steps):
            match step:
                case ("answer", str(card), Rating() as rating):
                    answer(journal, card, rating, noon(day))
                case ("carry", str(source), str(target)) if source != target:
                    journal.carry(noon(day), [carried(source, target)])
                case ("withdraw", int(number), bool(again)):
                    if events := [event.id for event in journal.events("answered", "carried")]:
                        journal.withdraw(noon(day), [events[number % len(events)]], again=again)
        derived_again(journal)
