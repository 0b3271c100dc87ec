"""Help, palette and themes."""

from __future__ import annotations

import pytest
from driving import Player, playing
from world import World

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
        assert "discard it" in player.text
        assert "Ctrl+Q" in player.text
        await player.press("escape", "enter", "question_mark")
        assert "While playing" in player.text
        await player.press("question_mark")
        assert player.where == "PlayScreen"


async def test_ctrl_c_says_what_quits(furnished: World) -> None:
    async with playing(furnished) as player:
        await player.press("ctrl+c")
        assert player.toasts == ["Ctrl+Q quits. Every answer is kept."]
