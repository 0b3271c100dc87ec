"""How the answers to a question are spread. Typed texts are told only as right or not: they are anybody's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import assert_never

from quizgame.questions.answer import Answer, Pick, Place, Say, Tick
from quizgame.questions.grading import between, grade
from quizgame.questions.shown import Blank, Flip, Line, Options, Shown, Shuffled, Statement, Ticks
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """So many answers of a kind; `right` is None until the reveal, and where it is neither right nor wrong."""

    label: str
    count: int
    right: bool | None = None


def tally(shown: Shown, answers: Sequence[Answer], *, revealed: bool) -> tuple[Bar, ...]:
    """The spread of answers, in the order of the options; for what is typed or put in order, from the reveal on."""
    match shown:
        case Options(options=options, right=right):
            picked = Counter(answer.index for answer in answers if isinstance(answer, Pick))
            return _bars(options, picked, (right,), revealed=revealed)
        case Ticks(options=options, right=belong):
            ticked = Counter(index for answer in answers if isinstance(answer, Tick) for index in answer.indices)
            return _bars(options, ticked, belong, revealed=revealed)
        case Statement(true=true):
            said = Counter(0 if answer.true else 1 for answer in answers if isinstance(answer, Say))
            return _bars(("True", "False"), said, (0 if true else 1,), revealed=revealed)
        case Line(marks=marks, right=right):
            placed = Counter(answer.index for answer in answers if isinstance(answer, Place))
            places = [between(marks, place) for place in range(len(marks) + 1)]
            return _bars(places, placed, (right,), revealed=revealed)
        case Blank() | Shuffled():
            return _graded(shown, answers) if revealed else ()
        case Flip():
            return ()
        case _:
            assert_never(shown)


def _bars(labels: Sequence[str], counts: Counter[int], right: Iterable[int], *, revealed: bool) -> tuple[Bar, ...]:
    belong = set(right)
    return tuple(Bar(label, counts[index], index in belong if revealed else None) for index, label in enumerate(labels))


def _graded(shown: Shown, answers: Iterable[Answer]) -> tuple[Bar, ...]:
    verdicts = [(grade(shown, answer), count) for answer, count in Counter(answers).items()]
    right = sum(count for verdict, count in verdicts if verdict.right)
    partial = sum(count for verdict, count in verdicts if verdict.partial)
    wrong = sum(count for _, count in verdicts) - right - partial
    partly = (Bar("Partly right", partial),) if partial else ()
    return (Bar("Right", right, True), *partly, Bar("Wrong", wrong, False))
