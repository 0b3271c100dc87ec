from __future__ import annotations

import math
import random
import struct

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
    lightest,
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


def test_a_card_not_known_comes_back_tomorrow_and_one_forgotten_soon():
    new = SCHEDULER.review(None, Rating.AGAIN, DAY, "x")
    assert (new.last, new.due, new.reviews, new.lapses) == (DAY, DAY + 1, 1, 0)
    known = Memory(100.0, 5.0, DAY, DAY + 100, 6, 0)
    forgotten = SCHEDULER.review(known, Rating.AGAIN, DAY + 100, "x")
    assert (forgotten.reviews, forgotten.lapses) == (7, 1)
    assert 1 <= forgotten.stability < 7
    assert DAY + 101 <= forgotten.due <= DAY + 108


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


@given(HISTORIES, st.floats(0.7, 0.99))
def test_a_card_comes_back_when_its_chance_to_recall_has_fallen_to_the_one_desired(history, retention):
    memory = learn(history)[-1]
    after = SCHEDULER.review(memory, Rating.GOOD, memory.due, "card", retention=retention)
    decay = -DEFAULT_PARAMETERS[20]
    days = after.stability / (0.9 ** (1 / decay) - 1) * (retention ** (1 / decay) - 1)
    first, last = fuzz_range(days * 0.9999)[0], fuzz_range(days * 1.0001)[1]
    assert first <= after.due - after.last <= last
    assert after == Scheduler(retention=retention).review(memory, Rating.GOOD, memory.due, "card")
    assert after._replace(due=0) == SCHEDULER.review(memory, Rating.GOOD, memory.due, "card")._replace(due=0)


def test_a_desired_retention_of_a_card_has_the_same_bounds():
    with pytest.raises(ValueError, match="retention"):
        SCHEDULER.review(None, Rating.GOOD, DAY, "x", retention=0.5)


@given(
    HISTORIES, st.integers(-400, 400), st.dictionaries(st.integers(DAY, DAY + 5_000), st.integers(0, 9), max_size=40)
)
def test_nothing_is_put_off_beyond_the_latest_day_while_that_is_to_come(history, ahead, load):
    memory = learn(history)[-1]
    today = memory.due
    free = SCHEDULER.review(memory, Rating.GOOD, today, "card", load=load)
    bound = SCHEDULER.review(memory, Rating.GOOD, today, "card", load=load, latest=today + ahead)
    assert bound._replace(due=0) == free._replace(due=0)
    assert bound.due > today
    if ahead <= 0 or fuzz_range(SCHEDULER.interval(free.stability) + 0.01)[1] < ahead:
        assert bound.due == free.due
    else:
        assert bound.due <= today + max(ahead, 1)


def test_what_would_come_after_an_exam_comes_in_the_last_third_before_it():
    firm = Memory(300.0, 5.0, DAY - 300, DAY, 5, 0)
    given_to = {SCHEDULER.review(firm, Rating.GOOD, DAY, f"card-{n}", latest=DAY + 30).due - DAY for n in range(200)}
    assert given_to == set(range(20, 31))
    assert SCHEDULER.review(firm, Rating.GOOD, DAY, "card", latest=DAY).due > DAY + 300


def test_parameters_beyond_the_bounds_of_the_core_are_refused_and_those_at_them_are_not():
    for number in range(len(DEFAULT_PARAMETERS)):
        beyond = list(DEFAULT_PARAMETERS)
        beyond[number] = 101.0
        with pytest.raises(ValueError, match=f"parameter {number} "):
            Scheduler(beyond)
    at_bound = list(DEFAULT_PARAMETERS)
    at_bound[20] = float(struct.unpack("f", struct.pack("f", 0.1))[0])  # as the core gives it
    assert Scheduler(at_bound).parameters[20] == at_bound[20]


