"""Survival: three lives, and questions that grow harder."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import assert_never

from quizgame.decks.deck import Deck
from quizgame.play.drawing import draw
from quizgame.play.game import Game
from quizgame.play.quiz import askable
from quizgame.play.rules import Rules, running
from quizgame.play.scoring import Points, score
from quizgame.play.turn import Turn
from quizgame.questions.answer import Verdict
from quizgame.questions.question import (
    Choice,
    Dated,
    Flashcard,
    Match,
    Numeric,
    Order,
    Question,
    Several,
    TrueFalse,
    Typed,
)
from quizgame.questions.shown import Shown, Style, present
from quizgame.values import dataclass

LIVES = 3
WITH_OPTIONS = 6
"""How many questions come with options; later ones are recalled where they can be."""
_STEP = 8
"""By how many places a question is put back for each step of hardness."""
_LONG_AGO = 10**9


@dataclass(frozen=True, slots=True)
class Survival(Rules):
    """The rules of survival: whatever is not fully right, and a skip too, costs a life."""

    lives: int = LIVES

    mode = "survival"

    def show(self, question: Question, turns: Sequence[Turn], rng: random.Random) -> Shown:
        """With options first; from memory later."""
        return present(question, rng, Style.OPTIONS if len(turns) < WITH_OPTIONS else Style.RECALL)

    def points(self, turns: Sequence[Turn], length: int, shown: Shown, verdict: Verdict, ms: int) -> Points:
        """1,000 × credit, and a bonus for a streak."""
        return score(verdict.credit, _LONG_AGO, 0, running(turns, verdict), length)

    def after(self, waiting: tuple[Question, ...], turns: Sequence[Turn]) -> tuple[Question, ...]:
        """Nothing more after the last life."""
        return waiting[1:] if self.lives_left(turns) else ()

    def lives_left(self, turns: Sequence[Turn]) -> int | None:
        """Lives less misses."""
        return max(self.lives - sum(1 for turn in turns if not turn.verdict.right), 0)


def start_survival(deck: Deck, seed: int) -> Game:
    """Survival over the whole deck: drawn by the seed, the harder kinds put back."""
    asked = askable(deck)
    drawn = draw(asked, len(asked), random.Random(f"survival/{seed}"))
    places = {question.id: place + _STEP * hardness(question) for place, question in enumerate(drawn)}
    return Game(Survival(), deck.id, deck.title, seed, tuple(sorted(drawn, key=lambda one: places[one.id])))


def hardness(question: Question) -> int:
    """How much there is to know, by its kind: from 0 (one of two) to 3 (several at once)."""
    match question:
        case TrueFalse():
            return 0
        case Choice():
            return 1
        case Typed() | Numeric() | Dated():
            return 2 if question.wrong else 3
        case Several() | Order() | Match() | Flashcard():
            return 3
        case _:
            assert_never(question)
