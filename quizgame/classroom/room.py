"""A room as a value: who sits in it, what was asked and answered, and where it stands."""

from __future__ import annotations

from collections.abc import Set
from enum import StrEnum

from quizgame.classroom.rules import Pace, RoomRules
from quizgame.classroom.scoring import Given, Outcome
from quizgame.classroom.table import Table
from quizgame.questions.shown import Shown
from quizgame.values import dataclass, field


class Phase(StrEnum):
    """Where a room stands."""

    LOBBY = "lobby"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Seat:
    """One player. `since` is the first question that counts for the seat; `run` its right answers in a row; `extra`
    the per cent of extra time. A removed seat is kept, so that its token stays known."""

    number: int
    name: str
    folded: str
    team: int | None
    digest: str
    since: int = 0
    extra: int = 0
    removed: bool = False
    points: int = 0
    right: int = 0
    run: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """A question and what came of it. `outcomes` are there from its reveal on."""

    shown: Shown
    answers: Table[int, Given] = field(default_factory=lambda: _NO_ANSWERS)
    outcomes: Table[int, Outcome] = field(default_factory=lambda: _NO_OUTCOMES)
    skipped: bool = False


_NO_ANSWERS: Table[int, Given] = Table()
_NO_OUTCOMES: Table[int, Outcome] = Table()


@dataclass(frozen=True, slots=True)
class Room:
    """A live game.

    `current` is the question last opened (None before the first, and at the players' own pace, where all are open
    together). `opened_at` moves on by the time a room was paused. `taken` leads from folded names to seats, `tokens`
    from the digests of tokens. `extras` has the seats with extra time; `removed` counts those taken away.
    `port` and `lan` tell where it was served last.
    """

    id: str
    code: str
    deck: str
    title: str
    rules: RoomRules
    host: str
    at: int
    rounds: tuple[Round, ...]
    phase: Phase = Phase.LOBBY
    current: int | None = None
    opened_at: int = 0
    extended: int = 0
    answered_at: int = 0
    paused_at: int | None = None
    locked: bool = False
    seats: Table[int, Seat] = field(default_factory=lambda: Table[int, Seat]())
    taken: Table[str, int] = field(default_factory=lambda: Table[str, int]())
    tokens: Table[str, int] = field(default_factory=lambda: Table[str, int]())
    extras: Table[int, int] = field(default_factory=lambda: Table[int, int]())
    barred: frozenset[str] = frozenset()
    removed: int = 0
    port: int = 0
    lan: bool = False

    @property
    def paused(self) -> bool:
        """Whether it is paused."""
        return self.paused_at is not None

    @property
    def own_pace(self) -> bool:
        """Whether everybody goes on alone."""
        return self.rules.pace is Pace.SELF

    @property
    def round(self) -> Round | None:
        """The question last opened."""
        return None if self.current is None else self.rounds[self.current]

    def is_open(self, question: int) -> bool:
        """Whether a question takes answers now, for whoever is in time."""
        return self.phase is Phase.OPEN and (self.own_pace or question == self.current)

    def deadline(self, seat: Seat) -> int | None:
        """When the open question ends for a seat; None without a clock."""
        return self._ends(seat.extra)

    def closes_at(self, present: Set[int]) -> int | None:
        """When the open question ends for all seats that are there, those with extra time included."""
        return self._ends(max((extra for seat, extra in self.extras.items() if seat in present), default=0))

    def everyone_answered(self, present: Set[int]) -> bool:
        """Whether all who are there and may answer have answered; False where nobody is."""
        if self.phase is not Phase.OPEN or self.own_pace or self.round is None or self.current is None:
            return False
        answers, any_here = self.round.answers, False
        for number in present:
            seat: Seat | None = self.seats.get(number)
            if seat is None or seat.removed or seat.since > self.current:
                continue
            if number not in answers:
                return False
            any_here = True
        return any_here

    @property
    def player_count(self) -> int:
        """How many seats are taken."""
        return len(self.seats) - self.removed

    def players(self) -> list[Seat]:
        """The seats that are taken, in the order they were."""
        return sorted((seat for seat in self.seats.values() if not seat.removed), key=lambda seat: seat.number)

    def _ends(self, extra: int) -> int | None:
        if self.phase is not Phase.OPEN or self.rules.limit is None:
            return None
        return self.opened_at + (self.rules.limit + self.extended) * (100 + extra) // 100
