"""What a game is: a value that an answer turns into the next value. Faces show it, the journal keeps its turns.

The rules of a mode say how a question is shown, what an answer brings, and what is asked next. Chance is the seed:
the same game shows the same options in the same places, also when it is taken up again from the journal.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Protocol

from quizgame.errors import GameError
from quizgame.play.scoring import Points
from quizgame.questions.answer import Answer, Rate, Verdict
from quizgame.questions.grading import grade
from quizgame.questions.question import Question
from quizgame.questions.shown import Shown, Style, present

RULES_VERSION = 1
NO_POINTS = Points()


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer: what was shown, what was given (None: skipped), what it brought.

    `repeat` marks a question that was answered before in this game; `ms` runs from showing to answering.
    """

    shown: Shown
    answer: Answer | None
    verdict: Verdict
    points: Points = NO_POINTS
    hints: int = 0
    ms: int = 0
    repeat: bool = False

    @property
    def question(self) -> Question:
        """The question that was asked."""
        return self.shown.question

    @property
    def skipped(self) -> bool:
        """Whether no answer was given."""
        return self.answer is None


class Rules(Protocol):
    """What makes a mode."""

    @property
    def mode(self) -> str:
        """Its name: "quiz", "study"."""

    @property
    def scored(self) -> bool:
        """Whether it counts points."""

    def style(self, question: Question) -> Style:
        """Whether a question is shown with its options."""

    def points(self, game: Game, shown: Shown, verdict: Verdict, ms: int) -> Points:
        """What an answer brings."""

    def after(self, waiting: tuple[Question, ...], turn: Turn) -> tuple[Question, ...]:
        """What is still to be asked; `waiting` begins with the question just answered."""


@dataclass(frozen=True, slots=True)
class Game:
    """One sitting: the questions still waiting (the first is asked now) and the turns so far."""

    rules: Rules
    deck: str
    title: str
    seed: int
    waiting: tuple[Question, ...]
    turns: tuple[Turn, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether nothing is left to ask."""
        return not self.waiting

    @property
    def points(self) -> int:
        """The score so far."""
        return sum(turn.points.total for turn in self.turns)

    @property
    def run(self) -> int:
        """Right answers in a row, up to now."""
        count = 0
        for turn in reversed(self.turns):
            if not turn.verdict.right:
                break
            count += 1
        return count

    @property
    def length(self) -> int:
        """How many different questions it has, asked and waiting."""
        return len({turn.question.id for turn in self.turns} | {question.id for question in self.waiting})

    @property
    def done(self) -> int:
        """How many different questions are through."""
        return self.length - len({question.id for question in self.waiting})

    def shown(self) -> Shown | None:
        """What the player sees now, always the same for the same state; None when the game is finished."""
        if not self.waiting:
            return None
        question = self.waiting[0]
        rng = random.Random(f"{self.seed}/{len(self.turns)}")
        return present(question, rng, self.rules.style(question))

    def answer(self, answer: Answer, ms: int = 0, hints: int = 0) -> Game:
        """The game after an answer; the turn is the last of `turns`. With hints, an answer is half right at best, but
        for one that the learner judges.

        Raises:
            GameError: the game is finished.
        """
        shown = self._asked()
        verdict = grade(shown, answer)
        if not isinstance(answer, Rate):
            verdict = _after_hints(verdict, hints)
        points = self.rules.points(self, shown, verdict, ms)
        return self.take(Turn(shown, answer, verdict, points, hints, ms))

    def skip(self, ms: int = 0) -> Game:
        """The game after a question was passed over.

        Raises:
            GameError: the game is finished.
        """
        return self.take(Turn(self._asked(), None, Verdict(0.0), ms=ms))

    def take(self, turn: Turn) -> Game:
        """The game after a turn that was judged already: played now, or read from the journal."""
        repeat = any(not earlier.skipped and earlier.question.id == turn.question.id for earlier in self.turns)
        turn = replace(turn, repeat=repeat)
        return replace(self, waiting=self.rules.after(self.waiting, turn), turns=(*self.turns, turn))

    def _asked(self) -> Shown:
        shown = self.shown()
        if shown is None:
            raise GameError("this game is finished")
        return shown


def _after_hints(verdict: Verdict, hints: int) -> Verdict:
    return Verdict(verdict.credit / 2, verdict.why or "Right with a hint.") if hints and verdict.credit else verdict
