"""Choosing several and matching: by keys, and what is told."""

from __future__ import annotations

import pytest
from driving import playing
from world import Deck, World, match, several

from quizgame.questions.question import Match


async def test_several_are_ticked_and_handed_in(world: World) -> None:
    world.add(Deck("deck", "A deck", (several(),)))
    async with playing(world, "deck") as player:
        assert "Choose all that belong" in player.text
        assert player.text.count("□") == 4
        await player.press("enter")
        assert "Choose at least one." in player.text
        await player.press("1", "1")
        assert player.text.count("□") == 4, "a second press takes the tick away"
        await player.press("down", "space")
        assert player.text.count("■") == 1
        await player.press("space")
        await player.answer()
        assert "✓ Right" in player.text
        assert player.text.count("your answer") == 2


async def test_what_was_missed_and_what_was_too_much_is_told(world: World) -> None:
    world.add(Deck("deck", "A deck", (several(),)))
    async with playing(world, "deck") as player:
        shown = player.sitting.shown
        assert shown is not None
        options = shown.options  # type: ignore[union-attr]
        await player.press(str(options.index("Belarus") + 1), str(options.index("Norway") + 1), "enter")
        assert "✗ Not this time" in player.text
        assert next(line for line in player.lines if "belongs too" in line).split()[2] == "Kazakhstan"
        assert next(line for line in player.lines if "does not belong" in line).split()[2] == "Norway"
        assert "Norway is not on the way." in player.text


async def test_halves_are_moved_beside_theirs(world: World) -> None:
    world.add(Deck("deck", "A deck", (match(),)))
    async with playing(world, "deck") as player:
        assert "Match: move each line to where it belongs" in player.text
        assert all(mark in player.text for mark in ("1992", "April 1998", "2004")), "the left halves are in sight"
        await player.answer()
        assert "✓ Right" in player.text
        assert "1992        Belarus joined the council" in player.text


LONG = "the United Kingdom of Great Britain and Northern Ireland with all its territories"


@pytest.mark.parametrize("size", [(80, 24), (44, 50), (120, 40)])
async def test_both_halves_are_in_sight_however_long_they_are(world: World, size: tuple[int, int]) -> None:
    pairs = ((LONG, "London"), ("France", f"not {LONG}"), ("Spain", "Madrid"))
    world.add(Deck("deck", "A deck", (Match(id="d/m", form="card", prompt="Match", pairs=pairs),)))
    async with playing(world, "deck", size=size) as player:
        for told in (False, True):
            if told:
                await player.answer()
            words = set(player.text.split())
            assert words >= set(LONG.split()) | {"London", "France", "not", "Spain", "Madrid"}
            assert "…" not in player.text
