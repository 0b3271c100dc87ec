"""All that is known of a learner, summed up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from learner import MINSK, RIGA, VILNIUS, Learner, right, wrong

from quizgame.app.overview import best_games, look_over
from quizgame.app.statistics import GameRecord

GAME = GameRecord("g", "d", "Deck", "quiz", "2026-11-21T10:00:00+00:00", 1, 5000, 10_906, 5, 10, True, size=10)


def test_bests_are_kept_by_deck_mode_and_length() -> None:
    games = [
        replace(GAME, id="newest", score=4000),
        replace(GAME, id="best"),
        replace(GAME, id="long", score=9000, size=30),
        replace(GAME, id="sprint", mode="sprint", score=1, size=60),
        replace(GAME, id="other", deck="e", score=2),
        replace(GAME, id="study", mode="study", score=None, size=None),
    ]
    assert [(best.game.id, best.played) for best in best_games(games)] == [
        ("best", 2), ("long", 1), ("sprint", 1), ("other", 1),
    ]  # fmt: skip


def test_what_was_done_adds_up(tmp_path: Path) -> None:
    learner = Learner(tmp_path)
    learner.write("capitals.yaml", "Capitals", MINSK, RIGA, VILNIUS)
    learner.learn("capitals")
    learner.at += timedelta(days=30)
    with learner.app() as app:
        sitting = app.study("capitals")
        while sitting.shown is not None:
            missed = sitting.shown.question.prompt == "Capital of Latvia?" and len(sitting.game.turns) < 3
            sitting.answer(wrong(sitting.shown) if missed else right(sitting.shown), 5_000)
        quiz = app.quiz("capitals", 3)
        while quiz.shown is not None:
            quiz.answer(right(quiz.shown), 4_000)
        overview = look_over(app)
        on_home = app.decks()
    statistics = overview.statistics
    assert statistics.answers == 3 + 4 + 3 == sum(day.answers for day in statistics.days.values())
    assert statistics.reviews == 6 == sum(day.reviews for day in statistics.days.values())
    assert sum(day.ms for day in statistics.days.values()) == 9_000 + 20_000 + 12_000
    assert sum(game.ms for game in statistics.games) == sum(one.ms for one in overview.spent) == 41_000
    assert [(one.mode, one.games) for one in overview.spent] == [("study", 2), ("quiz", 1)]
    assert [(group.reviews, group.right) for group in overview.ages if group.reviews] == [(3, 2)]
    assert sum(overview.stabilities) == sum(overview.difficulties) == 3
    (hard,) = overview.hardest
    assert (hard.prompt, hard.answer, hard.memory.lapses) == ("Capital of Latvia?", "Riga", 1)
    (deck,) = overview.decks
    assert deck.knowledge.mastery == on_home[0].mastery
    assert (deck.knowledge.learned, deck.firm, deck.due) == (3, 2, 0)
    (best,) = overview.bests
    assert (best.game.score, best.game.size, best.played) == (quiz.game.points, 3, 1)


def test_what_was_withdrawn_was_never_done(tmp_path: Path) -> None:
    learner = Learner(tmp_path)
    learner.write("capitals.yaml", "Capitals", MINSK, RIGA, VILNIUS)
    learner.learn("capitals")
    with learner.app() as app:
        answered = [event.id for event in app.journal.events("answered")]
        app.journal.withdraw(learner.now(), answered[:1])
        assert look_over(app).statistics.answers == 2
        app.journal.withdraw(learner.now(), answered[:1], again=True)
        assert look_over(app).statistics.answers == 3


def test_another_thread_reads_with_a_connection_of_its_own(tmp_path: Path) -> None:
    learner = Learner(tmp_path)
    learner.write("capitals.yaml", "Capitals", MINSK, RIGA, VILNIUS)
    learner.learn("capitals")
    with learner.app() as app, app.beside() as reader:
        assert not reader.journal.writable
        assert look_over(reader) == look_over(app)
