"""Cards edited while they are learned: told once, listed, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import Player, playing
from players import answer_to
from textual.events import MouseScrollDown, MouseScrollUp
from world import Deck, World, typed

from quizgame.errors import StoreError
from quizgame.store.journal import Entry
from quizgame.tui.design import POINTER


def edited(world: World, deck: Deck) -> None:
    """Save a deck anew, with other cards."""
    world.add(deck)
    path = world.root / "decks" / f"{deck.id}.yaml"
    path.write_text(f"{path.read_text('utf-8')} again", encoding="utf-8")
    world.readings[path.read_text("utf-8")] = world.readings[f"{deck.id}.yaml"]


def cards(deck: str, *prompts: str) -> Deck:
    questions = tuple(replace(typed(f"{deck}/{prompt}"), prompt=prompt, form="card") for prompt in prompts)
    return Deck(deck, deck.title(), questions)


BEFORE = ("Where is Minsk?", "Where is Riga?", "[b]Where[/b] is Oslo?")


@pytest.fixture
def learned(world: World) -> World:
    """A home with a deck that was learned and then edited."""
    world.add(cards("places", *BEFORE))
    application = world.application()
    with application.journal:
        sitting = application.study("places")
        while (shown := sitting.shown) is not None:
            sitting.answer(answer_to(shown), 500)
    edited(world, cards("places", "Where is Misnk?", *BEFORE[1:]))
    return world


async def test_it_is_said_once_and_shown_by_a_key(learned: World) -> None:
    async with playing(learned) as player:
        assert player.toasts == ["1 edited card kept its progress: p shows it."]
        assert "p edited cards" in player.lines[-1]
        await player.press("p")
        assert player.where == "CarriedScreen"
        assert "1 card kept its progress" in player.text
        assert "Before  Where is Minsk? — " in player.text
        assert "Now     Where is Misnk? — " in player.text
        await player.press("escape")
        assert player.where == "HomeScreen"
        assert "p edited cards" not in player.lines[-1]
    async with playing(learned) as player:
        assert player.toasts == []
        await player.press("p", "question_mark")
        assert "carry it after all" in player.text


async def test_home_counts_what_was_kept(learned: World) -> None:
    async with playing(learned) as player:
        await player.press("down")
        assert "3 cards · 3 learned" in player.text


async def test_it_is_taken_back_and_carried_after_all(learned: World) -> None:
    async with playing(learned) as player:
        await player.press("p", "u")
        assert "taken back: the old card has its history again" in player.text
        assert "carry after all" in player.lines[-1]
        await player.press("escape", "down")
        assert "3 cards · 2 learned" in player.text
        await player.press("p", "a", "escape")
        assert "3 cards · 3 learned" in player.text


async def test_a_renamed_deck_is_taken_back_at_once_whatever_its_cards_say(learned: World) -> None:
    (learned.root / "decks" / "places.yaml").unlink()
    learned.add(cards("towns", *BEFORE))
    async with playing(learned) as player:
        assert player.toasts == ["3 edited cards kept their progress: p shows it."]
        await player.press("p", "home")
        assert "moved or renamed" in player.text
        assert "places → towns" in player.text
        assert "[b]Where[/b] is Oslo?" in player.text
        await player.press("a")
        assert player.text.count("taken back") >= 3
        assert "0 cards kept their progress" in player.text


async def test_edits_are_seen_when_home_is_shown_again(world: World) -> None:
    world.add(cards("places", *BEFORE))
    async with playing(world, "places", "study") as player:
        await player.answer()
        edited(world, cards("places", *(prompt.replace("Where", "Wheer") for prompt in BEFORE)))
        await player.press("escape", "l")
        assert player.where == "HomeScreen"
        assert player.toasts == ["1 edited card kept its progress: p shows it."]


async def test_many_are_listed_and_reached_by_keys_and_mouse(learned: World) -> None:
    prompts = [f"Where is place {number}?" for number in range(300)]
    learned.add(cards("many", *prompts))
    application = learned.application()
    with application.journal:
        application.carry()
        application.journal.carry(learned.now(), [row(f"more/{one}", f"many/{one}", one) for one in prompts])
    async with playing(learned, size=(80, 24)) as player:
        await player.press("p")
        assert "301 cards kept their progress" in player.text
        await player.press("end", "up")
        assert "place 0?" in pointed(player)
        await player.press("pageup")
        await player.click("place 9?")
        assert "place 9?" in pointed(player)
        await player.press("up")
        assert "place 10?" in pointed(player)
        for turned, there in ((MouseScrollUp, "place 13?"), (MouseScrollDown, "place 10?")):
            await player.pilot._post_mouse_events([turned], "CarriedList", button=0)
            await player.pilot.pause()
            assert there in pointed(player)
        await player.press("a")
        assert "1 card kept its progress" in player.text


def row(old: str, new: str, prompt: str) -> Entry:
    texts = {f"{what}_{when}": value for when in ("before", "now") for what, value in (
        ("prompt", prompt), ("answers", ["x"]), ("listed", False)
    )}  # fmt: skip
    return Entry("carried", None, new, {"from": old, "to": new, "why": "same", "written": True} | texts)


def pointed(player: Player) -> str:
    """The row the cursor is on."""
    return next((line for line in player.lines if POINTER in line), player.text)


async def test_a_journal_that_cannot_be_written_is_told_of_once(
    learned: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr("quizgame.store.journal.Journal.carry", refuse)
    async with playing(learned) as player:
        assert "The disk is full" in player.text
        await player.press("enter")
        assert player.where == "HomeScreen"
        await player.press("s", "escape")
        assert player.where == "HomeScreen"


async def test_nothing_was_edited(world: World) -> None:
    async with playing(world) as player:
        await player.press("p")
        assert "No card with progress was edited so far." in player.text
        await player.press("u", "a", "down", "pagedown", "end")
        assert player.where == "CarriedScreen"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (20, 6)])
async def test_every_size_is_survived(learned: World, size: tuple[int, int]) -> None:
    async with playing(learned, size=size) as player:
        await player.press("p", "u", "u", "question_mark", "escape")
        assert all(len(line) <= size[0] for line in player.lines)
