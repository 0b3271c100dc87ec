"""Study: what is due, then what is new; what was not known comes back within the sitting until it is.

Flashcards are the same with every card turned and judged by the learner.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from quizgame.play.game import Game
from quizgame.play.rules import Rules
from quizgame.play.turn import Turn
from quizgame.questions.question import Question
from quizgame.questions.shown import Shown, Style, present
from quizgame.questions.turning import as_flashcard
from quizgame.values import dataclass

RETURN_AFTER = 4
"""How many other questions come before a missed one is asked again."""


class Recalling(Rules):
    """The rules of what is asked until it is known."""

    __slots__ = ()

    scored = False

    def after(self, waiting: tuple[Question, ...], turns: Sequence[Turn]) -> tuple[Question, ...]:
        """A right answer is through for today; anything else comes back a little later."""
        return waiting[1:] if turns[-1].verdict.right else put_back(waiting)

    def revised(self, waiting: tuple[Question, ...], turn: Turn) -> tuple[Question, ...]:
        """What is right after all does not come back, what is wrong after all does."""
        rest = tuple(question for question in waiting if question.id != turn.question.id)
        if turn.verdict.right:
            return rest
        return waiting if len(rest) < len(waiting) else put_back((turn.question, *waiting))


@dataclass(frozen=True, slots=True)
class Study(Recalling):
    """The rules of study. Cards in `known` are recalled without options; new ones are met with them."""

    known: frozenset[str] = frozenset()

    mode = "study"

    def show(self, question: Question, turns: Sequence[Turn], rng: random.Random) -> Shown:
        """Recognise first, recall once it is known."""
        return present(question, rng, Style.RECALL if question.id in self.known else Style.OPTIONS)


@dataclass(frozen=True, slots=True)
class Flashcards(Recalling):
    """The rules of turning cards over: "again" comes back within the sitting."""

    mode = "flashcards"


def put_back(waiting: tuple[Question, ...]) -> tuple[Question, ...]:
    """The question asked first comes again a little later."""
    rest = waiting[1:]
    return (*rest[:RETURN_AFTER], waiting[0], *rest[RETURN_AFTER:])


def start_study(deck: str, title: str, questions: Sequence[Question], known: frozenset[str], seed: int) -> Game:
    """A sitting over these questions, in this order."""
    return Game(Study(known), deck, title, seed, tuple(questions))


def start_flashcards(deck: str, title: str, questions: Sequence[Question], seed: int) -> Game:
    """A sitting over these questions, in this order, each as a card with two sides that keeps its id."""
    cards = (as_flashcard(question) for question in questions)
    return Game(Flashcards(), deck, title, seed, tuple(card for card in cards if card))
