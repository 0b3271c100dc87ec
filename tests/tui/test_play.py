"""Playing: every kind by keys and by mouse, what is told, and what is not graded."""

from __future__ import annotations

import pytest
from driving import playing
from textual.widgets import Input
from world import (
    Deck,
    Question,
    World,
    Wrong,
    choice,
    dated,
    numeric,
    one_of_each,
    order,
    statement,
    typed,
    years,
)

from quizgame.errors import StoreError
from quizgame.questions.shown import Options
from quizgame.store.journal import Journal


def deck_of(world: World, *questions: Question) -> str:
    return world.add(Deck("deck", "A deck", questions)).id


async def test_a_quiz_is_played_by_keys_from_home_to_home(world: World) -> None:
    world.add(Deck("kinds", "One of each kind", one_of_each()))
    async with playing(world) as player:
        await player.press("down", "q")
        for place in range(1, 7):
            assert f"{place} of 6" in player.lines[0]
            await player.answer()
            assert "✓ Right" in player.text
            assert "NATO’s relations with Belarus · NATO · official · 12 January 2011 ›" in player.text
            await player.press("enter")
        assert player.where == "ResultScreen"
        assert "6 of 6 right" in player.text
        await player.press("escape")
        assert player.where == "HomeScreen"


async def test_a_wrong_choice_is_told_with_the_right_one_and_why(world: World) -> None:
    lure = Wrong("Lithuania", "Lithuania co-funded the project.")
    async with playing(world, deck_of(world, choice(wrong=(lure,)))) as player:
        await player.answer(right=False)
        assert "✗ Not this time" in player.text
        assert next(line for line in player.lines if "your answer" in line).split()[2] == "Lithuania"
        assert next(line for line in player.lines if "right answer" in line).split()[2] == "Canada"
        assert "Lithuania co-funded the project." in player.text
        assert "Canada led the project" in player.text


async def test_the_frame_and_the_question_stay_where_they_are(world: World) -> None:
    async with playing(world, deck_of(world, choice(), choice("d/2"))) as player:
        before = player.lines
        await player.answer()
        after = player.lines
        prompt = next(place for place, line in enumerate(before) if "Which country" in line)
        assert after[2 : prompt + 1] == before[2 : prompt + 1]
        for place, line in enumerate(before):
            if line.strip()[:2] in ("1 ", "2 ", "3 "):
                assert after[place][10:].startswith(line[10:])


async def test_the_cursor_picks_too_and_starts_nowhere(world: World) -> None:
    async with playing(world, deck_of(world, choice())) as player:
        await player.press("enter")
        assert player.sitting.game.turns == ()
        await player.press("down", "down", "up", "enter")
        assert len(player.sitting.game.turns) == 1


async def test_options_are_clicked(world: World) -> None:
    async with playing(world, deck_of(world, choice())) as player:
        await player.click("Canada")
        assert "✓ Right" in player.text
        await player.click("⏎ result")
        assert player.where == "ResultScreen"


@pytest.mark.parametrize(
    "key, word", [("f", "✓ Right"), ("2", "✓ Right"), ("t", "✗ Not this time"), ("1", "✗ Not this time")]
)
async def test_statements_are_judged_by_letter_or_number(world: World, key: str, word: str) -> None:
    async with playing(world, deck_of(world, statement())) as player:
        assert "Belarus joined the Partnership for Peace in 1992." in player.text
        await player.press(key)
        assert word in player.text


async def test_letters_are_typed_not_acted_on(world: World) -> None:
    async with playing(world, deck_of(world, typed())) as player:
        await player.type("hso!?123tf k")
        assert player.app.screen.query_one(Input).value == "hso!?123tf k"
        assert player.where == "PlayScreen"
        assert player.sitting.game.turns == ()


async def test_a_typed_answer_is_told_with_the_right_one(world: World) -> None:
    async with playing(world, deck_of(world, typed())) as player:
        await player.type("something else")
        await player.press("enter")
        assert "✗ Not this time" in player.text
        assert "The answer is Partnership for Peace" in player.text
        assert "something else" in player.text
        await player.press("enter")
        assert player.where == "ResultScreen"


@pytest.mark.parametrize(
    "question, wanted, problem",
    [(numeric(), "a number", "Type a number"), (dated(), "a month and a year", "Type a month")],
)
async def test_what_cannot_be_read_is_asked_again(world: World, question: Question, wanted: str, problem: str) -> None:
    async with playing(world, deck_of(world, question)) as player:
        assert wanted in player.text
        await player.type("well")
        await player.press("enter")
        assert problem in player.text
        assert player.sitting.game.turns == ()


