from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.scheduler import (
    DEFAULT_PARAMETERS,
    LONGEST_INTERVAL,
    Memory,
    Rating,
    Scheduler,
    fuzz_range,
    fuzzed,
)

SCHEDULER = Scheduler()
DAY = 738_000
RATINGS = st.sampled_from(Rating)
HISTORIES = st.lists(st.tuples(st.integers(-5, 400), RATINGS), min_size=1, max_size=12)


def learn(history, card="card"):
    memory, day, memories = None, DAY, []
    for elapsed, rating in history:
        day += elapsed
        memory = SCHEDULER.review(memory, rating, day, card)
        memories.append(memory)
    return memories


@pytest.mark.parametrize(
    "parameters", [(), DEFAULT_PARAMETERS[:-1], (*DEFAULT_PARAMETERS, 1.0), (math.nan,) * 21, (math.inf,) * 21]
)
def test_parameters_are_21_finite_numbers(parameters):
    with pytest.raises(ValueError, match="21 finite"):
        Scheduler(parameters)


@pytest.mark.parametrize("retention", [0.0, 0.69, 0.995, 1.0, math.nan])
def test_the_desired_retention_has_bounds(retention):
    with pytest.raises(ValueError, match="retention"):
        Scheduler(retention=retention)


def test_a_wrong_answer_comes_back_tomorrow():
    new = SCHEDULER.review(None, Rating.AGAIN, DAY, "x")
    assert (new.last, new.due, new.reviews, new.lapses) == (DAY, DAY + 1, 1, 0)
    known = SCHEDULER.review(None, Rating.GOOD, DAY, "x")
    forgotten = SCHEDULER.review(known, Rating.AGAIN, DAY + 30, "x")
    assert (forgotten.due, forgotten.reviews, forgotten.lapses) == (DAY + 31, 2, 1)
    assert forgotten.stability < known.stability


def test_better_ratings_never_come_back_sooner():
    memory = SCHEDULER.review(None, Rating.GOOD, DAY, "x")
    stabilities = [SCHEDULER.review(memory, rating, DAY + 5, "x").stability for rating in Rating]
    assert stabilities == sorted(stabilities)


def test_recall_falls_to_nine_tenths_after_as_many_days_as_the_stability_says():
    memory = Memory(10.0, 5.0, DAY, DAY + 10, 1, 0)
    assert SCHEDULER.recall(memory, DAY) == 1.0
    assert SCHEDULER.recall(memory, DAY + 10) == pytest.approx(0.9)
    assert SCHEDULER.recall(memory, DAY - 3) == 1.0


@given(HISTORIES)
def test_every_history_leaves_a_memory_that_makes_sense(history):
    before = None
    for memory in learn(history):
        assert math.isfinite(memory.stability)
        assert memory.stability > 0
        assert 1 <= memory.difficulty <= 10
        assert memory.last < memory.due <= memory.last + LONGEST_INTERVAL
        if before is not None:
            assert memory.last >= before.last
            assert memory.reviews == before.reviews + 1
        assert 0 <= SCHEDULER.recall(memory, memory.due) <= 1
        before = memory


@given(HISTORIES)
def test_the_same_history_gives_the_same_days_whatever_chance_has_done_meanwhile(history):
    first = learn(history)
    random.seed(len(first))  # noqa: TID251
    assert learn(history) == first


@given(st.floats(0, LONGEST_INTERVAL))
def test_fuzz_stays_near_the_interval(interval):
    first, last = fuzz_range(interval)
    assert 1 <= first <= last <= LONGEST_INTERVAL
    assert max(interval - first, last - interval) <= 3.5 + 0.05 * interval
    assert all(first <= fuzzed(interval, f"seed {seed}") <= last for seed in range(5))


@given(st.floats(LONGEST_INTERVAL, 1e9))
def test_no_interval_is_longer_than_the_longest(interval):
    assert fuzzed(interval, "seed") <= LONGEST_INTERVAL
    assert fuzz_range(interval)[1] == LONGEST_INTERVAL


@pytest.mark.parametrize(
    "interval, days", [(0.0, (1, 1)), (1.4, (1, 1)), (2.4, (2, 2)), (3.0, (2, 4)), (10.0, (8, 12)), (100.0, (93, 107))]
)
def test_the_longer_the_interval_the_wider_the_fuzz(interval, days):
    assert fuzz_range(interval) == days


def test_fuzz_uses_its_whole_range_and_no_more():
    assert {fuzzed(10.0, f"card-{number}/2") for number in range(400)} == {8, 9, 10, 11, 12}
