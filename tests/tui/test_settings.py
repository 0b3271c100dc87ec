"""Settings in the app: told, changed, refused, set back; and they hold at once."""

from __future__ import annotations

import json

import pytest
from driving import playing
from world import Deck, World, years


async def test_settings_are_changed_and_hold_at_once(world: World) -> None:
    world.add(Deck("years", "Years", years(30)))
    async with playing(world) as player:
        application = player.app.application
        application.preferences.path = world.root / "settings.json"
        assert "10 new" in player.text
        await player.press("down", "comma")
        assert "All decks together" in player.text
        assert "Only “Years”" in player.text
        assert "…" not in player.text, "what a setting is stands whole at 80 columns"
        assert "▸ Desired retention       90%" in player.text
        await player.press("down", "down", "enter")
        await player.paste("x")
        await player.press("enter")
        assert "must be a whole number from 0 to 9999." in player.text
        await player.press("escape", "enter")
        for _ in range(2):
            await player.press("backspace")
        await player.press("2", "5", "enter")
        assert "▸ New cards a day         25" in player.text
        await player.press("escape")
        assert "25 new" in player.text
        await player.press("comma", "end", "enter")
        await player.paste("2026-12-24")
        await player.press("enter")
        assert "▸ Exam                    2026-12-24" in player.text
        assert json.loads((world.root / "settings.json").read_text("utf-8")) == {
            "new_per_day": 25,
            "decks": {"years": {"exam": "2026-12-24"}},
        }
        await player.press("escape")
        assert "exam on Thu 24 Dec 2026 · as things stand you will know 0% of it" in player.text
        await player.press("comma", "end", "delete")
        assert "▸ Exam                    none" in player.text
        await player.press("home")
        assert "▸ Desired retention" in player.text


@pytest.mark.parametrize("size", [(120, 40), (40, 12), (20, 6)])
async def test_every_size_is_survived(world: World, size: tuple[int, int]) -> None:
    world.add(Deck("years", "Years", years(3)))
    async with playing(world, size=size) as player:
        await player.press("down", "comma", *["down"] * 12, "up", "enter", "escape", "question_mark", "escape")
        assert player.where == "SettingsScreen"
        assert all(len(line) <= size[0] for line in player.lines)