async def test_a_number_shows_its_unit(world: World) -> None:
    async with playing(world, deck_of(world, numeric())) as player:
        assert "│  mines" in player.text
        await player.type("700,000")
        await player.press("enter")
        assert "✓ Right" in player.text


async def test_half_right_is_partly(world: World) -> None:
    async with playing(world, deck_of(world, dated())) as player:
        await player.type("1998")
        await player.press("enter")
        assert "◐ Partly" in player.text
        assert "The year is right; the month was asked." in player.text
        assert "+500" in player.text


async def test_items_are_grabbed_and_moved(world: World) -> None:
    async with playing(world, deck_of(world, order())) as player:
        first = player.sitting.shown
        await player.press("space", "down", "down", "space", "up")
        area = player.app.screen.query_one("Arranger")
        assert area.order == [1, 2, 0]  # type: ignore[attr-defined]
        await player.press("space", "enter")
        assert player.sitting.shown is not None, "Enter lets go of what is grabbed before it hands in"
        await player.press("enter")
        assert player.sitting.shown is None
        assert "1992" in player.text
        assert first is not None


async def test_items_are_moved_by_their_arrows(world: World) -> None:
    async with playing(world, deck_of(world, order())) as player:
        before = [line.strip()[3:20] for line in player.lines if "▲" in line]
        row = next(place for place, line in enumerate(player.lines) if "▲" in line)
        await player.pilot.click(offset=(player.lines[row].index("▼"), row))
        await player.pilot.pause()
        after = [line.strip()[3:20] for line in player.lines if "▲" in line]
        assert [name[-10:] for name in after[:2]] == [name[-10:] for name in before[1::-1]]


async def test_a_wrong_order_tells_where_things_were(world: World) -> None:
    async with playing(world, deck_of(world, order())) as player:
        await player.answer(right=False)
        assert "you had it" in player.text
        assert "pairs stand the right way round" in player.text


async def test_a_hint_strikes_an_option_and_halves_the_answer(world: World) -> None:
    async with playing(world, deck_of(world, choice())) as player:
        await player.press("h")
        assert "Hint" in player.text
        assert "The answer now counts half." in player.text
        await player.answer()
        assert "◐ Partly" in player.text
        assert "+500" in player.text


async def test_function_keys_work_while_typing(world: World) -> None:
    async with playing(world, deck_of(world, typed(), typed("d/2"))) as player:
        await player.press("f1")
        assert "It starts with “P”" in player.text
        await player.press("f4")
        assert player.toasts == ["Noted: this question may be wrong or unclear."]
        await player.press("f3")
        assert player.where == "HelpModal"
        await player.press("escape", "f2")
        assert "○ Skipped" in player.text
        assert "The answer is Partnership for Peace" in player.text


async def test_a_statement_has_no_hint_and_says_so(world: World) -> None:
    async with playing(world, deck_of(world, statement())) as player:
        await player.press("h")
        assert "There is none for this question." in player.text
        await player.press("f")
        assert "✓ Right" in player.text


async def test_a_question_is_flagged_with_its_id(world: World) -> None:
    async with playing(world, deck_of(world, choice())) as player:
        await player.answer()
        await player.press("exclamation_mark")
        flagged = [event.card for event in player.app.application.journal.events("flagged")]
        assert flagged == ["d/choice"]


async def test_all_sources_are_told_on_demand(world: World) -> None:
    async with playing(world, deck_of(world, choice())) as player:
        await player.answer()
        assert "(+1 more)" in player.text
        assert "An Institute" not in player.text
        await player.press("o")
        assert "An Institute · analysis · 2012" in player.text
        assert "› p. 4" in player.text


