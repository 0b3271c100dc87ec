"""Match on its own screen: halves in two columns, joined by keys or mouse, right pairs go away."""

from __future__ import annotations

import pytest
from driving import Player, playing
from world import Deck, World, match, typed

from quizgame.errors import StoreError
from quizgame.play.pairing import Pairing

NAMES = "abc"


def right_keys(player: Player) -> list[tuple[str, str]]:
    pairing = pairing_of(player)
    return [(str(left + 1), NAMES[item]) for left, item in enumerate(pairing.shown.right) if left not in pairing.found]


def pairing_of(player: Player) -> Pairing:
    pairing = player.sitting.game.pairing
    assert isinstance(pairing, Pairing)
    return pairing


@pytest.fixture
def paired(world: World) -> World:
    cards = [
        typed(f"d/{n}", f"Question number {n}?", answer=f"Answer {n}", accepted=(f"Answer {n}",)) for n in range(3)
    ]
    world.add(Deck("deck", "A deck", (match(), *cards)))
    return world


async def begun(player: Player) -> None:
    await player.press("down", "m", "m")
    assert player.where == "MatchScreen"


async def test_a_game_is_played_to_its_end_by_keys(paired: World) -> None:
    async with playing(paired) as player:
        await begun(player)
        assert "1–3 left" in player.lines[-1]
        assert "0:00" in player.lines[0]
        for left, right in right_keys(player):
            await player.press(right, left)
        assert "✓ Right" in player.text
        assert "+1,333" in player.text, "with the whole bonus for speed"
        assert "1992        " in player.text
        await player.press("enter")
        (left, right), *_ = right_keys(player)
        wrong = next(letter for letter in NAMES if letter != right)
        await player.press(left, wrong)
        assert "✗ No pair" in player.text
        assert "3 pairs left · 1 miss" in player.text
        await player.press(left, right)
        assert "✓ A pair" in player.text
        assert "2 pairs left · 1 miss" in player.text
        await player.press(left, right)
        assert "2 pairs left · 1 miss" in player.text, "what is gone cannot be joined again"
        for left, right in right_keys(player):
            await player.press(left, right)
        assert "◐ Partly" in player.text
        assert "3 of 3 found, with 1 miss." in player.text
        await player.press("enter")
        assert player.where == "ResultScreen"
        assert "1 of 2 right, 1 partly" in player.text


async def test_the_cursor_finds_its_way_among_what_is_left(paired: World) -> None:
    async with playing(paired) as player:
        await begun(player)
        for _ in range(3):
            pairing = pairing_of(player)
            left = min(set(range(3)) - pairing.found)
            await player.press("enter")
            rows = [row for row in range(3) if row not in pairing.gone]
            here = min(rows, key=lambda row: abs(row - left))
            steps = (rows.index(pairing.shown.right[left]) - rows.index(here)) % len(rows)
            await player.press(*["down"] * steps, "enter")
        assert "✓ Right" in player.text


async def test_a_mouse_joins_halves_and_lets_them_go(paired: World) -> None:
    async with playing(paired) as player:
        await begun(player)
        shown = pairing_of(player).shown
        await player.click(shown.question.marks[1])
        assert "■ 2" in player.text
        await player.click(shown.question.marks[1])
        assert "■" not in player.text
        await player.click(shown.question.marks[1])
        await player.click(shown.items[shown.right[1]])
        assert "✓ A pair" in player.text


async def test_a_round_that_is_left_goes_on_with_what_was_tried(paired: World) -> None:
    async with playing(paired) as player:
        await begun(player)
        (left, right), (_, other), *_ = right_keys(player)
        await player.press(left, other, left, right)
        await player.press("escape", "l")
        assert "match" in player.text
    async with playing(paired) as player:
        await player.press("c")
        assert "2 pairs left · 1 miss" in player.text
        for one, another in right_keys(player):
            await player.press(one, another)
        assert "3 of 3 found, with 1 miss." in player.text


async def test_a_skipped_round_shows_its_pairs_and_finds_none(paired: World) -> None:
    async with playing(paired) as player:
        await begun(player)
        await player.press("s")
        assert "○ Skipped" in player.text
        assert player.text.count("✓") == 0
        await player.press("question_mark")
        assert "each takes off what a pair brings" in player.text
        await player.press("escape", "exclamation_mark")
        assert "Noted" in player.toasts[0]
        await player.press("escape", "e")
        assert player.where == "ResultScreen"


async def test_what_could_not_be_kept_is_tried_again(paired: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise StoreError("the disk is full")

    async with playing(paired) as player:
        await begun(player)
        (left, right), *_ = right_keys(player)
        with monkeypatch.context() as broken:
            broken.setattr("quizgame.store.journal.Journal.append", fail)
            await player.press(left, right)
            assert "The disk is full" in player.text
            assert "3 pairs left" in player.text
        await player.press(left, right)
        assert "2 pairs left" in player.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 50)])
async def test_long_halves_are_not_cut(world: World, size: tuple[int, int]) -> None:
    long = "a half that is so long that it goes on over several lines beside the other half, which is as long as this"
    cards = [typed(f"d/{n}", f"{n}: {long}?", answer=f"Answer {n}", accepted=(f"Answer {n}",)) for n in range(5)]
    world.add(Deck("deck", "A deck", tuple(cards)))
    async with playing(world, size=size) as player:
        await begun(player)
        assert "…" not in player.text
        assert all(f"Answer {n}" in player.text for n in range(5))
