"""Memory derived from what happened: the history is the truth, states are only its shadow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizgame.memory.scheduler import Memory, Rating, Scheduler


@dataclass(frozen=True, slots=True)
class Review:
    """One review as it was logged. `due` is the day that was given then: replay keeps it, whatever the parameters."""

    card: str
    day: int
    rating: Rating
    due: int


def replay(reviews: Iterable[Review], scheduler: Scheduler) -> dict[str, Memory]:
    """The memory of every card after its reviews, given in the order they happened."""
    memories: dict[str, Memory] = {}
    for review in reviews:
        after = scheduler.review(memories.get(review.card), review.rating, review.day, review.card)
        memories[review.card] = replace(after, due=review.due)
    return memories
