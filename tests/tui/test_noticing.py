"""Decks saved outside while the app is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import BIRDS, FACTS, STORKS, Desk, notice
from driving import playing

from quizgame.store.news import Fate, News
from quizgame.tui.noticing import tell


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


async def test_what_changed_is_told_and_shown_at_home(desk: Desk) -> None:
    birds = desk.write("birds.yaml", BIRDS)
    async with playing(desk) as player:
        assert "2 cards" in player.text or "2 new" in player.text
        desk.edit(birds, "the gull", "a gull")
        desk.edit(birds, "cards:\n", "cards:\n  - {q: Who sings?, a: the wren}\n")
        await notice(player)
        assert player.toasts == ["Birds was saved: 1 new card, 1 changed."]
        assert "3 new" in player.text
        await notice(player)
        assert len(player.toasts) == 1


async def test_one_glance_is_not_enough(desk: Desk) -> None:
    """A file that is just being written is left until it rests."""
    birds = desk.write("birds.yaml", BIRDS)
    async with playing(desk) as player:
        assert player.app.noticing is not None
        for number in range(3):
            desk.edit(birds, "coast", f"coast {number}")
            player.app.noticing.glance()
            assert not list(player.app.workers)
        await notice(player)
        assert player.toasts == ["Birds was saved: its cards are the same."]


async def test_a_running_game_goes_on_with_what_it_began_with(desk: Desk) -> None:
    birds = desk.write("birds.yaml", BIRDS)
    async with playing(desk, "birds") as player:
        shown = player.text
        desk.edit(birds, "Which bird", "What")
        await notice(player)
        assert player.toasts == ["Birds was saved: 2 changed."]
        assert [line for line in player.lines if "Which bird" in line] == [
            line for line in shown.split("\n") if "Which bird" in line
        ]
        for _ in range(2):
            await player.answer()
            await player.press("enter")
        assert player.where == "ResultScreen"


async def test_a_broken_save_is_told_and_the_deck_stays_playable(desk: Desk) -> None:
    birds = desk.write("birds.yaml", BIRDS)
    async with playing(desk) as player:
        desk.edit(birds, "a: the gull", "answre: the gull")
        await notice(player)
        assert player.toasts[0].startswith(
            "Birds was saved with an error; it is played as it was before.\nbirds.yaml:9:"
        )
        await player.press("down")
        assert "⚠ Birds" in player.text
        assert "played as it was before its file was saved with an error" in player.text
        assert "birds.yaml:9:" in player.text
        await player.press("enter")
        assert player.where == "PlayScreen"
        desk.edit(birds, "answre: the gull", "a: the gull")
        await notice(player)
        assert player.toasts[-1] == "Birds is mended: its cards are the same."
        await player.press("escape", "l")
        assert "⚠" not in player.text


async def test_facts_and_new_decks_are_noticed_too(desk: Desk) -> None:
    facts = desk.write("facts.yaml", FACTS)
    desk.write("storks.yaml", STORKS)
    async with playing(desk) as player:
        desk.edit(facts, "1998", "1997")
        await notice(player)
        assert player.toasts == ["Storks was saved: 1 changed."]
        birds = desk.write("birds.yaml", BIRDS)
        await notice(player)
        assert player.toasts[-1] == "A new deck: Birds, 2 cards."
        assert "Birds" in player.text
        birds.unlink()
        await notice(player)
        assert player.toasts[-1].startswith("Birds is gone")
        assert [line for line in player.lines if line.strip().startswith("Birds ")] == []


async def test_the_list_of_cards_is_renewed(desk: Desk) -> None:
    birds = desk.write("birds.yaml", BIRDS)
    async with playing(desk) as player:
        await player.press("down", "b", "down")
        desk.edit(birds, "q: Which bird flies farthest?", "q: Who flies farthest?")
        await notice(player)
        assert "Who flies farthest?" in player.text
        assert "▸   Which bird follows ploughs?" in player.text
        await player.press("enter")
        desk.edit(birds, "the gull", "the black-headed gull")
        await notice(player)
        assert "the black-headed gull" in player.text
        assert player.where == "CardScreen"


def test_many_decks_are_told_in_one_sentence() -> None:
    saved = [News(f"Deck {number}", Fate.SAVED, number, 1, 0) for number in range(5)]
    broken = News("B", Fate.BROKEN, error="b.yaml:1:1 it is empty")
    (first, _), (second, seconds) = tell([*saved, broken])
    assert first == "5 decks were saved: 10 new cards, 5 changed."
    assert second.startswith("B was saved with an error")
    assert seconds > 6
