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


async def test_a_card_is_set_aside_while_it_is_studied(world: World) -> None:
    world.add(Deck("years", "Years", years(4)))
    async with playing(world) as player:
        await player.press("enter")
        application = player.app.application
        await player.press("c")
        assert "What is to become of this card?" in player.text
        await player.press("escape")
        assert "Question number 1?" in player.text
        await player.press("c", "b")
        assert "Back tomorrow." in player.text
        assert "Question number 2?" in player.text
        await player.press("c", "i")
        assert "Question number 3?" in player.text
        await player.answer(right=False)
        await player.press("c", "s")
        assert "Question number 4?" in player.text
        assert sorted(rest.aside for rest in application.standing.resting().values()) == [
            "buried",
            "known",
            "suspended",
        ]
        await player.press("c", "r")
        assert "It begins anew" in player.text
        await player.answer()
        await player.press("enter")
        assert player.where == "ResultScreen"
