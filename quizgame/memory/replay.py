"""Memory derived from what happened: the history is the truth, states are only its shadow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quizgame.memory.scheduler import Batch, Rating, Scheduler

if TYPE_CHECKING:
    from quizgame.memory.scheduler import CoreReview

Reviewed = tuple[str, int, int]
"""One review as it was logged: the card, the local day, and what `pack_review` made of the due day and the rating; or
another due day, as `pack_day` made it."""

Replayed = tuple[str, float, float, int, int, int, int, int]
"""A card, what a `Memory` holds in the order of its fields, and the local day the card was begun: a row to be kept."""

_AT_ONCE = 10_000
"""Cards replayed together: many, for the core is asked once for all of them, yet not as many as fill the memory."""


def pack_day(due: int) -> int:
    """A due day that was given without a review: negative, so that a review which lost its rating is none."""
    return -due


def pack_review(due: int, rating: Rating) -> int:
    """The due day that was given and the rating, in one number."""
    return due << 3 | rating


def replay(reviews: Iterable[Reviewed], scheduler: Scheduler) -> Iterator[Replayed]:
    """What becomes of cards by their reviews.

    The reviews come card by card, those of a card in the order they happened. The due day of a card is the one that was
    given last, whatever the parameters are now; without a review, a due day makes no memory.

    Raises:
        ValueError: something is no review; it says of which card.
    """
    batch = scheduler.batch()
    steps, again = batch.steps, Rating.AGAIN.value
    lives: list[_Life] = []
    card: str | None = None
    past: list[CoreReview] = []
    first = last = given = lapses = 0
    try:
        for name, day, review in reviews:  # a million pass through here, so each is handled in as few steps as can be
            if name != card:
                if past:
                    lives.append((card or "", first, last, given, lapses, len(past)))
                    batch.add(past)
                    if len(lives) == _AT_ONCE:
                        yield from _replayed(lives, batch)
                        lives = []
                card, lapses, past = name, 0, []
            if review < 0:
                given = -review << 3
                continue
            rating = review & 7
            if not past:
                first = last = day
            else:
                if day < last:
                    day = last  # a clock went wrong; the history did not
                if rating == again:
                    lapses += 1
            past.append(steps[day - last << 3 | rating])
            last, given = day, review
    except (TypeError, ValueError) as error:
        raise ValueError(f"a review of {card} cannot be read: {error}") from error
    if past:
        lives.append((card or "", first, last, given, lapses, len(past)))
        batch.add(past)
    if lives:
        yield from _replayed(lives, batch)


_Life = tuple[str, int, int, int, int, int]
"""A card, the days it was begun and last reviewed, its last review as packed, its lapses and reviews."""


def _replayed(lives: Iterable[_Life], batch: Batch) -> Iterator[Replayed]:
    for (card, first, last, given, lapses, reviews), state in zip(lives, batch.states(), strict=True):
        yield card, state.stability, state.difficulty, last, given >> 3, reviews, lapses, first
