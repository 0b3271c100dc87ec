"""What events make of a room: its log folded, one by one. Nothing here decides; `deciding.py` does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

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
    RoomEvent,
    RoomLocked,
    RoomOpened,
    RoomPaused,
    RoomServed,
    RoomTakenUp,
    RoomUnlocked,
    SeatRemoved,
    SeatTaken,
)
from quizgame.classroom.names import folded
from quizgame.classroom.room import Phase, Room, Round, Seat
from quizgame.classroom.scoring import Given, Outcome, judge
from quizgame.classroom.table import Table
from quizgame.errors import GameError
from quizgame.values import replace


def open_room(event: RoomOpened) -> Room:
    """The room that its first event opens."""
    return Room(
        id=event.room,
        code=event.code,
        deck=event.deck,
        title=event.title,
        rules=event.rules,
        host=event.host,
        at=event.at,
        rounds=tuple(Round(shown) for shown in event.questions),
    )


def replay(events: Iterable[RoomEvent]) -> Room:
    """The room that a log comes to.

    Raises:
        GameError: it is no log of a room.
    """
    events = iter(events)
    first = next(events, None)
    if not isinstance(first, RoomOpened):
        raise GameError("the log of the room does not begin with its opening")
    room = open_room(first)
    for event in events:
        room = after(room, event)
    return room


def after(room: Room, event: RoomEvent) -> Room:
    """The room after an event.

    Raises:
        GameError: the event cannot have happened in this room: its log is damaged.
    """
    try:
        return _after(room, event)
    except (KeyError, IndexError, TypeError) as error:
        raise GameError(
            f"the log of the room is damaged: {type(event).__name__} does not fit what is before it"
        ) from error


def after_answers(room: Room, events: Sequence[Answered]) -> Room:
    """The room after these events, as if they were folded one by one; but it costs little for each of them.

    Raises:
        GameError: as for `after`.
    """
    by_question: dict[int, list[tuple[int, Given]]] = {}
    for event in events:
        given = Given(event.answer, event.at, event.ms)
        by_question.setdefault(event.question, []).append((event.seat, given))
    rounds = list(room.rounds)
    try:
        for question, answers in by_question.items():
            round = _round(room, question)
            for seat, _ in answers:
                room.seats[seat]
            rounds[question] = Round(round.shown, round.answers.put_all(answers), round.outcomes, round.skipped)
    except (KeyError, IndexError, TypeError) as error:
        raise GameError("the log of the room is damaged: Answered does not fit what is before it") from error
    if not events:
        return room
    return replace(room, at=events[-1].at, answered_at=events[-1].at, rounds=tuple(rounds))


def _after(room: Room, event: RoomEvent) -> Room:
    match event:
        case Answered():
            return after_answers(room, (event,))
        case SeatTaken():
            return _after_seat(room, event)
        case SeatRemoved(at, seat, barred):
            return _after_removal(room, at, seat, barred)
        case RoomLocked(at):
            return replace(room, at=at, locked=True)
        case RoomUnlocked(at):
            return replace(room, at=at, locked=False)
        case ExtraGranted(at, number, percent):
            seats = room.seats.put(number, replace(room.seats[number], extra=percent))
            return replace(room, at=at, seats=seats, extras=room.extras.put(number, percent))
        case QuestionOpened(at, question):
            _round(room, question or 0)
            return replace(room, at=at, phase=Phase.OPEN, current=question, opened_at=at, extended=0, paused_at=None)
        case QuestionExtended(at, ms):
            return replace(room, at=at, extended=room.extended + ms)
        case QuestionClosed(at):
            return replace(room, at=at, phase=Phase.CLOSED, paused_at=None)
        case QuestionRevealed(at, question):
            return _after_reveal(room, at, question)
        case QuestionSkipped(at, question):
            rounds = _put(room.rounds, question, replace(_round(room, question), skipped=True))
            return replace(room, at=at, rounds=rounds, phase=Phase.REVEALED, paused_at=None)
        case RoomPaused(at):
            return replace(room, at=at, paused_at=at)
        case RoomContinued(at):
            return replace(room, at=at, paused_at=None, opened_at=room.opened_at + at - (room.paused_at or at))
        case RoomTakenUp(at):
            # a paused room stays paused, and its pause goes on being counted from when it began
            return replace(room, at=at, opened_at=room.opened_at + (0 if room.paused else at - room.at))
        case RoomServed(at, port, lan):
            return replace(room, at=at, port=port, lan=lan)
        case RoomEnded(at):
            return replace(room, at=at, phase=Phase.ENDED, paused_at=None)
        case RoomOpened():
            raise GameError("the log of the room is damaged: it is opened twice")
        case _:
            assert_never(event)


def _after_seat(room: Room, event: SeatTaken) -> Room:
    if event.seat != len(room.seats) + 1:
        raise KeyError(event.seat)
    # whoever comes in while a question is open waits for the next one, for it was read without them
    since = 0 if room.current is None else room.current + 1
    seat = Seat(event.seat, event.name, folded(event.name), event.team, event.digest, since)
    return replace(
        room,
        at=event.at,
        seats=room.seats.put(seat.number, seat),
        taken=room.taken.put(seat.folded, seat.number),
        tokens=room.tokens.put(seat.digest, seat.number),
    )


def _after_removal(room: Room, at: int, number: int, barred: bool) -> Room:
    seat = room.seats[number]
    return replace(
        room,
        at=at,
        seats=room.seats.put(number, replace(seat, removed=True)),
        barred=room.barred | {seat.folded} if barred else room.barred,
        removed=room.removed + (not seat.removed),
    )


def _after_reveal(room: Room, at: int, question: int | None) -> Room:
    """Grade what was answered, and give every seat its points."""
    _round(room, question or 0)
    questions = range(len(room.rounds)) if question is None else (question,)
    rounds, seats = list(room.rounds), dict(room.seats.items())
    for index in questions:
        round = rounds[index]
        runs = {number: seat.run for number, seat in seats.items()}
        speed = room.rules.speed and not room.own_pace
        outcomes = judge(round.shown, round.answers, runs, len(rounds), speed=speed)
        rounds[index] = replace(round, outcomes=Table(outcomes.items()))
        for number, seat in seats.items():
            seats[number] = _scored(seat, outcomes.get(number), index)
    return replace(room, at=at, rounds=tuple(rounds), seats=Table(seats.items()), phase=Phase.REVEALED, paused_at=None)


def _scored(seat: Seat, outcome: Outcome | None, question: int) -> Seat:
    if outcome is None:
        return replace(seat, run=0) if seat.run and seat.since <= question else seat
    return replace(
        seat, points=seat.points + outcome.points.total, right=seat.right + outcome.verdict.right, run=outcome.run
    )


def _round(room: Room, question: int) -> Round:
    if question < 0:
        raise IndexError(question)
    return room.rounds[question]


def _put(rounds: tuple[Round, ...], index: int, round: Round) -> tuple[Round, ...]:
    return (*rounds[:index], round, *rounds[index + 1 :])
