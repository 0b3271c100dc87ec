"""What answers bring in a room, and who stands where. The points are those of solo games (`play/scoring.py`)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from quizgame.play.scoring import Points, score, to_read
from quizgame.questions.answer import Answer, Verdict
from quizgame.questions.grading import grade
from quizgame.questions.shown import Shown
from quizgame.values import dataclass

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Given:
    """A seat's answer to a question: what, when (the server's clock), and the time it took in milliseconds."""

    answer: Answer
    at: int
    ms: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer came to; `run` counts the seat's right answers in a row, this one included."""

    verdict: Verdict
    points: Points
    run: int


def judge(
    shown: Shown, given: Mapping[int, Given], runs: Mapping[int, int], questions: int, *, speed: bool
) -> dict[int, Outcome]:
    """The outcomes of a question, by seat.

    `runs` are the right answers in a row before it; `questions` is the length of the game, by which all bonuses
    together stay below one right answer.
    """
    reading = to_read(shown)
    verdicts: dict[Answer, Verdict] = {}
    outcomes = {}
    for seat, one in given.items():
        verdict = verdicts.get(one.answer)
        if verdict is None:
            verdict = verdicts[one.answer] = grade(shown, one.answer)
        run = runs[seat] + 1 if verdict.right else 0
        points = score(verdict.credit, one.ms, reading, run, questions)
        outcomes[seat] = Outcome(verdict, points if speed else Points(points.base, 0, points.streak), run)
    return outcomes


def ranks(points: Mapping[Key, int]) -> dict[Key, int]:
    """The rank of each, from 1; equal points share a rank, and the next one counts on from all before it."""
    found: dict[Key, int] = {}
    rank, before = 0, None
    for place, (key, own) in enumerate(sorted(points.items(), key=lambda item: -item[1]), 1):
        if own != before:
            rank, before = place, own
        found[key] = rank
    return found


def team_points(points: Iterable[int]) -> int:
    """What a team has: the mean of its players, so that a larger team has no advantage."""
    own = list(points)
    return round(sum(own) / len(own)) if own else 0
