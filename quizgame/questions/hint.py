"""Hints: the author's own, else one that narrows the answer without giving it."""

from __future__ import annotations

from typing import assert_never

from quizgame.questions.question import Dated, Match, Numeric, Typed
from quizgame.questions.shown import Blank, Flip, Line, Options, Shown, Shuffled, Statement, Ticks
from quizgame.questions.spelling import bare
from quizgame.values import dataclass


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
        case Blank(question=question):
            return Hint(_clue(question))
        case Statement() | Flip():
            return None
        case Line(question=event):
            return Hint(f"It was in the {event.first.year // 10 * 10}s.")
        case Ticks(right=belonging):
            return Hint(f"{len(belonging)} of them belong.")
        case Shuffled(question=Match(pairs=pairs)):
            return Hint(f"“{pairs[0][0]}” goes with “{pairs[0][1]}”.")
        case Shuffled():
            return Hint(f"It starts with “{shown.question.items[0]}”.")
        case _:
            assert_never(shown)


def _clue(question: Typed | Numeric | Dated) -> str:
    match question:
        case Typed(answer=answer):
            name = bare(answer)
            words = len(name.split())
            told = f"{words} words" if words > 1 else f"{len(name)} letter{'s' if len(name) > 1 else ''}"
            return f"It starts with “{name[:1]}” and has {told}."
        case Dated(first=first):
            return f"It was in the {first.year // 10 * 10}s."
        case Numeric(position=said):
            digits = len(str(int(abs(said))))
            whole = "" if said == int(said) else " before the point"
            return f"It has {digits} digit{'s' if digits > 1 else ''}{whole}."
        case _:
            assert_never(question)
