"""Going back in a game and forward again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from players import answer_to, every_kind

from quizgame.errors import GameError
from quizgame.memory.scheduler import Rating
from quizgame.play.course import STEPS, Course
from quizgame.play.game import Game
from quizgame.play.quiz import start_quiz
from quizgame.play.result import result_of
from quizgame.play.study import start_flashcards, start_study
from quizgame.questions.answer import Rate

DECK = every_kind()
AGAIN, GOOD, EASY = Rating.AGAIN, Rating.GOOD, Rating.EASY
#: What a player does: the word for it, and a number for what it is about.
Deed = tuple[str, int]


def study(count: int = 16) -> Game:
    return start_study("d", "Deck", DECK.cards[:count], frozenset({"d/typed0"}), 7)


def flashcards() -> Game:
    return start_flashcards("d", "Deck", DECK.cards, 7)


def done(game: Game, deed: Deed) -> Game:
    """The game after a deed that is a step, or a hint."""
    word, number = deed
    shown = game.shown()
    match word:
        case "regrade":
            return game.regrade(number % len(game.turns), list(Rating)[number % 4])
        case "end":
            return game.give_up()
        case "aside":
            asked = [*(turn.question for turn in game.turns), *game.waiting]
            return game.without(asked[number % len(asked)].id)
        case "skip":
            return game.skip(number)
        case "hint":
            return game.hint()
    assert shown is not None
    return game.answer(answer_to(shown, word == "right"), number)


def may(game: Game, deed: Deed) -> bool:
    """Whether a deed can be done."""
    word, number = deed
    if word == "regrade":
        return bool(game.turns) and not game.turns[number % len(game.turns)].skipped
    return not game.finished and not (word == "hint" and game.hinted)


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["right", "wrong", "wrong", "skip", "hint", "regrade", "end", "aside", "undo", "undo", "redo"]),
        st.integers(0, 40),
    ),
    max_size=60,
)


@given(DEEDS, st.sampled_from([study(3), study(), flashcards()]))
def test_a_game_is_what_stands_of_what_was_done(deeds: list[Deed], start: Game) -> None:
    course, stands, undone = Course(start), list[list[Deed]]([[]]), list[list[Deed]]()
    for deed in deeds:
        if deed[0] == "undo":
            if course.done:
                course = course.undo()
                undone.append(stands.pop())
        elif deed[0] == "redo":
            if undone:
                course = course.redo()
                stands.append(undone.pop())
        elif may(course.game, deed):
            undone.clear()
            after = done(course.game, deed)
            if deed[0] == "hint":
                course = course.hint("row")
                stands[-1].append(deed)  # a hint goes with the step before it
            else:
                course = course.step(after, "row")
                stands.append([deed])
        assert len(course.undone) == len(undone)
        if course.done:
            assert course.undo().redo() == course
        game = start
        for one in (one for step in stands for one in step):
            game = done(game, one)
        assert game == course.game
        assert game.shown() == course.game.shown()
        if not game.given_up and not any(deed == "aside" for step in stands for deed, _ in step):
            assert game.length == start.length
        assert game.length <= start.length
        assert 0 <= game.done <= game.length
        result = result_of(game)
        assert result.asked - result.right == len(result.missed)


def test_so_many_steps_can_be_gone_back_and_no_more() -> None:
    course = Course(study(2))
    for _ in range(STEPS + 3):
        course = course.step(done(course.game, ("wrong", 0)), "row")
    for left in range(STEPS, 0, -1):
        assert len(course.done) == left
        course = course.undo()
    assert len(course.game.turns) == 3
    with pytest.raises(GameError, match="nothing to be taken back"):
        course.undo()


def test_what_is_done_after_going_back_lets_nothing_be_done_again() -> None:
    back = Course(study()).step(done(study(), ("wrong", 0)), "1").undo()
    assert back.redo().game.turns
    for course in (back.step(done(back.game, ("right", 0)), "2"), back.hint("2")):
        with pytest.raises(GameError, match="nothing to be done again"):
            course.redo()


def test_nothing_is_taken_back_or_judged_anew_where_points_are_given() -> None:
    quiz = start_quiz(DECK, 5, 7)
    course = Course(quiz).step(done(quiz, ("wrong", 0)), "1")
    with pytest.raises(GameError, match="given for points stand"):
        course.undo()
    with pytest.raises(GameError, match="given for points stand"):
        course.redo()
    with pytest.raises(GameError, match="given for points stand"):
        course.game.regrade(0, GOOD)


def test_a_step_tells_what_it_was_about() -> None:
    start = study()
    course = Course(start).step(done(start, ("wrong", 0)), "1")
    assert course.done[-1].answered
    assert course.done[-1].turn is course.game.turns[0]
    course = course.step(course.game.regrade(0, GOOD), "2")
    assert not course.done[-1].answered
    assert course.done[-1].turn is course.game.turns[0]
    assert course.step(course.game.give_up()).done[-1].turn is None


def test_who_was_right_after_all_is_not_asked_again_and_who_was_wrong_is() -> None:
    start = study()
    question, *others = start.waiting
    right, wrong = done(start, ("right", 0)), done(start, ("wrong", 0))
    assert wrong.regrade(0, GOOD).waiting == right.waiting == tuple(others)
    assert right.regrade(0, AGAIN).waiting == wrong.waiting
    assert question in wrong.waiting
    later = done(done(wrong, ("right", 0)), ("right", 0))
    assert later.regrade(0, EASY).waiting == later.waiting[:2] + later.waiting[3:]


def test_an_answer_given_since_decides_whether_a_question_is_asked_again() -> None:
    game = study(1)
    for word in ("wrong", "right"):
        game = done(game, (word, 0))
    anew = game.regrade(0, GOOD)
    assert anew.finished
    assert [turn.verdict.right for turn in anew.turns] == [True, True]
    again = game.regrade(1, AGAIN)
    assert not again.finished


def test_a_game_given_up_stays_so() -> None:
    game = done(study(), ("right", 0)).give_up().regrade(0, AGAIN)
    assert game.finished
    assert result_of(game).right == 0


def test_a_flashcard_takes_its_new_rating_for_the_answer() -> None:
    (turn,) = done(flashcards(), ("wrong", 0)).regrade(0, EASY).turns
    assert turn.answer == Rate(EASY)
    assert turn.verdict.right
    assert turn.verdict.why == ""


def test_a_hint_to_a_question_that_is_gone_is_none_to_the_next() -> None:
    game = done(study(1 + 1), ("wrong", 0))
    game = done(game, ("right", 0)).hint()  # the first one is asked again, and hinted
    assert game.hinted
    assert game.regrade(1, EASY).hinted
    assert not game.regrade(0, GOOD).hinted


def test_a_skip_has_no_answer_to_judge() -> None:
    with pytest.raises(GameError, match="passed over"):
        study().skip().regrade(0, GOOD)
