"""Sprint: as many right answers as the time allows. A miss costs seconds, so that guessing does not pay."""

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
from quizgame.questions.question import Question
from quizgame.questions.shown import Shown
from quizgame.values import dataclass

SECONDS = 60
PENALTY_MS = 3_000
"""What an answer that is not right takes off the clock."""


@dataclass(frozen=True, slots=True)
class Sprint(Rules):
    """The rules of a sprint of `seconds`. The clock runs while a question is open; what is told after it is free."""

    seconds: int = SECONDS

    mode = "sprint"

    def size(self, length: int) -> int | None:
        """As long as this one."""
        return self.seconds

    def points(self, turns: Sequence[Turn], length: int, shown: Shown, verdict: Verdict, ms: int) -> Points:
        """1,000 × credit: speed is in the number of answers."""
        return Points(base=round(FULL * verdict.credit))

    def after(self, waiting: tuple[Question, ...], turns: Sequence[Turn]) -> tuple[Question, ...]:
        """Nothing more once the time is up."""
        return waiting[1:] if self.time_left(turns) else ()

    def time_left(self, turns: Sequence[Turn]) -> int | None:
        """The milliseconds that answers and misses have left."""
        missed = sum(1 for turn in turns if not turn.verdict.right and not turn.skipped)
        return max(1_000 * self.seconds - sum(turn.ms for turn in turns) - PENALTY_MS * missed, 0)


def start_sprint(deck: Deck, seconds: int, seed: int) -> Game:
    """A sprint over the whole deck, in the order that the seed draws."""
    asked = askable(deck)
    return Game(Sprint(seconds), deck.id, deck.title, seed, draw(asked, len(asked), random.Random(f"sprint/{seed}")))
