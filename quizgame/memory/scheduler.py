"""The seam to FSRS-6: what a review does to a card's memory, and when to ask again.

Scheduling is by the official Rust core (open-spaced-repetition/fsrs-rs), which checks nothing; so this seam does. Whole
local days only: the first answer of a day is the review, and the next one is at least a day later. Fuzz is ours: spread
as Anki does it, to the day with the least to do, seeded by the card and its review count where several have as little.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import cached_property
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import fsrs_rs_python as core

    CoreReview = core.FSRSReview

MODEL = "FSRS-6"
#: The defaults of FSRS-6, written out so that telling what is due need not load the core (a test holds them equal).
DEFAULT_PARAMETERS: tuple[float, ...] = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
#: Between which values the core keeps each parameter.
_BOUNDS: tuple[tuple[float, float], ...] = (
    (0.001, 100), (0.001, 100), (0.001, 100), (0.001, 100), (1, 10), (0.001, 4), (0.001, 4), (0.001, 0.75), (0, 4.5),
    (0, 0.8), (0.001, 3.5), (0.001, 5), (0.001, 0.25), (0.001, 0.9), (0, 4), (0, 1), (1, 6), (0, 2), (0, 2), (0, 0.8),
    (0.1, 0.8),
)  # fmt: skip
DEFAULT_RETENTION = 0.9
LEAST_RETENTION, MOST_RETENTION = 0.7, 0.99
_SINGLE = 1e-6
"""The core counts in single precision, so that a parameter at its bound may lie beyond it by this share."""
LONGEST_INTERVAL = 36_500
#: (from day, to day, share): how far an interval may be moved, summed over the bands it reaches into (as in Anki).
_FUZZ_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, math.inf, 0.05))


class Rating(IntEnum):
    """How well a card was remembered, in FSRS's numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Memory(NamedTuple):
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
    """FSRS-6 with one learner's parameters.

    `retention` is the chance to recall at which cards come back, where nothing else is asked for.

    Raises:
        ValueError: the parameters are not 21 finite numbers within FSRS-6's bounds, or the retention is not between 0.7
            and 0.99.
    """

    def __init__(self, parameters: Sequence[float] = DEFAULT_PARAMETERS, retention: float = DEFAULT_RETENTION) -> None:
        if len(parameters) != len(DEFAULT_PARAMETERS) or not all(math.isfinite(value) for value in parameters):
            raise ValueError(f"FSRS-6 needs {len(DEFAULT_PARAMETERS)} finite parameters")
        for number, (value, (least, most)) in enumerate(zip(parameters, _BOUNDS, strict=True)):
            if not least * (1 - _SINGLE) <= value <= most * (1 + _SINGLE):
                raise ValueError(f"parameter {number} of FSRS-6 lies between {least} and {most}")
        self.parameters = tuple(parameters)
        self.retention = checked_retention(retention)

    @cached_property
    def _model(self) -> core.FSRS:
        import fsrs_rs_python

        return fsrs_rs_python.FSRS(list(self.parameters))

    def review(
        self,
        memory: Memory | None,
        rating: Rating,
        day: int,
        card: str,
        *,
        retention: float | None = None,
        load: Mapping[int, int] | None = None,
        latest: int | None = None,
    ) -> Memory:
        """The memory after a review on a local day; `memory` is None for a card never reviewed.

        A day before the last review's is taken as that day: clocks go wrong, histories do not. `retention` is the
        chance to recall at which this card is to come back, by default the scheduler's own. `load` tells how many cards
        are due on a local day; of the days the fuzz allows, one with the fewest is given. `latest` is the last day that
        may be given, as that of an exam, while it is still to come.

        Raises:
            ValueError: the retention is not between 0.7 and 0.99.
        """
        from fsrs_rs_python import MemoryState

        wanted = self.retention if retention is None else checked_retention(retention)
        elapsed = max(day - memory.last, 0) if memory else 0
        today = memory.last + elapsed if memory else day
        before = MemoryState(memory.stability, memory.difficulty) if memory else None
        states = self._model.next_states(before, wanted, elapsed)
        state = (states.again, states.hard, states.good, states.easy)[rating - 1]
        reviews = memory.reviews + 1 if memory else 1
        lapsed = rating is Rating.AGAIN and memory is not None
        return Memory(
            stability=state.memory.stability,
            difficulty=state.memory.difficulty,
            last=today,
            due=lightest(today, state.interval, f"{card}/{reviews}", load or {}, latest),
            reviews=reviews,
            lapses=(memory.lapses if memory else 0) + lapsed,
        )

    def batch(self) -> Batch:
        """For many cards at once, which come to what `review` would bring them to step by step."""
        return Batch(self._model)

    def recall(self, memory: Memory, day: int) -> float:
        """The chance, from 0 to 1, that the card is remembered on a day: R = (1 + F·t/S)^(−w20)."""
        return self.recall_after(max(day - memory.last, 0), memory.stability)

    def recall_after(self, days: int, stability: float) -> float:
        """The chance that a card of this stability is remembered so many days after its review."""
        factor, decay = self._curve
        return float((1 + factor * days / stability) ** decay)

    def interval(self, stability: float, retention: float | None = None) -> float:
        """After how many days the chance to recall a card of this stability falls to the one desired."""
        factor, decay = self._curve
        wanted = self.retention if retention is None else checked_retention(retention)
        return float(stability / factor * (wanted ** (1 / decay) - 1))

    @cached_property
    def _curve(self) -> tuple[float, float]:
        decay = -self.parameters[20]
        return 0.9 ** (1 / decay) - 1, decay


