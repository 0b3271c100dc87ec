"""What a learner knows least: by the forgetting curve, and by what went wrong of late."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from quizgame.memory.scheduler import Memory

RECENT_DAYS = 30
"""How far back a miss counts."""
_MISS, _MOST_MISSES = 0.25, 3
_LAPSE, _MOST_LAPSES = 0.1, 5


def is_leech(lapses: int, limit: int) -> bool:
    """Whether the lapse that brought a card to so many sets it aside: the one that reaches the limit, and, should the
    card be released, each that adds half as many again. A limit of 0 sets none aside."""
    return limit > 0 and lapses >= limit and (lapses - limit) % max(limit // 2, 1) == 0


def weakest(
    cards: Iterable[str],
    memories: Mapping[str, Memory],
    misses: Mapping[str, int],
    recall: Callable[[Memory], float],
) -> list[str]:
    """The cards that were met, the weakest first.

    `misses` counts the answers of late that were not fully right, `recall` gives the chance to recall today. A card
    weighs what it is likely to be forgotten, a quarter for each miss (of three at most) and a tenth for each lapse (of
    five); firm cards that were never missed are left out.
    """
    weights: dict[str, float] = {}
    for card in cards:
        memory, missed = memories.get(card), min(misses.get(card, 0), _MOST_MISSES)
        if memory is None and not missed:
            continue
        forgotten = 1 - recall(memory) if memory else 0.5
        lapses = min(memory.lapses, _MOST_LAPSES) if memory else 0
        if missed or lapses or forgotten > 0.1:
            weights[card] = forgotten + _MISS * missed + _LAPSE * lapses
    return sorted(weights, key=lambda card: (-weights[card], card))
