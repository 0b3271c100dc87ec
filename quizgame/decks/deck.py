"""A deck: a named set of questions, from facts, written by hand, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgame.values import dataclass

if TYPE_CHECKING:  # listing decks needs no questions
    from quizgame.questions.question import Question


@dataclass(frozen=True, slots=True)
class Deck:
    """What a deck file comes to.

    `cards` are the questions a learner's memory holds, in the order of the deck; `extras` are further forms and
    questions over several facts, for games. Ids are unique over both.
    """

    id: str
    title: str
    cards: tuple[Question, ...]
    extras: tuple[Question, ...] = ()
    description: str = ""
    language: str = "en"
    level: str = ""
    licence: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """All there is to ask."""
        return self.cards + self.extras
