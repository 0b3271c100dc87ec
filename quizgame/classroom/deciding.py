"""What comes of a command: events, or a refusal that says why. The server's clock decides."""

from __future__ import annotations

from collections.abc import Set
from typing import assert_never

from quizgame.classroom.answering import misfit
from quizgame.classroom.commands import (
    Close,
    Code,
    Command,
    Continue,
    Decision,
    End,
    Extend,
    Free,
    Give,
    GoOn,
    GrantExtra,
    Join,
    Kick,
    Lock,
    Pause,
    Refusal,
    Serve,
    Skip,
    Unlock,
)
from quizgame.classroom.events import (
    Answered,
    ExtraGranted,
    QuestionClosed,
    QuestionExtended,
    QuestionOpened,
    QuestionRevealed,
    QuestionSkipped,
    RoomContinued,
    RoomEnded,
    RoomLocked,
    RoomPaused,
    RoomServed,
    RoomUnlocked,
    SeatRemoved,
    SeatTaken,
    Why,
)
from quizgame.classroom.names import folded, read_name
from quizgame.classroom.room import Phase, Room, Seat
from quizgame.classroom.rules import FAIR_MOST_MS, LONGEST_CLOCK_MS, LONGEST_DEADLINE_MS, MOST_EXTRA, SETTLE_MS

KICKED = "You were taken out of this game."
FREED = "Your teacher gave that name back. Come in again under your own."


def decide(room: Room, command: Command, now: int) -> Decision:
    """The events that a command comes to, none where all is as it asks already; or a refusal."""
    now = max(now, room.at)
    match command:
        case Give():
            return _give(room, command, now)
        case Join():
            return _join(room, command, now)
        case GoOn():
            return _go_on(room, now)
        case Close(why):
            return _close(room, why, now)
        case Skip():
            return _skip(room, now)
        case Extend(ms):
            return _extend(room, ms, now)
        case Kick(seat):
            return _remove(room, seat, now, barred=True)
        case Free(seat):
            return _remove(room, seat, now, barred=False)
        case Lock():
            return () if room.locked else (RoomLocked(now),)
        case Unlock():
            return (RoomUnlocked(now),) if room.locked else ()
        case Pause():
            return _pause(room, now)
        case Continue():
            return (RoomContinued(now),) if room.paused else ()
        case GrantExtra(seat, percent):
            return _grant(room, seat, percent, now)
        case End():
            return _end(room, now)
        case Serve(port, lan):
            return (RoomServed(now, port, lan),)
        case _:
            assert_never(command)


def due(room: Room, present: Set[int]) -> tuple[int, Close] | None:
    """When the clock, or everybody's having answered, closes the open question, if nothing else happens before.

    An answer given in time may still be on its way: the clock waits for it as long as a delay is made good.
    """
    if room.phase is not Phase.OPEN or room.paused:
        return None
    ends = room.closes_at(present)
    found = [] if ends is None else [(ends + FAIR_MOST_MS, Close(Why.CLOCK))]
    if room.rules.early and room.everyone_answered(present):
        found.append((room.answered_at + SETTLE_MS, Close(Why.EVERYONE)))
    return min(found, key=lambda one: one[0], default=None)


def _join(room: Room, command: Join, now: int) -> Decision:
    own: Seat | None = room.seats.get(room.tokens.get(command.digest, 0))
    if own is not None:
        return _gone(room, own) if own.removed else ()
    if room.phase is Phase.ENDED:
        return Refusal(Code.ENDED, "This game is over.")
    name = read_name(command.name)
    if isinstance(name, str):
        return Refusal(Code.NAME, name)
    shown = name.shown
    if room.rules.names:
        listed = next((one for one in room.rules.names if folded(one) == name.folded), None)
        if listed is None:
            return Refusal(Code.NAME_UNKNOWN, "That name is not on the class list. Type it as it stands there.")
        shown = listed
    if name.folded in room.barred:
        return Refusal(Code.KICKED, "That name was taken out of this game.")
    holder: Seat | None = room.seats.get(room.taken.get(name.folded, 0))
    if holder is not None and not holder.removed:
        return Refusal(Code.NAME_TAKEN, "That name is taken. Choose another one.")
    if room.locked:
        return Refusal(Code.LOCKED, "The room is locked. Ask your teacher to let you in.")
    if len(room.seats) >= room.rules.seats:
        return Refusal(Code.FULL, "The room is full.")
    team = _team(room, command.team)
    if isinstance(team, Refusal):
        return team
    return (SeatTaken(now, len(room.seats) + 1, shown, team, command.digest),)


def _gone(room: Room, seat: Seat) -> Refusal:
    """Why a token leads to no seat any more: for good, or because its name was somebody else's."""
    if seat.folded in room.barred:
        return Refusal(Code.KICKED, KICKED)
    return Refusal(Code.FREED, FREED)