@given(st.floats(0, LONGEST_INTERVAL))
def test_fuzz_stays_near_the_interval(interval):
    first, last = fuzz_range(interval)
    assert 1 <= first <= last <= LONGEST_INTERVAL
    assert max(interval - first, last - interval) <= 3.5 + 0.05 * interval
    assert all(DAY + first <= lightest(DAY, interval, f"seed {seed}", {}) <= DAY + last for seed in range(5))


@given(st.floats(LONGEST_INTERVAL, 1e9))
def test_no_interval_is_longer_than_the_longest(interval):
    assert lightest(0, interval, "seed", {}) <= LONGEST_INTERVAL
    assert fuzz_range(interval)[1] == LONGEST_INTERVAL


#: Ranges as Anki has them for the same intervals.
@pytest.mark.parametrize(
    "interval, days",
    [
        (0.0, (1, 1)),
        (1.4, (1, 1)),
        (2.49, (2, 2)),
        (2.5, (2, 4)),
        (6.9, (5, 9)),
        (7.0, (5, 9)),
        (17.0, (14, 20)),
        (19.9, (17, 23)),
        (20.1, (17, 23)),
        (37.0, (33, 41)),
        (100.0, (93, 107)),
    ],
)
def test_the_longer_the_interval_the_wider_the_fuzz(interval, days):
    assert fuzz_range(interval) == days


def test_fuzz_uses_its_whole_range_and_no_more():
    assert {lightest(0, 10.0, f"card-{number}/2", {}) for number in range(400)} == {8, 9, 10, 11, 12}


def days_given(load):
    """The days that cards with an interval of ten days come back on, counted from today."""
    ahead = {DAY + days: cards for days, cards in load.items()}
    return {lightest(DAY, 10.0, f"card-{number}/2", ahead) - DAY for number in range(100)}


def test_of_the_days_the_fuzz_allows_the_lightest_is_taken():
    assert days_given({7: 0, 8: 5, 9: 4, 10: 3, 11: 9, 12: 5, 13: 0}) == {10}
    assert days_given({8: 5, 9: 4, 10: 3, 11: 9}) == {12}
    assert days_given({8: 1, 11: 2}) == {9, 10, 12}
    assert days_given({8: 7, 9: 7, 10: 7, 11: 7, 12: 7}) == {8, 9, 10, 11, 12}


def test_that_later_days_hold_less_is_no_reason_to_take_them():
    assert days_given({8: 50, 9: 40, 10: 30, 11: 20, 12: 10}) == {8, 9, 10, 11, 12}
    assert days_given({8: 50, 9: 35, 10: 30, 11: 25, 12: 10}) == {9}
    assert days_given({8: 10, 9: 20, 10: 25, 11: 40, 12: 50}) == {10}


@given(
    st.floats(0, 400),
    st.text(max_size=5),
    st.dictionaries(st.integers(DAY, DAY + 450), st.integers(0, 20), max_size=60),
)
def test_a_day_given_is_one_the_fuzz_allows_and_an_empty_one_if_there_is_any(interval, seed, load):
    first, last = fuzz_range(interval)
    day = lightest(DAY, interval, seed, load)
    assert DAY + first <= day <= DAY + last
    if any(load.get(DAY + ahead, 0) == 0 for ahead in range(first, last + 1)):
        assert load.get(day, 0) == 0
    assert lightest(DAY, interval, seed, dict(reversed(load.items()))) == day


@given(st.floats(3, 100), st.data())
def test_no_day_is_lighter_on_the_side_where_days_are_fuller(interval, data):
    first, last = fuzz_range(interval)
    days = range(DAY + first, DAY + last + 1)
    loads = data.draw(st.lists(st.integers(1, 50), min_size=len(days), max_size=len(days)))
    load = dict(zip(days, loads, strict=True))
    day = lightest(DAY, interval, "card/3", load)
    trend = sum((2 * at - len(loads) + 1) * cards for at, cards in enumerate(loads))
    if trend == 0:
        assert load[day] == min(loads)
    fuller = range(day + 1, DAY + last + 1) if trend > 0 else range(DAY + first, day)
    assert all(load[other] >= load[day] for other in fuller)
