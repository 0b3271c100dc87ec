"""Which cards can stand beside each other: the answer of each has to be certainly wrong for all others.

A card that is asked freely knows all answers that count. One that needs its options knows only these: what is not among
its wrong options may be true of it all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from quizgame.questions.question import Choice, Dated, Numeric, Question, Typed
from quizgame.reading.folding import fold

Pairable = Typed | Choice | Numeric | Dated
"""Cards with a question and one short answer."""


class Half:
    """A card, with its texts folded once."""

    def __init__(self, card: Pairable) -> None:
        self.card = card
        self.prompt = fold(card.prompt)
        self.answer = fold(card.answer)
        match card:
            case Typed():
                self._told = frozenset(map(fold, (card.answer, *card.accepted)))
            case Choice():
                self._told = frozenset(fold(option.text) for option in card.wrong)
            case Numeric() | Dated():
                self._told = frozenset([self.answer])
            case _:
                assert_never(card)

    def fits_beside(self, other: Half) -> bool:
        """Whether neither's answer could be taken for the other's."""
        return self.prompt != other.prompt and self._rules_out(other) and other._rules_out(self)

    def _rules_out(self, other: Half) -> bool:
        """Whether the answer of another card is certainly wrong for this one."""
        match self.card, other.card:
            case Choice(), _:
                return other.answer in self._told
            case Dated() as own, Dated() as theirs:
                return own.last < theirs.first or theirs.last < own.first
            case Numeric() as own, Numeric() as theirs:
                return own.high < theirs.low or theirs.high < own.low
            case _, Typed() as theirs:
                return self._told.isdisjoint(map(fold, (theirs.answer, *theirs.accepted)))
            case _:
                return other.answer not in self._told


def pairable(questions: Iterable[Question], longest: int) -> list[Pairable]:
    """The cards whose question and answer have at most so many characters each."""
    return [
        one
        for one in questions
        if isinstance(one, Typed | Choice | Numeric | Dated) and max(len(one.prompt), len(one.answer)) <= longest
    ]


def in_rounds(cards: Sequence[Pairable], most: int, least: int) -> Iterator[list[Pairable]]:
    """The cards in rounds of up to `most` that fit beside each other, in order; what fits in no round of `least` is
    left out."""
    waiting = [Half(card) for card in cards]
    while len(waiting) >= least:
        chosen: list[Half] = []
        left: list[Half] = []
        for half in waiting:
            fits = len(chosen) < most and all(half.fits_beside(other) for other in chosen)
            (chosen if fits else left).append(half)
        if len(chosen) >= least:
            yield [half.card for half in chosen]
            waiting = left
        else:
            waiting = waiting[1:]  # others may fit beside each other without the first
