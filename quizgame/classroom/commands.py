"""What is asked of a room, and how it is refused. Who may ask for what is settled before: a player's command comes with
the seat of its token, a host's with the secret.
"""

from __future__ import annotations

from enum import StrEnum

from quizgame.classroom.events import RoomEvent, Why
from quizgame.questions.answer import Answer
from quizgame.values import dataclass


class Code(StrEnum):
    """Why something was refused; these are part of the protocol."""

    MALFORMED = "malformed"
    CODE = "code"
    NOT_HOST = "not-host"
    NAME = "name"
    NAME_TAKEN = "name-taken"
    NAME_UNKNOWN = "name-unknown"
    TEAM = "team"
    KICKED = "kicked"
    FREED = "freed"
    LOCKED = "locked"
    FULL = "full"
    ENDED = "ended"
    NO_SEAT = "no-seat"
    NOT_OPEN = "not-open"
    LATE = "late"
    PAUSED = "paused"
    NEXT_QUESTION = "next-question"
    UNFIT = "unfit"
    NOT_NOW = "not-now"
    NO_SUCH_SEAT = "no-such-seat"
    AMOUNT = "amount"
    NOT_KEPT = "not-kept"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A command that changed nothing, and why, in a sentence for whoever gave it."""

    code: Code
    text: str


@dataclass(frozen=True, slots=True)
class Join:
    """Take a seat under a name, in a team by its name ("": whichever is smallest); `digest` is that of the token, and
    whoever has one that holds a seat already is in."""

    name: str
    team: str
    digest: str


@dataclass(frozen=True, slots=True)
class Give:
    """Answer a question, or change the answer. `delay` is the connection's round trip in milliseconds."""

    seat: int
    question: int
    answer: Answer
    delay: int = 0


@dataclass(frozen=True, slots=True)
class GoOn:
    """The step that comes next: open the first question, close, reveal, open the next one, end."""


@dataclass(frozen=True, slots=True)
class Close:
    """No more answers to the open question; `why` tells who or what closed it."""

    why: Why = Why.HOST


@dataclass(frozen=True, slots=True)
class Skip:
    """The question counts for nobody."""


@dataclass(frozen=True, slots=True)
class Extend:
    """So many milliseconds more."""

    ms: int


@dataclass(frozen=True, slots=True)
class Kick:
    """Take a seat away for good: nobody comes back by its token or in under its name."""

    seat: int


@dataclass(frozen=True, slots=True)
class Free:
    """Take a seat away, so that its name can be taken again: it was not the one it says."""

    seat: int


@dataclass(frozen=True, slots=True)
class Lock:
    """No new seats."""


@dataclass(frozen=True, slots=True)
class Unlock:
    """New seats again."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock, take no answers."""


@dataclass(frozen=True, slots=True)
class Continue:
    """Go on after a pause."""


@dataclass(frozen=True, slots=True)
class GrantExtra:
    """So many per cent more time for a seat, from now on."""

    seat: int
    percent: int


@dataclass(frozen=True, slots=True)
class End:
    """End the game; an open question is closed and revealed."""


@dataclass(frozen=True, slots=True)
class Serve:
    """Note where the room is served; whoever serves it says so."""

    port: int
    lan: bool


HostCommand = GoOn | Close | Skip | Extend | Kick | Free | Lock | Unlock | Pause | Continue | GrantExtra | End
Command = Join | Give | Serve | HostCommand
Decision = tuple[RoomEvent, ...] | Refusal
