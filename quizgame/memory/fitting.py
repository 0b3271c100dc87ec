"""Parameters fitted to one learner: found on most of the reviews, judged on the latest, which they have not seen.

The optimizer is that of the FSRS core. It keeps the interpreter to itself while it works; whoever must stay reachable
runs it in another process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from quizgame.memory.replay import Reviewed
from quizgame.memory.scheduler import Scheduler
from quizgame.values import dataclass

if TYPE_CHECKING:
    import fsrs_rs_python as core

    from quizgame.memory.scheduler import CoreReview

    _Lesson = tuple[int, int, core.FSRSItem]
    """A review: its day, a number for its card, and what the core learns from: it and all that was before it."""

FEWEST = 400
"""So many reviews of cards met before are needed: fewer tell more of chance than of the learner."""
HELD_OUT = 0.2
"""The share of the reviews, the latest ones, that parameters are judged by."""
#: How the optimizer goes about it. Given whose card each review is, it is several times as fast; small steps over small
#: batches then foretell unseen reviews of made-up learners, 600 or 100,000, better than its defaults do.
_EPOCHS, _BATCH, _RATE = 7, 64, 0.01


class TooFewReviewsError(ValueError):
    """There are not enough reviews to learn from; `known` tells how many there are."""

    def __init__(self, known: int) -> None:
        super().__init__(f"{known} reviews of cards met before, {FEWEST} are needed")
        self.known = known


@dataclass(frozen=True, slots=True)
class Measure:
    """How well parameters foretell reviews, as the core measures it (later ones weigh more); less is better.

    `log_loss` is the mean surprise in nats, `rmse_bins` how far the chance foretold is off, over bins of like reviews.
    """

    log_loss: float
    rmse_bins: float


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of fitting.

    `before` and `after` judge the former parameters and ones fitted to all but the latest `held_out` reviews, by these.
    `parameters` are fitted to all `reviews`; None if what was fitted is no better than what was there before.
    """

    reviews: int
    held_out: int
    before: Measure
    after: Measure
    parameters: tuple[float, ...] | None


def fit(reviews: Iterable[Reviewed], former: Scheduler, told: Callable[[str], None] = lambda step: None) -> Fit:
    """Fit FSRS's parameters to reviews, given card by card, those of a card in order. The same reviews give the same.

    `told` hears in a few words what is being done.

    Raises:
        TooFewReviewsError: there are fewer than 400 of cards met before.
        ValueError: something is no review.
    """
    from fsrs_rs_python import FSRS

    told("reading the reviews")
    lessons = _lessons(reviews, former)
    if len(lessons) < FEWEST:
        raise TooFewReviewsError(len(lessons))
    held = round(len(lessons) * HELD_OUT)
    seen, unseen = lessons[:-held], lessons[-held:]
    told(f"fitting to {len(seen):,} reviews")
    tried = _optimise(seen)
    told(f"judging by the latest {held:,}")
    before, after = _measure(FSRS(list(former.parameters)), unseen), _measure(FSRS(tried), unseen)
    if after.log_loss >= before.log_loss:
        return Fit(len(lessons), held, before, after, None)
    told(f"fitting to all {len(lessons):,} reviews")
    return Fit(len(lessons), held, before, after, tuple(_optimise(lessons)))


def _lessons(reviews: Iterable[Reviewed], scheduler: Scheduler) -> list[_Lesson]:
    """The reviews of cards met on an earlier day, the oldest first, each with all that was before it."""
    from fsrs_rs_python import FSRSItem

    steps = scheduler.batch().steps
    lessons: list[_Lesson] = []
    name, number, last = None, 0, 0
    past: list[CoreReview] = []
    for card, day, review in reviews:
        if card != name:
            name, number, last, past = card, number + 1, day, []
        if day < last:
            day = last  # a clock went wrong; the history did not
        past.append(steps[day - last << 3 | review & 7])
        if day > last:
            lessons.append((day, number, FSRSItem(past)))
        last = day
    lessons.sort(key=itemgetter(0))
    return lessons


def _optimise(lessons: Sequence[_Lesson]) -> list[float]:
    from fsrs_rs_python import FSRS, TrainingConfig

    cards, items = [number for _, number, _ in lessons], [item for _, _, item in lessons]
    config = TrainingConfig(num_epochs=_EPOCHS, batch_size=_BATCH, learning_rate=_RATE)
    return list(Scheduler(FSRS([]).compute_parameters(items, cards, training_config=config)).parameters)


def _measure(model: core.FSRS, lessons: Sequence[_Lesson]) -> Measure:
    found = model.evaluate([item for _, _, item in lessons])
    return Measure(found.log_loss, found.rmse_bins)
