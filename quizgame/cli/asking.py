"""How a question is put in lines of text, what is to be typed, and what is told about it afterwards."""

from __future__ import annotations

from typing import assert_never

from quizgame.cli.output import one_line, safe_lines
from quizgame.cli.sources import told_source
from quizgame.questions.grading import between
from quizgame.questions.question import Dated, Match, Numeric, Question, Typed
from quizgame.questions.shown import Blank, Flip, Line, Options, Shown, Shuffled, Statement, Ticks

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def prompt_line(shown: Shown) -> str:
    """What is asked, on one line."""
    match shown:
        case Line():
            return f"Where on the line of time does this belong? “{one_line(shown.text)}”"
        case Statement():
            return f"{one_line(shown.question.prompt)} “{one_line(shown.text)}”"
        case _:
            return one_line(shown.question.prompt)


def question_lines(shown: Shown) -> list[str]:
    """What is asked, with its options."""
    lines = [prompt_line(shown)] if isinstance(shown, Statement | Line) else safe_lines(shown.question.prompt)
    match shown:
        case Shuffled(question=Match(marks=marks)):
            lines += [f"  {letter}. {one_line(mark)}" for letter, mark in zip(_LETTERS, marks, strict=False)]
            lines += [f"  {number}. {one_line(text)}" for number, text in enumerate(shown.items, 1)]
        case Options(options=texts) | Ticks(options=texts) | Shuffled(items=texts):
            lines += [f"  {number}. {one_line(text)}" for number, text in enumerate(texts, 1)]
        case Statement():
            lines += ["  1. True", "  2. False"]
        case Line(marks=marks):
            for place, mark in enumerate(marks):
                lines += [
                    f"  {place + 1}. {between(marks, place)}",
                    f"     {one_line(mark.date)}: {one_line(mark.text)}",
                ]
            lines.append(f"  {len(marks) + 1}. {between(marks, len(marks))}")
        case Blank() | Flip():
            pass
        case _:
            assert_never(shown)
    return lines


def back_lines(shown: Flip) -> list[str]:
    """The other side of a card, line by line, and what to compare it with."""
    return [*safe_lines(shown.question.back), *ground_lines(shown.question)]


def wanted(shown: Shown, turned: bool = False) -> str:
    """What to type, as a prompt."""
    match shown:
        case Flip():
            return "How well did you know it, 1 again, 2 hard, 3 good, 4 easy:" if turned else "Enter turns the card:"
        case Options(options=options):
            return f"Your answer, 1 {'or' if len(options) == 2 else 'to'} {len(options)}:"
        case Statement():
            return "True or false, t or f:"
        case Ticks(options=options):
            return f"The numbers of all that belong, 1 to {len(options)}:"
        case Shuffled(question=Match(pairs=pairs)):
            return f"The numbers that go with {' '.join(_LETTERS[: len(pairs)])}, in this order:"
        case Shuffled(items=items):
            return f"The numbers 1 to {len(items)} in the right order:"
        case Line(marks=marks):
            return f"Where does it belong, 1 {'to' if len(marks) > 1 else 'or'} {len(marks) + 1}:"
        case Blank():
            return _wanted_in(shown.question)
        case _:
            assert_never(shown)


def _wanted_in(question: Typed | Numeric | Dated) -> str:
    match question:
        case Dated(grain=grain):
            return f"Your answer, a {one_line(grain)}:"
        case Numeric(unit=unit):
            return f"Your answer, a number ({one_line(unit)}):" if unit else "Your answer, a number:"
        case Typed():
            return "Your answer:"
        case _:
            assert_never(question)


def ground_lines(question: Question) -> list[str]:
    """Why it is so, and who says so."""
    told = [one_line(question.explanation)] if question.explanation else []
    return told + [f"Source: {told_source(reference)}" for reference in question.references]
