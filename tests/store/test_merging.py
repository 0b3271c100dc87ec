"""Journals of two computers: merged by union, they hold the same and come to the same in either order."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from answers import SCHEDULER, answer, noon
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgame.errors import StoreError
from quizgame.memory.scheduler import DEFAULT_PARAMETERS, MODEL, Rating
from quizgame.store.journal import Entry, Event, Journal

CARDS = st.sampled_from(["a", "b", "c", "d"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), CARDS, st.sampled_from(Rating), st.integers(0, 20)),
        st.tuples(st.just("carry"), CARDS, CARDS, st.integers(0, 20)),
        st.tuples(st.just("withdraw"), st.integers(0, 99), st.booleans(), st.integers(0, 20)),
        st.tuples(st.just("reset"), CARDS, st.none(), st.integers(0, 20)),
        st.tuples(st.just("reschedule"), CARDS, st.integers(0, 60), st.integers(0, 20)),
        st.tuples(st.just("fit"), st.floats(0.5, 2), st.none(), st.integers(0, 20)),
        st.tuples(st.just("unknown"), st.integers(), st.none(), st.integers(0, 20)),
    ),
    max_size=10,
)


def live(journal: Journal, steps: list[Any], days: Iterator[int]) -> None:
    """Learn for some days."""
    for step in steps:
        now = noon(next(days) + step[3])
        match step:
            case ("answer", str(card), Rating() as rating, _):
                answer(journal, card, rating, now, scheduler=journal.scheduler)
            case ("carry", str(source), str(target), _) if source != target:
                journal.carry(now, [Entry("carried", None, target, {"from": source, "to": target})])
            case ("withdraw", int(number), bool(again), _):
                if events := [event.id for event in journal.events("answered", "carried", "rescheduled")]:
                    journal.withdraw(now, [events[number % len(events)]], again=again)
            case ("reschedule", str(card), int(ahead), _) if card in (memories := journal.memories([card])):
                later = memories[card]._replace(due=now.day() + ahead)
                journal.append(now, [Entry("rescheduled", None, card, {"due": later.due})], {card: later})
            case ("reset", str(card), _, _):
                journal.reset(now, [card])
            case ("fit", float(value), _, _):
                parameters = [*DEFAULT_PARAMETERS[:8], value, *DEFAULT_PARAMETERS[9:]]
                fitted = Entry("fitted", None, None, {"model": MODEL, "parameters": parameters})
                journal.adopt(now, fitted)
            case ("unknown", int(number), _, _):
                journal.append(now, [Entry("invented-later", None, None, {"number": number})])


def holds(journal: Journal) -> Any:
    """What a journal holds and has come to."""
    return list(journal.events()), journal.memories(), journal.scheduler.parameters


def derived_again(journal: Journal) -> Any:
    with Journal.open(journal.path, writing=False) as reader:
        reader.rebuild()
        return holds(reader)


@settings(deadline=None, max_examples=settings().max_examples // 2)
@given(STEPS, STEPS, STEPS, STEPS)
def test_in_either_order_they_come_to_the_same(common, mine, yours, later):
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder, "one", "journal.sqlite"), Path(folder, "two", "journal.sqlite")
        with Journal.open(one, writing=True) as journal:
            live(journal, common, iter(range(100)))
        two.parent.mkdir()
        shutil.copy(one, two)  # as people do
        with Journal.open(one, writing=True) as here, Journal.open(two, writing=True) as there:
            live(here, mine, iter(range(200, 300)))
            live(there, yours, iter(range(195, 300)))
            mine_only, yours_only = list(here.events()), list(there.events())
            assert here.merge(yours_only) == len(set(ids(yours_only)) - set(ids(mine_only)))
            there.merge(mine_only)
            assert holds(here) == holds(there) == derived_again(here)
            assert here.merge(there.events()) == here.merge(mine_only) == 0
            assert set(ids(here.events())) == {*ids(mine_only), *ids(yours_only)}
            # whoever goes on, even with a clock that is behind the other's, comes to what a rebuild comes to
            live(here, later, iter(range(197, 300)))
            assert holds(here) == derived_again(here)
            there.merge(here.events())
            assert holds(here) == holds(there)


def ids(events: Any) -> list[str]:
    return [event.id for event in events]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite", writing=True, scheduler=SCHEDULER) as journal:
        answer(journal, "a", Rating.GOOD, noon())
        yield journal


def test_a_copy_goes_on_under_a_name_of_its_own(journal: Journal, tmp_path: Path) -> None:
    journal.close()
    shutil.copy(journal.path, tmp_path / "copy.sqlite")
    for name, same in (("journal", True), ("copy", False)):
        with Journal.open(tmp_path / f"{name}.sqlite", writing=True) as again:
            (before,) = again.events()
            after, later = (answer(again, "b", Rating.GOOD, noon(day)) for day in (1, 2))
            assert (after.id[:8] == before.id[:8]) is same
            assert later.id[:8] == after.id[:8]
            assert later.id.endswith("-000000003" if same else "-000000002")


@pytest.mark.parametrize(
    "change", [{"utc": 5}, {"day": 5}, {"card": "b"}, {"body": {"review": False}}, {"kind": "hinted"}]
)
def test_events_that_contradict_each_other_are_refused_whole(journal: Journal, change: dict[str, Any]) -> None:
    before = holds(journal)
    (event,) = journal.events()
    plain = {name: getattr(event, name) for name in Event.__slots__}
    new = Event("other-000000001", event.utc, 0, event.day, "invented", None, None, {})
    for events in ([new, Event(**plain | change)], [Event(**plain | change), new]):
        with pytest.raises(StoreError, match=r"events .*-000000001 differ"):
            journal.merge(events)
        assert holds(journal) == before
    with pytest.raises(StoreError, match="events other-000000001 differ"):
        journal.merge([new, Event(**{name: getattr(new, name) for name in Event.__slots__} | {"day": 3})])
    assert holds(journal) == before


def test_a_reader_merges_nothing(journal: Journal) -> None:
    with (
        Journal.open(journal.path, writing=False) as reader,
        pytest.raises(StoreError, match="open for reading only"),
    ):
        reader.merge([])


def test_many_events_are_merged_at_once(journal: Journal, tmp_path: Path) -> None:
    with Journal.open(tmp_path / "other" / "journal.sqlite", writing=True) as other:
        other.append(noon(), [Entry("invented", None, None, {"n": number}) for number in range(1_700)])
        assert journal.merge(other.events()) == 1_700
        assert journal.merge(other.events()) == 0
    assert len(list(journal.events())) == 1_701
