from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.hindsight import AGES, STABILITIES, Foretold, hardest, retention_by_age, spread
from quizgame.memory.replay import Reviewed, pack_review
from quizgame.memory.scheduler import Memory, Rating, Scheduler

SCHEDULER = Scheduler()
DAY = 738_000

histories = st.dictionaries(
    st.text("abc", min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(0, 400), st.sampled_from(Rating)), min_size=1, max_size=8),
    max_size=6,
)


def rows(past: dict[str, list[tuple[int, Rating]]]) -> list[Reviewed]:
    found = []
    for card, reviews in past.items():
        day = DAY
        for elapsed, rating in reviews:
            day += elapsed
            found.append((card, day, pack_review(day + 1, rating)))
    return found


@given(histories)
def test_what_was_foretold_is_what_the_scheduler_said_before_each_review(past: dict[str, list[tuple[int, Rating]]]):
    reviews, right, expected = 0, 0, 0.0
    for card, answers in past.items():
        memory, day = None, DAY
        for elapsed, rating in answers:
            day += elapsed
            if memory is not None and elapsed:
                reviews += 1
                right += rating is not Rating.AGAIN
                expected += SCHEDULER.recall(memory, day)
            memory = SCHEDULER.review(memory, rating, day, card)
    found = retention_by_age(rows(past), SCHEDULER)
    assert len(found) == len(AGES)
    assert sum(group.reviews for group in found) == reviews
    assert sum(group.right for group in found) == right
    assert sum(group.expected for group in found) == pytest.approx(expected, abs=1e-4 * max(reviews, 1))


def test_reviews_are_told_by_the_age_of_their_card():
    past = rows(
        {"a": [(0, Rating.GOOD), (2, Rating.GOOD), (5, Rating.AGAIN), (400, Rating.GOOD)], "b": [(0, Rating.GOOD)]}
    )
    found = retention_by_age(past, SCHEDULER)
    assert [(group.reviews, group.right) for group in found] == [
        (1, 1), (1, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (1, 1),
    ]  # fmt: skip
    assert retention_by_age([], SCHEDULER) == (Foretold(0, 0, 0.0),) * len(AGES)


def test_a_clock_that_was_set_back_counts_as_the_same_day():
    past = [("a", DAY + 9, pack_review(DAY + 10, Rating.GOOD)), ("a", DAY, pack_review(DAY + 10, Rating.AGAIN))]
    assert sum(group.reviews for group in retention_by_age(past, SCHEDULER)) == 0


@given(st.lists(st.floats(0, 1e5)))
def test_every_value_is_in_one_group(values: list[float]):
    assert sum(spread(values, STABILITIES)) == len(values)


def test_groups_begin_at_their_edges():
    assert spread([0.2, 0.99, 1, 2.9, 3, 364, 365, 9e4], STABILITIES) == (2, 2, 1, 0, 0, 0, 0, 1, 2)
    assert spread([0.5], (1, 2)) == (1, 0)


def test_the_hardest_were_forgotten_most():
    def memory(lapses: int, difficulty: float) -> Memory:
        return Memory(5.0, difficulty, DAY, DAY, 9, lapses)

    cards = {"a": memory(1, 9.0), "b": memory(3, 5.0), "c": memory(0, 10.0), "d": memory(3, 6.0)}
    assert [card for card, _ in hardest(cards.items(), 9)] == ["d", "b", "a"]
    assert [card for card, _ in hardest(cards.items(), 1)] == ["d"]
