"""FSRS by another hand: py-fsrs, written in Python, agrees day by day with the core that schedules here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgame.memory.scheduler import DEFAULT_PARAMETERS, LONGEST_INTERVAL, Rating, Scheduler, fuzz_range

START = datetime(2024, 1, 1, 12, tzinfo=UTC)
DAY = START.toordinal()
#: One review a day at most, as study has it.
HISTORIES = st.lists(st.tuples(st.integers(1, 900), st.sampled_from(Rating)), min_size=1, max_size=15)


@settings(deadline=None)
@given(HISTORIES, st.sampled_from([0.8, 0.9, 0.95]))
def test_day_by_day_histories_come_to_the_same_memory(history, retention):
    ours = Scheduler(retention=retention)
    theirs = fsrs.Scheduler(
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_INTERVAL,
        enable_fuzzing=False,
    )
    card, memory, days = fsrs.Card(card_id=1), None, 0
    for elapsed, rating in history:
        days += elapsed
        now = START + timedelta(days=days)
        if memory is not None:
            assert ours.recall(memory, DAY + days) == pytest.approx(theirs.get_card_retrievability(card, now), rel=1e-4)
        card, _ = theirs.review_card(card, fsrs.Rating(rating), now)
        memory = ours.review(memory, rating, DAY + days, "card")
        assert memory.stability == pytest.approx(card.stability, rel=1e-4)
        assert memory.difficulty == pytest.approx(card.difficulty, rel=1e-4)
        interval = (card.due - now).days
        if rating is not Rating.AGAIN:
            first, last = fuzz_range(interval)
            # theirs is rounded before, ours after the range is drawn around it
            assert first - 1 <= memory.due - memory.last <= last + 1


def test_both_start_from_the_same_parameters():
    assert fsrs.Scheduler().parameters == pytest.approx(DEFAULT_PARAMETERS, rel=1e-6)
