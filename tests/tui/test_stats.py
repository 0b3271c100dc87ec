"""Statistics: a page for each part, counted aside, drawn with a few glyphs."""

from __future__ import annotations

import pytest
from driving import Player, playing
from world import Deck, World, years

from quizgame.app.application import Application
from quizgame.errors import StoreError
from quizgame.tui.screens.stats import PAGES


async def counted(player: Player) -> None:
    """Wait until all is summed up and shown."""
    await player.app.workers.wait_for_complete()
    await player.pilot.pause()
    await player.pilot.pause()


async def test_an_empty_journal_says_so_on_every_page(world: World) -> None:
    async with playing(world) as player:
        await player.press("s")
        await counted(player)
        told = ["Nothing yet", "Nothing has been learned yet", "Nothing is remembered yet", "No card was forgotten yet",
                "There are no decks yet", "No games yet"]  # fmt: skip
        for key, words in enumerate(told, 1):
            await player.press(str(key))
            assert words in player.text


async def test_the_screen_is_there_before_anything_is_counted(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing(world) as player:
        monkeypatch.setattr("quizgame.tui.screens.stats.StatsScreen._count", lambda screen: None)
        await player.press("s")
        assert "Counting" in player.text


async def test_every_page_tells_its_part(world: World) -> None:
    world.add(Deck("few", "Few", years(3)))
    async with playing(world, "few") as player:
        for right in (True, True, False):
            await player.answer(right)
            await player.press("enter")
        await player.press("s")
        await counted(player)
        assert "▸ 1 Days" in player.text
        assert "1 day with answers" in player.text
        assert player.text.count("██") == 2, "today, and the legend"
        await player.press("right")
        assert "▸ 2 Ahead" in player.text
        assert "with 10 new cards a day" in player.text
        await player.press("plus", "plus", "minus")
        await counted(player)
        assert "with 11 new cards a day" in player.text
        await player.press("3")
        assert "told from 20 reviews" in player.text
        assert "Stability" in player.text
        await player.press("tab", "tab")
        assert "3 of 3" in player.text
        assert "mastery" in player.text
        await player.click("6 Games")
        assert "Few · quiz" in player.text
        assert "2 of 3" in player.text
        assert "Best scores" in player.text
        await player.press("question_mark")
        assert "how many FSRS expected" in player.text
        await player.press("escape", "escape")
        assert player.where == "HomeScreen"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (44, 20)])
async def test_nothing_is_cut(world: World, size: tuple[int, int]) -> None:
    title = "A title that is so long that it does not go beside its figures on any screen there is, however wide it is"
    world.add(Deck("few", title, years(3)))
    async with playing(world, "few", size=size) as player:
        for _ in range(3):
            await player.answer()
            await player.press("enter")
        await player.press("s")
        await counted(player)
        for key in range(1, len(PAGES) + 1):
            await player.press(str(key))
            assert "…" not in player.text
            assert "home" in player.lines[-1]


async def test_what_cannot_be_read_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Application) -> None:
        raise StoreError("the journal is gone")

    async with playing(world) as player:
        monkeypatch.setattr("quizgame.app.application.Application.statistics", refuse)
        await player.press("s")
        await counted(player)
        assert "The journal is gone" in player.text
        await player.press("escape", "escape")
        assert player.where == "HomeScreen"


async def test_a_game_after_midnight_belongs_to_the_evening(world: World) -> None:
    world.add(Deck("few", "Few", years(3)))
    world.at = world.at.replace(day=22, hour=1)
    async with playing(world, "few") as player:
        await player.answer()
        await player.press("escape", "l", "s", "6")
        await counted(player)
        assert next(line for line in player.lines if "Few · quiz" in line).split()[-3:] == ["Sat", "21", "Nov"]
