"""Modes over the real library and journal: begun, left and taken up again as they were, and heard as they should be."""

from __future__ import annotations

from pathlib import Path

import pytest
from players import answer_to
from test_application import Clock, build, open_app

from quizgame.app.application import Application
from quizgame.app.sitting import Sitting
from quizgame.errors import NothingDueError, UsageError
from quizgame.play.modes import MODES, NAMES

pytestmark = pytest.mark.usefixtures("read_before")

DECK = "milestones"


def begin(app: Application, mode: str) -> Sitting:
    if mode == "weak":
        missed = app.quiz(DECK, 40, seed=4)
        while (shown := missed.shown) is not None:
            missed.answer(answer_to(shown, right=False), 500)
    return app.begin(mode, DECK, seed=4)


@pytest.mark.parametrize("mode", NAMES)
def test_a_game_that_was_left_goes_on_as_it_was(mode: str, tmp_path: Path) -> None:
    clock = Clock()
    with open_app(tmp_path, clock) as journal:
        sitting = begin(build(tmp_path, journal, clock), mode)
        for number in range(3):
            shown = sitting.shown
            if shown is not None:
                sitting.answer(answer_to(shown, right=number != 1), 700)
        assert sitting.shown is not None
        left = sitting.game
    with open_app(tmp_path, clock) as journal:
        app = build(tmp_path, journal, clock)
        taken = app.resume()
        assert taken is not None
        assert taken.game == left
        while (shown := taken.shown) is not None:
            taken.answer(answer_to(shown), 100)
        assert taken.result.right > 0
        assert app.unfinished() is None
        record = app.statistics().games[0]
        assert (record.mode, record.finished, record.right) == (mode, True, taken.result.right)
        assert record.score == taken.result.score


def test_what_a_question_was_open_before_the_game_was_left_counts(tmp_path: Path) -> None:
    clock = Clock()
    with open_app(tmp_path, clock) as journal:
        sitting = begin(build(tmp_path, journal, clock), "sprint")
        assert sitting.shown is not None
        sitting.answer(answer_to(sitting.shown), 1_000)
        for ms in (2_000, 0, 3_000):
            sitting.leave(ms)
        left = sitting.game
        assert left.time_left == 54_000
    with open_app(tmp_path, clock) as journal:
        taken = build(tmp_path, journal, clock).resume()
        assert taken is not None
        assert taken.game == left
        assert taken.shown is not None
        assert taken.answer(answer_to(taken.shown), 500).ms == 5_500
        assert (taken.game.time_left, taken.game.spent) == (53_500, 0)


def test_memory_hears_an_exam_when_it_is_handed_in(tmp_path: Path) -> None:
    clock = Clock()
    with open_app(tmp_path, clock) as journal:
        app = build(tmp_path, journal, clock)
        exam = app.begin("exam", DECK, 6, seed=1)
        for _ in range(5):
            assert exam.shown is not None
            exam.answer(answer_to(exam.shown), 500)
        assert journal.memories() == {}
        assert app.statistics().reviews == 0
        assert exam.shown is not None
        exam.answer(answer_to(exam.shown), 500)
        cards = [turn.question.id for turn in exam.game.turns if turn.question.id in exam.cards]
        assert set(journal.memories()) == set(cards)
        statistics = app.statistics()
        assert (statistics.reviews, statistics.answers) == (len(cards), 6)
        before = journal.memories()
        journal.rebuild(app.scheduler)
        assert journal.memories() == before


def test_an_exam_ended_early_is_handed_in_as_it_is(tmp_path: Path) -> None:
    clock = Clock()
    with open_app(tmp_path, clock) as journal:
        app = build(tmp_path, journal, clock)
        exam = app.begin("exam", "words-of-diplomacy", 6, seed=1)
        assert exam.shown is not None
        exam.answer(answer_to(exam.shown), 500)
        exam.end()
        assert len(journal.memories()) == 1
        assert exam.result.passed is False


def test_placing_and_matching_are_practice(tmp_path: Path) -> None:
    clock = Clock()
    with open_app(tmp_path, clock) as journal:
        app = build(tmp_path, journal, clock)
        for mode in ("timeline", "match"):
            game = app.begin(mode, DECK, seed=1)
            while (shown := game.shown) is not None:
                game.answer(answer_to(shown), 100)
        assert journal.memories() == {}
        assert app.statistics().practice > 0


def test_the_daily_set_is_played_once_a_day(tmp_path: Path) -> None:
    clock = Clock()
    with open_app(tmp_path, clock) as journal:
        app = build(tmp_path, journal, clock)
        daily = app.begin("daily", DECK)
        assert daily.shown is not None
        daily.answer(answer_to(daily.shown), 100)
        again = app.begin("daily", DECK)
        assert again.id == daily.id
        assert again.game == daily.game
        while (shown := again.shown) is not None:
            again.answer(answer_to(shown), 100)
        with pytest.raises(NothingDueError, match="is played: 10 of 10 right"):
            app.begin("daily", DECK)
        clock.pass_days(1)
        assert app.begin("daily", DECK).id != daily.id


def test_weak_spots_are_what_was_missed(tmp_path: Path) -> None:
    clock = Clock()
    with open_app(tmp_path, clock) as journal:
        app = build(tmp_path, journal, clock)
        with pytest.raises(NothingDueError, match="nothing here is weak"):
            app.begin("weak")
        quiz = app.quiz("words-of-diplomacy", 8, seed=2)
        missed = set()
        while (shown := quiz.shown) is not None:
            right = len(quiz.game.turns) % 2 == 0
            if not right:
                missed.add(shown.question.id)
            quiz.answer(answer_to(shown, right), 100)
        weak = app.begin("weak")
        assert {question.id for question in weak.game.waiting} == missed


def test_most_modes_need_a_deck(tmp_path: Path) -> None:
    clock = Clock()
    with open_app(tmp_path, clock) as journal:
        app = build(tmp_path, journal, clock)
        for mode in MODES:
            if not mode.everywhere:
                with pytest.raises(UsageError, match="needs a deck"):
                    app.begin(mode.name)
