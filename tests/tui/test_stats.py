"""Statistics: what was kept, drawn with a few glyphs."""

from __future__ import annotations

from datetime import timedelta

from driving import playing
from world import Deck, World, years

from quizgame.tui.screens.stats import plot


async def test_an_empty_journal_says_so(world: World) -> None:
    async with playing(world) as player:
        await player.press("s")
        assert "Nothing yet" in player.text


async def test_games_days_and_decks_are_told(world: World) -> None:
    world.add(Deck("few", "Few", years(3)))
    async with playing(world, "few") as player:
        for right in (True, True, False):
            await player.answer(right)
            await player.press("enter")
    world.at += timedelta(days=3)
    async with playing(world, "few") as player:
        await player.answer()
        await player.press("escape", "l", "s")
        text = player.text
        assert "Few · quiz · not finished" in text
        assert "2 of 3" in text
        assert "answers" in text
        assert text.count("█") >= 4
        assert "3 of 3" in text
        await player.press("question_mark")
        assert "memory" in player.text
        await player.press("escape", "escape")
        assert player.where == "HomeScreen"


def test_the_highest_day_fills_the_plot_and_a_single_answer_shows() -> None:
    rows = [row.plain for row in plot({1000: 40, 999: 1}, 1000, 80)]
    today = len("      ") + 2 * 34
    assert [row[today] for row in rows[:4]] == ["█"] * 4
    assert [row[today - 2] for row in rows[:4]] == [" ", " ", " ", "▁"]
    assert rows[0].startswith("   40 ")


async def test_a_game_after_midnight_belongs_to_the_evening(world: World) -> None:
    world.add(Deck("few", "Few", years(3)))
    world.at = world.at.replace(day=22, hour=1)
    async with playing(world, "few") as player:
        await player.answer()
        await player.press("escape", "l", "s")
        assert next(line for line in player.lines if "Few · quiz" in line).split()[:3] == ["Sat", "21", "Nov"]
