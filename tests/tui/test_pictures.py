"""What the screens look like at 80×24, as text: a change of any line is seen here."""

from __future__ import annotations

from datetime import timedelta

import pytest
from driving import playing
from syrupy.assertion import SnapshotAssertion
from world import Deck, Question, World, choice, dated, numeric, order, statement, typed

KINDS = {
    "choice": choice(),
    "statement": statement(),
    "typed": typed(),
    "number": numeric(),
    "date": dated(),
    "order": order(),
}


@pytest.fixture(autouse=True)
def nobody_hesitates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers take no time, so that points and durations are always the same."""
    monkeypatch.setattr("quizgame.tui.screens.play.monotonic", lambda: 100.0)
    monkeypatch.setattr("quizgame.tui.stopwatch.monotonic", lambda: 100.0)


async def test_home(furnished: World, snapshot: SnapshotAssertion) -> None:
    async with playing(furnished, "kinds") as player:
        await player.answer()
        await player.press("escape", "l", "down")
        assert player.text == snapshot


@pytest.mark.parametrize("question", KINDS.values(), ids=KINDS.keys())
async def test_asked_and_told(world: World, question: Question, snapshot: SnapshotAssertion) -> None:
    world.add(Deck("deck", "A deck", (question,)))
    async with playing(world, "deck", "study") as player:
        assert player.text == snapshot(name="asked")
        await player.answer(right=False)
        assert player.text == snapshot(name="told")


async def test_result(world: World, snapshot: SnapshotAssertion) -> None:
    world.add(Deck("deck", "A deck", (choice(), typed())))
    async with playing(world, "deck", "study") as player:
        await player.answer(right=False)
        await player.press("enter")
        await player.answer()
        await player.press("escape", "e")
        assert player.text == snapshot


async def test_statistics(furnished: World, snapshot: SnapshotAssertion) -> None:
    async with playing(furnished, "kinds") as player:
        for right in (True, False, True, True, False, True):
            await player.answer(right)
            await player.press("enter")
    furnished.at += timedelta(days=2)
    async with playing(furnished, "years", "study") as player:
        await player.answer()
        await player.press("escape", "l", "s")
        await player.app.workers.wait_for_complete()
        await player.press("5")
        assert player.text == snapshot


async def test_help_and_pause(furnished: World, snapshot: SnapshotAssertion) -> None:
    async with playing(furnished, "years", "study") as player:
        await player.press("escape")
        assert player.text == snapshot(name="pause")
        await player.press("question_mark")
        assert player.text == snapshot(name="help")


async def test_nothing_is_cut_at_80_columns(furnished: World) -> None:
    """The keys of every moment stand whole on their line, and help ends with its last key."""
    async with playing(furnished) as player:
        await player.press("down", "q", "escape", "l")
        expected = ["study", "quiz", "modes", "go on", "browse", "quit", "help"]
        assert [key for key in expected if key not in player.lines[-1]] == []
        await player.press("c")
        for _ in range(6):
            for word in ("flag", "pause", "help", "skip"):
                assert word in player.lines[-1]
            await player.press("question_mark" if "? help" in player.lines[-1] else "f3")
            assert "Ctrl+Q" in player.text
            assert "quit; every answer is kept" in player.text
            await player.press("escape")
            await player.answer()
            for word in ("result" if player.sitting.game.finished else "go on", "source", "flag", "pause", "help"):
                assert word in player.lines[-1]
            await player.press("enter")
        for word in ("again", "home", "help"):
            assert word in player.lines[-1]
        assert "…" not in player.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (20, 6)])
async def test_every_size_is_survived(furnished: World, size: tuple[int, int]) -> None:
    async with playing(furnished, "kinds", size=size) as player:
        for _ in range(6):
            await player.answer(right=False)
            await player.press("enter")
        assert player.where == "ResultScreen"
        await player.press("s", "question_mark", "escape", "escape")
        assert player.where == "HomeScreen"
        assert all(len(line) <= size[0] for line in player.lines)
