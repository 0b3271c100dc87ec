"""Classes that played: rooms with their logs, by pupils of whom each knows so much."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from quizgame.classroom.events import (
    Answered,
    QuestionClosed,
    QuestionOpened,
    QuestionRevealed,
    RoomEnded,
    RoomEvent,
    RoomOpened,
    SeatTaken,
    Why,
)
from quizgame.classroom.record import Record, record_of_room
from quizgame.classroom.rules import RoomRules
from quizgame.questions.answer import Answer, Arrange, Pick, Say, Tick, Write
from quizgame.questions.grading import right_answer
from quizgame.questions.shown import Blank, Options, Shown, Shuffled, Statement, Ticks

START = 1_795_000_000_000
NAMES = (
    "Ada",
    "Bob",
    "Cem",
    "Dana",
    "Ewa",
    "Филипп",
    "Gül",
    "Hugo",
    "Ines",
    "Jan",
    "Kim",
    "Łucja",
    "Max",
    "Nina",
    "Ola",
)
Picks = dict[str, Sequence[Answer | None]]


def lesson(
    shown: Sequence[Shown], picks: Picks, room: str = "r1", at: int = START, title: str = "T"
) -> list[RoomEvent]:
    """The log of a game in which players, by their names, gave these answers; None is none."""
    events: list[RoomEvent] = [RoomOpened(at, room, "ABCD", "deck", title, RoomRules(), tuple(shown), "h")]
    events += [SeatTaken(at + seat, seat, name, None, f"d{seat}") for seat, name in enumerate(picks, 1)]
    for number in range(len(shown)):
        events.append(QuestionOpened(at + 1_000 * (number + 1), number))
        for seat, answers in enumerate(picks.values(), 1):
            answer = answers[number]
            if answer is not None:
                ms = 2_000 + 100 * seat
                events.append(Answered(at + 1_000 * (number + 1) + ms, seat, number, answer, ms))
        events.append(QuestionClosed(at + 1_000 * (number + 1) + 9_000, number, Why.HOST))
        events.append(QuestionRevealed(at + 1_000 * (number + 1) + 9_001, number))
    return [*events, RoomEnded(at + 1_000_000)]


def record(shown: Sequence[Shown], picks: Picks, room: str = "r1", day: int = 0, title: str = "T") -> Record:
    """The record of such a game, so many days after the first."""
    at = START + 86_400_000 * day
    return record_of_room(lesson(shown, picks, room, at, title), datetime.fromtimestamp(at / 1000, UTC))


def guesses(shown: Sequence[Shown], names: Sequence[str], seed: int, more: float = 0.0) -> Picks:
    """What a class might answer: the one who is named last knows most; `more` is what it has learned since."""
    rng = random.Random(seed)
    hard = [rng.uniform(-0.2, 0.5) for _ in shown]
    picks: dict[str, list[Answer | None]] = {}
    for place, name in enumerate(names):
        knows = 0.25 + 0.7 * place / max(len(names) - 1, 1) + more
        picks[name] = [
            _guess(one, rng.random() < knows - dull + 0.15, rng) for one, dull in zip(shown, hard, strict=True)
        ]
    return dict(picks)


def _guess(shown: Shown, right: bool, rng: random.Random) -> Answer | None:
    if rng.random() < 0.03:
        return None
    return next(_answers(shown, right, rng))


def _answers(shown: Shown, right: bool, rng: random.Random) -> Iterator[Answer]:
    match shown:
        case Options(options=options, right=index):
            wrong = [place for place in range(len(options)) if place != index]
            yield Pick(index if right else wrong[0] if rng.random() < 0.75 else rng.choice(wrong))
        case Statement(true=true):
            yield Say(true if right else not true)
        case Ticks(options=options, right=belong):
            yield Tick(belong if right else tuple(place for place in range(len(options)) if rng.random() < 0.5))
        case Shuffled(right=order):
            yield Arrange(order if right else tuple(rng.sample(range(len(order)), len(order))))
        case Blank():
            yield Write(right_answer(shown) if right else rng.choice(("Warsaw", "Kyiv", "no idea")))
