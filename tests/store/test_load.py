"""The load of a day is the same whether the day was counted before, later, or with all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from answers import SCHEDULER, answer, noon
from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.scheduler import Memory, Rating
from quizgame.store.journal import Journal

FIRST = noon().day()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with Journal.open(tmp_path_factory.mktemp("load") / "journal.sqlite", writing=True) as opened:
        yield opened


STEPS = st.tuples(
    st.dictionaries(st.sampled_from("abcd"), st.integers(1, 4), max_size=3), st.sets(st.integers(0, 5)), st.booleans()
)


@given(st.lists(STEPS, max_size=5))
def test_days_hold_what_is_due_on_them(kept: Journal, steps: list[tuple[dict[str, int], set[int], bool]]) -> None:
    kept.rebuild()  # nothing was answered, so nothing is known
    due: dict[str, int] = {}
    for given_days, asked, everything in steps:
        kept.append(noon(), [], {card: Memory(1.0, 5.0, FIRST, FIRST + day, 1, 0) for card, day in given_days.items()})
        due |= given_days
        held = Counter(FIRST + day for day in due.values())
        assert [kept.load()[FIRST + day] for day in asked] == [held[FIRST + day] for day in asked]
        assert all(kept.load().get(FIRST + day, 7) == held[FIRST + day] for day in asked)
        if everything:
            assert kept.load() == held
            assert len(kept.load()) == len(held)


def test_what_is_withdrawn_is_no_load(tmp_path) -> None:
    with Journal.open(tmp_path / "journal.sqlite", writing=True) as journal:
        event = answer(journal, "x", Rating.GOOD, noon())
        day = SCHEDULER.review(None, Rating.GOOD, FIRST, "x").due
        assert journal.load()[day] == 1
        journal.withdraw(noon(), [event.id])
        assert (journal.load()[day], dict(journal.load())) == (0, {})
        journal.withdraw(noon(), [event.id], again=True)
        assert journal.load() == {day: 1}
