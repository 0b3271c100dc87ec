"""Flashcards: shown without their back, rated by the learner, kept as they were rated."""

from __future__ import annotations

import random

import pytest

from quizgame.memory.scheduler import Rating
from quizgame.questions.answer import Pick, Rate, Write
from quizgame.questions.codec import decode_answer, decode_shown, encode_shown
from quizgame.questions.entry import read_answer
from quizgame.questions.grading import grade, right_answer, told_answer
from quizgame.questions.hint import hint_for
from quizgame.questions.question import Flashcard, Typed, judged_by_program
from quizgame.questions.shown import Flip, Style, default_options, present

CARD = Flashcard(id="d/x", form="card", prompt="Hund", back="dog")


@pytest.mark.parametrize("style", Style)
def test_it_is_shown_by_its_front_however_others_are_shown(style: Style) -> None:
    shown = present(CARD, random.Random(1), style)
    assert shown == Flip(CARD)
    assert default_options(CARD) is None
    assert right_answer(shown) == "dog"
    assert not judged_by_program(CARD)


@pytest.mark.parametrize(
    "line, rating",
    [("1", Rating.AGAIN), ("again", Rating.AGAIN), ("2", Rating.HARD), ("h", Rating.HARD), ("3", Rating.GOOD),
     (" Good ", Rating.GOOD), ("e", Rating.EASY), ("4", Rating.EASY)],
)  # fmt: skip
def test_it_is_rated_by_number_or_word(line: str, rating: Rating) -> None:
    answer = read_answer(Flip(CARD), line)
    assert answer == Rate(rating)
    assert told_answer(Flip(CARD), answer) == rating.name.capitalize()  # type: ignore[arg-type]


@pytest.mark.parametrize("line", ["", "5", "0", "dog", "well"])
def test_anything_else_is_asked_again(line: str) -> None:
    assert read_answer(Flip(CARD), line) == "Answer 1 for again, 2 for hard, 3 for good or 4 for easy."


def test_it_is_rated_and_not_picked_or_typed() -> None:
    assert grade(Flip(CARD), Pick(0)).credit == grade(Flip(CARD), Write("dog")).credit == 0.0
    typed = Typed(id="t", form="card", prompt="?", answer="dog", accepted=("dog",))
    assert not grade(present(typed, random.Random(1)), Rate(Rating.EASY)).right


def test_only_its_author_gives_a_hint() -> None:
    assert hint_for(Flip(CARD)) is None
    hinted = hint_for(Flip(Flashcard(id="x", form="card", prompt="A", back="B", hint="it barks")))
    assert hinted is not None
    assert hinted.text == "it barks"


def test_rows_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="not a valid Rating"):
        decode_answer({"rate": 5})
    with pytest.raises(ValueError, match="was not shown"):
        decode_shown(encode_shown(Flip(CARD)), Typed(id="t", form="card", prompt="?", answer="a", accepted=("a",)))
