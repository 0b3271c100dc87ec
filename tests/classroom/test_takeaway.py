"""Misses taken home from a room that is still open: what was revealed and not right, and never anything before."""

from __future__ import annotations

import pytest
import rooms
from hypothesis import given
from hypothesis import strategies as st

from quizgame.classroom.commands import Give, GoOn, Skip
from quizgame.classroom.room import Phase
from quizgame.classroom.rules import Pace, RoomRules
from quizgame.classroom.takeaway import misses_in, take_home_now
from quizgame.decks.reading import read_file


def missed(played: rooms.Played, seat: int = 1) -> list[int]:
    questions = [shown.question for shown in rooms.EVERY_KIND]
    return [questions.index(question) for question in misses_in(played.room, played.room.seats[seat])]


def test_nothing_is_told_before_its_reveal() -> None:
    played = rooms.Played()
    played.join("Ada")
    for index in range(3):
        assert missed(played) == list(range(index))
        played.go_on()
        played.do(Give(1, index, rooms.WRONG[index]))
        assert missed(played) == list(range(index)), "open"
        played.go_on()
        assert missed(played) == list(range(index)), "closed"
        played.go_on()
        assert missed(played) == list(range(index + 1))


def test_right_ones_skipped_ones_and_those_before_the_own_time_are_left_out() -> None:
    played = rooms.Played()
    played.join("Ada")
    played.go_on()
    played.do(Give(1, 0, rooms.RIGHT[0]))
    played.join("Late")
    played.go_on(3)
    played.do(Skip())
    played.go_on()
    played.do(Give(1, 2, rooms.WRONG[2]))
    played.go_on(2)
    assert missed(played) == [2]
    assert missed(played, 2) == [2], "not answered is missed"


def test_at_the_own_pace_all_are_told_at_once() -> None:
    played = rooms.Played(RoomRules(pace=Pace.SELF, limit=60_000))
    played.join("Ada")
    played.go_on()
    played.do(Give(1, 1, rooms.WRONG[1]), Give(1, 3, rooms.RIGHT[3]))
    assert missed(played) == []
    played.go_on()
    assert missed(played) == []
    played.go_on()
    assert played.room.phase is Phase.REVEALED
    assert missed(played) == [index for index in range(8) if index != 3]


@pytest.mark.parametrize("end", [False, True])
def test_the_deck_is_sound_and_keeps_the_ids(end: bool) -> None:
    played = rooms.Played()
    played.join("<b>Ada</b> 🙂")
    for index, wrong in enumerate(rooms.WRONG):
        played.go_on()
        played.do(Give(1, index, wrong))
        played.go_on(2)
    if end:
        played.go_on()
    taken = take_home_now(played.room, played.room.seats[1])
    assert taken is not None
    deck = read_file(taken.text.encode(), "home.yaml", lambda path: b"")
    assert not deck.findings
    assert len(deck.deck.cards) == taken.cards
    assert {card.id for card in deck.deck.cards} <= {shown.question.id for shown in rooms.EVERY_KIND}


def test_whoever_missed_nothing_takes_nothing() -> None:
    played = rooms.Played()
    played.join("Ada")
    assert take_home_now(played.room, played.room.seats[1]) is None


@given(st.lists(st.sampled_from([GoOn(), Skip(), "right", "wrong"]), max_size=40))
def test_whatever_happens_only_what_was_revealed_is_told(steps: list[GoOn | Skip | str]) -> None:
    played = rooms.Played()
    played.join("Ada")
    for step in steps:
        if isinstance(step, str):
            if played.room.current is not None:
                answers = rooms.RIGHT if step == "right" else rooms.WRONG
                played.do(Give(1, played.room.current, answers[played.room.current]))
        else:
            played.do(step)
        told = missed(played)
        assert not [index for index in told if _hidden(played, index)]


def _hidden(played: rooms.Played, index: int) -> bool:
    room = played.room
    if room.current is None or index > room.current:
        return True
    return index == room.current and room.phase not in (Phase.REVEALED, Phase.ENDED)
