from __future__ import annotations

import tempfile
from pathlib import Path

from answers import DAY_MS, NOON, SCHEDULER, answer
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgame.memory.day import Moment
from quizgame.memory.scheduler import Rating
from quizgame.store.journal import Journal

# clocks jump both ways, and learners travel
STEPS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from(Rating),
        st.integers(-3 * DAY_MS, 40 * DAY_MS),
        st.sampled_from([-600, 0, 60, 330, 780]),
    ),
    max_size=30,
)


@settings(deadline=None, max_examples=settings().max_examples // 2)
@given(STEPS)
def test_replaying_the_journal_gives_the_states_that_were_derived_step_by_step(steps):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "journal.sqlite")
        begun: dict[str, int] = {}
        with Journal.open(path, writing=True) as journal:
            utc = NOON
            for card, rating, elapsed, offset in steps:
                utc = max(utc + elapsed, 0)
                event = answer(journal, f"card-{card}", rating, Moment(utc, offset))
                begun.setdefault(event.card, event.day)
            stepwise = journal.memories()
            events = list(journal.events())
            journal.rebuild(SCHEDULER)
            assert journal.memories() == stepwise
            for day in set(begun.values()):
                assert journal.begun_on(day) == list(begun.values()).count(day)
        with Journal.open(path, writing=False) as reader:
            assert reader.memories() == stepwise
            assert list(reader.events()) == events
            reader.rebuild(SCHEDULER)
            assert reader.memories() == stepwise
        assert [event.utc for event in events] == sorted(event.utc for event in events)
        assert len({event.id for event in events}) == len(steps)
