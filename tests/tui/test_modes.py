"""Every mode in the app, by keys, from the choice to its result."""

from __future__ import annotations

from datetime import date

import pytest
from driving import Player, playing
from world import World

from quizgame.decks.deck import Deck
from quizgame.play.modes import MODES, NAMES
from quizgame.questions.question import Dated, Question, Typed
from quizgame.questions.shown import Line
from quizgame.tui.screens.match import MatchScreen

EVENTS = {
    1949: "Twelve countries found the alliance",
    1955: "West Germany joins",
    1982: "Spain joins",
    1999: "Three countries of the former Warsaw Pact join",
    2004: "Seven countries join at once",
    2023: "Finland joins",
}


@pytest.fixture
def history(world: World) -> World:
    questions: list[Question] = [
        Dated(
            id=f"d/{year}",
            form="when",
            prompt=f"In which year? “{event}.”",
            answer=str(year),
            first=date(year, 1, 1),
            last=date(year, 12, 31),
            grain="year",
            event=event,
            explanation=f"{event} in {year}.",
            tags=("early" if year < 1990 else "late",),
        )
        for year, event in EVENTS.items()
    ]
    questions += [
        Typed(id=f"d/w{n}", form="card", prompt=f"Word {n}?", answer=f"word{n}", accepted=(f"word{n}",))
        for n in range(3)
    ]
    world.add(Deck("d", "History", tuple(questions)))
    return world


async def answer(player: Player, right: bool = True) -> None:
    if isinstance(player.app.screen, MatchScreen):
        pairing = player.sitting.game.pairing
        assert pairing is not None
        for left, item in enumerate(pairing.shown.right):
            await player.press(str(left + 1), "abcdefghi"[item])
        return
    shown = player.sitting.shown
    if isinstance(shown, Line):
        here = (len(shown.marks) + 1) // 2
        wanted = shown.right if right else (shown.right + 1) % (len(shown.marks) + 1)
        way = "right" if wanted > here else "left"
        await player.press(*[way] * abs(wanted - here), "enter")
    else:
        await player.answer(right)


KEYS = {
    "study": "s",
    "quiz": "q",
    "exam": "e",
    "sprint": "p",
    "survival": "v",
    "timeline": "t",
    "match": "m",
    "flashcards": "f",
    "daily": "d",
}


@pytest.mark.parametrize("mode", KEYS)
async def test_every_mode_is_played_to_its_result(history: World, mode: str) -> None:
    async with playing(history) as player:
        await player.press("down", "m")
        assert player.where == "ModesModal"
        await player.press(KEYS[mode])
        assert player.sitting.game.rules.mode == mode
        for _ in range(30):
            if player.where not in ("PlayScreen", "MatchScreen"):
                break
            if player.sitting.game.rules.mode == "flashcards":
                await player.press("enter", "3")
            else:
                await answer(player)
                if player.where in ("PlayScreen", "MatchScreen") and player.sitting.game.rules.told:
                    await player.press("enter")
        assert player.where == "ResultScreen"
        assert "right" in player.text


async def test_every_mode_is_told_whole_in_a_small_terminal(history: World) -> None:
    async with playing(history) as player:
        await player.press("down", "m")
        for mode in MODES:
            assert mode.about in player.text


def test_all_modes_have_a_key() -> None:
    assert {*KEYS, "weak"} == set(NAMES)


async def test_weak_spots_are_offered_once_something_was_missed(history: World) -> None:
    async with playing(history) as player:
        await player.press("m", "w")
        assert player.toasts == ["Nothing here is weak. What you miss, or are about to forget, is asked here."]
        await player.press("down", "q")
        await answer(player, right=False)
        await player.press("escape", "e", "escape", "m", "w")
        assert player.sitting.game.rules.mode == "weak"
        assert player.sitting.game.length == 1


async def test_an_exam_tells_nothing_before_its_end(history: World) -> None:
    async with playing(history) as player:
        await player.press("down", "m", "e")
        for number in range(9):
            assert "Not this time" not in player.text
            assert "points" not in player.lines[0]
            await answer(player, right=number % 3 > 0)
        assert "Passed" in player.text
        assert "6 of 9 right" in player.text
        assert "By topic" in player.text


async def test_the_line_of_time_tells_where_an_event_belongs(history: World) -> None:
    async with playing(history) as player:
        await player.press("down", "t")
        assert "here" in player.text
        await answer(player, right=False)
        assert "you placed it here" in player.text
        assert "2 lives" in player.lines[0]
        await player.press("enter")
        await answer(player)
        assert "1,000 points" in player.lines[0]


async def test_a_place_is_chosen_and_taken_by_the_mouse(history: World) -> None:
    async with playing(history) as player:
        await player.press("down", "t", "left")
        shown = player.sitting.shown
        assert isinstance(shown, Line)
        await player.click(shown.marks[0].text)
        await player.click("here")
        assert player.sitting.game.turns[0].skipped is False


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time of what measures how long a question is open, set by hand."""
    now = [100.0]
    monkeypatch.setattr("quizgame.tui.stopwatch.monotonic", lambda: now[0])
    return now


@pytest.mark.parametrize("keys", [("escape", "l"), ("ctrl+q",)], ids=["left", "quit"])
async def test_leaving_a_sprint_buys_no_time(history: World, now: list[float], keys: tuple[str, ...]) -> None:
    async with playing(history) as player:
        player.app.begin("sprint", "d", 60)
        await player.pilot.pause()
        now[0] += 20
        await player.press(*keys)
    async with playing(history) as player:
        await player.press("c")
        assert "0:40" in player.lines[0]
        now[0] += 3
        await player.answer()
        assert player.sitting.game.turns[-1].ms == 23_000
        await player.press("escape")
        now[0] += 60
        await player.press("l", "c")
        assert "0:37" in player.lines[0]


async def test_leaving_a_match_does_not_set_its_clock_back(history: World, now: list[float]) -> None:
    async with playing(history) as player:
        player.app.begin("match", "d", 1)
        await player.pilot.pause()
        now[0] += 20
        await player.press("escape")
        now[0] += 60
        await player.press("l", "c")
        now[0] += 1
        await player.press("s")
        assert "0:21" in player.lines[0]


async def test_the_clock_of_a_sprint_ends_it(history: World, now: list[float]) -> None:
    async with playing(history) as player:
        player.app.begin("sprint", "d", 1)
        await player.pilot.pause()
        assert "0:01" in player.lines[0]
        screen = player.app.screen
        now[0] += 2
        screen._tick()  # type: ignore[attr-defined]
        await player.pilot.pause()
        assert "The time is up" in player.text
        await player.press("enter")
        assert player.where == "ResultScreen"


async def test_over_all_decks_only_some_modes_are_offered(history: World) -> None:
    async with playing(history) as player:
        await player.press("m")
        assert "Flashcards" in player.text
        assert "Exam" not in player.text
        await player.press("e")
        assert player.where == "ModesModal"
        await player.press("escape")
        assert player.where == "HomeScreen"
