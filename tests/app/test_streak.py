"""Days in a row, by the days that begin at the rollover hour."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from learner import MINSK, Learner

from quizgame.app.statistics import streak


@pytest.mark.parametrize("answered, days", [((), 0), ((9,), 1), ((8,), 1), ((7,), 0), ((9, 8, 7, 5), 3), ((8, 7), 2)])
def test_a_day_not_over_yet_breaks_no_streak_and_a_day_left_out_does(answered: tuple[int, ...], days: int) -> None:
    assert streak(answered.__contains__, 9) == days


def test_what_is_answered_after_midnight_belongs_to_the_evening(tmp_path: Path) -> None:
    learner = Learner(tmp_path)
    learner.write("capitals.yaml", "Capitals", MINSK)
    for at, days in (
        (datetime(2026, 11, 21, 22, tzinfo=UTC), 1),
        (datetime(2026, 11, 22, 23, tzinfo=UTC), 2),
        (datetime(2026, 11, 24, 3, 30, tzinfo=UTC), 3),  # still the 23rd
        (datetime(2026, 11, 24, 4, 30, tzinfo=UTC), 4),
        (datetime(2026, 11, 26, 4, 30, tzinfo=UTC), 1),
    ):
        learner.at = at
        with learner.app() as app:
            sitting = app.quiz("capitals", 1)
            sitting.skip(1)
            assert app.streak_days() == days == app.statistics().streak_days
