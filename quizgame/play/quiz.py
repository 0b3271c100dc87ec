"""Quiz: a number of questions, points for each, a bonus for speed and for a streak.

Flashcards, which the learner grades, are left out: nobody awards points to themselves.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from quizgame.decks.deck import Deck
from quizgame.play.drawing import draw
from quizgame.play.game import Game, Turn
from quizgame.play.scoring import Points, score
from quizgame.questions.answer import Verdict
from quizgame.questions.question import Question, judged_by_program
from quizgame.questions.shown import Options, Shown, Shuffled, Statement, Style, Ticks

LENGTH = 10


@dataclass(frozen=True, slots=True)
class Quiz:
    """The rules of a quiz of `length` questions."""

    length: int

    mode = "quiz"
    scored = True

    def style(self, question: Question) -> Style:
        """A quiz is quick: options where there are any."""
        return Style.OPTIONS

    def points(self, game: Game, shown: Shown, verdict: Verdict, ms: int) -> Points:
        """1,000 × credit, and a bonus for a right answer."""
        run = game.run + 1 if verdict.right else 0
        return score(verdict.credit, ms, to_read(shown), run, self.length)

    def after(self, waiting: tuple[Question, ...], turn: Turn) -> tuple[Question, ...]:
        """Every question is asked once."""
        return waiting[1:]


def start_quiz(deck: Deck, length: int, seed: int) -> Game:
    """A quiz of `length` questions of a deck, or as many as it has; the seed draws them and their options."""
    asked = [question for question in deck.questions if judged_by_program(question)]
    questions = draw(asked, length, random.Random(f"quiz/{seed}"))
    return Game(Quiz(len(questions)), deck.id, deck.title, seed, questions)


def to_read(shown: Shown) -> int:
    """How many characters there are to read before an answer."""
    prompt = len(shown.question.prompt)
    match shown:
        case Options(options=options) | Ticks(options=options):
            return prompt + sum(map(len, options))
        case Statement(text=text):
            return prompt + len(text)
        case Shuffled(items=items):
            # ordering takes several steps beyond reading
            return prompt + 3 * sum(map(len, items))
        case _:
            # typing takes longer than picking
            return prompt + 60
