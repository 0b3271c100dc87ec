"""Right options that are longer than the wrong ones, since their authors took care to have them right."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from quizgame.decks.lint.item import Flaw, Item
from quizgame.decks.lint.words import Vocabulary
from quizgame.questions.shown import OPTION_COUNT

MUCH_LONGER = 1.6
"""How many times as long as the longest wrong option a right one may be before it gives itself away."""
FEW_LETTERS = 24
"""Below this length nobody reads anything into the length."""
_FEWEST = 8
"""Fewer choices prove nothing."""
_DEVIATIONS = 3.0
"""How far, in standard deviations, the count of longest keys may lie above chance."""


def find_longest(item: Item) -> Iterator[Flaw]:
    """The right option is by far the longest."""
    if item.key is None or len(item.wrong) < OPTION_COUNT - 1 or item.on_a_line:
        return
    longest = max(len(option.folded) for option in item.wrong)
    if len(item.key.folded) > max(FEW_LETTERS, MUCH_LONGER * longest):
        yield Flaw(
            "longest-option", "the right option is by far the longest", "shorten it, or say as much in the others"
        )


def find_longest_keys(items: Sequence[Item], vocabulary: Vocabulary) -> Iterator[tuple[Item | None, Flaw]]:
    """Over the deck, the right option is the longest more often than chance allows.

    Each right option counts once, however often it is asked for. Only options count of which one alone is the longest:
    of three such options, chance makes it the right one in every third case.
    """
    cases: dict[str, tuple[float, bool]] = {}
    for item in items:
        if item.key is None or len(item.wrong) < OPTION_COUNT - 1 or item.on_a_line:
            continue
        if all(option.quantity or option.date for option in item.options):
            continue
        lengths = sorted(len(option.text) for option in item.options)
        if lengths[-1] > lengths[-2]:
            cases.setdefault(item.key.folded, (1 / len(lengths), len(item.key.text) == lengths[-1]))
    expected = sum(chance for chance, _ in cases.values())
    deviation = math.sqrt(sum(chance * (1 - chance) for chance, _ in cases.values()))
    longest = sum(is_key for _, is_key in cases.values())
    if len(cases) >= _FEWEST and longest - 0.5 > expected + _DEVIATIONS * deviation:
        told = f"the right option is the longest in {longest} of {len(cases)} choices; chance makes it {expected:.0f}"
        yield None, Flaw("longest-keys", told, "shorten right options, or say as much in wrong ones")
