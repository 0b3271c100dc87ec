"""Words that carry meaning: without the small words of English and without endings, and how rare they are in a deck."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # items are made of words
    from quizgame.decks.lint.item import Item

_WORD = re.compile(r"\w+")
#: Words of questions and grammar. In other languages such words are told by how common they are.
SMALL = frozenset(
    "a about after all also an and any are as at be became become been before began begin being belong belongs "
    "between both but by call called came can come could date day did do does during each either else every false "
    "fill following for from gap had happen happened has have he her him his how if in into is it its itself know "
    "known last many may mean means meant might month more most much must name named neither no nor not of off on "
    "one only or other out over own people place put said same say says several shall she should so some state "
    "such term than that the their them then there these they thing things this those through time to told true "
    "two under until up upon use used was way we were what when where whether which while who whom whose why will "
    "with within without word would year you your".split()
)
_ENDING = re.compile(r"(?:'s|s'|ings?|edly|ed|es|s|ly)$")
_LEAST = 4
"""Letters a word keeps when its ending is taken off."""
FEW = 3
"""In a small deck a word is rare while no more facts or cards than this speak of it."""
SHARE = 0.02
"""In a large one: this share of them."""


def root(word: str) -> str:
    """A folded word without its ending: `treaty's`, `signed` and `signing` lose theirs."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    found = _ENDING.search(word)
    return word[: found.start()] if found and found.start() >= _LEAST else word


def roots_in(folded: str) -> frozenset[str]:
    """The roots of the words of a folded text that carry meaning."""
    return frozenset(root(word) for word in _WORD.findall(folded) if len(word) > 1 and word not in SMALL)


class Vocabulary:
    """How many facts or hand-written cards of a deck speak of a word."""

    def __init__(self, items: Sequence[Item]) -> None:
        said: dict[str, set[str]] = {}
        for item in items:
            said.setdefault(item.group, set()).update(item.roots)
        self._counts = Counter(word for words in said.values() for word in words)
        self._most = max(FEW, int(len(said) * SHARE))

    def rare(self, word: str) -> bool:
        """Whether so few speak of a word that it points at what is asked."""
        return self._counts[word] <= self._most

    def by_rarity(self, words: Iterable[str]) -> list[str]:
        """Words with the rarest first, always in the same order."""
        return sorted(words, key=lambda word: (self._counts[word], word))
