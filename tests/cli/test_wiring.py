"""The machine's clock, right and wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any, Self

import pytest

from quizgame.cli import wiring
from quizgame.errors import QuizgameError
from quizgame.memory.day import Moment


def set_clock(monkeypatch: pytest.MonkeyPatch, tells: datetime | Exception, offset: Any = 60) -> None:
    """Make the machine tell a time, in a zone so many minutes east, or fail to."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            if isinstance(tells, Exception):
                raise tells
            return cls.fromtimestamp(tells.timestamp(), tz)

        def astimezone(self, tz: tzinfo | None = None) -> Any:
            if isinstance(offset, Exception):
                raise offset
            return super().astimezone(timezone(timedelta(minutes=offset)))

    monkeypatch.setattr(wiring, "datetime", Clock)


NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
MS = int(NOON.timestamp() * 1000)


def test_the_moment_has_the_offset_of_the_wall_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, NOON, -330)
    assert wiring.now() == Moment(MS, -330)


@pytest.mark.parametrize("error", [ValueError("offset"), OverflowError(), OSError(22, "Invalid argument")])
def test_a_zone_that_makes_no_sense_counts_as_utc(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    set_clock(monkeypatch, NOON, error)
    assert wiring.now() == Moment(MS, 0)


@pytest.mark.parametrize(
    "tells",
    [
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 30, tzinfo=UTC),
        ValueError("year 10000 is out of range"),
        OverflowError(),
    ],
)
def test_a_clock_that_is_far_off_is_told_of(monkeypatch: pytest.MonkeyPatch, tells: Any) -> None:
    set_clock(monkeypatch, tells)
    with pytest.raises(QuizgameError, match="clock") as caught:
        wiring.now()
    assert caught.value.hint