def _team(room: Room, wanted: str) -> int | Refusal | None:
    teams = room.rules.teams
    if not teams:
        return None
    if wanted:
        names = [folded(team) for team in teams]
        if folded(wanted) not in names:
            return Refusal(Code.TEAM, "There is no such team.")
        return names.index(folded(wanted))
    sizes = [0] * len(teams)
    for seat in room.seats.values():
        if seat.team is not None and not seat.removed:
            sizes[seat.team] += 1
    return sizes.index(min(sizes))


def _give(room: Room, command: Give, now: int) -> Decision:
    seat: Seat | None = room.seats.get(command.seat)
    if seat is None or seat.removed:
        return Refusal(Code.NO_SEAT, "You have no seat in this game.")
    question = command.question
    if not 0 <= question < len(room.rounds) or not room.is_open(question):
        return Refusal(Code.NOT_OPEN, "That question takes no answers now.")
    if seat.since > question:
        return Refusal(Code.NEXT_QUESTION, "You play from the next question on.")
    if room.paused:
        return Refusal(Code.PAUSED, "The game is paused.")
    delay = min(max(command.delay, 0), FAIR_MOST_MS)
    deadline = room.deadline(seat)
    if deadline is not None and now - delay > deadline:
        return Refusal(Code.LATE, "The time is up.")
    round = room.rounds[question]
    problem = misfit(round.shown, command.answer)
    if problem:
        return Refusal(Code.UNFIT, problem)
    before = round.answers.get(seat.number)
    if before is not None and before.answer == command.answer:
        return ()
    ms = max(now - delay - room.opened_at, 0) * 100 // (100 + seat.extra)
    return (Answered(now, seat.number, question, command.answer, ms),)


def _go_on(room: Room, now: int) -> Decision:
    last = room.own_pace or (room.current is not None and room.current == len(room.rounds) - 1)
    match room.phase:
        case Phase.LOBBY:
            return (QuestionOpened(now, None if room.own_pace else 0),)
        case Phase.OPEN:
            return _close(room, Why.HOST, now)
        case Phase.CLOSED:
            return (QuestionRevealed(now, room.current),)
        case Phase.REVEALED:
            if last:
                return (RoomEnded(now),)
            return (QuestionOpened(now, 0 if room.current is None else room.current + 1),)
        case Phase.ENDED:
            return Refusal(Code.ENDED, "This game is over.")
        case _:
            assert_never(room.phase)


def _close(room: Room, why: Why, now: int) -> Decision:
    if room.phase is not Phase.OPEN:
        return Refusal(Code.NOT_NOW, "No question is open.")
    return (QuestionClosed(now, room.current, why),)


def _skip(room: Room, now: int) -> Decision:
    if room.own_pace or room.current is None or room.phase not in (Phase.OPEN, Phase.CLOSED):
        return Refusal(Code.NOT_NOW, "There is no question to skip.")
    return (QuestionSkipped(now, room.current),)


def _extend(room: Room, ms: int, now: int) -> Decision:
    most = LONGEST_DEADLINE_MS if room.own_pace else LONGEST_CLOCK_MS
    if room.phase is not Phase.OPEN or room.rules.limit is None:
        return Refusal(Code.NOT_NOW, "There is no clock that runs.")
    if not 0 < ms <= most - room.extended:
        return Refusal(Code.AMOUNT, "That much time cannot be added.")
    return (QuestionExtended(now, ms),)


def _remove(room: Room, number: int, now: int, *, barred: bool) -> Decision:
    seat: Seat | None = room.seats.get(number)
    if seat is None:
        return Refusal(Code.NO_SUCH_SEAT, "There is no such seat.")
    if seat.removed and (not barred or seat.folded in room.barred):
        return ()
    return (SeatRemoved(now, number, barred),)


def _pause(room: Room, now: int) -> Decision:
    if room.phase is not Phase.OPEN:
        return Refusal(Code.NOT_NOW, "There is nothing to pause: no question is open.")
    return () if room.paused else (RoomPaused(now),)


def _grant(room: Room, number: int, percent: int, now: int) -> Decision:
    seat: Seat | None = room.seats.get(number)
    if seat is None or seat.removed:
        return Refusal(Code.NO_SUCH_SEAT, "There is no such seat.")
    if not 0 <= percent <= MOST_EXTRA:
        return Refusal(Code.AMOUNT, f"Extra time is from 0 to {MOST_EXTRA} per cent.")
    return () if seat.extra == percent else (ExtraGranted(now, number, percent),)


def _end(room: Room, now: int) -> Decision:
    match room.phase:
        case Phase.OPEN:
            return (
                QuestionClosed(now, room.current, Why.END),
                QuestionRevealed(now, room.current),
                RoomEnded(now),
            )
        case Phase.CLOSED:
            return QuestionRevealed(now, room.current), RoomEnded(now)
        case Phase.LOBBY | Phase.REVEALED:
            return (RoomEnded(now),)
        case Phase.ENDED:
            return ()
        case _:
            assert_never(room.phase)