async def test_the_time_runs_from_showing_to_answering(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("quizgame.tui.stopwatch.monotonic", lambda: now[0])
    async with playing(world, deck_of(world, *years(2))) as player:
        now[0] += 2.5
        await player.press("escape")
        now[0] += 60
        await player.press("escape")
        now[0] += 0.25
        sitting = player.sitting
        await player.answer()
        assert sitting.game.turns[-1].ms == 2750
        now[0] += 10
        await player.press("enter")
        now[0] += 1
        await player.answer()
        assert sitting.game.turns[-1].ms == 1000


async def test_what_cannot_be_kept_is_told_and_tried_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing(world, deck_of(world, choice())) as player:

        def full(*_: object) -> None:
            raise StoreError("the disk is full", "make room, then answer again")

        with monkeypatch.context() as broken:
            broken.setattr(Journal, "append", full)
            await player.answer()
        assert "The disk is full." in player.text
        assert "make room, then answer again" in player.text
        assert player.sitting.game.turns == ()
        await player.answer()
        assert "✓ Right" in player.text
        assert "disk" not in player.text


async def test_points_are_told_as_they_come(world: World) -> None:
    async with playing(world, deck_of(world, *years(2))) as player:
        await player.answer()
        brought = player.sitting.game.turns[0].points.total
        assert f"+{brought:,}" in player.text
        assert f"{brought:,} points" in player.lines[0]


async def test_many_options_have_their_digits(world: World) -> None:
    async with playing(world, deck_of(world, choice())) as player:
        shown = player.sitting.shown
        assert isinstance(shown, Options)
        await player.press("9")
        assert player.sitting.game.turns == ()


async def test_a_long_question_scrolls_to_its_verdict(world: World) -> None:
    long = "A very long question that goes on and on. " * 20
    async with playing(world, deck_of(world, choice(prompt=long, explanation=long))) as player:
        await player.answer()
        assert "Evolution of relations, milestones" in player.text
        await player.press(*["up"] * 30)
        assert "Choose one" in player.text


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time of the play screen, set by hand."""
    now = [100.0]
    monkeypatch.setattr("quizgame.tui.screens.play.monotonic", lambda: now[0])
    return now


async def test_an_untouched_order_is_handed_in_on_purpose_only(world: World, now: list[float]) -> None:
    async with playing(world, deck_of(world, order())) as player:
        await player.press("enter")
        assert "Nothing moved yet; ⏎ again hands it in." in player.text
        for _ in range(10):  # held down
            now[0] += 0.03
            await player.press("enter")
        assert player.sitting.game.turns == ()
        now[0] += 1
        await player.press("enter")
        assert len(player.sitting.game.turns) == 1


async def test_enter_pressed_twice_goes_on_but_answers_nothing(world: World, now: list[float]) -> None:
    async with playing(world, deck_of(world, order(), order("d/2"), typed(), typed("d/4"))) as player:
        for done in range(1, 4):
            await player.answer()
            now[0] += 5
            await player.press("enter", "enter")
            assert len(player.sitting.game.turns) == done
            assert "Nothing moved yet" not in player.text
            assert "Type an answer" not in player.text


def tall_order(count: int) -> Question:
    return order(items=tuple(f"Step {n} of the long way" for n in range(1, count + 1)), marks=())


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_view_follows_the_item_that_is_moved(world: World, size: tuple[int, int]) -> None:
    async with playing(world, deck_of(world, tall_order(30)), size=size) as player:
        for _ in range(29):
            await player.press("down")
            assert "▸" in player.text
        await player.press("space", "up", "up")
        assert "↕" in player.text
        await player.press(*["up"] * 27)
        assert "↕" in player.text
        assert "Put these in order" in player.text
        await player.press("enter", "end")
        assert "30  Step" in player.text
        await player.press("pageup")
        assert "30  Step" not in player.text
        await player.press("home")
        assert "Put these in order" in player.text
        await player.press("pagedown", "pagedown")
        assert "Put these in order" not in player.text


async def test_what_is_said_below_a_tall_question_is_seen(world: World) -> None:
    async with playing(world, deck_of(world, tall_order(30))) as player:
        await player.press("enter")
        assert "Nothing moved yet" in player.text


async def test_all_options_are_reached_on_a_small_screen(world: World) -> None:
    prompt = "A long question, so long that it alone takes up the whole of a small screen. " * 5
    async with playing(world, deck_of(world, choice(prompt=prompt)), size=(40, 12)) as player:
        for _ in range(4):
            await player.press("down")
            assert "▸" in player.text


async def test_an_answer_has_a_limit(world: World) -> None:
    async with playing(world, deck_of(world, typed())) as player:
        field = player.app.screen.query_one(Input)
        field.insert_text_at_cursor("x" * 2000)
        await player.type("y")
        assert field.value == "x" * 2000


async def test_the_right_order_stays_in_sight_with_its_verdict(world: World) -> None:
    items = tuple(f"Event number {n}, told in so many words that it needs a second line here" for n in range(5))
    long = " ".join(["What happened when, told once more."] * 12)
    async with playing(world, deck_of(world, order(items=items, marks=(), explanation=long))) as player:
        await player.answer(right=False)
        for n in range(5):
            assert f"Event number {n}" in player.text
        assert "✗ Not this time" in player.text
        assert "stand the right way round" in player.text
        await player.press("end")
        assert "NATO’s relations with Belarus" in player.text
