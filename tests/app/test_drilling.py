"""Drills on disk: taken up where they stood, whatever was begun meanwhile, and whatever is damaged."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from quizgame.app.drilling import DrillTable, begin_table, decode_drill, encode_drill, read_drill, take_up_table
from quizgame.classroom.drill import Call, Drill, DrillRules
from quizgame.errors import StoreError, UnreadableGameError
from quizgame.questions.question import Typed
from quizgame.store.row_file import RowFile

DRILL = Drill(
    "d",
    "Numbers",
    ("Reds", "Blues"),
    tuple(Typed(id=f"d/{n}", form="card", prompt=f"{n}?", answer=f"{n}", accepted=(f"{n}",)) for n in range(4)),
    DrillRules(passing=False, seconds=20),
    3,
)
UTC = 1_795_764_000_000


def begun(folder: Path, utc: int = UTC) -> tuple[DrillTable, RowFile]:
    return begin_table(DRILL, folder, utc, random.Random(1))


def test_a_drill_goes_on_where_it_stood(tmp_path: Path) -> None:
    table, log = begun(tmp_path)
    for call in (Call.RIGHT, Call.NEXT, Call.WRONG):
        table.call(call)
    table.undo()
    log.close()
    again, log = take_up_table(tmp_path)
    assert again.drill == table.drill
    again.call(Call.ENDED)
    log.close()
    assert read_drill(log.path).finished
    with pytest.raises(StoreError, match="no drill"):
        take_up_table(tmp_path)


def test_the_latest_that_is_whole_is_taken_up(tmp_path: Path) -> None:
    for utc in (UTC, UTC + 60_000):
        begun(tmp_path, utc)[1].close()
    later = max(tmp_path.glob("*.drill"))
    later.write_bytes(b"not a log")
    table, log = take_up_table(tmp_path)
    log.close()
    assert log.path != later
    assert table.drill == DRILL


def test_one_that_somebody_plays_is_left_to_them(tmp_path: Path) -> None:
    _, log = begun(tmp_path)
    with pytest.raises(StoreError):
        take_up_table(tmp_path)
    log.close()


def test_another_version_is_told_as_one() -> None:
    for rows in (
        [],
        [{"kind": "called"}],
        [{**encode_drill(DRILL), "version": 2}],
        [encode_drill(DRILL), {"call": "x"}],
    ):
        with pytest.raises(UnreadableGameError):
            decode_drill(rows)
