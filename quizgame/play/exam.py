"""Exam: the same questions for the same seed, nothing told before the end, then marked as a whole.

Marks are the credits of the answers; questions that were skipped or never reached earn none.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from quizgame.decks.deck import Deck
from quizgame.play.drawing import draw
from quizgame.play.game import Game
from quizgame.play.quiz import askable
from quizgame.play.rules import Rules
from quizgame.play.scoring import FULL, Points
from quizgame.play.turn import Turn
from quizgame.questions.answer import Verdict
from quizgame.questions.shown import Shown
from quizgame.values import dataclass

LENGTH = 20
PASS_MARK = 0.6


@dataclass(frozen=True, slots=True)
class Exam(Rules):
    """The rules of an exam of `length` questions, passed from the share `pass_mark` of all marks."""

    length: int
    pass_mark: float = PASS_MARK

    mode = "exam"
    told = False

    def size(self, length: int) -> int | None:
        """As long as this one."""
        return self.length

    def points(self, turns: Sequence[Turn], length: int, shown: Shown, verdict: Verdict, ms: int) -> Points:
        """1,000 × credit and nothing else: an exam is no race."""
        return Points(base=round(FULL * verdict.credit))

    def best(self, length: int) -> int | None:
        """All right."""
        return FULL * self.length

    def passed(self, turns: Sequence[Turn]) -> bool:
        """Whether these answers are enough."""
        return sum(turn.verdict.credit for turn in turns) >= self.pass_mark * self.length - 1e-9


def start_exam(deck: Deck, length: int, seed: int, pass_mark: float = PASS_MARK) -> Game:
    """An exam of `length` questions of a deck, or as many as it has. The seed makes the paper."""
    questions = draw(askable(deck), length, random.Random(f"exam/{seed}"))
    return Game(Exam(len(questions), pass_mark), deck.id, deck.title, seed, questions)
