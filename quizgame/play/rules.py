"""What makes a mode: how questions are shown, what an answer brings, what is asked next, and when it is over."""

from __future__ import annotations

import random
from abc import ABC
from collections.abc import Sequence

from quizgame.play.scoring import Points
from quizgame.play.turn import NO_POINTS, Turn
from quizgame.questions.answer import Verdict
from quizgame.questions.question import Question
from quizgame.questions.shown import Shown, present


class Rules(ABC):
    """The plainest rules: every question once, with options where there are any, without points, lives or a clock.

    A mode is a frozen dataclass that says what is different; it holds nothing but what the journal keeps.
    """

    __slots__ = ()

    mode: str
    """Its name: "quiz", "study"."""
    scored = True
    """Whether it counts points."""
    told = True
    """Whether each answer is judged before the player's eyes; else only the whole, at its end."""
    heard = True
    """Whether memory hears its answers; else all of it is practice."""

    def show(self, question: Question, turns: Sequence[Turn], rng: random.Random) -> Shown:
        """How a question is put before the player."""
        return present(question, rng)

    def points(self, turns: Sequence[Turn], length: int, shown: Shown, verdict: Verdict, ms: int) -> Points:
        """What an answer brings, after these turns, in a game of `length` questions."""
        return NO_POINTS

    def after(self, waiting: tuple[Question, ...], turns: Sequence[Turn]) -> tuple[Question, ...]:
        """What is still to be asked after the last of `turns`; `waiting` begins with the question it was about."""
        return waiting[1:]

    def revised(self, waiting: tuple[Question, ...], turn: Turn) -> tuple[Question, ...]:
        """What is still to be asked after the last answer to a question was judged anew, as it stands in `turn`."""
        return waiting

    def best(self, length: int) -> int | None:
        """The most points a game of `length` questions can bring; None where nobody can say."""
        return None

    def size(self, length: int) -> int | None:
        """What to ask for to have another game like this one of `length` questions, in the unit of its mode; None where
        the mode decides."""
        return None

    def lives_left(self, turns: Sequence[Turn]) -> int | None:
        """How many more misses are allowed; None where they are not counted."""
        return None

    def time_left(self, turns: Sequence[Turn]) -> int | None:
        """The milliseconds left for all that is still asked; None where there is no clock to beat."""
        return None


def running(turns: Sequence[Turn], verdict: Verdict) -> int:
    """Right answers in a row, the one just judged included."""
    if not verdict.right:
        return 0
    count = 1
    for turn in reversed(turns):
        if not turn.verdict.right:
            break
        count += 1
    return count
