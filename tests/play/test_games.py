"""Games: counts add up, knowing more ranks higher, the same seed is the same game."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.decks.deck import Deck
from quizgame.errors import GameError
from quizgame.memory.scheduler import Rating
from quizgame.play.drawing import draw
from quizgame.play.game import Game
from quizgame.play.quiz import start_quiz
from quizgame.play.result import result_of
from quizgame.play.review import heard
from quizgame.play.scoring import FULL, largest_bonus, largest_score, quickness, score
from quizgame.play.study import RETURN_AFTER, start_study
from quizgame.questions.answer import Answer, Pick, Write
from quizgame.questions.question import Choice, Question, Typed, Wrong
from quizgame.questions.shown import Blank, Options


def question(index: int, fact: str | None = None) -> Question:
    return Choice(
        id=f"d/{index}",
        form="card",
        prompt=f"Question {index}?",
        fact=fact,
        answer="right",
        wrong=(Wrong("a"), Wrong("b")),
    )


def deck(count: int) -> Deck:
    return Deck("d", "Deck", tuple(question(index, f"fact{index // 2}") for index in range(count)))


def answer_to(game: Game, right: bool) -> Answer:
    shown = game.shown()
    if isinstance(shown, Blank):
        return Write(shown.question.answer if right else "nonsense")
    assert isinstance(shown, Options)
    return Pick(shown.right if right else (shown.right + 1) % len(shown.options))


moves = st.lists(st.tuples(st.sampled_from(["right", "wrong", "skip", "hinted"]), st.integers(0, 200_000)), max_size=40)


def play(game: Game, steps: list[tuple[str, int]]) -> Game:
    for move, ms in steps:
        if game.finished:
            break
        if move == "skip":
            game = game.skip(ms)
        else:
            game = (game.hint() if move == "hinted" else game).answer(answer_to(game, move != "wrong"), ms)
    return game


@given(st.integers(1, 12), st.integers(0, 99), moves, st.booleans())
def test_counts_add_up_after_any_moves(count: int, seed: int, steps: list[tuple[str, int]], quiz: bool) -> None:
    questions = deck(count).questions
    start = start_quiz(deck(count), count, seed) if quiz else start_study("d", "Deck", questions, frozenset(), seed)
    points = 0
    game = start
    for step in steps:
        before, game = game, play(game, [step])
        assert game.points >= points
        points = game.points
        assert game.length == start.length
        assert 0 <= before.done <= game.done <= game.length
        assert len(game.turns) - len(before.turns) == (0 if before.finished else 1)
    result = result_of(game)
    assert result.right + len(result.missed) == result.asked <= game.length
    assert 0 <= result.longest_run <= result.right
    if quiz:
        assert result.score is not None
        assert result.score <= (result.best_possible or 0)
    assert game.finished == (game.shown() is None)
    if game.finished:
        with pytest.raises(GameError):
            game.answer(Pick(0))


@given(st.integers(1, 12), st.integers(0, 99), moves)
def test_turns_taken_again_give_the_same_game(count: int, seed: int, steps: list[tuple[str, int]]) -> None:
    game = play(start_quiz(deck(count), count, seed), steps)
    again = start_quiz(deck(count), count, seed)
    for turn in game.turns:
        assert again.shown() == turn.shown
        again = again.take(turn)
    assert again == game


@given(st.integers(1, 40), st.data())
def test_more_right_answers_always_rank_higher(questions: int, data: st.DataObject) -> None:
    def total(right: int) -> int:
        slots = data.draw(st.lists(st.booleans(), min_size=questions, max_size=questions))
        order = sorted(range(questions), key=lambda index: (not slots[index], index))[:right]
        run = points = 0
        for index in range(questions):
            ms, reading = data.draw(st.integers(0, 10**6)), data.draw(st.integers(0, 500))
            run = run + 1 if index in order else 0
            points += score(1.0 if index in order else 0.0, ms, reading, run, questions).total
        return points

    right = data.draw(st.integers(1, questions))
    assert total(right) > total(right - 1)


@given(st.integers(1, 2_000))
def test_all_bonuses_together_stay_below_one_answer(questions: int) -> None:
    assert questions * largest_bonus(questions) < FULL
    assert questions * FULL <= largest_score(questions) < (questions + 1) * FULL


@given(st.floats(0, 0.999), st.integers(0, 10**6))
def test_partial_answers_earn_their_part_and_no_bonus(credit: float, ms: int) -> None:
    points = score(credit, ms, 100, 1, 10)
    assert points.total == round(FULL * credit)


def test_speed_counts_from_the_time_it_takes_to_read() -> None:
    assert quickness(0, 50) == quickness(4_000, 50) == 1.0
    assert quickness(16_000, 50) == 0.0
    assert 0.0 < quickness(8_000, 50) < 1.0
    assert score(1.0, 10**6, 50, 1, 10).total == FULL


@given(st.integers(1, 30), st.integers(0, 999))
def test_each_fact_is_asked_once_before_any_is_asked_again(count: int, seed: int) -> None:
    questions = deck(30).questions
    drawn = draw(questions, count, random.Random(seed))
    assert len(drawn) == len({one.id for one in drawn}) == count
    facts = [one.fact for one in drawn[:15]]
    assert len(set(facts)) == len(facts)
    assert drawn == draw(questions[::-1], count, random.Random(seed)), "the order of the deck does not matter"


def test_a_missed_card_comes_back_within_the_sitting_until_it_is_right() -> None:
    game = start_study("d", "Deck", deck(8).questions, frozenset(), 1)
    first = game.waiting[0]
    game = game.answer(answer_to(game, right=False))
    assert game.waiting[RETURN_AFTER] == first
    for _ in range(RETURN_AFTER):
        game = game.answer(answer_to(game, right=True))
    assert game.waiting[0] == first
    game = game.answer(answer_to(game, right=True))
    assert game.turns[-1].repeat
    assert first not in game.waiting
    assert result_of(play(game, [("right", 1)] * 10)).asked == 8


def test_known_cards_are_recalled_and_new_ones_recognised() -> None:
    typed = Typed(
        id="d/t", form="card", prompt="?", answer="x y z", accepted=("x y z",), wrong=(Wrong("a"), Wrong("b"))
    )
    assert isinstance(start_study("d", "D", [typed], frozenset(), 1).shown(), Options)
    assert isinstance(start_study("d", "D", [typed], frozenset({"d/t"}), 1).shown(), Blank)


def test_what_memory_hears() -> None:
    game = start_quiz(deck(4), 4, 1)
    right = game.answer(answer_to(game, right=True)).turns[-1]
    wrong = game.answer(answer_to(game, right=False)).turns[-1]
    hinted = game.hint().answer(answer_to(game, right=True)).turns[-1]
    skipped = game.skip().turns[-1]
    assert heard(right, is_card=True, reviewed_today=False) is Rating.GOOD
    assert heard(wrong, is_card=True, reviewed_today=False) is Rating.AGAIN
    assert heard(hinted, is_card=True, reviewed_today=False) is Rating.AGAIN
    assert heard(skipped, is_card=True, reviewed_today=False) is None
    assert heard(right, is_card=False, reviewed_today=False) is None
    assert heard(right, is_card=True, reviewed_today=True) is None
    study = start_study("d", "Deck", deck(1).questions, frozenset(), 1)
    study = study.answer(answer_to(study, right=False))
    repeated = study.answer(answer_to(study, right=True)).turns[-1]
    assert heard(repeated, is_card=True, reviewed_today=False) is None
