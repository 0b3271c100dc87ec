"""What happened in a room: the rows of its log, from which everything else follows.

Every event has `at`, milliseconds since 1970 on the server's clock, which never go back within a room. Seats count from
1, questions and teams from 0.
"""

from __future__ import annotations

from enum import StrEnum

from quizgame.classroom.rules import RoomRules
from quizgame.questions.answer import Answer
from quizgame.questions.shown import Shown
from quizgame.values import dataclass


class Why(StrEnum):
    """What closed a question."""

    HOST = "host"
    CLOCK = "clock"
    EVERYONE = "everyone"
    END = "end"


@dataclass(frozen=True, slots=True)
class RoomOpened:
    """The first event: all that a room is made of. `host` is the digest of the host's secret."""

    at: int
    room: str
    code: str
    deck: str
    title: str
    rules: RoomRules
    questions: tuple[Shown, ...]
    host: str


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """Somebody came in. `digest` is that of the seat's token, by which the player comes back."""

    at: int
    seat: int
    name: str
    team: int | None
    digest: str


@dataclass(frozen=True, slots=True)
class SeatRemoved:
    """The host took a seat away; if `barred`, nobody comes in under its name again."""

    at: int
    seat: int
    barred: bool


@dataclass(frozen=True, slots=True)
class RoomLocked:
    """No new seats from now on; those who have one may come back."""

    at: int


@dataclass(frozen=True, slots=True)
class RoomUnlocked:
    """New seats again."""

    at: int


@dataclass(frozen=True, slots=True)
class ExtraGranted:
    """A seat has so many per cent more time from now on."""

    at: int
    seat: int
    percent: int


@dataclass(frozen=True, slots=True)
class QuestionOpened:
    """A question can be answered; None: all of them, at everybody's own pace."""

    at: int
    question: int | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A seat answered; a later answer of the seat to the question takes its place.

    `ms` is the time it took, the connection's delay and extra time made good.
    """

    at: int
    seat: int
    question: int
    answer: Answer
    ms: int


@dataclass(frozen=True, slots=True)
class QuestionExtended:
    """So many milliseconds more for the open question, or until the deadline."""

    at: int
    ms: int


@dataclass(frozen=True, slots=True)
class QuestionClosed:
    """No more answers to it; None: to any of them."""

    at: int
    question: int | None
    why: Why


@dataclass(frozen=True, slots=True)
class QuestionRevealed:
    """Its right answer is shown and its points count; None: of all of them."""

    at: int
    question: int | None


@dataclass(frozen=True, slots=True)
class QuestionSkipped:
    """It counts for nobody."""

    at: int
    question: int


@dataclass(frozen=True, slots=True)
class RoomPaused:
    """No answers, and no clock runs."""

    at: int


@dataclass(frozen=True, slots=True)
class RoomContinued:
    """On from where it was paused."""

    at: int


@dataclass(frozen=True, slots=True)
class RoomTakenUp:
    """The server came back after it had ended; the time since the event before does not count for any clock."""

    at: int


@dataclass(frozen=True, slots=True)
class RoomServed:
    """It is on the network: at this port, open to it all (`lan`) or to this computer alone."""

    at: int
    port: int
    lan: bool


@dataclass(frozen=True, slots=True)
class RoomEnded:
    """It is over."""

    at: int


RoomEvent = (
    RoomOpened
    | SeatTaken
    | SeatRemoved
    | RoomLocked
    | RoomUnlocked
    | ExtraGranted
    | QuestionOpened
    | Answered
    | QuestionExtended
    | QuestionClosed
    | QuestionRevealed
    | QuestionSkipped
    | RoomPaused
    | RoomContinued
    | RoomTakenUp
    | RoomServed
    | RoomEnded
)
