"""Flashcards: turned, rated, and on to the next."""

from __future__ import annotations

import pytest
from driving import playing
from syrupy.assertion import SnapshotAssertion
from world import Deck, World, flashcard, typed

from quizgame.memory.scheduler import Rating, Scheduler
from quizgame.questions.answer import Rate


async def test_it_looks_like_this(world: World, snapshot: SnapshotAssertion) -> None:
    world.add(Deck("deck", "A deck", (flashcard(hint="It met often."),)))
    async with playing(world, "deck", "study") as player:
        assert player.text == snapshot(name="asked")
        await player.press("space")
        assert player.text == snapshot(name="turned")


@pytest.mark.parametrize(
    "key, rating", [("1", Rating.AGAIN), ("2", Rating.HARD), ("3", Rating.GOOD), ("4", Rating.EASY)]
)
@pytest.mark.parametrize("turn", ["space", "enter"])
async def test_it_is_rated_by_a_digit_and_the_next_one_is_asked(
    world: World, monkeypatch: pytest.MonkeyPatch, key: str, rating: Rating, turn: str
) -> None:
    world.add(Deck("deck", "A deck", (flashcard(), typed())))
    async with playing(world, "deck", "study") as player:
        await player.press(key)
        assert not player.sitting.game.turns, "nothing is rated unseen"
        await player.press(turn, key)
        (told,) = player.sitting.game.turns
        assert told.answer == Rate(rating)
        assert "What does PfP stand for?" in player.text
        memories = player.app.application.journal.memories()
        day = world.now().day()
        assert memories["d/flashcard"] == Scheduler().review(None, rating, day, "d/flashcard")


async def test_the_cursor_stands_on_good_and_enter_takes_what_it_points_at(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.add(Deck("deck", "A deck", (flashcard(), flashcard("d/other", prompt="Another?"))))
    ticks = iter(range(1_000))
    monkeypatch.setattr("quizgame.tui.screens.play.monotonic", lambda: float(next(ticks)))
    async with playing(world, "deck", "study") as player:
        sitting = player.sitting
        await player.press("space", "enter")
        await player.press("enter", "down", "space")
        assert [turn.answer for turn in sitting.game.turns] == [Rate(Rating.GOOD), Rate(Rating.EASY)]


async def test_a_key_that_is_held_turns_one_card_and_rates_none(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.add(Deck("deck", "A deck", (flashcard(), typed())))
    monkeypatch.setattr("quizgame.tui.screens.play.monotonic", lambda: 100.0)
    async with playing(world, "deck", "study") as player:
        await player.press("space", "space", "enter", "space")
        assert "How well did you know it?" in player.text
        assert not player.sitting.game.turns


async def test_what_was_not_known_comes_back_and_says_so(world: World) -> None:
    world.add(Deck("deck", "A deck", (flashcard(),)))
    async with playing(world, "deck", "study") as player:
        await player.press("space")
        assert "1  Again · tomorrow" in player.text
        await player.press("1")
        assert "Once more" in player.text
        assert "How well" not in player.text
        await player.press("space")
        assert "tomorrow" not in player.text, "it was reviewed today: now it is practice"
        await player.press("3")
        assert player.where == "ResultScreen"
        assert "0 of 1 right" in player.text
        assert "missed" not in player.lines[-1], "a quiz gives no points for it"


async def test_sources_are_told_once_it_is_turned_and_hints_before(world: World) -> None:
    world.add(Deck("deck", "A deck", (flashcard(hint="It met often."),)))
    async with playing(world, "deck", "study", size=(80, 40)) as player:
        await player.press("o", "h")
        assert "It met often." in player.text
        assert "counts half" not in player.text
        assert "NATO’s relations" not in player.text
        await player.press("space")
        assert "NATO’s relations" in player.text
        assert "(+1 more)" in player.text
        await player.press("o", "h")
        assert "A note on partnership" in player.text
        assert "It met often." not in player.text


async def test_skipping_it_tells_the_back(world: World) -> None:
    world.add(Deck("deck", "A deck", (flashcard(),)))
    async with playing(world, "deck", "study") as player:
        await player.press("s")
        assert "Skipped" in player.text
        assert "it met first in 1997." in player.text
        assert "How well" not in player.text
        await player.press("4", "enter")
        assert "Once more" in player.text


async def test_it_is_rated_by_the_mouse(world: World) -> None:
    world.add(Deck("deck", "A deck", (flashcard(), typed())))
    async with playing(world, "deck", "study") as player:
        await player.click("⏎ turn")
        await player.click("Hard")
        assert player.sitting.game.turns[0].answer == Rate(Rating.HARD)


async def test_a_long_back_is_read_and_rated_on_any_screen(world: World) -> None:
    back = "\n".join(f"line {number} [b]of[/p] the back" for number in range(60))
    world.add(Deck("deck", "A deck", (flashcard(back=back, prompt="[red]A[/red]"), typed())))
    async with playing(world, "deck", "study", size=(40, 12)) as player:
        assert "[red]A[/red]" in player.text
        await player.press("space")
        assert "Good" in player.text, "the cursor is in sight"
        await player.press("home")
        assert "[red]A[/red]" in player.text
        await player.press("pagedown")
        assert "[b]of[/p]" in player.text
        await player.press("3")
        assert "What does PfP stand for?" in player.text


async def test_a_key_lays_out_the_screen_once(world: World) -> None:
    cards = (flashcard(explanation=""), flashcard("d/other", prompt="As long as two lines? " * 5, explanation=""))
    world.add(Deck("deck", "A deck", cards))
    async with playing(world, "deck", "study") as player:
        laid_out: list[object] = []
        player.app.screen.screen_layout_refresh_signal.subscribe(player.app.screen, laid_out.append)
        await player.press("space")
        assert len(laid_out) == 1
        await player.press("3")
        assert len(laid_out) == 2
