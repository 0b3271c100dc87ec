"""FSRS by another hand: py-fsrs, written in Python, agrees day by day with the core that schedules here.

What may differ, and no more: the core counts in single precision, which shows where nearly equal numbers are
subtracted; it keeps a stability within 36,500 days, where py-fsrs knows no bound; and there an interval is rounded
before fuzz is drawn around it, here after.
"""

from __future__ import annotations

import math
import random
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
PARAMETERS = st.tuples(
    *(
        st.floats(least, most)
        for least, most in zip(
            fsrs.scheduler.LOWER_BOUNDS_PARAMETERS, fsrs.scheduler.UPPER_BOUNDS_PARAMETERS, strict=True
        )
    )
)


def compare(history, parameters, retention, precision=1e-4, least=0.0):
    """Both live through ratings, each some days after the one before; stabilities agree to `precision` or `least`."""
    ours = Scheduler(parameters, retention)
    theirs = fsrs.Scheduler(
        parameters=parameters,
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
            recalled = theirs.get_card_retrievability(card, now)
            assert math.isclose(ours.recall(memory, DAY + days), recalled, rel_tol=precision)
        card, _ = theirs.review_card(card, fsrs.Rating(rating), now)
        memory = ours.review(memory, rating, DAY + days, "card")
        stability = min(card.stability, LONGEST_INTERVAL)
        assert math.isclose(memory.stability, stability, rel_tol=precision, abs_tol=least)
        assert math.isclose(memory.difficulty, card.difficulty, rel_tol=precision)
        if card.stability > LONGEST_INTERVAL:
            return
        interval = (card.due - now).days
        # theirs is rounded to whole days; before that, both are the same
        exact = min(max(ours.interval(memory.stability), 1.0), LONGEST_INTERVAL)
        assert abs(exact - interval) <= 0.5 + precision * exact + least * 40
        first, last = fuzz_range(interval)
        assert first - 1 <= memory.due - memory.last <= last + 1


@settings(deadline=None)
@given(HISTORIES, st.sampled_from([0.8, 0.9, 0.95]))
def test_day_by_day_histories_come_to_the_same_memory(history, retention):
    compare(history, DEFAULT_PARAMETERS, retention)


@settings(deadline=None)
@given(HISTORIES, PARAMETERS, st.floats(0.7, 0.99))
def test_they_do_so_under_whatever_parameters(history, parameters, retention):
    compare(history, parameters, retention, precision=5e-3, least=1e-3)


@pytest.mark.parametrize("lives", [1_000, pytest.param(10_000, marks=pytest.mark.slow)])
def test_many_lives_of_a_card_as_learners_have_them(lives):
    chance = random.Random(lives)
    for _ in range(lives):
        history, interval = [], 1.0
        for _ in range(chance.randint(1, 20)):
            (rating,) = chance.choices(tuple(Rating), (12, 8, 70, 10))
            history.append((max(1, round(interval * chance.uniform(0.5, 2.0))), rating))
            interval = 1.0 if rating is Rating.AGAIN else min(interval * 2.2, 1_500)
        compare(history, DEFAULT_PARAMETERS, 0.9)


def test_both_start_from_the_same_parameters():
    assert fsrs.Scheduler().parameters == pytest.approx(DEFAULT_PARAMETERS, rel=1e-6)
