"""A damaged event in the journal stops nothing: it is counted as unread, and that is all."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quizgame.app.application import Application
from quizgame.memory.day import Moment
from quizgame.memory.scheduler import Scheduler
from quizgame.store.home import Home, shipped_decks
from quizgame.store.journal import Entry, Journal
from quizgame.store.library import Library

pytestmark = pytest.mark.usefixtures("read_before")

NOON = Moment(1_795_258_800_000, 60)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Application]:
    with Journal.open(Home(tmp_path).journal, writing=True) as journal:
        library = Library(Home(tmp_path), shipped_decks())
        yield Application(library, journal, Scheduler(), lambda: NOON, random.Random(7))


def damage(app: Application, kind: str, column: str, value: Any) -> None:
    """Change the first event of a kind behind the journal's back."""
    app.journal._connection.execute(
        f"UPDATE event SET {column} = ? WHERE number = (SELECT min(number) FROM event WHERE kind = ?)", (value, kind)
    )


def body(app: Application, kind: str) -> dict[str, Any]:
    return next(app.journal.events(kind)).body


@pytest.mark.parametrize("key", ["credit", "ms", "review", "repeat", "points"])
@pytest.mark.parametrize("value", [..., None, "x", [1], {}])
def test_a_damaged_answer_is_left_out_of_the_statistics(app: Application, key: str, value: object) -> None:
    sitting = app.quiz("milestones", 3, seed=1)
    for _ in range(3):
        sitting.skip(60_000)
    kept = body(app, "answered")
    odd = {name: part for name, part in kept.items() if name != key} | ({} if value is ... else {key: value})
    damage(app, "answered", "body", json.dumps(odd))
    statistics = app.statistics()
    assert (statistics.unread, statistics.answers, statistics.minutes) == (1, 2, 2)
    assert [game.asked for game in statistics.games] == [2]
    assert sum(day.answers for day in statistics.days.values()) == 2


@pytest.mark.parametrize(
    ("kind", "column", "value"),
    [
        ("answered", "day", "x"),
        ("answered", "body", "{"),
        ("game-started", "body", "{}"),
        ("game-started", "utc", 2**62),
        ("game-started", "offset", "x"),
        ("game-ended", "body", '{"max_score": "x", "given_up": false}'),
    ],
)
def test_any_damaged_event_is_counted_as_unread(app: Application, kind: str, column: str, value: object) -> None:
    sitting = app.quiz("milestones", 2, seed=1)
    sitting.skip(1)
    sitting.skip(1)
    damage(app, kind, column, value)
    assert app.statistics().unread == 1


@pytest.mark.parametrize("kind", ["game-started", "answered"])
def test_a_game_with_a_damaged_event_is_not_offered_and_others_can_be_played(app: Application, kind: str) -> None:
    app.quiz("milestones", 3, seed=1).skip(1)
    whole = body(app, kind)
    for key in whole:
        damage(app, kind, "body", json.dumps({name: part for name, part in whole.items() if name != key}))
        app.unfinished()
        app.resume()
    broken: tuple[Any, ...] = (
        [],
        7,
        "x",
        {"questions": [7]},
        {"questions": {"a": [1]}},
        whole | {"questions": [[]], "shown": []},
    )
    for odd in broken:
        damage(app, kind, "body", json.dumps(odd))
        assert app.unfinished() is None
        assert app.resume() is None
    app.quiz("milestones", 2, seed=1).skip(1)
    assert app.unfinished() is not None


def test_an_event_of_a_kind_from_the_future_is_no_damage(app: Application) -> None:
    app.journal.append(NOON, [Entry("sung", None, None, {})])
    assert app.statistics().unread == 0
