"""Browsing: through many cards, searching, narrowing, all about one of them, and changing how it stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from driving import CLOCK, Player, playing
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input
from world import Deck, World, choice, numeric, one_of_each, statement, typed, years

from quizgame.memory.day import Moment
from quizgame.memory.scheduler import Memory
from quizgame.questions.question import Question
from quizgame.store.journal import Entry


def facts(fact: str = "d/pfp") -> tuple[Question, ...]:
    """Two cards of one fact, and one of another."""
    return (
        typed(fact=fact, tags=("names",)),
        choice(fact=fact, prompt="Which programme is PfP?", answer="Partnership for Peace", hint="It is for peace."),
        numeric(),
    )


@pytest.fixture
def shelf(world: World) -> World:
    world.add(Deck("first", "First deck", facts()))
    world.add(Deck("second", "Second deck", (*facts()[:1], *years(40))))
    return world


def rows(player: Player) -> list[str]:
    """The cards in sight."""
    kinds = ("choice ", "typed ", "number ", "date ", "order ", "true-false ")
    return [line for line in player.lines if any(kind in line for kind in kinds) and "·" in line[-4:]]


async def test_cards_are_looked_through_and_answers_shown_when_wanted(shelf: World) -> None:
    async with playing(shelf) as player:
        await player.press("down", "b")
        assert player.where == "BrowseScreen"
        assert "First deck" in player.lines[0]
        assert "3 cards" in player.lines[0]
        assert len(rows(player)) == 3
        assert "▸   What does PfP stand for?" in player.text
        assert "Partnership for Peace" not in player.text
        await player.press("v")
        assert "Partnership for Peace" in player.text
        await player.press("down", "down")
        assert "about 700,000" in player.text
        await player.press("v", "home")
        assert "v shows the answer" in player.text
        await player.press("escape")
        assert player.where == "HomeScreen"


async def test_all_decks_are_browsed_from_today(shelf: World) -> None:
    async with playing(shelf) as player:
        await player.press("home", "b")
        assert "All cards" in player.lines[0]
        assert "43 cards" in player.lines[0], "the card that both decks have is there once"


async def test_searching_narrows_with_every_letter(shelf: World) -> None:
    async with playing(shelf) as player:
        await player.press("end", "b", "slash")
        await player.paste("number 3")
        assert "13 of 41 cards" in player.lines[0]
        await player.type("7")
        assert len(rows(player)) == 1
        await player.press("enter", "enter")
        assert player.where == "CardScreen"
        await player.press("escape")
        assert "1 of 41 cards" in player.lines[0]
        await player.press("escape")
        assert "41 cards" in player.lines[0]
        assert "▸   Question number 37?" in player.text, "the cursor stays with its card"
        await player.press("slash")
        await player.paste("no such thing")
        assert "No card here." in player.text
        await player.press("enter", "enter", "s", "v", "exclamation_mark")
        assert player.where == "BrowseScreen"


async def test_cards_are_narrowed_by_key_by_click_and_by_tag(shelf: World) -> None:
    async with playing(shelf, "first", "study") as player:
        await player.answer()
        await player.press("escape", "l", "down", "b")
        assert "1 all 3  2 due ·  3 new 2  4 leeches ·" in player.text
        await player.press("3")
        assert "2 of 3 cards" in player.lines[0]
        await player.press("3")
        assert "3 cards" in player.lines[0]
        await player.click("3 new")
        assert "2 of 3 cards" in player.lines[0]
        await player.press("escape", "t")
        assert player.where == "TagModal"
        assert "names  1" in player.text
        await player.press("enter")
        assert "1 of 3 cards" in player.lines[0]
        assert "t #names" in player.text
        await player.press("t")
        assert "3 cards" in player.lines[0]


async def test_a_card_rests_until_it_is_woken(shelf: World) -> None:
    async with playing(shelf) as player:
        await player.press("down", "b", "s")
        assert player.toasts == ["It rests: it is not studied until woken."]
        assert "suspended" in rows(player)[0]
        assert "6 resting 1" in player.text
        assert "s wake" in player.lines[-1]
        await player.press("escape", "enter")
        assert "What does PfP stand for?" not in [one.prompt for one in player.sitting.game.waiting]
        await player.press("escape", "l", "b", "6", "s")
        assert "No card here." in player.text
        await player.press("escape")
        assert "suspended" not in player.text


async def test_a_question_flagged_in_a_game_is_found_and_settled(shelf: World) -> None:
    async with playing(shelf, "first", "study") as player:
        await player.press("f4", "escape", "l", "down", "b", "5")
        assert "1 of 3 cards" in player.lines[0]
        assert "! " in rows(player)[0]
        await player.press("enter")
        assert "⚠ Flagged on Sat 21 Nov as wrong or unclear" in player.text
        await player.press("exclamation_mark")
        assert "Flagged on" not in player.text
        assert player.toasts[-1] == "Settled: the flag is gone."
        await player.press("escape")
        assert "No card here." in player.text


async def test_all_about_a_card(shelf: World, snapshot: SnapshotAssertion) -> None:
    async with playing(shelf, "first", "study") as player:
        CLOCK.now += 2.5
        await player.answer(right=False)
    shelf.at += timedelta(days=3)
    async with playing(shelf, size=(90, 40)) as player:
        await player.press("down", "b", "enter")
        assert player.where == "CardScreen"
        assert "On the same fact · d/pfp · 2 cards in 2 decks" in player.text
        assert "this card, too" in player.text
        assert "Which programme is PfP?" in player.text
        assert "1 review" in player.text
        assert "✗ Sat 21 Nov" in player.text
        await player.press("right")
        assert "2 of 3" in player.lines[0]
        assert player.text == snapshot
        await player.press("left", "left")
        assert "3 of 3" in player.lines[0]
        await player.press("s")
        assert "⚠ Suspended" in player.text
        await player.press("escape")
        assert "6 resting 1" in player.text
        assert "▸   How many anti-personnel mines" in player.text


async def test_a_card_is_buried_or_known_already_and_that_is_taken_back(shelf: World) -> None:
    async with playing(shelf) as player:
        await player.press("end", "b", "b")
        assert "Buried: it comes back tomorrow." in player.text
        assert "6 resting 1" in player.text
        await player.press("u")
        assert "Taken back: it is as it was." in player.text
        assert "6 resting 1" not in player.text
        await player.press("i", "enter")
        assert "⚠ Known already, you said on" in player.text
        assert "s wakes it before" in player.text
        await player.press("s")
        assert "Known already, you said" not in player.text


async def test_why_a_card_was_set_aside_is_told_and_it_is_released(shelf: World) -> None:
    async with playing(shelf) as player:
        application = player.app.application
        day, utc = application.day, application.clock().utc
        card = application.library.entry("second").cards[5].id
        for number in range(10):
            after = Memory(2.0, 9.0, day - 20 + number, day - 19 + number, number + 1, min(number, 8))
            body = {"review": True, "rating": 1, "due": after.due, "credit": 0.0, "ms": 1500}
            body["answer"] = {"write": f"guess {number % 3}"}
            at = Moment(utc - (20 - number) * 86_400_000, 0)
            application.journal.append(at, [Entry("answered", "g", card, body)])
        application.journal.append(application.clock(), [Entry("suspended", None, card, {"why": "leech", "lapses": 8})])
        application.journal.rebuild()
        await player.press("end", "b", "4", "enter")
        assert "⚠ Set aside on" in player.text
        assert "forgotten 8 times" in player.text
        assert "Given instead: guess 0 · guess 2 · guess 1" in player.text
        await player.press("s")
        assert "Leech" in player.text
        assert "Set aside on" not in player.text


async def test_every_kind_has_a_page(world: World) -> None:
    world.add(Deck("kinds", "Kinds", one_of_each()))
    async with playing(world, size=(90, 40)) as player:
        await player.press("down", "b", "enter")
        told = []
        for _ in one_of_each():
            told.append(player.text)
            await player.press("right")
    expected = (
        "Lithuania  (Lithuania co-funded the project",
        "Because      Belarus joined it in 1995.",
        "Answer       Partnership for Peace",
        "Also right   from 650,000 to 750,000 mines",
        "Answer       April 1998",
        "In order     1  1992  Belarus joins the NACC",
    )
    assert [text in page for text, page in zip(expected, told, strict=True)] == [True] * 6


async def test_texts_of_decks_are_shown_as_they_are(world: World) -> None:
    odd = "[bold]who[/p] is \\[this]?"
    world.add(Deck("odd", "Odd", (choice(prompt=odd, answer="[red]", tags=("[b]",)), statement())))
    async with playing(world) as player:
        await player.press("down", "b", "v")
        assert f"▸   {odd}" in player.text
        assert "[red]" in player.text
        await player.press("t", "enter")
        assert "t #[b]" in player.text
        await player.press("enter")
        assert odd in player.text


async def test_a_broken_deck_is_not_browsed(furnished: World) -> None:
    async with playing(furnished) as player:
        await player.press("end", "b")
        assert player.where == "HomeScreen"


async def test_the_mouse_and_the_wheel(shelf: World) -> None:
    async with playing(shelf) as player:
        await player.press("end", "b")
        await player.click("Question number 3?")
        assert "▸   Question number 3?" in player.text
        await player.pilot.click(offset=(20, 12))
        await player.click("Question number 5?", times=2)
        assert player.where == "CardScreen"


@pytest.mark.parametrize("size", [(120, 40), (40, 12), (20, 6)])
async def test_every_size_is_survived(shelf: World, size: tuple[int, int]) -> None:
    async with playing(shelf, size=size) as player:
        await player.press("end", "b", "pagedown", "end", "slash")
        await player.paste("question")
        await player.press("enter", "v", "enter", "down", "right", "escape", "question_mark", "escape")
        assert player.where == "BrowseScreen"
        assert all(len(line) <= size[0] for line in player.lines)


async def test_ten_thousand_cards_cost_as_little_as_ten(world: World) -> None:
    """No more rows are set than are in sight."""
    world.add(Deck("many", "Many", years(10_000)))
    async with playing(world) as player:
        await player.press("down", "b", "end")
        assert "▸   Question number 10000?" in player.text
        assert "10,000 cards" in player.lines[0]
        await player.press("pageup", "slash")
        await player.paste("9999")
        assert len(rows(player)) == 1
        assert player.app.screen.query_one(Input).value == "9999"
