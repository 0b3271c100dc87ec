"""Memory derived from what happened: the history is the truth, states are only its shadow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from quizgame.memory.scheduler import Memory, Rating, Scheduler

Reviewed = tuple[int, int, int]
"""One review as it was logged: the local day, the due day that was given then, and the rating as a number."""

_AT_ONCE = 10_000
"""Cards replayed together: many, for the core is asked once for all of them, yet not as many as fill the memory."""


def replay(pasts: Iterable[tuple[str, Iterable[Reviewed]]], scheduler: Scheduler) -> Iterator[tuple[str, Memory, int]]:
    """What becomes of cards by their reviews, given in the order they happened: memory, and the day each was begun.

    The due day is the one that was given last, whatever the parameters are now. A card without a review is left out.

    Raises:
        ValueError: something is no review; it says of which card.
    """
    waiting = (life for card, past in pasts if (life := _Life(card, past)).steps)
    while lives := list(islice(waiting, _AT_ONCE)):
        try:
            states = scheduler.states(life.steps for life in lives)
        except (ValueError, OverflowError):
            _find_fault(lives, scheduler)
            raise
        for life, (stability, difficulty) in zip(lives, states, strict=True):
            memory = Memory(stability, difficulty, life.last, life.due, len(life.steps), life.lapses)
            yield life.card, memory, life.first


class _Life:
    """What the reviews of a card tell without the core; `steps` are the rating and the days since the one before."""

    __slots__ = ("card", "due", "first", "lapses", "last", "steps")

    def __init__(self, card: str, past: Iterable[Reviewed]) -> None:
        self.card = card
        self.steps: list[tuple[int, int]] = []
        self.first = self.last = self.due = self.lapses = 0
        try:
            for day, due, rating in past:
                if not self.steps:
                    self.first = self.last = day
                elif rating == Rating.AGAIN:
                    self.lapses += 1
                elapsed = day - self.last
                if elapsed < 0:  # a clock went wrong; the history did not
                    elapsed, day = 0, self.last
                self.steps.append((rating, elapsed))
                self.last, self.due = day, due
        except (TypeError, ValueError) as error:
            raise ValueError(f"a review of {card} cannot be read: {error}") from error


def _find_fault(lives: Iterable[_Life], scheduler: Scheduler) -> None:
    """Say of which card something is no review."""
    for life in lives:
        try:
            scheduler.states([life.steps])
        except (ValueError, OverflowError) as error:
            raise ValueError(f"a review of {life.card} cannot be read: {error}") from error
