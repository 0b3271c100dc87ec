"""The result: numbers, the best so far, and what to look at again."""

from __future__ import annotations

from driving import playing
from world import Deck, World, choice, order, statement, typed, years


async def test_every_missed_question_is_told_with_both_answers_and_its_source(world: World) -> None:
    world.add(Deck("some", "Some", (typed(), statement(), choice())))
    async with playing(world, "some", size=(80, 60)) as player:
        for _ in range(3):
            await player.answer(right=False)
            await player.press("enter")
        assert "0 of 3 right" in player.text
        lines = [line.strip() for line in player.lines]
        assert "right  Partnership for Peace" in lines
        assert "right  False" in lines
        assert "right  Canada" in lines
        assert "you    1066" in lines
        assert sum("NATO’s relations with Belarus" in line for line in lines) == 3


async def test_skipped_questions_are_missed_too(world: World) -> None:
    world.add(Deck("some", "Some", (choice(),)))
    async with playing(world, "some") as player:
        await player.press("s", "enter")
        assert "you    skipped" in player.text


async def test_missed_questions_are_played_again(world: World) -> None:
    world.add(Deck("few", "Few", years(3)))
    async with playing(world, "few") as player:
        for right in (True, False, False):
            await player.answer(right)
            await player.press("enter")
        assert "m play the 2 missed ones" in player.lines[-1]
        await player.press("m")
        assert "1 of 2" in player.lines[0]
        for _ in range(2):
            await player.answer()
            await player.press("enter")
        assert "2 of 2 right" in player.text
        assert "m play" not in player.text
        await player.press("m")
        assert player.where == "ResultScreen"


async def test_a_better_score_is_a_new_best(world: World) -> None:
    world.add(Deck("few", "Few", years(2)))
    async with playing(world, "few") as player:
        scores = []
        for rights in ((True, False), (True, True), (False, False)):
            sitting = player.sitting
            for right in rights:
                await player.answer(right)
                await player.press("enter")
            scores.append(f"{sitting.result.score:,}")
            match len(scores):
                case 1:
                    assert "your first score here" in player.text
                case 2:
                    assert f"a new best, before {scores[0]}" in player.text
                case _:
                    assert f"best so far {scores[1]}" in player.text
            await player.press("a")
        assert player.where == "PlayScreen"


async def test_a_long_list_scrolls(world: World) -> None:
    world.add(Deck("few", "Few", years(10)))
    async with playing(world, "few") as player:
        for _ in range(10):
            await player.press("s", "enter")
        missed = [turn.question.prompt for turn in player.app.screen.sitting.result.missed]  # type: ignore[attr-defined]
        assert missed[-1] not in player.text
        await player.press(*["pagedown"] * 6)
        assert missed[-1] in player.text


async def test_what_belongs_to_a_date_hangs_beside_it(world: World) -> None:
    long = (
        "Belarus joined the council, in which it met its neighbours and the members of the alliance for the first time"
    )
    world.add(Deck("some", "Some", (order(items=(long, "Then", "Later")),)))
    async with playing(world, "some") as player:
        await player.press("s", "enter")
        first = next(at for at, line in enumerate(player.lines) if "right  1992  Belarus joined" in line)
        column = player.lines[first].index("Belarus joined")
        assert len(player.lines[first + 1]) - len(player.lines[first + 1].lstrip()) == column
