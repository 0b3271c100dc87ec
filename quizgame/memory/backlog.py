"""What has piled up while nothing was studied: spread over days, the most urgent first, so that no day is too much."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set

from quizgame.memory.queue import Card, Order, rank
from quizgame.memory.scheduler import Memory
from quizgame.values import dataclass

AHEAD = 14
"""The coming days by which it is told what a day usually holds."""
LEAST_A_DAY = 20
"""A day that holds no more is never too much."""
FEW_DAYS = 3
"""A backlog is more than so many usual days hold."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How a backlog is spread: `days` is the local day given to each of its cards, of which those left for today keep
    theirs; a day holds at most `a_day`, and on the local day `last` all is done."""

    days: Mapping[str, int]
    a_day: int
    last: int


def usual_day(load: Mapping[int, int], today: int) -> int:
    """How many due cards a day holds, as the coming days tell; no fewer than are never too much."""
    return max(LEAST_A_DAY, round(sum(load.get(today + ahead, 0) for ahead in range(1, AHEAD + 1)) / AHEAD))


def is_backlog(due: int, usual: int) -> bool:
    """Whether so many due cards have piled up."""
    return due > FEW_DAYS * usual


def spread(
    due: Iterable[Card],
    memories: Mapping[str, Memory],
    load: Mapping[int, int],
    today: int,
    a_day: int,
    order: Order = Order.RECALL,
    met: Set[str] = frozenset(),
    done: int = 0,
    latest: Mapping[str, int] | None = None,
) -> Spread:
    """Spread due cards over today and the days after it, the most urgent first, `a_day` at most with what they hold
    already.

    Of each fact one card is given a day; the facts in `met`, and `done` cards, were asked today. `latest` tells the
    last day that some cards may be given; a card that finds no room before it goes to that day all the same.
    """
    counts = Counter({day: cards for day, cards in load.items() if day > today} | {today: done})
    groups: dict[int, set[str]] = defaultdict(set)
    groups[today] = set(met)
    days: dict[str, int] = {}
    free = today
    for card, _ in rank(((memories[card.id], card) for card in due), order, today):
        while counts[free] >= a_day:
            free += 1
        day = free
        while counts[day] >= a_day or card.group in groups[day]:
            day += 1
        bound = (latest or {}).get(card.id)
        if bound is not None and today <= bound < day:
            day = bound
        days[card.id] = day
        counts[day] += 1
        groups[day].add(card.group)
    return Spread({id: day for id, day in days.items() if day > today}, a_day, max(days.values(), default=today))
