"""Every mode: counts add up whatever is done, what is finished stays finished, and the rules of each hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from players import YEARS, answer_to, dated, every_kind

from quizgame.decks.deck import Deck
from quizgame.errors import DeckError, GameError
from quizgame.play.exam import Exam, start_exam
from quizgame.play.game import Game
from quizgame.play.modes import MODES, NAMES, mode_named
from quizgame.play.pairs import start_pairs
from quizgame.play.quiz import start_daily, start_quiz, start_weak
from quizgame.play.result import result_of
from quizgame.play.scoring import FULL
from quizgame.play.sharing import share_text
from quizgame.play.sprint import PENALTY_MS, start_sprint
from quizgame.play.study import RETURN_AFTER, start_flashcards, start_study
from quizgame.play.survival import LIVES, WITH_OPTIONS, hardness, start_survival
from quizgame.play.timeline import start_timeline
from quizgame.questions.question import Choice, Flashcard, Match, Typed, Wrong
from quizgame.questions.shown import Blank, Flip, Line, Options

DECK = every_kind()
START: dict[str, Callable[[int], Game]] = {
    "study": lambda seed: start_study("d", "Deck", DECK.cards, frozenset({"d/typed0"}), seed),
    "quiz": lambda seed: start_quiz(DECK, 10, seed),
    "exam": lambda seed: start_exam(DECK, 10, seed),
    "sprint": lambda seed: start_sprint(DECK, 60, seed),
    "survival": lambda seed: start_survival(DECK, seed),
    "timeline": lambda seed: start_timeline(DECK, 8, seed),
    "match": lambda seed: start_pairs(DECK, 5, seed),
    "flashcards": lambda seed: start_flashcards("d", "Deck", DECK.cards, seed),
    "weak": lambda seed: start_weak("d", "Deck", DECK.cards, seed),
    "daily": lambda seed: start_daily(DECK, 739_000 + seed),
}
modes = pytest.mark.parametrize("mode", NAMES)
moves = st.lists(st.tuples(st.sampled_from(["right", "wrong", "skip", "hinted"]), st.integers(0, 20_000)), max_size=40)


def move(game: Game, how: str, ms: int) -> Game:
    shown = game.shown()
    assert shown is not None
    game = game.hint() if how == "hinted" else game
    return game.skip(ms) if how == "skip" else game.answer(answer_to(shown, how != "wrong"), ms)


def play(game: Game, right: bool = True, ms: int = 1_000) -> Game:
    while not game.finished:
        game = move(game, "right" if right else "wrong", ms)
    return game


def test_every_mode_can_be_started() -> None:
    assert set(START) == set(NAMES) == {mode.name for mode in MODES}
    assert all(START[name](1).rules.mode == name for name in NAMES)
    assert mode_named("weak").title == "Weak spots"


@modes
@given(seed=st.integers(0, 99), steps=moves)
def test_any_moves_keep_the_counts(mode: str, seed: int, steps: list[tuple[str, int]]) -> None:
    start = game = START[mode](seed)
    for how, ms in steps:
        if game.finished:
            break
        before, game = game, move(game, how, ms)
        assert game.points >= before.points
        assert len(game.turns) == len(before.turns) + 1
        assert 0 <= before.done <= game.done <= game.length <= start.length
        assert game.lives is None or 0 <= game.lives <= (before.lives or 0)
        assert game.time_left is None or 0 <= game.time_left <= (before.time_left or 0)
    result = result_of(game)
    assert result.right + len(result.missed) == result.asked <= len(game.turns)
    assert (result.score is None) == (not game.rules.scored)
    if result.score is not None and result.best_possible is not None:
        assert result.score <= max(result.best_possible, start.rules.best(start.length) or 0)
    if game.finished:
        with pytest.raises(GameError):
            game.skip()


@modes
@given(seed=st.integers(0, 99), steps=moves)
def test_turns_taken_again_are_the_same_game(mode: str, seed: int, steps: list[tuple[str, int]]) -> None:
    game = START[mode](seed)
    for how, ms in steps:
        if not game.finished:
            game = move(game, how, ms)
    again = START[mode](seed)
    for turn in game.turns:
        assert again.shown() == turn.shown
        again = again.take(turn)
    assert again == game


@pytest.mark.parametrize("mode", [name for name in NAMES if name not in ("study", "flashcards", "sprint", "survival")])
def test_whoever_knows_more_always_ranks_higher(mode: str) -> None:
    """One more right answer beats any speed and any streak."""
    start = START[mode](5)
    reached: list[int] = []
    for wrong in range(min((start.lives or 4) - 1, start.length), -1, -1):
        game = START[mode](5)
        while not game.finished:
            right = len(game.turns) >= wrong
            game = move(game, "right" if right else "wrong", 90_000 if wrong == 0 else 0)
        reached.append(game.points)
    assert reached == sorted(set(reached))


@modes
def test_a_seed_draws_the_same_game(mode: str) -> None:
    assert START[mode](3) == START[mode](3)


def test_an_exam_is_marked_as_a_whole() -> None:
    deck = every_kind(topics=True)
    game = start_exam(deck, 8, 2, pass_mark=0.5)
    assert not game.rules.told
    assert isinstance(game.rules, Exam)
    for number in range(8):
        assert result_of(game).passed is None
        game = move(game, "right" if number < 4 else "wrong", 0)
    result = result_of(game)
    assert (result.passed, result.score, result.best_possible) == (True, 4 * FULL, 8 * FULL)
    assert result_of(play(start_exam(deck, 8, 2), right=False)).passed is False
    topics = result_of(play(start_exam(deck, 30, 2))).topics
    assert {topic.name for topic in topics} == {"First", "Second"}
    assert all(topic.right == topic.asked for topic in topics)


def test_a_tag_that_all_questions_have_is_no_topic() -> None:
    cards = [
        Typed(id=f"d/{tag}", form="card", prompt=f"{tag}?", answer="a", accepted=("a",), tags=("all", tag))
        for tag in ("one", "two")
    ]
    result = result_of(play(start_exam(Deck("d", "D", tuple(cards)), 2, 1)))
    assert [topic.name for topic in result.topics] == ["One", "Two"]


def test_an_exam_that_is_ended_early_counts_what_is_missing_as_wrong() -> None:
    game = start_exam(every_kind(), 10, 1, pass_mark=0.6)
    for _ in range(5):
        game = move(game, "right", 0)
    assert isinstance(game.rules, Exam)
    assert not game.rules.passed(game.turns)


def test_a_sprint_ends_with_its_time() -> None:
    game = start_sprint(every_kind(), 20, 1)
    assert game.time_left == 20_000
    game = move(game, "right", 4_000)
    assert game.time_left == 16_000
    game = move(game, "wrong", 1_000)
    assert game.time_left == 15_000 - PENALTY_MS
    late = move(game, "right", 12_000)
    assert late.finished
    assert late.turns[-1].late
    assert late.points == game.points
    assert result_of(late).asked == 2
    assert result_of(late).ms == 17_000


def test_leaving_a_sprint_buys_no_time() -> None:
    game = move(start_sprint(every_kind(), 20, 1), "right", 4_000).leave(10_000).leave(5_000)
    assert game.time_left == 1_000
    assert move(game, "right", 900).turns[-1].ms == 15_900
    assert move(game, "skip", 900).turns[-1].ms == 15_900
    late = move(game, "right", 1_000)
    assert late.turns[-1].late
    assert late.turns[-1].ms == 16_000
    assert move(game, "right", 900).time_left == 100


def test_survival_grows_harder_and_ends_with_the_third_miss() -> None:
    choices = tuple(
        Typed(id=f"d/{n}", form="card", prompt=f"{n}?", answer="a", accepted=("a",), wrong=(Wrong("b"), Wrong("c")))
        for n in range(12)
    )
    game = start_survival(Deck("d", "Deck", choices), 1)
    kinds = []
    while not game.finished:
        kinds.append(type(game.shown()))
        game = move(game, "right", 0)
    assert kinds == [Options] * WITH_OPTIONS + [Blank] * (12 - WITH_OPTIONS)
    lost = play(start_survival(every_kind(), 1), right=False)
    assert (len(lost.turns), lost.lives) == (LIVES, 0)
    order = start_survival(every_kind(), 4).waiting
    ranks = [hardness(question) for question in order]
    assert sum(ranks[:5]) < sum(ranks[-5:])


def test_the_line_of_time_grows_and_stays_in_order() -> None:
    game = start_timeline(every_kind(), 20, 1)
    assert game.length == len(YEARS) - 1
    for number in range(game.length):
        shown = game.shown()
        assert isinstance(shown, Line)
        assert len(shown.marks) == number + 1
        days = [mark.day for mark in shown.marks]
        assert days == sorted(days)
        assert all(day < shown.question.position for day in days[: shown.right])
        assert all(day > shown.question.position for day in days[shown.right :])
        game = move(game, "wrong" if number == 1 else "right", 0)
    assert game.points == (game.length - 1) * FULL
    assert game.lives == 2


def test_events_at_the_same_time_never_share_a_line() -> None:
    twice = Deck("d", "Deck", (*(dated(year) for year in YEARS), *(twin(year) for year in YEARS)))
    for seed in range(20):
        game = start_timeline(twice, 20, seed)
        assert game.length == len(YEARS) - 1


def twin(year: int) -> object:
    from dataclasses import replace

    return replace(dated(year), id=f"d/twin{year}", prompt=f"When was twin {year}?")


def test_a_deck_without_dates_has_no_timeline() -> None:
    with pytest.raises(DeckError, match="too few dates"):
        start_timeline(Deck("d", "Deck", (dated(1999), dated(2004))), 10, 1)


def test_pairs_are_made_of_cards_that_cannot_be_confused() -> None:
    def typed(number: int, answer: str) -> Typed:
        return Typed(
            id=f"d/{number}", form="card", prompt=f"Q{number}?", answer=answer, accepted=(answer, answer.upper())
        )

    deck = Deck("d", "Deck", tuple(typed(number, f"answer {number % 6}") for number in range(12)))
    game = start_pairs(deck, 5, 1)
    for question in game.waiting:
        assert isinstance(question, Match)
        assert len(set(question.items)) == len(question.items) >= 3
    with pytest.raises(DeckError, match="nothing to pair"):
        start_pairs(Deck("d", "Deck", (dated(1999),)), 5, 1)


def test_flashcards_turn_what_can_be_recalled_and_bring_back_what_was_not() -> None:
    which = Choice(id="d/which", form="happened", prompt="Which of these?", answer="a", wrong=(Wrong("b"),))
    deck = Deck("d", "Deck", (*every_kind().cards, which))
    game = start_flashcards("d", "Deck", deck.cards, 1)
    assert {question.id for question in game.waiting} == {question.id for question in every_kind().cards}
    assert all(isinstance(question, Flashcard) for question in game.waiting)
    assert isinstance(game.shown(), Flip)
    first = game.waiting[0]
    game = move(game, "wrong", 0)
    assert game.waiting[RETURN_AFTER] == first


def test_the_daily_set_is_the_same_for_all_and_another_one_tomorrow() -> None:
    today, tomorrow = (start_daily(every_kind(), day) for day in (739_000, 739_001))
    assert today == start_daily(every_kind(), 739_000)
    assert [one.id for one in today.waiting] != [one.id for one in tomorrow.waiting]


def test_a_shared_result_gives_nothing_away() -> None:
    game = start_daily(every_kind(), 739_000)
    game = move(move(game, "right", 0), "wrong", 0)
    assert share_text(play(game), date(2026, 11, 22)).splitlines()[:2] == [
        "quizgame daily: Deck, 22 November 2026",
        "✓✗✓✓✓✓✓✓✓✓",
    ]
