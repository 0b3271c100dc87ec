"""Going back in study and flashcards, forward again, and judging oneself."""

from __future__ import annotations

import pytest
from driving import Player, playing
from world import Deck, World, flashcard, typed, years

from quizgame.memory.scheduler import Rating
from quizgame.tui.screens.result import ResultScreen


def memories(player: Player) -> dict[str, object]:
    return dict(player.app.application.journal.memories())


def key_line(player: Player) -> str:
    return next(line for line in reversed(player.lines) if line.strip())


async def test_an_answer_is_taken_back_given_again_and_judged_otherwise(world: World) -> None:
    world.add(Deck("years", "Years", years(3)))
    async with playing(world, "years", "study") as player:
        asked = player.text
        assert "undo" not in asked
        await player.answer(right=False)
        told, learned = player.text, memories(player)
        assert "r I was right   u undo" in key_line(player)
        await player.press("u")
        assert "▎ Taken back. Ctrl+Y does it again." in player.text
        assert memories(player) == {}
        await player.press("ctrl+y")
        assert memories(player) == learned
        assert player.sitting.game.done == 0
        await player.press("U")
        assert player.toasts == ["There is nothing to be done again."]
        player.app.clear_notifications()
        await player.press("u")
        await player.answer(right=False)
        assert player.text == told
        await player.press("r")
        assert "✓ Right" in player.text
        assert "By your own word: good." in player.text
        assert "r I was wrong" in key_line(player)
        assert player.sitting.game.done == 1
        await player.press("u")
        assert "✗ Not this time" in player.text
        assert memories(player) == learned
        await player.press("r", "enter")
        assert len(player.sitting.game.turns) == 1
        assert "r " not in key_line(player).split("   ")
        await player.press("r")
        assert "How well did you know it?" in player.text
        await player.press("4")
        (turn,) = player.sitting.game.turns
        assert turn.verdict.why == "By your own word: easy."


async def test_while_an_answer_is_typed_letters_are_text(world: World) -> None:
    world.add(Deck("deck", "A deck", (typed("d/one"), typed("d/two"))))
    async with playing(world, "deck", "study") as player:
        await player.type("ur")
        await player.press("enter")
        assert [turn.answer.text for turn in player.sitting.game.turns] == ["ur"]  # type: ignore[union-attr]
        await player.press("enter")
        assert "F5 undo" in key_line(player)
        await player.press("f5")
        assert player.sitting.game.turns == ()
        await player.press("f6")
        assert len(player.sitting.game.turns) == 1
        await player.press("f7")
        assert "You: ur" in player.text


async def test_how_it_ended_is_taken_back_on_the_result_and_from_home(world: World) -> None:
    world.add(Deck("deck", "A deck", (flashcard(),)))
    async with playing(world, "deck", "study") as player:
        await player.press("space", "3")
        assert player.where == "ResultScreen"
        await player.press("u")
        assert player.where == "PlayScreen"
        assert memories(player) == {}
        await player.press("ctrl+y")
        assert player.where == "ResultScreen"
        await player.press("escape", "u")
        assert player.where == "PlayScreen"
        assert player.toasts == [f"Taken back: the answer to “{flashcard().prompt}”."]
        await player.press("space", "3", "escape")
        assert player.app.application.unfinished() is None
        assert player.app.application.statistics().answers == 1


async def test_what_was_missed_is_judged_anew_on_the_result(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(1_000))
    monkeypatch.setattr("quizgame.tui.screens.play.monotonic", lambda: float(next(ticks)))
    world.add(Deck("deck", "A deck", (flashcard(), flashcard("d/other", prompt="Another?"))))
    async with playing(world, "deck", "study") as player:
        await player.press("space", "1", "space", "1", "space", "3", "space", "3")
        assert "0 of 2 right" in player.text
        await player.press("down", "down", "r")
        assert "How well did you know it?" in player.text
        assert "You: Again" in player.text
        await player.press("4")
        assert "1 of 2 right" in player.text
        assert isinstance(player.app.screen, ResultScreen)
        assert [turn.verdict.right for turn in player.app.screen.sitting.game.turns] == [False, True, True, True]
        assert player.app.application.journal.reviews("d/other")[-1].body["rating"] == Rating.EASY
        await player.press("u")
        assert "0 of 2 right" in player.text
        assert player.where == "ResultScreen"


async def test_where_there_are_points_answers_stand(world: World) -> None:
    world.add(Deck("years", "Years", years(3)))
    async with playing(world, "years") as player:
        await player.answer(right=False)
        assert "undo" not in key_line(player)
        for key in ("u", "ctrl+y", "r"):
            await player.press(key)
            assert "Answers given for points stand." in player.toasts[0]
        assert len(player.sitting.game.turns) == 1
        await player.press("escape", "l")
        await player.press("u")
        assert player.toasts == ["There is nothing to be taken back."]
        assert player.where == "HomeScreen"
