"""A drill by keys: marked, passed on, taken back, ended; what cannot be kept is told and changes nothing."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot
from world import choice, statement, typed

from quizgame.app.drilling import DrillTable, decode_drill, encode_drill
from quizgame.classroom.drill import Drill, DrillRules
from quizgame.errors import StoreError
from quizgame.tui.drilling import DrillApp
from quizgame.tui.screens.notice import NoticeModal
from quizgame.tui.widgets.scoreboard import Scoreboard

QUESTIONS = (choice(), statement(), typed("d/[b]", "What does [b]PfP[/] stand for?"))


class Log:
    """Rows in memory; a full one refuses."""

    def __init__(self, *rows: Any) -> None:
        self.rows: list[Any] = list(rows)
        self.full = False

    def append(self, rows: Any) -> None:
        if self.full:
            raise StoreError("the disk is full", "free some room")
        self.rows += rows


def table(seconds: int | None = None, teams: tuple[str, ...] = ("Reds", "Blues [b]")) -> tuple[DrillTable, Log]:
    drill = Drill("d", "Mines", teams, QUESTIONS, DrillRules(seconds=seconds), 5)
    log = Log(encode_drill(drill))
    return DrillTable(drill, log), log


def text(app: DrillApp) -> str:
    """What stands on the screen."""
    rows = [strip.text for strip in app.screen._compositor.render_strips()]
    return "\n".join(row.rstrip() for row in rows)


async def press(pilot: Pilot[None], *keys: str) -> str:
    await pilot.press(*keys)
    await pilot.pause()
    assert isinstance(pilot.app, DrillApp)
    return text(pilot.app)


async def test_a_drill_by_keys() -> None:
    drilled, log = table(seconds=30)
    app = DrillApp(drilled)
    async with app.run_test(size=(80, 24)) as pilot:
        told = await press(pilot)
        assert "question 1 of 3" in told
        assert "Reds · 0:30" in told or "Reds · 0:29" in told
        assert "▸ Reds" in told
        told = await press(pilot, "n")
        assert "Blues [b] · passed on, for half the points" in told
        told = await press(pilot, "y")
        assert "✓ Blues [b] · right, +500" in told
        assert "700,000 anti-personnel mines" in told
        told = await press(pilot, "u", "u", "y", "enter")
        assert "question 2 of 3" in told
        assert "1,000" in told
        told = await press(pilot, "a")
        assert "✓ f  False" in told
        assert "y right" in told
        told = await press(pilot, "h", "enter")
        assert "What does [b]PfP[/] stand for?" in told
        told = await press(pilot, "n", "n", "enter")
        assert "Reds won." in told
        assert "1 question nobody had" in told
        assert "1. Reds" in told
        assert decode_drill(log.rows) == drilled.drill
        await press(pilot, "u")
        assert not drilled.drill.finished


async def test_ending_early_and_leaving() -> None:
    drilled, log = table()
    app = DrillApp(drilled)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Stop here?" in await press(pilot, "y", "escape")
        assert "Reds won." in await press(pilot, "e")
        assert decode_drill(log.rows).finished
    drilled, log = table()
    app = DrillApp(drilled)
    async with app.run_test(size=(40, 12)) as pilot:
        await press(pilot, "y", "enter", "escape", "l")
    assert not decode_drill(log.rows).finished
    assert decode_drill(log.rows).number == 1


async def test_what_cannot_be_kept_changes_nothing() -> None:
    drilled, log = table()
    app = DrillApp(drilled)
    async with app.run_test(size=(80, 24)) as pilot:
        log.full = True
        await press(pilot, "y")
        assert isinstance(app.screen, NoticeModal)
        log.full = False
        assert "question 1 of 3" in await press(pilot, "escape")
        assert drilled.drill.calls == ()
        assert "right, +1,000" in await press(pilot, "y")


async def test_many_teams_and_every_size() -> None:
    drilled, _ = table(teams=tuple(f"The team of row {place}" for place in range(12)))
    for size in ((40, 12), (80, 24), (120, 40)):
        app = DrillApp(drilled)
        async with app.run_test(size=size) as pilot:
            await press(pilot)
            assert "mine project" in text(app)
            assert app.query_one(Scoreboard).size.height <= size[1] * 2 // 5 + 1
