from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.replay import replay
from quizgame.memory.scheduler import DEFAULT_PARAMETERS, Rating, Scheduler

SCHEDULER = Scheduler()
DAY = 738_000
STEPS = st.lists(st.tuples(st.integers(0, 4), st.integers(-3, 90), st.sampled_from(Rating)), max_size=30)


def live(steps, scheduler):
    """What is logged of reviews as they happen, card by card, and the memories they leave."""
    memories, pasts, day = {}, {}, DAY
    for number, elapsed, rating in steps:
        day, card = day + elapsed, f"card-{number}"
        memories[card] = scheduler.review(memories.get(card), rating, day, card)
        pasts.setdefault(card, []).append((day, memories[card].due, int(rating)))
    return memories, pasts


def replayed(pasts, scheduler):
    return {card: memory for card, memory, _ in replay(pasts.items(), scheduler)}


@given(STEPS)
def test_a_replay_comes_to_what_happened_to_the_last_bit(steps):
    memories, pasts = live(steps, SCHEDULER)
    assert replayed(pasts, SCHEDULER) == memories
    assert {card: first for card, _, first in replay(pasts.items(), SCHEDULER)} == {
        card: past[0][0] for card, past in pasts.items()
    }


@given(STEPS)
def test_other_parameters_change_the_memory_but_no_day_that_was_given(steps):
    memories, pasts = live(steps, SCHEDULER)
    other = Scheduler([*DEFAULT_PARAMETERS[:8], 1.5, *DEFAULT_PARAMETERS[9:]])
    again = replayed(pasts, other)
    assert {card: (memory.last, memory.due) for card, memory in again.items()} == {
        card: (memory.last, memory.due) for card, memory in memories.items()
    }
    stepwise = live(steps, other)[0]
    assert again == {card: replace(memory, due=memories[card].due) for card, memory in stepwise.items()}


def test_cards_may_come_as_they_are_read_and_many_at_once():
    past = [(DAY, DAY + 3, 3), (DAY + 3, DAY + 12, 3)]
    rows = ((f"card-{number}", iter(past)) for number in range(20_001))
    memories = {memory for _, memory, _ in replay(rows, SCHEDULER)}
    assert len(memories) == 1
    assert memories.pop().reviews == 2


def test_nothing_comes_of_nothing():
    assert list(replay([], SCHEDULER)) == []
    assert list(replay([("card", [])], SCHEDULER)) == []


@pytest.mark.parametrize("damaged", [(DAY, DAY, 0), (DAY, DAY, 5), ("x", DAY, 3), (DAY + 2**40, DAY, 3)])
def test_what_is_no_review_is_told_with_its_card(damaged):
    sound = (DAY, DAY + 1, 3)
    pasts = [("sound", [sound]), ("spoilt", [sound, damaged]), ("more", [sound])]
    with pytest.raises(ValueError, match="a review of spoilt cannot be read"):
        list(replay(pasts, SCHEDULER))