class Batch:
    """The histories of many cards, for the core to go through in one call.

    `steps` holds the reviews a history is made of, by the days since the one before (0 for the first) × 8 + rating.
    """

    def __init__(self, model: core.FSRS) -> None:
        from fsrs_rs_python import FSRSItem

        self.steps = _Steps()
        self._model = model
        self._item = FSRSItem
        self._items: list[core.FSRSItem] = []

    def add(self, history: list[CoreReview]) -> None:
        """Add a card by its reviews, one or more."""
        self._items.append(self._item(history))

    def states(self) -> list[core.MemoryState]:
        """The states that the cards added since the last call have come to."""
        items, self._items = self._items, []
        return self._model.memory_state_batch(items)

    def stabilities(self) -> list[list[float]]:
        """The stabilities after each review of the cards added since the last call."""
        items, self._items = self._items, []
        return [[state.stability for state in past] for past in self._model.historical_memory_state_batch(items)]


class _Steps(dict[int, "CoreReview"]):
    """Reviews for the core, each checked and made once."""

    def __missing__(self, step: int) -> CoreReview:
        from fsrs_rs_python import FSRSReview

        rating, elapsed = Rating(step & 7), step >> 3
        if not 0 <= elapsed < 2**32:
            raise ValueError(f"{elapsed} days cannot lie between two reviews")
        self[step] = review = FSRSReview(rating, elapsed)
        return review


def checked_retention(retention: float) -> float:
    """A desired retention, as it is.

    Raises:
        ValueError: it is not between 0.7 and 0.99; below, cards would be forgotten, above, be asked all the time.
    """
    if not LEAST_RETENTION <= retention <= MOST_RETENTION:
        raise ValueError(f"desired retention lies between {LEAST_RETENTION} and {MOST_RETENTION}")
    return retention


def fuzz_range(interval: float) -> tuple[int, int]:
    """The whole days an interval may be moved to, first and last."""
    interval = min(interval, LONGEST_INTERVAL)
    if interval < 2.5:
        days = max(1, round(interval))
        return days, days
    spread = 1.0 + sum(share * max(min(interval, end) - start, 0.0) for start, end, share in _FUZZ_BANDS)
    first = max(2, round(interval - spread))
    last = min(round(interval + spread), LONGEST_INTERVAL)
    return min(first, last), last


def allowed_days(today: int, interval: float, latest: int | None = None) -> range:
    """The local days on which to ask again, all as good: those the fuzz allows.

    Where they go beyond the `latest` day, and that is still to come, they are those before it, from the last third of
    the time that is left: near enough to it, and yet not all cards on one day.
    """
    first, last = fuzz_range(interval)
    if latest is not None and today < latest < today + last:
        last = latest - today
        first = min(first, last - last // 3)
    return range(today + first, today + last + 1)


def lightest(today: int, interval: float, seed: str, load: Mapping[int, int], latest: int | None = None) -> int:
    """The day to ask again: near the interval, not after the `latest` day, where `load` tells of the fewest cards.

    Of several such days, the seed draws one, always the same. Where no day is empty, each is held against what its
    place lets expect, on a line through all of them: days farther off hold less as a rule, and were the emptiest simply
    taken, cards would come back late and be forgotten.
    """
    days: Sequence[int] = allowed_days(today, interval, latest)
    if len(days) == 1:
        return days[0]
    if load:
        loads = [load.get(day, 0) for day in days]
        if min(loads) > 0:
            places = range(1 - len(days), len(days), 2)
            spread, slope = sum(place * place for place in places), sum(map(mul, places, loads))
            loads = [spread * cards - slope * place for place, cards in zip(places, loads, strict=True)]
        least = min(loads)
        days = [day for day, cards in zip(days, loads, strict=True) if cards == least]
    return random.Random(seed).choice(days)
