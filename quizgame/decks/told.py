"""What a card asks, in the words by which people know it: its prompt and its answers."""

from __future__ import annotations

from typing import assert_never

from quizgame.generate.forms import FORMS
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
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """What a card asks, in the words by which people know it.

    `answers` are the accepted forms, the shown one first; with `listed`, the parts that make up the one answer.
    `written` tells that it was written by hand.
    """

    card: str
    prompt: str
    answers: tuple[str, ...]
    written: bool = True
    listed: bool = False

    @property
    def deck(self) -> str:
        """The first part of its id: the deck, or the fact base."""
        return self.card.partition("/")[0]

    @property
    def name(self) -> str:
        """The rest of its id."""
        return self.card.partition("/")[2]

    @property
    def answer(self) -> str:
        """The answer as it is shown."""
        return self.forms if self.listed else next(iter(self.answers), "")

    @property
    def forms(self) -> str:
        """All of its answers."""
        return (" · " if self.listed else " / ").join(self.answers)


def told_of(question: Question) -> Told:
    """What a question asks."""
    prompt, listed = question.prompt, False
    answers: tuple[str, ...]
    match question:
        case TrueFalse(truths=truths, falsehoods=falsehoods):
            prompt = "\n".join([*truths, *(wrong.text for wrong in falsehoods)])
            answers = ("true" if truths else "false",)
        case Typed(accepted=accepted):
            answers = accepted
        case Several(answers=every):
            answers, listed = every, True
        case Order(items=items):
            answers, listed = items, True
        case Match(pairs=pairs):
            answers, listed = tuple(f"{left}: {right}" for left, right in pairs), True
        case Choice() | Numeric() | Dated() | Flashcard():
            answers = (question.answer,)
        case _:
            assert_never(question)
    return Told(question.id, prompt, answers, question.form not in FORMS, listed)
