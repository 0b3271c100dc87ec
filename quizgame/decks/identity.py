"""Which card is which after decks were edited.

A card whose id is gone and one that is new are the same card if they ask the same question. How alike they are is tried
in turn:

- *same*: prompt and answers are what they were (it was moved, its deck renamed, its id changed);
- *answer*: the prompt is what it was, and the answer was edited;
- *prompt*: the prompt was edited (`alike.py`), and the answer is what it was, or was edited in turn.

Cards made from facts have ids that their facts give them; of them only the first is asked. One card goes to one card.
Where several could be meant, the one in the same deck is, or in the deck where others of its deck have gone, or the one
of the same name; where even that leaves several, none is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence

from quizgame.decks.alike import Wording, edited, wording
from quizgame.decks.told import Told
from quizgame.reading.folding import fold
from quizgame.values import dataclass

SAME, ANSWER, PROMPT = "same", "answer", "prompt"
"""What two texts of a card have told of them: nothing was edited, its answer, its prompt."""

_TELLING_NOTHING = frozenset({"true", "false", "yes", "no"})
"""Answers that so many questions have that they say nothing about which one it is."""
_POINTING = frozenset("these those following this that below above here it".split())
_EMPTY = frozenset(
    "true false right wrong correct incorrect order put match choose select pick answer name complete fill gap blank "
    "sentence statement word words translate meaning means mean define definition who when where why how not not and "
    "or to in".split()
)
"""Words that alone do not tell what a prompt asks about."""
_MOST = 10_000
"""Pairs looked at among cards that could all be each other; where there are more, the answers have to be the same."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A card that is gone and the one it has become; `why` tells what was edited."""

    old: Told
    new: Told
    why: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """That `old` was said not to have become `new`, as both were then."""

    old: Told
    new: Told


def pair(
    gone: Iterable[Told],
    fresh: Iterable[Told],
    *,
    exactly: Collection[str] = (),
    standing: Callable[[], Iterable[Told]] = tuple,
    refusals: Iterable[Refusal] = (),
) -> tuple[Pair, ...]:
    """Which of the gone cards have become which of the fresh ones.

    Cards whose ids are in `exactly` are paired only if nothing was edited. `standing` gives the cards beside the fresh
    ones in their decks; it is asked where they matter. What `refusals` say is never paired again.
    """
    pairing = _Pairing(list(gone), list(fresh), refusals)
    pairing.settle(SAME, _same_texts(pairing))
    pairing.keep(lambda told: told.written and told.card not in exactly)
    pairing.settle(ANSWER, _same_prompts(pairing, standing))
    if pairing.gone:
        words = {told: wording(told.prompt) for told in (*pairing.gone, *pairing.fresh)}
        pairing.settle(PROMPT, _edited_prompts(pairing, words, lambda told: (words[told].key, fold(told.answer))))
        pairing.settle(PROMPT, _edited_prompts(pairing, words, lambda told: words[told].key))
    return tuple(pairing.done)


class _Pairing:
    """Cards not yet paired, and the pairs found so far. `first` are the fresh cards there were at first."""

    def __init__(self, gone: list[Told], fresh: list[Told], refusals: Iterable[Refusal]) -> None:
        self.gone = gone
        self.fresh = fresh
        self.first = fresh
        self.done: list[Pair] = []
        self._refusals: dict[str, list[Refusal]] = defaultdict(list)
        for refusal in refusals:
            self._refusals[refusal.old.card].append(refusal)
        self._ways: Counter[tuple[str, str]] = Counter()

    def keep(self, fits: Callable[[Told], bool]) -> None:
        """Let only these be paired from now on."""
        self.gone = [one for one in self.gone if fits(one)]
        self.fresh = [one for one in self.fresh if fits(one)]

    def settle(self, why: str, could_be: Mapping[Told, Sequence[Told]]) -> None:
        """Pair those of whom, in one view after another, each could be no other."""
        open_ = {old: [new for new in news if not self._refused(old, new)] for old, news in could_be.items()}
        views: tuple[Callable[[Told, Told], bool], ...] = (
            lambda old, new: True,
            lambda old, new: self._is_way(old, new) and old.name == new.name,
            self._is_way,
            lambda old, new: old.name == new.name,
        )
        for view in views:
            seen = {old: [new for new in news if view(old, new)] for old, news in open_.items()}
            wanted = Counter(new for news in seen.values() for new in news)
            found = [(old, news[0]) for old, news in seen.items() if len(news) == 1 and wanted[news[0]] == 1]
            for old, new in found:
                self.done.append(Pair(old, new, why))
                self._ways[old.deck, new.deck] += 1
            olds, news_ = {old for old, _ in found}, {new for _, new in found}
            open_ = {old: [new for new in news if new not in news_] for old, news in open_.items() if old not in olds}
        left_old, left_new = {pair.old for pair in self.done}, {pair.new for pair in self.done}
        self.gone = [one for one in self.gone if one not in left_old]
        self.fresh = [one for one in self.fresh if one not in left_new]

    def _is_way(self, old: Told, new: Told) -> bool:
        """Whether the one deck is the other, or cards have gone from it there."""
        return old.deck == new.deck or self._ways[old.deck, new.deck] > 0

    def _refused(self, old: Told, new: Told) -> bool:
        """Whether this was refused before, or `new` lies no nearer to `old` than what was refused."""
        return any(
            new.card == refusal.new.card or _apart(new, refusal.new) <= _apart(new, refusal.old)
            for refusal in self._refusals.get(old.card, ())
        )


