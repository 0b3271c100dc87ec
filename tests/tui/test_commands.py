"""Help, palette and themes."""

from __future__ import annotations

import asyncio

import pytest
from driving import Player, playing
from textual.command import CommandList
from world import World

from quizgame.errors import DeckError
from quizgame.tui.design import THEMES


async def choose(player: Player, command: str) -> None:
    await player.press("ctrl+p")
    await player.type(command)
    await player.app.workers.wait_for_complete()
    await player.press("enter")


async def test_the_palette_starts_decks(furnished: World) -> None:
    async with playing(furnished) as player:
        await choose(player, "quiz thirty")
        assert player.sitting.game.title == "Thirty years"
        assert player.sitting.game.rules.mode == "quiz"


async def test_the_palette_knows_no_broken_decks(furnished: World) -> None:
    async with playing(furnished) as player:
        await player.press("ctrl+p")
        await player.type("broken")
        await player.app.workers.wait_for_complete()
        assert "Quiz: broken" not in player.text


@pytest.mark.parametrize("theme, command", [("quizgame-light", "theme light"), ("quizgame-contrast", "theme high")])
async def test_themes_are_chosen_in_the_palette(furnished: World, theme: str, command: str) -> None:
    async with playing(furnished) as player:
        assert player.app.theme == THEMES[0].name
        await choose(player, command)
        assert player.app.theme == theme
        assert "One of each kind" in player.text


async def test_other_themes_do_no_harm(furnished: World) -> None:
    async with playing(furnished) as player:
        player.app.theme = "nord"
        await player.press("down", "q")
        assert player.where == "PlayScreen"


async def test_help_tells_the_keys_of_the_screen_it_was_opened_from(furnished: World) -> None:
    async with playing(furnished) as player:
        await player.press("question_mark")
        assert "discard one" in player.text
        assert "Ctrl+Q" in player.text
        await player.press("escape", "enter", "question_mark")
        assert "While playing" in player.text
        await player.press("question_mark")
        assert player.where == "PlayScreen"


async def test_ctrl_c_says_what_quits(furnished: World) -> None:
    async with playing(furnished) as player:
        await player.press("ctrl+c")
        assert player.toasts == ["Ctrl+Q quits. Every answer is kept."]


@pytest.mark.parametrize("size", [(80, 24), (80, 5), (20, 4)])
async def test_pages_are_turned_before_the_palette_is_laid_out(furnished: World, size: tuple[int, int]) -> None:
    async with playing(furnished, size=size) as player:
        player.app.action_command_palette()
        while not player.app.screen.query(CommandList):
            await asyncio.sleep(0)
        commands = player.app.screen.query_one(CommandList)
        commands.add_option("not laid out")
        player.app.screen.call_later(player.app.screen.run_action, "command_list('page_down')")
        await player.press("pagedown", "pageup")
        assert player.where == "PaletteScreen"


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6)])
async def test_a_long_notice_scrolls_above_its_keys(world: World, size: tuple[int, int]) -> None:
    async with playing(world, size=size) as player:
        findings = "\n".join(f"n{n}" for n in range(1, 61))
        player.app.tell(DeckError(findings, "mend them"))
        await player.pilot.pause()
        assert "⚠ N1 " in f"{player.text} ".replace("\n", " ")
        assert "⏎ go on" in player.text
        await player.press("end")
        assert "mend them" in player.text
        assert "⏎ go on" in player.text
        await player.press("pageup", "down", "up", "home")
        assert "⚠ N1 " in f"{player.text} ".replace("\n", " ")
        await player.press("enter")
        assert player.where == "HomeScreen"


async def test_a_short_notice_offers_no_scrolling(world: World) -> None:
    async with playing(world) as player:
        player.app.tell(DeckError("one line", "mend it"))
        await player.pilot.pause()
        assert "mend it" in player.text
        assert "scroll" not in player.text
