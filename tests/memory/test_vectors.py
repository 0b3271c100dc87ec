"""The figures that the authors of FSRS-6 publish for it in the tests of their libraries, reached here too."""

from __future__ import annotations

import pytest

from quizgame.memory.scheduler import DEFAULT_PARAMETERS, Memory, Rating, Scheduler

DAY = 738_000
#: Parameters that fsrs-rs tests with; of 19 that were fitted to FSRS-5, brought to 21 as FSRS-6 does it.
FITTED = (
    0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254, 1.432437, 0.1544,
    0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072, 0.18046261, 0.121442534, 0.0, 0.5,
)  # fmt: skip


def states(scheduler: Scheduler, history: list[tuple[Rating, int]]) -> Memory:
    """The memory after ratings, each so many days after the one before."""
    memory, day = None, DAY
    for rating, elapsed in history:
        day += elapsed
        memory = scheduler.review(memory, rating, day, "card")
    assert memory is not None
    return memory


SIX = [
    (Rating.AGAIN, 0), (Rating.GOOD, 0), (Rating.GOOD, 1), (Rating.GOOD, 3), (Rating.GOOD, 8), (Rating.GOOD, 21),
]  # fmt: skip


def test_six_reviews_of_which_two_on_one_day():
    memory = states(Scheduler(), SIX)
    assert (memory.stability, memory.difficulty) == pytest.approx((53.62691, 6.3574867), abs=1e-4)


def test_the_same_where_reviews_on_one_day_count_for_nothing():
    parameters = [*DEFAULT_PARAMETERS[:17], 0.0, 0.0, 0.0, DEFAULT_PARAMETERS[20]]
    memory = states(Scheduler(parameters), SIX)
    assert (memory.stability, memory.difficulty) == pytest.approx((53.335106, 6.3574867), abs=1e-4)


def test_five_reviews_under_fitted_parameters():
    memory = states(Scheduler(FITTED), [SIX[0], *SIX[2:]])
    assert (memory.stability, memory.difficulty) == pytest.approx((31.722992, 7.382128), rel=1e-5)


@pytest.mark.parametrize(
    "rating, stability, difficulty",
    [
        (Rating.AGAIN, 2.9691455, 8.000659),
        (Rating.HARD, 17.091452, 7.6913934),
        (Rating.GOOD, 31.722992, 7.382128),
        (Rating.EASY, 71.7502, 7.0728626),
    ],
)
def test_each_rating_of_the_fifth_review(rating, stability, difficulty):
    memory = states(Scheduler(FITTED), [SIX[0], *SIX[2:5], (rating, 21)])
    assert (memory.stability, memory.difficulty) == pytest.approx((stability, difficulty), rel=1e-5)


def test_one_step_from_a_given_state():
    before = Memory(20.925528, 7.005062, DAY, DAY + 21, 4, 0)
    after = Scheduler(FITTED).review(before, Rating.GOOD, DAY + 21, "card")
    assert (after.stability, after.difficulty) == pytest.approx((40.87456, 6.9913807), rel=1e-5)


def test_the_curve_of_forgetting():
    flat = Scheduler([*DEFAULT_PARAMETERS[:20], 0.2])
    memory = Memory(1.0, 5.0, DAY, DAY + 1, 1, 0)
    chances = [flat.recall(memory, DAY + days) for days in range(4)]
    assert chances == pytest.approx([1.0, 0.9, 0.84028935, 0.7985001], rel=1e-6)


@pytest.mark.parametrize("stability, retention, interval", [(1.0, 0.7, 9), (1.0, 0.8, 3), (1.0, 0.9, 1)])
def test_a_stability_of_one_day_at_several_desired_retentions(stability, retention, interval):
    # a first rating of Hard under these parameters leaves a stability of one day
    scheduler = Scheduler([DEFAULT_PARAMETERS[0], stability, *DEFAULT_PARAMETERS[2:]], retention)
    memory = scheduler.review(None, Rating.HARD, DAY, "card")
    assert memory.stability == pytest.approx(stability)
    assert abs(memory.due - DAY - interval) <= (2 if interval > 7 else 1 if interval > 2 else 0)
