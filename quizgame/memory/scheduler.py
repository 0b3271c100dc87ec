"""The seam to FSRS-6: what a review does to a card's memory, and when to ask again.

Scheduling is by the official Rust core (open-spaced-repetition/fsrs-rs), which checks nothing; so this seam does. Whole
local days only: the first answer of a day is the review, and the next one is at least a day later. Fuzz is ours: spread
as Anki does it, seeded by the card and its review count, so that a replay gives the same days.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import fsrs_rs_python as core

MODEL = "FSRS-6"
#: The defaults of FSRS-6, written out so that telling what is due need not load the core (a test holds them equal).
DEFAULT_PARAMETERS: tuple[float, ...] = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
DEFAULT_RETENTION = 0.9
LONGEST_INTERVAL = 36_500
#: (from day, to day, share): how far an interval may be moved, summed over the bands it reaches into (as in Anki).
_FUZZ_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))


class Rating(IntEnum):
    """How well a card was remembered, in FSRS's numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """A learner's memory of one card.

    `stability` is the time in days until the chance to recall falls to 90 %, `difficulty` runs from 1 to 10, `last` and
    `due` are local days, `reviews` and `lapses` count.
    """

    stability: float
    difficulty: float
    last: int
    due: int
    reviews: int
    lapses: int


class Scheduler:
    """FSRS-6 with one learner's parameters and desired retention.

    Raises:
        ValueError: the parameters are not 21 finite numbers, or the retention is not between 0.7 and 0.99.
    """

    def __init__(self, parameters: Sequence[float] = DEFAULT_PARAMETERS, retention: float = DEFAULT_RETENTION) -> None:
        if len(parameters) != len(DEFAULT_PARAMETERS) or not all(math.isfinite(value) for value in parameters):
            raise ValueError(f"FSRS-6 needs {len(DEFAULT_PARAMETERS)} finite parameters")
        if not 0.7 <= retention <= 0.99:
            raise ValueError("desired retention lies between 0.7 and 0.99")
        self.parameters = tuple(parameters)
        self.retention = retention

    @cached_property
    def _model(self) -> core.FSRS:
        import fsrs_rs_python

        return fsrs_rs_python.FSRS(list(self.parameters))

    def review(self, memory: Memory | None, rating: Rating, day: int, card: str) -> Memory:
        """The memory after a review on a local day; `memory` is None for a card never reviewed.

        A day before the last review's is taken as that day: clocks go wrong, histories do not.
        """
        from fsrs_rs_python import MemoryState

        elapsed = max(day - memory.last, 0) if memory else 0
        today = memory.last + elapsed if memory else day
        before = MemoryState(memory.stability, memory.difficulty) if memory else None
        states = self._model.next_states(before, self.retention, elapsed)
        state = {
            Rating.AGAIN: states.again,
            Rating.HARD: states.hard,
            Rating.GOOD: states.good,
            Rating.EASY: states.easy,
        }[rating]
        reviews = memory.reviews + 1 if memory else 1
        lapsed = rating is Rating.AGAIN and memory is not None
        interval = 1 if rating is Rating.AGAIN else fuzzed(state.interval, f"{card}/{reviews}")
        return Memory(
            stability=state.memory.stability,
            difficulty=state.memory.difficulty,
            last=today,
            due=today + interval,
            reviews=reviews,
            lapses=(memory.lapses if memory else 0) + lapsed,
        )

    def recall(self, memory: Memory, day: int) -> float:
        """The chance, from 0 to 1, that the card is remembered on a day: R = (1 + F·t/S)^(−w20)."""
        decay = -self.parameters[20]
        factor = 0.9 ** (1 / decay) - 1
        return float((1 + factor * max(day - memory.last, 0) / memory.stability) ** decay)


def fuzz_range(interval: float) -> tuple[int, int]:
    """The whole days an interval may be moved to, first and last."""
    if interval < 2.5:
        days = max(1, round(interval))
        return days, days
    spread = 1.0 + sum(share * max(min(interval, end) - start, 0.0) for start, end, share in _FUZZ_BANDS)
    first = max(2, round(interval - spread))
    last = min(round(interval + spread), LONGEST_INTERVAL)
    return min(first, last), last


def fuzzed(interval: float, seed: str) -> int:
    """A whole number of days near an interval, always the same for the same seed."""
    first, last = fuzz_range(min(interval, LONGEST_INTERVAL))
    return random.Random(seed).randint(first, last)
