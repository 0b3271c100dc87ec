"""A question as a client was told it, to be shown and answered like any other, but with no key to grade it by."""

from __future__ import annotations

from datetime import date
from typing import Any

from quizgame.questions.question import Choice, Dated, Numeric, Order, Several, TrueFalse, Typed
from quizgame.questions.shown import Blank, Line, Mark, Options, Shown, Shuffled, Statement, Ticks

Plain = dict[str, Any]
_NO_DAY = date(1, 1, 1)
_NOWHERE = 0.5
"""The place of a number that is not known; it promises neither a whole number nor any other."""


def read_question(plain: Plain) -> Shown | None:
    """The question of a `room` message, without its key; None if it is of a kind that this version cannot show.

    Raises:
        KeyError, TypeError, ValueError: it is not told as the protocol has it.
    """
    shared: Plain = {"id": "", "form": "card", "prompt": str(plain["prompt"])}
    shared |= {name: str(plain[name]) for name in ("as_of", "attribution") if name in plain}
    choices = tuple(str(text) for text in plain.get("choices", ()))
    text = str(plain.get("text", ""))
    match plain["kind"]:
        case "options":
            return Options(Choice(answer="", wrong=(), **shared), choices, -1)
        case "ticks":
            return Ticks(Several(answers=(), wrong=(), **shared), choices, ())
        case "statement":
            return Statement(TrueFalse(**shared), text, true=False)
        case "text":
            return Blank(Typed(answer="", accepted=(), **shared))
        case "number":
            unit = str(plain.get("unit", ""))
            return Blank(Numeric(answer="", low=0.0, high=0.0, unit=unit, position=_NOWHERE, **shared))
        case "date":
            return Blank(Dated(answer="", first=_NO_DAY, last=_NO_DAY, grain=str(plain["grain"]), **shared))
        case "order":
            return Shuffled(Order(items=choices, **shared), choices, tuple(range(len(choices))))
        case "line":
            marks = tuple(
                Mark(str(mark["text"]), str(mark["date"]), float(at)) for at, mark in enumerate(plain["marks"])
            )
            return Line(Dated(answer="", first=_NO_DAY, last=_NO_DAY, grain="day", event=text, **shared), marks, -1)
        case _:
            return None
