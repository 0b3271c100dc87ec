from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.day import Moment, moment_of

MOMENTS = st.builds(Moment, st.integers(0, 4_000_000_000_000), st.integers(-14 * 60, 14 * 60), st.integers(0, 23))
ZONES = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})).map(ZoneInfo)
# until 1972 some clocks were off by odd seconds; a moment knows whole minutes
INSTANTS = st.datetimes(datetime(1973, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
HOURS = st.integers(0, 23)


def day_of(at: datetime, **rollover: int) -> date:
    return date.fromordinal(moment_of(at, **rollover).day())


def test_an_evening_past_midnight_is_still_that_evenings():
    assert day_of(datetime(2025, 3, 2, 3, 59, 59, tzinfo=UTC)) == date(2025, 3, 1)
    assert day_of(datetime(2025, 3, 2, 4, 0, 0, tzinfo=UTC)) == date(2025, 3, 2)
    assert day_of(datetime(2025, 3, 2, 0, 0, 0, tzinfo=UTC), rollover=0) == date(2025, 3, 2)
    assert day_of(datetime(2025, 3, 2, 22, 59, 0, tzinfo=UTC), rollover=23) == date(2025, 3, 1)


def test_the_day_is_that_of_the_wall_clock():
    instant = datetime(2025, 6, 1, 2, 0, tzinfo=UTC)
    assert day_of(instant.astimezone(timezone(timedelta(hours=9)))) == date(2025, 6, 1)
    assert day_of(instant.astimezone(timezone(timedelta(hours=-8)))) == date(2025, 5, 31)


@pytest.mark.parametrize("day", [30, 31])
def test_a_day_with_23_hours_is_one_day(day):
    for hour in (5, 12, 23):
        at = datetime(2025, 3, day, hour, tzinfo=ZoneInfo("Europe/Berlin"))
        assert day_of(at) == date(2025, 3, day)


def test_two_days_of_the_calendar_are_apart_by_one_whatever_the_clocks_did_in_the_night():
    # clocks in Berlin went back at three; in Samoa the 30th of December 2011 was left out
    berlin, apia = ZoneInfo("Europe/Berlin"), ZoneInfo("Pacific/Apia")
    night = [datetime(2025, 10, 26, 2, 30, tzinfo=berlin, fold=fold) for fold in (0, 1)]
    assert {day_of(at) for at in night} == {date(2025, 10, 25)}
    assert day_of(night[1] + timedelta(hours=2)) == date(2025, 10, 26)
    before = datetime(2011, 12, 29, 12, tzinfo=apia)
    after = (before.astimezone(UTC) + timedelta(hours=24)).astimezone(apia)
    assert (day_of(before), day_of(after)) == (date(2011, 12, 29), date(2011, 12, 31))


def test_a_moment_keeps_the_instant_and_the_offset():
    at = datetime(1970, 1, 1, 5, 30, 1, 999, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert moment_of(at) == Moment(1000, 330)


def test_a_datetime_without_a_zone_is_no_moment():
    with pytest.raises(ValueError, match="time zone"):
        moment_of(datetime(2025, 1, 1))  # noqa: DTZ001


@given(INSTANTS, ZONES, HOURS)
def test_in_every_zone_the_day_is_the_date_of_the_wall_clock_so_many_hours_ago(instant, zone, hour):
    wall = instant.astimezone(zone)
    assert day_of(wall, rollover=hour) == (wall.replace(tzinfo=None) - timedelta(hours=hour)).date()


@given(INSTANTS, ZONES, HOURS)
def test_in_every_zone_a_day_lasts_about_a_day(instant, zone, hour):
    days = [
        day_of((instant + timedelta(hours=hours)).astimezone(zone), rollover=hour).toordinal()
        for hours in range(0, 73, 3)
    ]
    # clocks are put back by an hour or so, rarely across the rollover; a date is left out or lived twice once in an age
    assert all(-1 <= after - before <= 2 for before, after in pairwise(days))
    assert 2 <= days[-1] - days[0] <= 4


@given(MOMENTS)
def test_a_day_later_is_the_next_day(moment):
    later = Moment(moment.utc + 86_400_000, moment.offset, moment.rollover)
    assert later.day() == moment.day() + 1


@given(MOMENTS, st.integers(0, 10**9))
def test_days_never_go_back_while_the_clock_goes_on(moment, elapsed):
    assert Moment(moment.utc + elapsed, moment.offset, moment.rollover).day() >= moment.day()
