"""A line of text read as an answer, for the faces that are typed into: what cannot be meant as one is asked again."""

from __future__ import annotations

from typing import assert_never

from quizgame.questions.answer import Answer, Arrange, Pick, Say, Write
from quizgame.questions.question import Dated, Numeric, Typed
from quizgame.questions.shown import Blank, Options, Shown, Shuffled, Statement
from quizgame.reading.dates import parse_date
from quizgame.reading.folding import fold, without_article
from quizgame.reading.numbers import parse_quantity

_TRUE = frozenset({"t", "true", "y", "yes", "right", "1"})
_FALSE = frozenset({"f", "false", "n", "no", "wrong", "2"})


def read_answer(shown: Shown, line: str) -> Answer | str:
    """The answer a line gives, or a sentence that says what is wanted instead.

    Options are answered by number (from 1) or text, statements by t or f, orders by the numbers in the right order.
    """
    text = line.strip()
    match shown:
        case Options():
            return _read_option(shown, text)
        case Statement():
            folded = fold(text)
            if folded in _TRUE | _FALSE:
                return Say(folded in _TRUE)
            return "Answer t for true or f for false."
        case Blank():
            problem = unreadable(shown, text)
            return problem or Write(text)
        case Shuffled():
            return _read_order(shown, text)
        case _:
            assert_never(shown)


def unreadable(shown: Blank, text: str) -> str:
    """Why a typed text cannot be an answer at all ("" if it can): so that a slip is asked again, not marked wrong."""
    if not fold(text):
        return "Type an answer."
    match shown.question:
        case Typed():
            return ""
        case Numeric():
            try:
                return "" if parse_quantity(text) else "Type a number, as 75 or 700,000."
            except ValueError as error:
                return f"{error}."
        case Dated(grain=grain):
            try:
                return "" if parse_date(text) else f"Type a {grain}, as {_EXAMPLES.get(grain, '1815')}."
            except ValueError as error:
                return f"{error}."
        case _:
            assert_never(shown.question)


#: Dates that are nobody's answer.
_EXAMPLES = {"year": "1815", "month": "June 1815", "day": "18 June 1815"}


def _read_option(shown: Options, text: str) -> Answer | str:
    folded = [without_article(fold(option)) for option in shown.options]
    given = without_article(fold(text))
    if given in folded:
        return Pick(folded.index(given))
    if text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= len(shown.options) and len(text) < 3:
        return Pick(int(text) - 1)
    return f"Answer with a number from 1 to {len(shown.options)}, or the option's text."


def _read_order(shown: Shuffled, text: str) -> Answer | str:
    count = len(shown.items)
    given = text.replace(",", " ").split()
    if len(given) == 1 and len(text) == count:
        given = list(text)
    if sorted(given) != [str(number) for number in range(1, count + 1)]:
        return f"Give the numbers from 1 to {count}, each once, in the right order."
    return Arrange(tuple(int(number) - 1 for number in given))
