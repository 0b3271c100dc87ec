"""What is taken away from a game, as a deck file: what to teach again, and each player's own misses.

The cards keep their ids, so that whoever has the deck they come from learns the same cards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizgame.classroom.record import Record
from quizgame.classroom.report import GameReport
from quizgame.classroom.room import Phase, Room, Seat
from quizgame.decks.deck import Deck
from quizgame.decks.freezing import freeze
from quizgame.decks.frozen import write_frozen
from quizgame.questions.question import Question
from quizgame.reading.diagnostic import printable
from quizgame.reading.folding import fold
from quizgame.values import dataclass

LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Takeaway:
    """A deck file: its text, how many cards it has, and how many questions no card can hold."""

    text: str
    cards: int
    left_out: int


def misses_of(record: Record, key: str) -> tuple[Question, ...]:
    """What a player did not have right, or did not answer though it could be, in the order it was asked."""
    could = next((player.could for player in record.players if player.key == key), frozenset())
    right = {one.question for one in record.responses if one.player == key and one.credit >= 1}
    return tuple(shown.question for at, shown in enumerate(record.asked) if at in could and at not in right)


def take_again(report: GameReport) -> Takeaway | None:
    """What to teach again; None where nothing is, or nothing of it can be a card."""
    record = report.record
    return write_cards(f"Again: {record.title}", f"{record.deck}-again", (one.question for one in report.again))


def take_home(record: Record, key: str) -> Takeaway | None:
    """A player's misses; None where there are none, or none of them can be a card."""
    name = next((player.name for player in record.players if player.key == key), key)
    return write_cards(f"For {name}: {record.title}", f"{record.deck}-for-{name_of_file(name)}", misses_of(record, key))


def misses_in(room: Room, seat: Seat) -> tuple[Question, ...]:
    """What a player of a live room has missed so far, of what was revealed."""
    shown = room.phase in (Phase.REVEALED, Phase.ENDED)
    reached = len(room.rounds) if room.own_pace else -1 if room.current is None else room.current + 1
    ended = range(seat.since, reached if shown else 0 if room.own_pace else reached - 1)
    missed = []
    for index in ended:
        outcome = room.rounds[index].outcomes.get(seat.number)
        if not room.rounds[index].skipped and (outcome is None or outcome.verdict.credit < 1):
            missed.append(room.rounds[index].shown.question)
    return tuple(missed)


def take_home_now(room: Room, seat: Seat) -> Takeaway | None:
    """A player's misses in a room that is still open; None where there are none, or none of them can be a card."""
    id = f"{room.deck}-for-{name_of_file(seat.name)}"
    return write_cards(f"For {seat.name}: {room.title}", id, misses_in(room, seat))


def write_cards(title: str, id: str, questions: Iterable[Question]) -> Takeaway | None:
    """A deck of questions, each once; None where there are none that can be cards."""
    title = printable(title)
    cards = tuple({question.id: question for question in questions}.values())
    frozen = freeze(Deck(id, title, cards))
    if not frozen.cards:
        return None
    text = write_frozen(frozen, {"title": title, "id": re.sub(r"[^a-z0-9]+", "-", fold(id)).strip("-")})
    return Takeaway(text, len(frozen.cards), len(frozen.left_out))


def name_of_file(name: str) -> str:
    """A name that a file can have on every system, made of somebody's nickname; "player" where nothing is left."""
    plain = re.sub(r"[^\w]+", "-", fold(name)).strip("-_")[:LONGEST_NAME]
    return plain or "player"
