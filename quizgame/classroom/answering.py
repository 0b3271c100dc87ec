"""Whether an answer fits the question it is given to: what does not is asked again, never marked wrong."""

from __future__ import annotations

from typing import assert_never

from quizgame.questions.answer import Answer, Arrange, Pick, Place, Say, Tick, Write
from quizgame.questions.entry import unreadable
from quizgame.questions.shown import Blank, Flip, Line, Options, Shown, Shuffled, Statement, Ticks
from quizgame.reading.diagnostic import REFUSED

LONGEST_TEXT = 200
"""Characters of a typed answer."""


def misfit(shown: Shown, answer: Answer) -> str:
    """Why an answer cannot be one to this question, in a sentence; "" if it can."""
    match shown:
        case Options(options=options):
            fits = isinstance(answer, Pick) and 0 <= answer.index < len(options)
            return "" if fits else "Choose one of the options."
        case Ticks(options=options):
            if not isinstance(answer, Tick) or not _apart(answer.indices, len(options)) or not answer.indices:
                return "Choose one or more of the options."
            return ""
        case Statement():
            return "" if isinstance(answer, Say) else "Answer true or false."
        case Blank():
            if not isinstance(answer, Write):
                return "Type an answer."
            if len(answer.text) > LONGEST_TEXT or REFUSED.search(answer.text):
                return f"Type up to {LONGEST_TEXT} letters, digits and signs."
            return unreadable(shown, answer.text)
        case Shuffled(items=items):
            fits = isinstance(answer, Arrange) and sorted(answer.order) == list(range(len(items)))
            return "" if fits else "Put every item in its place."
        case Line(marks=marks):
            fits = isinstance(answer, Place) and 0 <= answer.index <= len(marks)
            return "" if fits else "Choose a place on the line."
        case Flip():
            return "Flashcards are not played in a room."
        case _:
            assert_never(shown)


def _apart(indices: tuple[int, ...], count: int) -> bool:
    return len(set(indices)) == len(indices) and all(0 <= index < count for index in indices)
