"""What each face sees of a room. The right answer, its explanation and why others are wrong stand nowhere before the
reveal, and neither do points that would tell: a question's count from its reveal on.
"""

from __future__ import annotations

from collections.abc import Set

from quizgame.classroom.question_views import QuestionView, RevealView, question_view, reveal_view
from quizgame.classroom.room import Phase, Room, Round, Seat
from quizgame.classroom.scoring import Outcome
from quizgame.classroom.standings import BoardRow, Standings, standings
from quizgame.classroom.tally import Bar, tally
from quizgame.questions.answer import Answer
from quizgame.questions.grading import told_answer
from quizgame.values import dataclass, field

BOARD = 10
"""Places of the leaderboard that are shown."""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat as the host sees it. `answered`: the open question, or how many at the players' own pace."""

    seat: int
    name: str
    team: int | None
    present: bool
    answered: int
    points: int
    extra: int


@dataclass(frozen=True, slots=True)
class RoomView:
    """What everybody may see, the same for all of them. `questions` are the open one, or all at the players' own pace;
    `reveals` stand beside them from the reveal on. `current` counts from 0; `ends_at` is the server's time (ms) at
    which the clock of those without extra time ends; while paused, `ms_left` stands still.
    """

    code: str
    title: str
    phase: Phase
    own_pace: bool
    count: int
    current: int | None
    players: int
    teams: tuple[str, ...]
    listed: bool
    locked: bool
    paused: bool
    skipped: bool
    ms_left: int | None
    questions: tuple[QuestionView, ...] = ()
    reveals: tuple[RevealView, ...] = ()
    board: tuple[BoardRow, ...] = ()
    team_board: tuple[BoardRow, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnOutcome:
    """What a player's answer to a question came to."""

    question: int
    credit: float
    why: str
    points: int
    bonus: int


@dataclass(frozen=True, slots=True)
class SeatView:
    """What one player sees of the own seat. `answers` are those to the questions in sight, by question."""

    seat: int
    name: str
    team: int | None
    since: int
    extra: int
    points: int
    right: int
    rank: int | None
    ms_left: int | None
    answers: dict[int, Answer] = field(default_factory=dict)
    outcomes: tuple[OwnOutcome, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectorView:
    """What stands on the big screen: the room, who is in, how many have answered (not who), and, from the closing on,
    how the answers are spread."""

    room: RoomView
    names: tuple[str, ...]
    here: int
    answered: int
    everyone_answered: bool
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class HostView:
    """What only the host sees: the projector's view, and every seat."""

    projector: ProjectorView
    seats: tuple[SeatRow, ...]


def standings_in_sight(room: Room) -> Standings | None:
    """How all stand, where that may be seen; it can be handed to the views, so that it is made once for many."""
    return standings(room) if room.phase in (Phase.REVEALED, Phase.ENDED) else None


def room_view(room: Room, now: int, stand: Standings | None = None) -> RoomView:
    """What all may see at a time."""
    in_sight = _in_sight(room)
    revealed = [index for index in in_sight if _is_revealed(room, index)]
    stand = stand or standings_in_sight(room)
    return RoomView(
        code=room.code,
        title=room.title,
        phase=room.phase,
        own_pace=room.own_pace,
        count=len(room.rounds),
        current=room.current,
        players=room.player_count,
        teams=room.rules.teams,
        listed=bool(room.rules.names),
        locked=room.locked,
        paused=room.paused,
        skipped=room.round is not None and room.round.skipped,
        ms_left=_left(room, room.closes_at(frozenset()), now),
        questions=tuple(question_view(index, room.rounds[index].shown) for index in in_sight),
        reveals=tuple(reveal_view(index, room.rounds[index].shown) for index in revealed),
        board=stand.players[:BOARD] if stand else (),
        team_board=stand.teams if stand else (),
    )


def seat_view(room: Room, seat: Seat, now: int, stand: Standings | None = None) -> SeatView:
    """What one player sees."""
    in_sight = _in_sight(room)
    stand = stand or standings_in_sight(room)
    answers = {index: room.rounds[index].answers.get(seat.number) for index in in_sight}
    outcomes = [(index, room.rounds[index].outcomes.get(seat.number)) for index in in_sight]
    return SeatView(
        seat=seat.number,
        name=seat.name,
        team=seat.team,
        since=seat.since,
        extra=seat.extra,
        points=seat.points,
        right=seat.right,
        rank=stand.places.get(seat.number) if stand else None,
        ms_left=_left(room, room.deadline(seat), now),
        answers={index: given.answer for index, given in answers.items() if given is not None},
        outcomes=tuple(_own(index, outcome) for index, outcome in outcomes if outcome is not None),
    )


def projector_view(room: Room, present: Set[int], now: int) -> ProjectorView:
    """What the big screen shows; `present` are the seats with a connection."""
    players = room.players()
    round = room.round
    spread = round is not None and not round.skipped and room.phase in (Phase.CLOSED, Phase.REVEALED)
    return ProjectorView(
        room=room_view(room, now),
        names=tuple(seat.name for seat in players),
        here=sum(1 for seat in players if seat.number in present),
        answered=_answered(room),
        everyone_answered=room.everyone_answered(present),
        bars=tally(round.shown, _counted(room, round), revealed=room.phase is Phase.REVEALED)
        if spread and round is not None
        else (),
    )


def host_view(room: Room, present: Set[int], now: int) -> HostView:
    """What the host sees."""
    open_rounds = room.rounds if room.own_pace else ((room.round,) if room.round else ())
    rows = tuple(
        SeatRow(
            seat=seat.number,
            name=seat.name,
            team=seat.team,
            present=seat.number in present,
            answered=sum(1 for round in open_rounds if seat.number in round.answers),
            points=seat.points,
            extra=seat.extra,
        )
        for seat in room.players()
    )
    return HostView(projector_view(room, present, now), rows)


def told_given(room: Room, question: int, seat: int) -> str:
    """A seat's answer to a question in words; "" without any."""
    given = room.rounds[question].answers.get(seat)
    return told_answer(room.rounds[question].shown, given.answer) if given else ""


def _in_sight(room: Room) -> tuple[int, ...]:
    if room.phase is Phase.LOBBY:
        return ()
    if room.own_pace:
        return tuple(range(len(room.rounds)))
    return () if room.current is None or room.phase is Phase.ENDED else (room.current,)


def _is_revealed(room: Room, index: int) -> bool:
    return room.phase in (Phase.REVEALED, Phase.ENDED) and not room.rounds[index].skipped


def _left(room: Room, ends: int | None, now: int) -> int | None:
    if ends is None:
        return None
    return max(ends - (now if room.paused_at is None else room.paused_at), 0)


def _answered(room: Room) -> int:
    if room.own_pace:
        return sum(1 for seat in room.players() if all(seat.number in round.answers for round in room.rounds))
    return len(_counted(room, room.round)) if room.round else 0


def _counted(room: Room, round: Round) -> list[Answer]:
    """The answers of those who still have a seat."""
    return [given.answer for number, given in round.answers.items() if not room.seats[number].removed]


def _own(question: int, outcome: Outcome) -> OwnOutcome:
    points = outcome.points
    return OwnOutcome(question, outcome.verdict.credit, outcome.verdict.why, points.total, points.speed + points.streak)
