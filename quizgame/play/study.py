"""Study: what is due, then what is new; what was not known comes back within the sitting until it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgame.play.game import Game, Turn
from quizgame.play.scoring import Points
from quizgame.questions.answer import Verdict
from quizgame.questions.question import Question
from quizgame.questions.shown import Shown, Style

RETURN_AFTER = 4
"""How many other questions come before a missed one is asked again."""


@dataclass(frozen=True, slots=True)
class Study:
    """The rules of study. Cards in `known` are recalled without options; new ones are met with them."""

    known: frozenset[str] = frozenset()

    mode = "study"
    scored = False

    def style(self, question: Question) -> Style:
        """Recognise first, recall once it is known."""
        return Style.RECALL if question.id in self.known else Style.OPTIONS

    def points(self, game: Game, shown: Shown, verdict: Verdict, ms: int) -> Points:
        """Study counts no points."""
        return Points()

    def after(self, waiting: tuple[Question, ...], turn: Turn) -> tuple[Question, ...]:
        """A right answer is through for today; anything else comes back a little later."""
        rest = waiting[1:]
        if turn.verdict.right:
            return rest
        return (*rest[:RETURN_AFTER], waiting[0], *rest[RETURN_AFTER:])


def start_study(deck: str, title: str, questions: Sequence[Question], known: frozenset[str], seed: int) -> Game:
    """A sitting over these questions, in this order."""
    return Game(Study(known), deck, title, seed, tuple(questions))
