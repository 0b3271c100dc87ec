"""The line of time: dates stand over their marks, as many as there is room for."""

from __future__ import annotations

import pytest
from world import dated

from quizgame.questions.answer import Place
from quizgame.questions.shown import Line, Mark
from quizgame.tui.widgets.timeline import TimelineBlock

WIDTH = 76


def line_of(*marks: tuple[str, float]) -> Line:
    """The question when the mission was opened, among events with these dates, so many days away."""
    day = dated().position
    return Line(dated(), tuple(Mark(f"In {date}", date, day + away) for date, away in marks), 0)


def scale_of(block: TimelineBlock) -> tuple[str, str]:
    dates, drawn, *_ = (row.plain for row in block.lines(WIDTH))
    return dates, drawn


def asked(shown: Line) -> TimelineBlock:
    block = TimelineBlock()
    block.ask(shown)
    return block


def test_the_date_of_a_single_event_stands_over_its_mark() -> None:
    dates, drawn = scale_of(asked(line_of(("January 2007", 10.0))))
    start = dates.index("January 2007")
    assert start <= drawn.index("◆") < start + len("January 2007")


def test_dates_that_would_touch_are_left_out_but_never_those_of_the_ends() -> None:
    marks = [("1949", 1.0), ("1950", 2.0), ("1952", 4.0), ("1985", 50.0), ("2023", 99.0), ("2024", 100.0)]
    dates, drawn = scale_of(asked(line_of(*marks)))
    assert dates.split() == ["1949", "1985", "2024"]
    assert drawn.count("◆") == len(marks)
    assert abs(dates.index("1985") + 2 - drawn.index("◆", 20)) <= 1


@pytest.mark.parametrize("right", [0, 1])
def test_what_was_just_told_goes_before_its_neighbours(right: int) -> None:
    block = asked(line_of(("1990", -60.0), ("1994", -2.0), ("1996", 2.0), ("2000", 60.0)))
    block.tell(Place(right))
    dates, _ = scale_of(block)
    assert dates.split() == ["1990", *dated().answer.split(), "2000"]


@pytest.mark.parametrize("width", [10, 20, 40])
def test_a_narrow_line_is_as_wide_as_it_may_be(width: int) -> None:
    block = asked(line_of(("September 1990", -60.0), ("30 September 1994", -2.0)))
    assert {row.cell_length for row in block.lines(width)[:1]} == {width}
