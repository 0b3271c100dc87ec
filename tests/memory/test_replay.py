from __future__ import annotations

from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.replay import pack_day, pack_review, replay
from quizgame.memory.scheduler import DEFAULT_PARAMETERS, Memory, Rating, Scheduler

SCHEDULER = Scheduler()
DAY = 738_000
STEPS = st.lists(st.tuples(st.integers(0, 4), st.integers(-3, 90), st.sampled_from(Rating)), max_size=30)


def live(steps, scheduler):
    """What is logged of reviews as they happen, card by card, and the memories they leave."""
    memories, logged, day = {}, [], DAY
    for number, elapsed, rating in steps:
        day, card = day + elapsed, f"card-{number}"
        memories[card] = scheduler.review(memories.get(card), rating, day, card)
        logged.append((card, day, pack_review(memories[card].due, rating)))
    return memories, sorted(logged, key=itemgetter(0))


def replayed(reviews, scheduler):
    return {card: Memory(*memory) for card, *memory, _ in replay(reviews, scheduler)}


@given(STEPS)
def test_a_replay_comes_to_what_happened_to_the_last_bit(steps):
    memories, reviews = live(steps, SCHEDULER)
    assert replayed(reviews, SCHEDULER) == memories
    begun = {card: day for card, day, _ in reversed(reviews)}
    assert {card: first for card, *_, first in replay(reviews, SCHEDULER)} == begun


@given(STEPS)
def test_other_parameters_change_the_memory_but_no_day_that_was_given(steps):
    memories, reviews = live(steps, SCHEDULER)
    other = Scheduler([*DEFAULT_PARAMETERS[:8], 1.5, *DEFAULT_PARAMETERS[9:]])
    stepwise = live(steps, other)[0]
    assert replayed(reviews, other) == {
        card: memory._replace(due=memories[card].due) for card, memory in stepwise.items()
    }


def test_many_cards_may_come_as_they_are_read():
    past = [(DAY, pack_review(DAY + 3, Rating.GOOD)), (DAY + 3, pack_review(DAY + 12, Rating.GOOD))]
    rows = ((f"card-{number}", day, review) for number in range(20_001) for day, review in past)
    memories = replayed(rows, SCHEDULER)
    assert list(memories) == [f"card-{number}" for number in range(20_001)]
    (memory,) = set(memories.values())
    assert (memory.reviews, memory.last, memory.due) == (2, DAY + 3, DAY + 12)


def test_another_due_day_changes_that_day_alone():
    steps = [(0, 0, Rating.GOOD), (0, 3, Rating.AGAIN), (1, 0, Rating.GOOD)]
    memories, reviews = live(steps, SCHEDULER)
    put_off = [*reviews[:2], ("card-0", DAY + 2, pack_day(DAY + 50)), reviews[2]]
    assert replayed(put_off, SCHEDULER) == memories | {"card-0": memories["card-0"]._replace(due=DAY + 50)}
    earlier = [reviews[0], ("card-0", DAY + 2, pack_day(DAY + 50)), *reviews[1:]]
    assert replayed(earlier, SCHEDULER) == memories, "a review after it gives a day of its own"
    assert {card: first for card, *_, first in replay(put_off, SCHEDULER)} == {"card-0": DAY, "card-1": DAY + 3}


def test_another_due_day_without_a_review_is_nothing():
    alone = [("gone", DAY, pack_day(DAY + 50))]
    assert list(replay(alone, SCHEDULER)) == []
    before = [("card", DAY, pack_day(DAY + 50)), ("card", DAY + 1, pack_review(DAY + 4, Rating.GOOD))]
    ((_, _, _, last, due, reviews, _, first),) = replay([*alone, *before, *alone], SCHEDULER)
    assert (last, due, reviews, first) == (DAY + 1, DAY + 4, 1, DAY + 1)


def test_nothing_comes_of_nothing():
    assert list(replay([], SCHEDULER)) == []


@pytest.mark.parametrize("day, packed", [(DAY, DAY << 3 | 6), (DAY, DAY << 3 | 5), ("x", DAY << 3 | 3), (2**40, 3)])
def test_what_is_no_review_is_told_with_its_card(day, packed):
    sound = (DAY, pack_review(DAY + 1, Rating.GOOD))
    reviews = [("sound", *sound), ("spoilt", *sound), ("spoilt", day, packed), ("well", *sound)]
    with pytest.raises(ValueError, match="a review of spoilt cannot be read"):
        list(replay(reviews, SCHEDULER))
