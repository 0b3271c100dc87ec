from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.day import Moment, moment_of

MOMENTS = st.builds(Moment, st.integers(0, 4_000_000_000_000), st.integers(-14 * 60, 14 * 60))


def day_of(at: datetime, **rollover: int) -> date:
    return date.fromordinal(moment_of(at).day(**rollover))


def test_an_evening_past_midnight_is_still_that_evenings():
    assert day_of(datetime(2025, 3, 2, 3, 59, 59, tzinfo=UTC)) == date(2025, 3, 1)
    assert day_of(datetime(2025, 3, 2, 4, 0, 0, tzinfo=UTC)) == date(2025, 3, 2)
    assert day_of(datetime(2025, 3, 2, 0, 0, 0, tzinfo=UTC), rollover_hour=0) == date(2025, 3, 2)


def test_the_day_is_that_of_the_wall_clock():
    instant = datetime(2025, 6, 1, 2, 0, tzinfo=UTC)
    assert day_of(instant.astimezone(timezone(timedelta(hours=9)))) == date(2025, 6, 1)
    assert day_of(instant.astimezone(timezone(timedelta(hours=-8)))) == date(2025, 5, 31)


@pytest.mark.parametrize("day", [30, 31])
def test_a_day_with_23_hours_is_one_day(day):
    for hour in (5, 12, 23):
        at = datetime(2025, 3, day, hour, tzinfo=ZoneInfo("Europe/Berlin"))
        assert day_of(at) == date(2025, 3, day)


def test_a_moment_keeps_the_instant_and_the_offset():
    at = datetime(1970, 1, 1, 5, 30, 1, 999, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert moment_of(at) == Moment(1000, 330)


def test_a_datetime_without_a_zone_is_no_moment():
    with pytest.raises(ValueError, match="time zone"):
        moment_of(datetime(2025, 1, 1))  # noqa: DTZ001


@given(MOMENTS, st.integers(0, 23))
def test_a_day_later_is_the_next_day(moment, hour):
    later = Moment(moment.utc + 86_400_000, moment.offset)
    assert later.day(hour) == moment.day(hour) + 1


@given(MOMENTS, st.integers(0, 10**9))
def test_days_never_go_back_while_the_clock_goes_on(moment, elapsed):
    assert Moment(moment.utc + elapsed, moment.offset).day() >= moment.day()
