"""Leaving a game: everything is kept, and home offers to go on."""

from __future__ import annotations

import pytest
from driving import playing
from world import Deck, World, years


async def test_a_pause_hides_the_question_and_goes_on(world: World) -> None:
    world.add(Deck("few", "Few", years(3)))
    async with playing(world, "few") as player:
        await player.press("escape")
        assert player.where == "PauseModal"
        assert "Question number" not in player.text
        await player.press("enter")
        assert player.where == "PlayScreen"


async def test_a_game_that_was_left_is_gone_on_with(world: World) -> None:
    world.add(Deck("few", "Few", years(3)))
    async with playing(world, "few") as player:
        await player.answer()
        await player.press("enter")
        asked = player.sitting.shown
        await player.press("escape", "l")
        assert "Paused  Few · quiz · 1 of 3" in player.text
        await player.press("c")
        assert player.sitting.shown == asked
        assert "2 of 3" in player.lines[0]


async def test_quitting_in_mid_game_keeps_everything(world: World) -> None:
    world.add(Deck("few", "Few", years(3)))
    async with playing(world, "few") as player:
        await player.answer()
        await player.press("ctrl+q")
    async with playing(world) as player:
        assert "Paused  Few · quiz · 1 of 3" in player.text
        await player.click("Paused")
        assert len(player.sitting.game.turns) == 1


async def test_a_game_that_was_left_can_be_discarded(world: World) -> None:
    world.add(Deck("few", "Few", years(3)))
    async with playing(world, "few") as player:
        await player.answer()
        await player.press("escape", "l", "x")
        assert "Paused" not in player.text
        assert player.app.application.statistics().answers == 1


async def test_ending_now_shows_the_result_so_far(world: World) -> None:
    world.add(Deck("few", "Few", years(3)))
    async with playing(world, "few") as player:
        await player.answer()
        await player.press("escape", "down", "down", "enter")
        assert player.where == "ResultScreen"
        assert "1 of 1 right" in player.text
        await player.press("escape")
        assert "Paused" not in player.text


async def test_a_pause_offers_help(world: World) -> None:
    world.add(Deck("few", "Few", years(3)))
    async with playing(world, "few") as player:
        await player.press("escape", "question_mark")
        assert "While playing" in player.text
        await player.press("escape", "escape")
        assert player.where == "PlayScreen"


async def test_a_pause_is_clicked(world: World) -> None:
    world.add(Deck("few", "Few", years(3)))
    async with playing(world, "few") as player:
        await player.press("escape")
        await player.click("end now")
        assert "Nothing was answered" in player.text


@pytest.mark.parametrize(
    "command, where", [("quiz thirty", "PlayScreen"), ("home", "HomeScreen"), ("stat", "StatsScreen")]
)
async def test_what_the_palette_begins_in_a_pause_leaves_nothing_below(
    furnished: World, command: str, where: str
) -> None:
    async with playing(furnished, "kinds") as player:
        await player.answer()
        await player.press("escape", "ctrl+p")
        await player.type(command)
        await player.app.workers.wait_for_complete()
        await player.press("enter")
        assert player.where == where
        assert [type(screen).__name__ for screen in player.app.screen_stack] == list(
            dict.fromkeys(["HomeScreen", where])
        )
        if where != "PlayScreen":
            player.app.go_home()
            await player.pilot.pause()
            assert "Paused  One of each kind · quiz · 1 of 6" in player.text


async def test_the_deck_just_played_stays_in_sight_above_the_game_that_was_left(world: World) -> None:
    for n in range(15):
        world.add(Deck(f"deck-{n:02}", f"Deck {n:02}", years(3)))
    async with playing(world) as player:
        await player.press(*["down"] * 15)
        assert "▸ Deck 14" in player.text
        await player.press("q", "escape", "l")
        assert "Paused  Deck 14 · quiz · 0 of 3" in player.text
        assert "▸ Deck 14" in player.text
        await player.pilot.resize_terminal(80, 18)
        await player.pilot.pause()
        assert "▸ Deck 14" in player.text


async def test_how_far_a_game_is_stands_whole_beside_a_long_title(world: World) -> None:
    world.add(Deck("long", "The relations of all neighbours with one another", years(3)))
    async with playing(world, "long") as player:
        await player.press("escape", "l")
        assert "… · quiz · 0 of 3  c go on   x discard" in player.text
