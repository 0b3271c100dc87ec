"""Home: what is due, the decks, the keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from driving import playing
from textual.widgets import Input
from world import Deck, World, years


async def test_today_is_one_key_away(furnished: World) -> None:
    async with playing(furnished) as player:
        assert "Today   10 new · about 2 minutes" in player.text
        assert "Sat 21 Nov" in player.lines[0]
        await player.press("enter")
        assert player.where == "PlayScreen"
        assert (player.sitting.game.title, player.sitting.game.rules.mode) == ("Today", "study")


async def test_a_deck_is_studied_or_quizzed(furnished: World) -> None:
    async with playing(furnished) as player:
        await player.press("down")
        assert "▸ One of each kind" in player.text
        assert "A question of every kind." in player.text
        assert "6 cards · 0 learned" in player.text
        await player.press("enter")
        assert player.lines[0].split("  ")[1] == "One of each kind · study"
        await player.press("escape", "l", "q")
        assert player.lines[0].split("  ")[1] == "One of each kind · quiz"


async def test_a_broken_deck_is_listed_last_told_and_harmless(furnished: World) -> None:
    async with playing(furnished) as player:
        await player.press("end")
        row = next(line for line in player.lines if "▸" in line)
        assert "broken.yaml" in row
        assert "⚠ cannot be read" in row
        assert "broken.yaml:3:5 the card has no answer" in player.text
        assert "study" not in player.lines[-1]
        await player.press("enter")
        assert player.where == "NoticeModal"
        assert "cannot be used" in player.text
        await player.press("escape", "up", "enter")
        assert player.where == "PlayScreen"


async def test_an_empty_library_says_what_to_do(world: World) -> None:
    async with playing(world, size=(120, 40)) as player:
        assert "There are no decks yet." in player.text
        assert str(world.root / "decks") in player.text
        await player.press("q", "enter", "c", "x")
        assert player.where == "HomeScreen"
        assert player.toasts == []


async def test_when_nothing_is_due_it_says_when_and_offers_a_quiz(world: World) -> None:
    world.add(Deck("few", "Few", years(2)))
    async with playing(world) as player:
        await player.press("enter")
        for _ in range(2):
            await player.answer()
            await player.press("enter")
        await player.press("escape")
        assert "all done · next in" in player.text
        assert "q play a quiz" in player.text
        await player.press("down", "enter")
        assert player.toasts[0].startswith("Nothing more is due today")
        assert player.toasts[0].endswith("Play a quiz meanwhile.")
        await player.press("home", "q")
        assert player.sitting.game.rules.mode == "quiz"


async def test_the_streak_counts_days(world: World) -> None:
    world.add(Deck("few", "Few", years(30)))
    for _ in range(2):
        async with playing(world) as player:
            await player.press("enter")
            await player.answer()
            await player.press("escape", "l")
        world.at += timedelta(days=1)
    async with playing(world) as player:
        assert "2-day streak" in player.lines[0]


async def test_decks_are_found_by_title(furnished: World) -> None:
    async with playing(furnished) as player:
        await player.press("slash")
        await player.type("THIRTY")
        assert "One of each kind" not in player.text
        await player.type("!")
        assert "No title holds this." in player.text
        await player.press("backspace")
        await player.press("enter", "q")
        assert player.sitting.game.title == "Thirty years"
        await player.press("escape", "l", "escape")
        assert "One of each kind" in player.text
        assert "▸ Thirty years" in player.text
        assert not player.app.query_one(Input).display


async def test_the_mouse_chooses_and_starts(furnished: World) -> None:
    async with playing(furnished) as player:
        await player.click("Thirty years")
        assert "▸ Thirty years" in player.text
        assert player.where == "HomeScreen"
        await player.click("Thirty years", times=2)
        assert player.sitting.game.title == "Thirty years"
        await player.press("escape", "l")
        await player.click("Today   ", times=2)
        assert player.sitting.game.title == "Today"


async def test_keys_in_sight_can_be_clicked(furnished: World) -> None:
    async with playing(furnished) as player:
        await player.click("? help")
        assert player.where == "HelpModal"


async def test_many_decks_scroll_with_the_cursor(world: World) -> None:
    for count in range(40):
        world.add(Deck(f"d{count:02}", f"Deck number {count}", years(1)))
    async with playing(world) as player:
        await player.press("end")
        assert "▸ Deck number 39" in player.text
        await player.press("home")
        assert "▸ Today" in player.text


async def test_own_decks_stand_above_shipped_ones(world: World) -> None:
    world.add(Deck("mine", "Mine", years(1)))
    world.add(Deck("theirs", "Theirs", years(1)), shipped=True)
    async with playing(world) as player:
        told = [line.strip() for line in player.lines]
        rows = [next(place for place, line in enumerate(told) if line.startswith(text)) for text in
                ("Your own", "Mine", "Shipped with quizgame", "Theirs")]  # fmt: skip
        assert rows == sorted(rows)
        await player.press("down", "down")
        assert "▸ Theirs" in player.text


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_titles_and_columns_stand_at_every_size(world: World, size: tuple[int, int]) -> None:
    for number in range(30):
        world.add(Deck(f"d{number:02}", f"A deck {number:02} of many", years(3)))
    async with playing(world, size=size) as player:
        rows = [line for line in player.lines if "A deck 0" in line]
        assert rows
        await player.press(*["down"] * 12)
        heading = next(line for line in player.lines if " due " in line)
        for row in (line for line in player.lines if "A deck" in line):
            assert row.rstrip("▁▂▃▄▅▆▇█ ").rindex("3") == heading.rindex("w"), "counts stand below their heads"


async def test_of_several_paused_games_any_can_be_gone_on_with_or_discarded(furnished: World) -> None:
    async with playing(furnished) as player:
        for key in ("q", "e", "v"):
            await player.press(*(["down"] if key == "q" else []), *([key] if key == "q" else ["m", key]))
            await player.press("f2", "escape", "l")
        assert "Paused" in player.text
        assert "and 2 more   c list" in player.text
        await player.press("c")
        assert player.where == "PausedModal"
        rows = [line for line in player.lines if "One of each kind" in line and "today" in line]
        assert [row.split()[0] for row in rows] == ["1", "2", "3"]
        await player.press("down", "x")
        assert player.toasts == ["Closed. What was answered is kept."]
        assert "exam" not in player.text
        await player.press("2")
        assert player.sitting.game.rules.mode == "quiz"
        await player.press("escape", "l", "x")
        assert player.where == "PausedModal"
        await player.press("x", "escape")
        assert "c go on   x discard" in player.text
        await player.press("x")
        assert "Paused" not in player.text
