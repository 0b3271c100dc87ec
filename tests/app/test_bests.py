"""The best score of a deck, a mode and a length."""

from __future__ import annotations

from pathlib import Path

from learner import MINSK, RIGA, VILNIUS, Learner, right, wrong

from quizgame.app.application import Application
from quizgame.app.sitting import Sitting


def play(app: Application, count: int, misses: int, mode: str = "quiz") -> Sitting:
    sitting = app.begin(mode, "capitals", count)
    while sitting.shown is not None:
        missed = len(sitting.game.turns) < misses
        sitting.answer(wrong(sitting.shown) if missed else right(sitting.shown), 1_000)
    return sitting


def test_games_are_held_against_those_of_their_deck_mode_and_length(tmp_path: Path) -> None:
    learner = Learner(tmp_path)
    learner.write("capitals.yaml", "Capitals", MINSK, RIGA, VILNIUS)
    with learner.app() as app:
        best = app.journal.best_score
        first = play(app, 3, misses=1)
        assert best(first.id) is None
        assert best(play(app, 2, misses=0).id) is None, "it was shorter"
        assert best(play(app, 3, misses=0, mode="exam").id) is None
        second = play(app, 3, misses=3)
        assert best(second.id) == first.game.points
        third = play(app, 3, misses=0)
        assert best(third.id) == first.game.points
        assert best(second.id) == best(first.id) == third.game.points
        left = app.begin("quiz", "capitals", 3)
        assert best(left.id) == third.game.points
        assert best(play(app, 30, misses=0, mode="sprint").id) is None
        assert best(play(app, 30, misses=3, mode="sprint").id) == 3_000
        assert best("nothing") is None
