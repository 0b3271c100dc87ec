"""A question as the rules see it: its stem, its right and wrong options, and what the options say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from quizgame.decks.card_options import Sense, sense_of
from quizgame.decks.lint.words import roots_in
from quizgame.questions.question import Choice, Dated, Numeric, Question, Several, TrueFalse, Typed
from quizgame.questions.shown import DRAWN_FROM, OPTION_COUNT
from quizgame.reading.dates import Date, parse_date
from quizgame.reading.diagnostic import Spot
from quizgame.reading.folding import fold, without_article
from quizgame.reading.numbers import Quantity, parse_quantity
from quizgame.values import dataclass

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a strict teacher would strike out, and the mend."""

    code: str
    message: str
    hint: str


class Option:
    """An option: `text` as it is shown, `folded` for comparisons, without its article."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = without_article(fold(text))

    @cached_property
    def sense(self) -> Sense:
        """What it says: the same for 1,000 and 1000."""
        return sense_of(self.text)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Its words and numbers."""
        return frozenset(_TOKEN.findall(self.folded))

    @cached_property
    def quantity(self) -> Quantity | None:
        """The number it is, if it is one."""
        try:
            return parse_quantity(self.text)
        except ValueError:
            return None

    @cached_property
    def date(self) -> Date | None:
        """The date it is, if it is one; a bare year is both date and number."""
        try:
            return parse_date(self.text)
        except ValueError:
            return None


class Item:
    """A question with what is read before its options, the options, and where its author finds it.

    `wrong` are the wrong options that games draw from; `place` is that of its card or its fact, None where the file
    holds neither; `written` tells whether it is a card of the file.
    """

    def __init__(self, question: Question, place: Spot | None = None, written: bool = False) -> None:
        self.question = question
        self.place = place
        self.written = written
        self.stem = _stem(question)
        self.folded = fold(self.stem)
        self.keys = tuple(Option(text) for text in _keys(question))
        self.wrong = tuple(Option(text) for text in _wrong(question))

    @property
    def name(self) -> str:
        """How a message about another item speaks of this one."""
        return f"the card in line {self.place.line}" if self.place and self.written else f"`{self.question.id}`"

    @property
    def on_a_line(self) -> bool:
        """Whether its options stand in the order of their places: numbers, dates, before this and after that."""
        return isinstance(self.question, Choice) and self.question.position is not None

    @property
    def group(self) -> str:
        """What the forms of one fact share: they are never asked side by side."""
        return self.question.fact or self.question.id

    @property
    def options(self) -> tuple[Option, ...]:
        """All that may be shown."""
        return self.keys + self.wrong

    @property
    def key(self) -> Option | None:
        """The one right option beside wrong ones; None where there is no such choice."""
        return self.keys[0] if len(self.keys) == 1 and self.wrong else None

    @cached_property
    def roots(self) -> frozenset[str]:
        """The words of the stem that carry meaning, without their endings."""
        return roots_in(self.folded)


def items_of(questions: tuple[Question, ...], places: Mapping[str, Spot], written: bool) -> list[Item]:
    """Questions as the rules see them, in their order; `places` by their ids are those of cards, or else of facts."""
    return [Item(one, places.get(one.id), written and one.id in places) for one in questions]


def _stem(question: Question) -> str:
    """What is read before an answer is given; of a statement written by hand, the statement."""
    if isinstance(question, TrueFalse) and question.form == "card":
        return next(iter((*question.truths, *(wrong.text for wrong in question.falsehoods))))
    return question.prompt


def _keys(question: Question) -> tuple[str, ...]:
    match question:
        case Several():
            return question.answers
        case Choice() | Typed() | Numeric() | Dated():
            return (question.answer,)
        case _:
            return ()


def _wrong(question: Question) -> tuple[str, ...]:
    match question:
        case Several():
            return tuple(option.text for option in question.wrong)
        case Choice():
            return tuple(option.text for option in question.wrong[:DRAWN_FROM])
        case Typed() | Numeric() | Dated() if len(question.wrong) >= OPTION_COUNT - 1:
            return tuple(option.text for option in question.wrong[:DRAWN_FROM])
        case _:
            return ()
