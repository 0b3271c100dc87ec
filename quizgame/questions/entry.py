"""A line of text read as an answer, for the faces that are typed into: what cannot be meant as one is asked again."""

from __future__ import annotations

import re
from typing import assert_never

from quizgame.memory.scheduler import Rating
from quizgame.questions.answer import Answer, Arrange, Pick, Place, Rate, Say, Tick, Write
from quizgame.questions.grading import fits_unit
from quizgame.questions.question import Dated, Numeric, Typed
from quizgame.questions.shown import Blank, Flip, Line, Options, Shown, Shuffled, Statement, Ticks
from quizgame.questions.spelling import same
from quizgame.reading.dates import parse_date
from quizgame.reading.folding import fold
from quizgame.reading.numbers import parse_quantity

_TRUE = frozenset({"t", "true", "y", "yes", "right", "1"})
_FALSE = frozenset({"f", "false", "n", "no", "wrong", "2"})
_RATINGS = {
    word: rating for rating in Rating for word in (str(int(rating)), rating.name[0].lower(), rating.name.lower())
}


def read_answer(shown: Shown, line: str) -> Answer | str:
    """The answer a line gives, or a sentence that says what is wanted instead.

    Options are answered by number (from 1) or text, statements by t or f, orders by the numbers in the right order,
    flashcards, once they are turned, by how well they were known: 1 to 4, or in words.
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
        case Ticks():
            return _read_ticks(shown, text)
        case Shuffled():
            return _read_order(shown, text)
        case Flip():
            rating = _RATINGS.get(fold(text))
            return Rate(rating) if rating else "Answer 1 for again, 2 for hard, 3 for good or 4 for easy."
        case Line(marks=marks):
            if text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= len(marks) + 1:
                return Place(int(text) - 1)
            return f"Answer with the number of a place, from 1 to {len(marks) + 1}."
        case _:
            assert_never(shown)


def unreadable(shown: Blank, text: str) -> str:
    """Why a typed text cannot be an answer at all ("" if it can): so that a slip is asked again, not marked wrong."""
    if not fold(text):
        return "Type an answer."
    match shown.question:
        case Typed() as question:
            # a mark alone is an answer only where marks are asked for
            worded = any(_WORD.search(form) is None for form in question.accepted) or _WORD.search(text)
            return "" if worded else "Type an answer."
        case Numeric() as question:
            return _unreadable_number(question, text)
        case Dated(grain=grain):
            try:
                return "" if parse_date(text) else f"Type a {grain}, as {_EXAMPLES.get(grain, '1815')}."
            except ValueError as error:
                return f"{error}."
        case _:
            assert_never(shown.question)


def _unreadable_number(question: Numeric, text: str) -> str:
    if _POINTED.fullmatch(text.strip()) and question.position == int(question.position):
        digits = text.strip().replace(".", "")
        return f"Write thousands as {int(digits):,} or {digits}."
    try:
        given = parse_quantity(text)
    except ValueError as error:
        return f"{error}."
    if given is None:
        return "Type a number, as 12 or 34,500."
    if not fits_unit(given, question):
        return f"Give it in {question.unit}." if question.unit else "Give the number alone."
    return ""


_WORD = re.compile(r"\w")
#: Thousands with points, as many languages write them; where a whole number is asked it cannot be told from 1.234.
_POINTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
#: Dates that are nobody's answer.
_EXAMPLES = {"year": "1815", "month": "June 1815", "day": "18 June 1815"}


def _read_option(shown: Options, text: str) -> Answer | str:
    given, folded = fold(text), [fold(option) for option in shown.options]
    if given in folded:
        return Pick(folded.index(given))
    same_text = [index for index, option in enumerate(shown.options) if same(text, option)]
    if len(same_text) == 1:
        return Pick(same_text[0])
    if text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= len(shown.options) and len(text) < 3:
        return Pick(int(text) - 1)
    return f"Answer with a number from 1 to {len(shown.options)}, or the option's text."


def _read_order(shown: Shuffled, text: str) -> Answer | str:
    count = len(shown.items)
    given = text.replace(",", " ").split()
    if len(given) == 1 and len(text) == count:
        given = list(text)
    if sorted(given) != [str(number) for number in range(1, count + 1)]:
        return f"Give the numbers from 1 to {count}, each once, as {' '.join(map(str, range(count, 0, -1)))}."
    return Arrange(tuple(int(number) - 1 for number in given))


def _read_ticks(shown: Ticks, text: str) -> Answer | str:
    """The numbers of the options, in any order."""
    given = text.replace(",", " ").split()
    count = len(shown.options)
    if len(given) == 1 and given[0].isdigit() and count < 10:
        given = list(given[0])
    if not given or not set(given) <= {str(number) for number in range(1, count + 1)}:
        return f"Give the numbers of all that belong, from 1 to {count}, as 1 2."
    return Tick(tuple(sorted({int(number) - 1 for number in given})))
