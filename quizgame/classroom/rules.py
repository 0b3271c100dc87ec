"""The rules of a room: who may come in, who sets the pace, what time counts for."""

from __future__ import annotations

from enum import StrEnum

from quizgame.values import dataclass

MOST_SEATS = 5_000
DEFAULT_SEATS = 500
MOST_TEAMS = 20
LONGEST_CLOCK_MS = 3_600_000
LONGEST_DEADLINE_MS = 30 * 86_400_000
MOST_EXTRA = 300
"""Per cent of extra time."""
FAIR_MOST_MS = 500
"""Delay of a connection that is made good, at most: a client that pretends to be slow gains no more than this."""
SETTLE_MS = 1_500
"""How long an answer can still be changed where a question closes as soon as everybody has answered."""


class Pace(StrEnum):
    """Who goes on to the next question: the teacher for all, or everybody alone, until a deadline."""

    TEACHER = "teacher"
    SELF = "self"


@dataclass(frozen=True, slots=True)
class RoomRules:
    """What holds in a room from its opening on. Times are milliseconds.

    `limit` is the clock of each question, or, at the players' own pace, the deadline for all of them; None: no clock,
    which only the teacher's pace may have. `speed` says whether quick answers bring a bonus, at the teacher's pace.
    `early` closes a question once everybody who is there has answered. `names` is the class list: only they may come
    in, each once; empty: any nickname.
    """

    pace: Pace = Pace.TEACHER
    limit: int | None = None
    speed: bool = True
    early: bool = False
    teams: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    seats: int = DEFAULT_SEATS

    def __post_init__(self) -> None:
        most = LONGEST_CLOCK_MS if self.pace is Pace.TEACHER else LONGEST_DEADLINE_MS
        if self.limit is None and self.pace is Pace.SELF:
            raise ValueError("at the players' own pace a room needs a deadline")
        if self.limit is not None and not 0 < self.limit <= most:
            told = (
                f"{most // 60_000} minutes for a question"
                if self.pace is Pace.TEACHER
                else f"{most // 86_400_000} days"
            )
            raise ValueError(f"a room allows at most {told}")
        if not 0 < self.seats <= MOST_SEATS:
            raise ValueError(f"a room has from 1 to {MOST_SEATS:,} seats")
        if len(self.teams) == 1 or len(self.teams) > MOST_TEAMS:
            raise ValueError(f"there are from 2 to {MOST_TEAMS} teams, or none")
