"""Points: one more right answer always ranks higher; speed and streaks decide between equals.

1,000 points × credit for each question. The bonuses of a whole game together stay below 1,000: each question may bring
at most 999 // questions, two thirds of it for speed and one third for a streak, and only when it is fully right.
"""

from __future__ import annotations

from quizgame.questions.shown import Line, Options, Shown, Shuffled, Statement, Ticks
from quizgame.values import dataclass

FULL = 1_000
FULL_STREAK = 5
"""Right answers in a row that bring the whole streak bonus."""


@dataclass(frozen=True, slots=True)
class Points:
    """What one answer brought."""

    base: int = 0
    speed: int = 0
    streak: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.base + self.speed + self.streak


def largest_bonus(questions: int) -> int:
    """The most one question of a game may bring on top."""
    return (FULL - 1) // max(questions, 1)


def largest_score(questions: int) -> int:
    """The most a game of so many questions can bring."""
    speed, streak = _shares(questions)
    streaks = sum(_streak_bonus(streak, run) for run in range(1, questions + 1))
    return questions * (FULL + speed) + streaks


def score(credit: float, ms: int, reading: int, run: int, questions: int) -> Points:
    """The points of one answer.

    `credit` from 0 to 1; `ms` from showing to answering; `reading` the characters there were to read; `run` the right
    answers in a row, this one included; `questions` the length of the game.
    """
    if credit < 1.0:
        return Points(base=round(FULL * max(credit, 0.0)))
    speed, streak = _shares(questions)
    return Points(FULL, round(speed * quickness(ms, reading)), _streak_bonus(streak, run))


def quickness(ms: int, reading: int) -> float:
    """1 for an answer within the time it takes to read the question, falling to 0 at four times that."""
    calm = 2_000 + 40 * reading
    return min(1.0, max(0.0, (4 * calm - max(ms, 0)) / (3 * calm)))


def _shares(questions: int) -> tuple[int, int]:
    bonus = largest_bonus(questions)
    streak = bonus // 3
    return bonus - streak, streak


def _streak_bonus(streak: int, run: int) -> int:
    return streak * (min(run, FULL_STREAK) - 1) // (FULL_STREAK - 1) if run > 0 else 0


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
        case Line(marks=marks):
            return len(shown.text) + sum(len(mark.text) for mark in marks)
        case _:
            # typing takes longer than picking
            return prompt + 60
