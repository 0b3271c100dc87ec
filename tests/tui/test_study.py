"""Study in the app: what was missed comes back, and the day a card returns is told."""

from __future__ import annotations

from driving import playing
from world import Deck, World, years


async def test_a_missed_card_comes_back_within_the_sitting(world: World) -> None:
    world.add(Deck("few", "Few", years(2)))
    async with playing(world, "few", "study") as player:
        assert "0 of 2 through" in player.lines[0]
        await player.answer(right=False)
        assert "comes back in a moment" in player.text
        await player.press("enter")
        await player.answer()
        assert "1 of 2 through" in player.lines[0]
        await player.press("enter")
        assert "Once more · Choose one" in player.text
        await player.answer()
        assert "back tomorrow" in player.text
        assert "points" not in player.text


async def test_a_known_card_says_when_it_returns(world: World) -> None:
    world.add(Deck("few", "Few", years(1)))
    async with playing(world, "few", "study") as player:
        await player.answer()
        due = player.sitting.due_days()["y/1"]
        days = due - player.app.application.day
        assert f"back in {days} days" in player.text
        await player.press("enter")
        assert player.where == "ResultScreen"
        assert "Coming back" in player.text
        assert "Nothing was missed." in player.text
        await player.press("a")
        assert player.where == "ResultScreen"
        assert player.toasts[0].startswith("Nothing more is due today")
