"""A deck of every kind, and players who know the answers or do not."""

from __future__ import annotations

from datetime import date

from quizgame.decks.deck import Deck
from quizgame.memory.scheduler import Rating
from quizgame.questions.answer import Answer, Arrange, Pick, Place, Rate, Say, Tick, Write
from quizgame.questions.grading import right_answer
from quizgame.questions.question import (
    Choice,
    Dated,
    Flashcard,
    Match,
    Order,
    Question,
    Several,
    TrueFalse,
    Typed,
    Wrong,
)
from quizgame.questions.shown import Blank, Flip, Line, Options, Shown, Shuffled, Statement, Ticks

YEARS = (1949, 1952, 1955, 1982, 1999, 2004, 2009, 2017, 2020, 2023)


def every_kind(topics: bool = False) -> Deck:
    """Two of each kind, and ten dates."""
    made: list[Question] = []
    for number in range(2):
        tags = (("first", "second")[number],) if topics else ()
        shared = {"form": "card", "prompt": f"Question {number}?", "tags": tags}
        made += [
            Choice(id=f"d/choice{number}", **shared, answer="a", wrong=(Wrong("b"), Wrong("c"))),  # type: ignore[arg-type]
            Several(id=f"d/several{number}", **shared, answers=("a", "b"), wrong=(Wrong("c"),)),  # type: ignore[arg-type]
            TrueFalse(id=f"d/true{number}", **shared, truths=("It is.",)),  # type: ignore[arg-type]
            Typed(
                id=f"d/typed{number}",
                **shared | {"prompt": f"Name {number}?"},  # type: ignore[arg-type]
                answer=f"name{number}",
                accepted=(f"name{number}",),
            ),
            Order(id=f"d/order{number}", **shared, items=("x", "y", "z")),  # type: ignore[arg-type]
            Match(id=f"d/match{number}", **shared, pairs=(("1", "x"), ("2", "y"), ("3", "z"))),  # type: ignore[arg-type]
            Flashcard(id=f"d/flash{number}", **shared, back="the back"),  # type: ignore[arg-type]
        ]
    made += [dated(year) for year in YEARS]
    return Deck("d", "Deck", tuple(made))


def dated(year: int) -> Dated:
    """A date asked for by hand."""
    return Dated(
        id=f"d/{year}",
        form="card",
        prompt=f"When was number {year % 100}?",
        answer=str(year),
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        grain="year",
    )


def answer_to(shown: Shown, right: bool = True) -> Answer:
    """An answer that is fully right, or not at all."""
    match shown:
        case Options():
            return Pick(shown.right if right else (shown.right + 1) % len(shown.options))
        case Ticks():
            return Tick(shown.right if right else ())
        case Statement():
            return Say(shown.true == right)
        case Blank():
            return Write(right_answer(shown) if right else "nonsense")
        case Shuffled():
            return Arrange(shown.right if right else tuple(range(len(shown.items))))
        case Flip():
            return Rate(Rating.GOOD if right else Rating.AGAIN)
        case Line():
            return Place(shown.right if right else (shown.right + 1) % (len(shown.marks) + 1))
