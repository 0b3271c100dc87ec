"""A question as everybody sees it, without its key; and the key, for after the reveal."""

from __future__ import annotations

from typing import assert_never

from quizgame.questions.grading import right_answer
from quizgame.questions.question import Dated, Numeric, Reference
from quizgame.questions.shown import Blank, Flip, Line, Options, Shown, Shuffled, Statement, Ticks
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question without its key.

    `kind` is "options", "ticks", "statement", "text", "number", "date", "order" or "line"; `text` is the statement or
    the event to place, `choices` the options or items in the order shown, `marks` the events on the line with their
    dates; `unit` is of a number, `grain` ("year", "month", "day") of a date.
    """

    index: int
    kind: str
    prompt: str
    text: str = ""
    choices: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    grain: str = ""
    as_of: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class RevealView:
    """The key: `right` are indices of choices (for an order, all of them in the right order; for a line, the one
    place), or none; `told` says it in words, `whys` what is true of each choice ("" where nothing is known)."""

    index: int
    right: tuple[int, ...]
    told: str
    explanation: str
    sources: tuple[Reference, ...]
    whys: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def question_view(index: int, shown: Shown) -> QuestionView:
    """A question as everybody sees it. Its id, tags and sources stay away: they may hold the answer."""
    asked = shown.question
    as_of, attribution = asked.as_of or "", asked.attribution or ""
    view = QuestionView(index, "", asked.prompt, as_of=as_of, attribution=attribution)
    match shown:
        case Options(options=options):
            return _with(view, "options", choices=options)
        case Ticks(options=options):
            return _with(view, "ticks", choices=options)
        case Statement(text=text):
            return _with(view, "statement", text=text)
        case Blank(question=Numeric(unit=unit)):
            return _with(view, "number", unit=unit)
        case Blank(question=Dated(grain=grain)):
            return _with(view, "date", grain=grain)
        case Blank():
            return _with(view, "text")
        case Shuffled(items=items):
            return _with(view, "order", choices=items)
        case Line(marks=marks):
            return _with(view, "line", text=shown.text, marks=tuple((mark.text, mark.date) for mark in marks))
        case Flip():
            raise AssertionError("flashcards are not played in a room")
        case _:
            assert_never(shown)


def reveal_view(index: int, shown: Shown) -> RevealView:
    """The key of a question."""
    asked = shown.question
    right: tuple[int, ...] = ()
    whys: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    match shown:
        case Options():
            right, whys = (shown.right,), shown.whys
        case Ticks():
            right, whys = shown.right, shown.whys
        case Statement():
            right, whys = (0 if shown.true else 1,), (shown.why,) if shown.why else ()
        case Shuffled():
            right, marks = shown.right, shown.question.marks
        case Line():
            right = (shown.right,)
        case Blank() | Flip():
            pass
        case _:
            assert_never(shown)
    return RevealView(index, right, right_answer(shown), asked.explanation, asked.references, whys, marks)


def _with(
    view: QuestionView,
    kind: str,
    text: str = "",
    choices: tuple[str, ...] = (),
    marks: tuple[tuple[str, str], ...] = (),
    unit: str = "",
    grain: str = "",
) -> QuestionView:
    return QuestionView(view.index, kind, view.prompt, text, choices, marks, unit, grain, view.as_of, view.attribution)
