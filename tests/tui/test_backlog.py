"""Home offers to spread what has piled up, says how long it takes, and takes it back."""

from __future__ import annotations

from datetime import timedelta

from driving import playing
from world import Deck, World, years

from quizgame.store.journal import Entry


async def test_what_has_piled_up_is_spread_over_days_and_gathered_again(world: World) -> None:
    world.add(Deck("years", "Years", years(150)))
    application = world.application()
    for card in range(1, 151):
        body = {"review": True, "rating": 3, "due": application.day + 3, "credit": 1.0, "ms": 1}
        application.journal.append(world.now(), [Entry("answered", "g", f"y/{card}", body)])
    application.journal.rebuild()
    application.journal.close()
    world.at += timedelta(days=20)
    async with playing(world) as player:
        await player.pilot.pause()
        assert "150 have piled up: w spreads them over 4 days" in player.text
        await player.press("w")
        assert "spread   over 4 days, at most 40 a day" in player.text
        assert "gently   over 6 days, at most 28 a day" in player.text
        await player.press("s")
        assert "Spread over 4 days, until 14 Dec. w takes that back." in player.text
        assert "40 due" in player.text
        assert "have piled up" not in player.text
        await player.press("w", "u")
        assert "150 due" in player.text
        await player.press("w", "escape")
        assert "150 due" in player.text
        assert player.where == "HomeScreen"


async def test_where_nothing_has_piled_up_it_is_said(world: World) -> None:
    world.add(Deck("years", "Years", years(5)))
    async with playing(world) as player:
        await player.press("w")
        assert player.toasts == ["Nothing has piled up."]
