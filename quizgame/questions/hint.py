"""Hints: the author's own, else one that narrows the answer without giving it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from quizgame.questions.question import Dated, Numeric, Typed
from quizgame.questions.shown import Blank, Options, Shown, Shuffled, Statement


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence, and the index of an option that can be struck out (None: no option is)."""

    text: str
    struck: int | None = None


def hint_for(shown: Shown) -> Hint | None:
    """The hint of a question as shown; None where there is nothing to give away but the answer."""
    if shown.question.hint:
        return Hint(shown.question.hint)
    match shown:
        case Options(options=options, right=right):
            if len(options) < 3:
                return None
            # the wrong option farthest from the right one in the list: the choice left is the closer one
            struck = max((index for index in range(len(options)) if index != right), key=lambda i: abs(i - right))
            return Hint(f"It is not “{options[struck]}”.", struck)
        case Blank(question=Typed() as question):
            words = len(question.answer.split())
            told = f"{words} words" if words > 1 else f"{len(question.answer)} letters"
            return Hint(f"It starts with “{question.answer[0]}” and has {told}.")
        case Blank(question=Dated() as question):
            return Hint(f"It was in the {question.first.year // 10 * 10}s.")
        case Blank(question=Numeric() as question):
            digits = len(str(int(abs(question.low))))
            return Hint(f"It has {digits} digit{'s' if digits > 1 else ''}.")
        case Statement():
            return None
        case Shuffled():
            return Hint(f"It starts with “{shown.question.items[0]}”.")
        case _:
            assert_never(shown)
