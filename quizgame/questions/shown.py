"""How a question is put before a player: options drawn, a statement chosen, a blank to fill, items shuffled.

The question's id, not the player, decides nothing here: chance is the game's `rng`, so a game can be shown again.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import permutations
from typing import TYPE_CHECKING, assert_never

from quizgame.questions.question import (
    Choice,
    Dated,
    Flashcard,
    Match,
    Numeric,
    Order,
    Question,
    Several,
    TrueFalse,
    Typed,
    Wrong,
)
from quizgame.values import dataclass

if TYPE_CHECKING:
    import random

OPTION_COUNT = 3
"""Options shown by default; a third wrong one adds nothing but reading (Rodriguez 2005)."""
DRAWN_FROM = 2 * OPTION_COUNT
"""As many of the wrong options, the best ones, are ever shown."""


class Style(StrEnum):
    """Whether options are offered where a question has them, or the answer is recalled where it can be."""

    OPTIONS = "options"
    RECALL = "recall"


@dataclass(frozen=True, slots=True)
class Options:
    """One of these is right: the one at `right`. `whys` says of each option what is true of it ("" if unknown)."""

    question: Question
    options: tuple[str, ...]
    right: int
    whys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Is this true? `why` says what is, where it is not."""

    question: TrueFalse
    text: str
    true: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """Fill in the answer."""

    question: Typed | Numeric | Dated


@dataclass(frozen=True, slots=True)
class Ticks:
    """Any number of these is right: those at `right`, from 0, rising."""

    question: Several
    options: tuple[str, ...]
    right: tuple[int, ...]
    whys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shuffled:
    """Put these in order, or beside their other halves. The right order is `right`: indices into `items`."""

    question: Order | Match
    items: tuple[str, ...]
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Flip:
    """Recall the back of this card; then turn it."""

    question: Flashcard


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the line of time: what happened, the date in words, and its place (a day's ordinal)."""

    text: str
    date: str
    day: float


@dataclass(frozen=True, slots=True)
class Line:
    """Place an event among others, which stand in the order of time: as many of them as `right` says come before it."""

    question: Dated
    marks: tuple[Mark, ...]
    right: int

    @property
    def text(self) -> str:
        """What is to be placed."""
        return self.question.event or self.question.prompt


Shown = Options | Ticks | Statement | Blank | Shuffled | Flip | Line


def present(question: Question, rng: random.Random, style: Style = Style.OPTIONS) -> Shown:
    """Put a question before a player."""
    match question:
        case Choice():
            return _options(question, question.answer, question.position, question.wrong, rng)
        case Several():
            return _ticks(question, rng)
        case Typed() | Numeric() | Dated():
            if style is Style.RECALL or not _enough(question):
                return Blank(question)
            position = None if isinstance(question, Typed) else question.position
            return _options(question, question.answer, position, question.wrong, rng)
        case TrueFalse():
            return _statement(question, rng)
        case Order() | Match():
            return _shuffled(question, rng)
        case Flashcard():
            return Flip(question)
        case _:
            assert_never(question)


def default_options(question: Question) -> list[str] | None:
    """The options shown by default, sorted; None where none are shown."""
    match question:
        case TrueFalse():
            return ["False", "True"]
        case Order() | Match():
            return sorted(question.items)
        case Flashcard():
            return None
        case Several():
            return sorted([*question.answers, *(wrong.text for wrong in question.wrong)])
        case Choice() | Typed() | Numeric() | Dated():
            if not question.wrong or (not isinstance(question, Choice) and not _enough(question)):
                return None
            return sorted([question.answer, *(wrong.text for wrong in question.wrong[: OPTION_COUNT - 1])])
        case _:
            assert_never(question)


def _enough(question: Typed | Numeric | Dated) -> bool:
    return len(question.wrong) >= OPTION_COUNT - 1


def _options(
    question: Question, answer: str, position: float | None, wrong: Sequence[Wrong], rng: random.Random
) -> Options:
    if position is not None and all(option.position is not None for option in wrong):
        return _options_on_a_line(question, Wrong(answer, "", position), wrong, rng)
    drawn = rng.sample(wrong[:DRAWN_FROM], min(OPTION_COUNT - 1, len(wrong)))
    shown = [Wrong(answer), *drawn]
    rng.shuffle(shown)
    return _as_options(question, shown, answer)


def _options_on_a_line(question: Question, right: Wrong, wrong: Sequence[Wrong], rng: random.Random) -> Options:
    """Dates and numbers stand in their order; the place of the right one is drawn first, as the options allow."""
    near = wrong[:DRAWN_FROM]
    below = [option for option in near if (option.position or 0) < (right.position or 0)]
    above = [option for option in near if (option.position or 0) > (right.position or 0)]
    count = min(OPTION_COUNT - 1, len(below) + len(above))
    lowest, highest = max(0, count - len(above)), min(count, len(below))
    before = rng.randint(lowest, highest)
    shown = [*rng.sample(below, before), right, *rng.sample(above, count - before)]
    shown.sort(key=lambda option: option.position or 0)
    return _as_options(question, shown, right.text)


def _as_options(question: Question, shown: Sequence[Wrong], answer: str) -> Options:
    texts = tuple(option.text for option in shown)
    return Options(question, texts, texts.index(answer), tuple(option.why for option in shown))


def _statement(question: TrueFalse, rng: random.Random) -> Statement:
    true = bool(question.truths) and (not question.falsehoods or rng.random() < 0.5)
    if true:
        return Statement(question, rng.choice(question.truths), true=True)
    drawn = rng.choice(question.falsehoods[:OPTION_COUNT])
    return Statement(question, drawn.text, true=False, why=drawn.why)


def _ticks(question: Several, rng: random.Random) -> Ticks:
    options = [*(Wrong(text) for text in question.answers), *question.wrong]
    rng.shuffle(options)
    texts = tuple(option.text for option in options)
    right = tuple(index for index, text in enumerate(texts) if text in question.answers)
    return Ticks(question, texts, right, tuple(option.why for option in options))


def _shuffled(question: Order | Match, rng: random.Random) -> Shuffled:
    """A start that earns nothing if it is left untouched."""
    count = len(question.items)
    if count <= 6:
        starts = [order for order in permutations(range(count)) if _earns_nothing(question, order)]
        start = rng.choice(starts)
    else:
        start = tuple(rng.sample(range(count), count))
        while not _earns_nothing(question, start):
            start = (*start[1:], start[0]) if isinstance(question, Match) else start[::-1]
    items = tuple(question.items[index] for index in start)
    right = tuple(start.index(index) for index in range(count))
    return Shuffled(question, items, right)


def _earns_nothing(question: Order | Match, order: Sequence[int]) -> bool:
    """Whether at least half stands wrong: of the pairs in an order, of the places in a match."""
    count = len(order)
    if isinstance(question, Match):
        return 2 * sum(1 for place, index in enumerate(order) if place == index) <= count
    return 2 * inversions(order) >= count * (count - 1) // 2


def inversions(order: Sequence[int]) -> int:
    """How many pairs stand the wrong way round."""
    return sum(1 for left in range(len(order)) for right in range(left + 1, len(order)) if order[left] > order[right])
