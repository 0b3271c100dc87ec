"""Rooms that were left, and which of them is gone on with."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from quizgame.app.hosting import Hosted, begin_room, take_up_room
from quizgame.classroom.commands import End, Serve
from quizgame.classroom.rules import RoomRules
from quizgame.decks.reading import read_file
from quizgame.errors import StoreError

DECK = read_file(
    b"title: Birds\ncards:\n  - {q: Which bird sings at night?, a: the nightingale}\n", "b.yaml", lambda path: b""
).deck


def begin(folder: Path, at: int, port: int) -> str:
    """A room that was opened at a time and left; port 0: before it was served."""
    assert DECK is not None
    hosted: Hosted = begin_room(DECK, RoomRules(), folder, lambda: at * 1_000, random.Random(at))
    if port:
        hosted.keeper.ask(Serve(port, lan=False))
        hosted.keeper.tick()
    hosted.keeper.close()
    return hosted.keeper.room.code


def test_the_latest_room_that_was_served_is_gone_on_with(tmp_path: Path) -> None:
    begin(tmp_path, 1, 8000)
    played = begin(tmp_path, 2, 8000)
    begin(tmp_path, 3, 0)  # its port was in use: by the one before
    hosted = take_up_room(tmp_path, lambda: 9_000)
    assert hosted.keeper.room.code == played
    hosted.keeper.ask(End())
    hosted.keeper.tick()
    hosted.keeper.close()
    older = take_up_room(tmp_path, lambda: 9_000)
    assert older.keeper.room.code != played
    older.keeper.close()


def test_where_none_was_served_there_is_none(tmp_path: Path) -> None:
    begin(tmp_path, 1, 0)
    with pytest.raises(StoreError, match="was left before its end"):
        take_up_room(tmp_path, lambda: 9_000)
