from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.app.plots import columns, draw_calendar, in_groups, plot_days


def test_the_highest_column_fills_the_height_and_the_others_their_share() -> None:
    assert columns([8, 4, 2, 0, 16], 2) == ["    █", "█▄▂ █"]
    assert columns([1, 2], 1, width=3) == ["▄▄▄███"]
    assert columns([], 2) == columns([0, 0], 2) == ["", ""]


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=40), st.integers(1, 8), st.integers(1, 3))
def test_what_is_more_is_never_drawn_lower_and_something_is_never_nothing(values, height, width) -> None:
    lines = [line.ljust(len(values) * width) for line in columns(values, height, width)]
    assert len(lines) == height
    drawn = [sum(" ▁▂▃▄▅▆▇█".index(line[at * width]) for line in lines) for at in range(len(values))]
    for one, high in zip(values, drawn, strict=True):
        assert (high > 0) == (one > 0)
        for other, higher in zip(values, drawn, strict=True):
            assert one > other or high <= higher


def test_groups_are_means_and_the_last_may_be_shorter() -> None:
    assert in_groups([1, 3, 5, 7, 10], 2) == [2, 6, 10]
    assert in_groups([1, 2], 1) == [1, 2]
    assert in_groups([], 3) == []


TODAY = date(2026, 11, 21)  # a Saturday


@given(st.integers(1, 400), st.integers(20, 120), st.integers(0, 400), st.randoms(use_true_random=False))
def test_a_plot_of_days_fits_and_its_dates_stand_below_their_columns(count, width, ago, chance) -> None:
    values = [chance.choice([0, 1, 7, 1234]) for _ in range(count)]
    first = TODAY - timedelta(days=min(ago, count - 1))
    plot = plot_days(values, first, TODAY, width, 4)
    whole = [f"{label} {row}" for label, row in zip(plot.labels, plot.rows, strict=True)]
    dates = " " * (len(plot.labels[0]) + 1) + plot.dates
    assert max(map(len, [*whole, dates])) <= max(width, 10 + len(plot.labels[0]) + 1)
    assert len(set(map(len, plot.labels))) == 1


def test_the_past_ends_today_and_the_future_begins_with_it() -> None:
    past = plot_days([1] * 30, TODAY - timedelta(days=29), TODAY, 80, 3)
    assert past.dates.endswith("today")
    assert past.dates.startswith("23 Oct")
    assert plot_days([1] * 30, TODAY, TODAY, 80, 3).dates.startswith("today   25 Nov")


def test_a_calendar_has_a_row_for_each_weekday_and_no_day_to_come() -> None:
    today = TODAY.toordinal()
    calendar = draw_calendar({today: 8, today - 1: 2, today - 5: 1, today - 400: 99}, today, 4)
    assert [row.split() for row in calendar.rows] == [
        ["·", "·", "·", "░░"], ["·"] * 4, ["·"] * 4, ["·"] * 4, ["·", "·", "·", "░░"], ["·", "·", "·", "██"], ["·"] * 3,
    ]  # fmt: skip
    assert {len(row) for row in calendar.rows} == {8}


@pytest.mark.parametrize("weeks", [1, 4, 36, 53])
def test_months_stand_above_the_weeks_they_begin_in(weeks: int) -> None:
    for day in range(TODAY.toordinal(), TODAY.toordinal() + 370):
        months = draw_calendar({}, day, weeks).months
        assert len(months) <= weeks * 2
        for at in (at for at, letter in enumerate(months) if letter.isupper() and at):
            sunday = date.fromordinal(day - (day - 1) % 7 + 6 - (weeks - 1 - at // 2) * 7)
            assert f"{sunday:%b}" == months[at : at + 3]
            assert sunday.day <= 7


@given(st.dictionaries(st.integers(0, 27), st.integers(1, 1000)))
def test_what_is_more_is_never_paler(ago) -> None:
    today = TODAY.toordinal()
    calendar = draw_calendar({today - days: count for days, count in ago.items()}, today, 5)

    def shade(days: int) -> int:
        day = today - days
        week = (day - 1) // 7 - ((today - 1) // 7 - 4)
        return "·░▒▓█".index(calendar.rows[(day - 1) % 7][week * 2])

    shades = {days: shade(days) for days in range(28)}
    assert all((shades[days] > 0) == (days in ago) for days in range(28))
    assert all(ago[one] > ago[other] or shades[one] <= shades[other] for one in ago for other in ago)
