"""Quiz: a number of questions, points for each, a bonus for speed and for a streak.

The daily set and the weak spots are quizzes too: they differ in what is asked. Flashcards, which the learner grades,
are left out: nobody awards points to themselves.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from zlib import crc32

from quizgame.decks.deck import Deck
from quizgame.play.drawing import draw
from quizgame.play.game import Game
from quizgame.play.rules import Rules, running
from quizgame.play.scoring import Points, largest_score, score, to_read
from quizgame.play.turn import Turn
from quizgame.questions.answer import Verdict
from quizgame.questions.question import Question, judged_by_program
from quizgame.questions.shown import Shown
from quizgame.values import dataclass

LENGTH = 10


@dataclass(frozen=True, slots=True)
class Quiz(Rules):
    """The rules of a quiz of `length` questions, by whatever name: "quiz", "daily", "weak"."""

    length: int
    mode: str = "quiz"

    def size(self, length: int) -> int | None:
        """As long as this one."""
        return self.length

    def points(self, turns: Sequence[Turn], length: int, shown: Shown, verdict: Verdict, ms: int) -> Points:
        """1,000 × credit, and a bonus for a right answer."""
        return score(verdict.credit, ms, to_read(shown), running(turns, verdict), self.length)

    def best(self, length: int) -> int | None:
        """All right, at once, in a row."""
        return largest_score(self.length)


def askable(deck: Deck) -> list[Question]:
    """The questions of a deck that can be played for points."""
    return [question for question in deck.questions if judged_by_program(question)]


def start_quiz(deck: Deck, length: int, seed: int) -> Game:
    """A quiz of `length` questions of a deck, or as many as it has; the seed draws them and their options."""
    questions = draw(askable(deck), length, random.Random(f"quiz/{seed}"))
    return Game(Quiz(len(questions)), deck.id, deck.title, seed, questions)


def start_weak(deck: str, title: str, questions: Sequence[Question], seed: int) -> Game:
    """A quiz over one's weak spots, given the weakest first; they are asked in any order."""
    asked = [question for question in questions if judged_by_program(question)]
    random.Random(f"weak/{seed}").shuffle(asked)
    return Game(Quiz(len(asked), "weak"), deck, title, seed, tuple(asked))


def start_daily(deck: Deck, day: int, length: int = LENGTH) -> Game:
    """The set of a local day: the same questions and options for all who have the deck."""
    seed = crc32(f"{deck.id}/{day}".encode())
    questions = draw(askable(deck), length, random.Random(f"daily/{seed}"))
    return Game(Quiz(len(questions), "daily"), deck.id, deck.title, seed, questions)
