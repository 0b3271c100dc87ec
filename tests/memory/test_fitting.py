from __future__ import annotations

import math
import random

import fsrs_rs_python as core
import pytest
from learners import DAY, UNLIKE_MOST, reviews_of

from quizgame.memory.fitting import FEWEST, TooFewReviewsError, fit
from quizgame.memory.replay import pack_review
from quizgame.memory.scheduler import DEFAULT_PARAMETERS, Rating, Scheduler


def test_parameters_are_found_that_foretell_a_learner_better_than_those_of_most_people():
    told: list[str] = []
    reviews = reviews_of(UNLIKE_MOST, 400, 4_000)
    found = fit(reviews, Scheduler(), told.append)
    assert found.parameters is not None
    assert found.after.log_loss < found.before.log_loss - 0.005
    assert found.after.rmse_bins < found.before.rmse_bins
    best = fit(reviews, Scheduler(UNLIKE_MOST)).before
    assert found.after.log_loss < best.log_loss + 0.005
    assert (found.reviews, found.held_out) == (3_600, 720)
    assert told == [
        "reading the reviews", "fitting to 2,880 reviews", "judging by the latest 720", "fitting to all 3,600 reviews",
    ]  # fmt: skip
    again = fit(reviews, Scheduler())
    assert (again.parameters, again.after.log_loss) == (found.parameters, found.after.log_loss)


def test_what_is_no_better_is_not_taken():
    reviews = reviews_of(UNLIKE_MOST, 400, 4_000)
    found = fit(reviews, Scheduler())
    again = fit(reviews, Scheduler(found.parameters))
    assert again.after.log_loss == found.after.log_loss
    assert again.before.log_loss < again.after.log_loss
    assert again.parameters is None


def test_the_latest_reviews_judge_and_are_not_learned_from():
    reviews = reviews_of(UNLIKE_MOST, 200, 2_000)
    late = sorted(day for _, day, _ in reviews)[-300]
    chance = random.Random(1)
    other = [
        (card, day, pack_review(packed >> 3, chance.choice([Rating.AGAIN, Rating.GOOD])) if day >= late else packed)
        for card, day, packed in reviews
    ]
    one, two = (fit(some, Scheduler()) for some in (reviews, other))
    assert one.held_out == two.held_out > 300
    assert one.after.log_loss < 0.6
    # whoever had seen that they are chance would not be surprised by more than ln 2
    assert two.after.log_loss > 0.75


def test_too_few_reviews_are_refused_and_first_ones_do_not_count():
    first = [(f"card-{number:04}", DAY, pack_review(DAY + 2, Rating.GOOD)) for number in range(1_000)]
    with pytest.raises(TooFewReviewsError) as caught:
        fit(first, Scheduler())
    assert caught.value.known == 0
    second = [(card, DAY + 2, packed) for card, _, packed in first[: FEWEST - 1]]
    with pytest.raises(TooFewReviewsError) as caught:
        fit(sorted([*first, *second]), Scheduler())
    assert caught.value.known == FEWEST - 1


def test_a_clock_that_went_wrong_spoils_nothing():
    reviews = reviews_of(UNLIKE_MOST, 200, 2_000)
    odd = [(card, day - 3 if number % 50 == 0 else day, packed) for number, (card, day, packed) in enumerate(reviews)]
    found = fit(odd, Scheduler())
    assert math.isfinite(found.after.log_loss)
    assert math.isfinite(found.before.rmse_bins)


def test_what_is_no_review_is_refused():
    reviews = reviews_of(UNLIKE_MOST, 60, 600)
    with pytest.raises(ValueError, match="7 is not a valid Rating"):
        fit([*reviews, ("spoilt", DAY, DAY << 3 | 7)], Scheduler())


def test_the_core_measures_as_its_authors_publish():
    # one review at its stability: the chance foretold is nine tenths, whatever the rest
    review = core.FSRSReview
    scheduler = core.FSRS([])
    days = round(DEFAULT_PARAMETERS[3])
    chance = Scheduler().recall(Scheduler().review(None, Rating.EASY, DAY, "x"), DAY + days)
    known = scheduler.evaluate([core.FSRSItem([review(4, 0), review(3, days)])])
    forgotten = scheduler.evaluate([core.FSRSItem([review(4, 0), review(1, days)])])
    assert known.log_loss == pytest.approx(-math.log(chance), rel=1e-4)
    assert forgotten.log_loss == pytest.approx(-math.log(1 - chance), rel=1e-4)
    assert known.rmse_bins == pytest.approx(1 - chance, rel=1e-4)
    assert forgotten.rmse_bins == pytest.approx(chance, rel=1e-4)