def _same_texts(pairing: _Pairing) -> dict[Told, Sequence[Told]]:
    def key(told: Told) -> Hashable:
        return fold(told.prompt), frozenset(map(fold, told.answers))

    return _with_same_key(pairing, key)


def _same_prompts(pairing: _Pairing, standing: Callable[[], Iterable[Told]]) -> dict[Told, Sequence[Told]]:
    """Where the prompts are the same: the fresh cards with nearly the same answer, else those whose prompt tells alone
    what is asked, and in their deck no other card has it."""
    could_be: dict[Told, Sequence[Told]] = {}
    others: Counter[tuple[str, str]] | None = None
    for old, news in _with_same_key(pairing, lambda told: fold(told.prompt)).items():
        near = [new for new in news if _is_same_answer(old, new)]
        if not near and others is None:
            others = Counter((one.deck, fold(one.prompt)) for one in (*pairing.first, *standing()))
        could_be[old] = near or [new for new in news if _tells_alone(new, others or Counter())]
    return could_be


def _edited_prompts(
    pairing: _Pairing, words: Mapping[Told, Wording], key: Callable[[Told], Hashable]
) -> dict[Told, Sequence[Told]]:
    return {
        old: [new for new in news if _is_edited(old, new, words) and _is_same_answer(old, new)]
        for old, news in _with_same_key(pairing, key).items()
    }


def _with_same_key(pairing: _Pairing, key: Callable[[Told], Hashable]) -> dict[Told, Sequence[Told]]:
    """The fresh cards that have the same key as a gone one."""
    could_be: dict[Told, Sequence[Told]] = {}
    for olds, news in _groups(pairing.gone, pairing.fresh, key):
        if len(olds) * len(news) <= _MOST:
            could_be.update(dict.fromkeys(olds, news))
            continue
        for some_olds, some_news in _groups(olds, news, lambda told: fold(told.answer)):
            if len(some_olds) * len(some_news) <= _MOST:
                could_be.update(dict.fromkeys(some_olds, some_news))
    return could_be


def _groups(
    olds: Iterable[Told], news: Iterable[Told], key: Callable[[Told], Hashable]
) -> Iterator[tuple[list[Told], list[Told]]]:
    """Gone and fresh cards that have the same key."""
    grouped: dict[Hashable, tuple[list[Told], list[Told]]] = defaultdict(lambda: ([], []))
    for new in news:
        grouped[key(new)][1].append(new)
    for old in olds:
        if (one := key(old)) in grouped:
            grouped[one][0].append(old)
    return (group for group in grouped.values() if group[0])


def _is_edited(old: Told, new: Told, words: Mapping[Told, Wording]) -> bool:
    informative = _TELLING_NOTHING.isdisjoint(map(fold, (*old.answers, *new.answers)))
    return edited(words[old], words[new], freely=informative)


def _is_same_answer(old: Told, new: Told) -> bool:
    """Whether the answers have a form in common, or were edited; of lists, two parts in three must be there still."""
    before, after = set(map(fold, old.answers)), set(map(fold, new.answers))
    if old.listed or new.listed:
        return old.listed == new.listed and 3 * len(before & after) >= 2 * max(len(before), len(after))
    return bool(before & after) or edited(wording(old.answer), wording(new.answer), freely=False)


def _tells_alone(told: Told, prompts: Counter[tuple[str, str]]) -> bool:
    """Whether a prompt tells by itself what it asks about: “Which of these is true?” does not, nor does one of two."""
    words = wording(told.prompt)
    said = {word.said for word in words.core} | words.classes.keys()
    return prompts[told.deck, fold(told.prompt)] == 1 and not said & _POINTING and bool(said - _EMPTY)


def _apart(left: Told, right: Told) -> int:
    from rapidfuzz.distance import OSA

    texts = [f"{fold(one.prompt)}\n{fold(one.answer)}" for one in (left, right)]
    return OSA.distance(*texts)
