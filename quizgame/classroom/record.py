"""What a report is made of: who answered what to which question, whichever way the game was kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from quizgame.classroom.drill import Call, Drill
from quizgame.classroom.events import QuestionOpened, RoomEvent
from quizgame.classroom.folding import replay
from quizgame.classroom.names import folded
from quizgame.classroom.room import Room
from quizgame.questions.answer import Answer, Pick, Place, Say, Tick, Write
from quizgame.questions.grading import between, grade, told_answer
from quizgame.questions.shown import Blank, Flip, Line, Options, Shown, Shuffled, Statement, Ticks
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody who played. `key` is the folded name, the same in every game; `could` are the questions (their places,
    from 0) that they could answer: late joiners miss the first ones."""

    key: str
    name: str
    could: frozenset[int]
    team: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """A player's answer to a question (its place in the record, from 0).

    `told` is the answer in words, `chosen` the options it holds (what was typed, for a typed answer; nothing for an
    order). `credit` is from 0 to 1; `ms` the time it took, None where no clock ran.
    """

    player: str
    question: int
    told: str
    chosen: tuple[str, ...]
    credit: float
    ms: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A game that was played: the questions that were asked, as shown, those who played, and one answer each.

    `kind` is "live" or "drill"; in a drill the players are teams.
    """

    id: str
    kind: str
    deck: str
    title: str
    started: datetime
    asked: tuple[Shown, ...]
    players: tuple[Player, ...]
    responses: tuple[Response, ...]


def record_of_room(events: Iterable[RoomEvent], started: datetime) -> Record:
    """The record of a live room's log. Questions that were skipped or never asked, and players who were removed, are
    left out.

    Raises:
        GameError: it is no log of a room.
    """
    kept = list(events)
    room = replay(kept)
    opened = {event.question for event in kept if isinstance(event, QuestionOpened)}
    asked = [
        index for index, round in enumerate(room.rounds) if (None in opened or index in opened) and not round.skipped
    ]
    players = {
        seat.number: Player(
            seat.folded,
            seat.name,
            frozenset(place for place, index in enumerate(asked) if index >= seat.since),
            room.rules.teams[seat.team] if seat.team is not None else "",
        )
        for seat in room.players()
    }
    return Record(
        room.id,
        "live",
        room.deck,
        room.title,
        started,
        tuple(room.rounds[index].shown for index in asked),
        tuple(players.values()),
        tuple(_responses(room, asked, players)),
    )


def _responses(room: Room, asked: list[int], players: dict[int, Player]) -> Iterable[Response]:
    for place, index in enumerate(asked):
        shown = room.rounds[index].shown
        same: dict[Answer, tuple[str, tuple[str, ...], float]] = {}  # most answers are given by many
        for number, given in sorted(room.rounds[index].answers.items()):
            if number in players:
                answer = given.answer
                found = same.get(answer)
                if found is None:
                    told, credit = told_answer(shown, answer), grade(shown, answer).credit
                    found = same[answer] = (told, chosen_in(shown, answer), credit)
                told, chosen, credit = found
                yield Response(players[number].key, place, told, chosen, credit, given.ms)


def record_of_drill(drill: Drill, id: str, started: datetime) -> Record:
    """The record of a drill: each team's first try at each question. Nobody but the host knows what was said."""
    numbers = [at for at, tries in enumerate(drill.past) if tries]
    tried: dict[int, set[int]] = {team: set() for team in range(len(drill.teams))}
    responses = []
    for place, number in enumerate(numbers):
        for one in drill.past[number]:
            if place not in tried[one.team]:
                told, credit = _MARKS[one.mark]
                responses.append(Response(folded(drill.teams[one.team]), place, told, (), credit))
                tried[one.team].add(place)
    return Record(
        id,
        "drill",
        drill.deck,
        drill.title,
        started,
        tuple(drill.shown_at(number) for number in numbers),
        tuple(Player(folded(name), name, frozenset(tried[team])) for team, name in enumerate(drill.teams)),
        tuple(responses),
    )


_MARKS = {Call.RIGHT: ("right", 1.0), Call.HALF: ("half right", 0.5), Call.WRONG: ("wrong", 0.0)}


def chosen_in(shown: Shown, answer: Answer) -> tuple[str, ...]:
    """The options an answer holds, by their texts; of a typed answer, its text."""
    match shown, answer:
        case Options(options=options), Pick(index) if 0 <= index < len(options):
            return (options[index],)
        case Ticks(options=options), Tick(indices):
            return tuple(option for index, option in enumerate(options) if index in indices)
        case Statement(), Say(true):
            return ("True" if true else "False",)
        case Line(marks=marks), Place(index) if 0 <= index <= len(marks):
            return (between(marks, index),)
        case Blank(), Write(text) if text.strip():
            return (" ".join(text.split()),)
        case _:
            return ()


def options_of(shown: Shown) -> tuple[tuple[str, bool, str], ...]:
    """The options that were shown: their texts, whether they are right, and what is true of them ("" if unknown)."""
    match shown:
        case Options(options=options, right=right, whys=whys):
            known = whys or ("",) * len(options)
            return tuple(
                (text, index == right, why) for index, (text, why) in enumerate(zip(options, known, strict=True))
            )
        case Ticks(options=options, right=ticked, whys=whys):
            known = whys or ("",) * len(options)
            return tuple(
                (text, index in ticked, why) for index, (text, why) in enumerate(zip(options, known, strict=True))
            )
        case Statement(true=true, why=why):
            return (("True", true, "" if true else why), ("False", not true, ""))
        case Line(marks=marks, right=right):
            return tuple((between(marks, place), place == right, "") for place in range(len(marks) + 1))
        case Blank() | Shuffled() | Flip():
            return ()
        case _:
            assert_never(shown)
