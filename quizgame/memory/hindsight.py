"""How what memory foretold compares with what happened, and how firm and how hard cards are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quizgame.memory.replay import Reviewed
from quizgame.memory.scheduler import Memory, Rating, Scheduler
from quizgame.values import dataclass

if TYPE_CHECKING:
    from quizgame.memory.scheduler import CoreReview

AGES: tuple[int, ...] = (1, 3, 8, 15, 31, 91, 181, 366)
"""Where groups of age begin, in days since a card was met; each ends before the next, the last one nowhere."""
STABILITIES: tuple[int, ...] = (0, 1, 3, 7, 14, 30, 90, 180, 365)
"""Where groups of stability begin, in days."""
DIFFICULTIES: tuple[int, ...] = tuple(range(1, 11))
"""Where groups of difficulty begin; 10 is a group of its own."""
FEW = 20
"""Fewer reviews tell more of chance than of memory: no share is to be told of them."""
_AT_ONCE = 10_000
"""Cards the core is asked about together."""


@dataclass(frozen=True, slots=True)
class Foretold:
    """Reviews of cards met on an earlier day: how many there were, how many were right, and how many FSRS expected to
    be right, as the sum of the chances it gave before each."""

    reviews: int
    right: int
    expected: float


def retention_by_age(reviews: Iterable[Reviewed], scheduler: Scheduler) -> tuple[Foretold, ...]:
    """How often cards were remembered, by the days since they were met (in groups as `AGES`), and what FSRS with
    today's parameters would have foretold from what was before each review.

    The reviews come card by card, those of a card in order.

    Raises:
        ValueError: something is no review.
    """
    counted, right, expected = [0] * len(AGES), [0] * len(AGES), [0.0] * len(AGES)
    for past, lives in _in_batches(reviews, scheduler):
        for states, life in zip(past, lives, strict=True):
            for before, (age, elapsed, known) in zip(states, life[1:], strict=False):
                if elapsed > 0:  # of several reviews on one day, as merged journals have them, the first counts
                    group = bisect_right(AGES, age) - 1
                    counted[group] += 1
                    right[group] += known
                    expected[group] += scheduler.recall_after(elapsed, before)
    return tuple(map(Foretold, counted, right, expected))


_Step = tuple[int, int, bool]
"""A review: the days since the card was met, the days since the review before, whether it was known."""


def _in_batches(
    reviews: Iterable[Reviewed], scheduler: Scheduler
) -> Iterable[tuple[list[list[float]], list[list[_Step]]]]:
    """The stabilities after each review of some cards, and their reviews."""
    batch = scheduler.batch()
    lives: list[list[_Step]] = []
    card: str | None = None
    first = last = 0
    past: list[CoreReview] = []
    life: list[_Step] = []
    for name, day, packed in reviews:
        if name != card:
            if len(life) > 1:
                batch.add(past)
                lives.append(life)
                if len(lives) >= _AT_ONCE:
                    yield batch.stabilities(), lives
                    lives = []
            card, first, last, past, life = name, day, day, [], []
        day = max(day, last)  # a clock went wrong; the history did not
        rating = packed & 7
        past.append(batch.steps[day - last << 3 | rating])
        life.append((day - first, day - last, rating != Rating.AGAIN))
        last = day
    if len(life) > 1:
        batch.add(past)
        lives.append(life)
    if lives:
        yield batch.stabilities(), lives


def spread(values: Iterable[float], edges: Sequence[int]) -> tuple[int, ...]:
    """How many values lie in each group; `edges` say where groups begin, what is below the first counts as in it."""
    counts = [0] * len(edges)
    for value in values:
        counts[max(bisect_right(edges, value) - 1, 0)] += 1
    return tuple(counts)


def hardest(memories: Iterable[tuple[str, Memory]], count: int) -> list[tuple[str, Memory]]:
    """The cards that were forgotten most often, of those equal the most difficult ones; none that never was."""
    missed = [one for one in memories if one[1].lapses]
    return sorted(missed, key=lambda one: (-one[1].lapses, -one[1].difficulty, one[0]))[:count]
