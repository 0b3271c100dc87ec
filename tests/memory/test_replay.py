from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.replay import Review, replay
from quizgame.memory.scheduler import Rating, Scheduler

SCHEDULER = Scheduler()
DAY = 738_000
STEPS = st.lists(st.tuples(st.integers(0, 4), st.integers(-3, 90), st.sampled_from(Rating)), max_size=30)


def live(steps, scheduler):
    """Reviews as they happen, and the memories they leave."""
    memories, reviews, day = {}, [], DAY
    for number, elapsed, rating in steps:
        day, card = day + elapsed, f"card-{number}"
        memories[card] = scheduler.review(memories.get(card), rating, day, card)
        reviews.append(Review(card, day, rating, memories[card].due))
    return memories, reviews


@given(STEPS)
def test_a_replay_comes_to_what_happened(steps):
    memories, reviews = live(steps, SCHEDULER)
    assert replay(reviews, SCHEDULER) == memories


@given(STEPS)
def test_cards_do_not_hear_of_each_other(steps):
    memories, reviews = live(steps, SCHEDULER)
    apart = sorted(reviews, key=lambda review: review.card)
    assert replay(apart, SCHEDULER) == memories


@given(STEPS)
def test_other_parameters_change_the_memory_but_no_day_that_was_given(steps):
    memories, reviews = live(steps, SCHEDULER)
    other = Scheduler(retention=0.8)
    again = replay(reviews, other)
    assert {card: memory.due for card, memory in again.items()} == {
        card: memory.due for card, memory in memories.items()
    }
    assert {card: memory.last for card, memory in again.items()} == {
        card: memory.last for card, memory in memories.items()
    }


def test_nothing_comes_of_nothing():
    assert replay([], SCHEDULER) == {}
