"""Simulated players for a rehearsal before the class comes: some know much, some are slow, some change their mind."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import assert_never

from quizgame.play.scoring import to_read
from quizgame.questions.answer import Answer, Arrange, Pick, Place, Say, Tick, Write
from quizgame.questions.question import Dated, Numeric, Typed
from quizgame.questions.shown import Blank, Flip, Line, Options, Shown, Shuffled, Statement, Ticks
from quizgame.values import dataclass

_NAMES = (
    "Ada Ben Chidi Dana Emre Fatou Goran Hana Iris Jonas Kofi Lena Mio Nadia Omar Petra Quinn Rosa Sami Tara "
    "Uwe Vera Wim Xenia Yusuf Zoe"
).split()
_ABSENT = 0.05
"""How many of the questions a player does not answer."""
_SECOND_THOUGHTS = 0.1
"""How many of the answers are changed."""


@dataclass(frozen=True, slots=True)
class Simulated:
    """A player who knows an answer with the chance `skill`, and takes `slowness` times as long as reading takes."""

    name: str
    skill: float
    slowness: float


def simulated_players(count: int, rng: random.Random, listed: Sequence[str] = ()) -> list[Simulated]:
    """So many players, each with a name of their own; where only a class list comes in, at most as many as it has."""
    players = []
    for number in range(min(count, len(listed) or count)):
        turn, name = divmod(number, len(_NAMES))
        told = listed[number] if listed else f"{_NAMES[name]} {turn + 1}" if turn else _NAMES[name]
        players.append(Simulated(told, rng.betavariate(4, 2), rng.lognormvariate(0.3, 0.4)))
    return players


def plan_answers(player: Simulated, shown: Shown, rng: random.Random) -> Iterator[tuple[int, Answer]]:
    """What a player answers to a question, and when: milliseconds after it was opened, rising. Maybe nothing."""
    if rng.random() < _ABSENT:
        return
    ms = round((1_500 + 40 * to_read(shown)) * player.slowness * rng.uniform(0.6, 1.6))
    if rng.random() < _SECOND_THOUGHTS:
        yield ms, any_answer(shown, rng)
        ms += rng.randrange(500, 4_000)
    yield ms, right_answer_to(shown) if rng.random() < player.skill else any_answer(shown, rng)


def right_answer_to(shown: Shown) -> Answer:
    """The answer that is right."""
    match shown:
        case Options(right=right):
            return Pick(right)
        case Ticks(right=right):
            return Tick(right)
        case Statement(true=true):
            return Say(true)
        case Blank(question=question):
            return Write(question.answer)
        case Shuffled(right=right):
            return Arrange(right)
        case Line(right=right):
            return Place(right)
        case Flip():
            raise AssertionError("flashcards are not played in a room")
        case _:
            assert_never(shown)


def any_answer(shown: Shown, rng: random.Random) -> Answer:
    """An answer by chance, as it could be given: often wrong."""
    match shown:
        case Options(options=options):
            return Pick(rng.randrange(len(options)))
        case Ticks(options=options):
            return Tick(tuple(sorted(rng.sample(range(len(options)), rng.randint(1, len(options))))))
        case Statement():
            return Say(rng.random() < 0.5)
        case Blank(question=question):
            return Write(_any_text(question, rng))
        case Shuffled(items=items):
            return Arrange(tuple(rng.sample(range(len(items)), len(items))))
        case Line(marks=marks):
            return Place(rng.randint(0, len(marks)))
        case Flip():
            raise AssertionError("flashcards are not played in a room")
        case _:
            assert_never(shown)


def _any_text(question: Typed | Numeric | Dated, rng: random.Random) -> str:
    match question:
        case Typed(wrong=wrong):
            return rng.choice(wrong).text if wrong else "I do not know"
        case Numeric(high=high):
            return str(round(abs(high) * rng.uniform(1.5, 3.0)) + 1)
        case Dated(first=first):
            return str(max(first.year + rng.choice((-10, -3, -1, 1, 4)), 1))
        case _:
            assert_never(question)
