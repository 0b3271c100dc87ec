"""What was done, day by day."""

from __future__ import annotations

from textual.content import Content

from quizgame.app.overview import Overview
from quizgame.app.plots import SHADES_TOLD, WEEK, draw_calendar
from quizgame.app.statistics import Day, Statistics
from quizgame.tui.design import FAINT, LEAD, QUIET, STRONG, counted, number, percent
from quizgame.tui.statistics.drawing import days_plotted, duration, headed, said, stacked
from quizgame.tui.typesetting import fitted, line

_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_YEAR = 53
_ROWS = 4
_WIDE = 72
"""From this width on, all figures stand on one row."""


def lines(overview: Overview, width: int) -> list[Content]:
    """The figures, the calendar and the time."""
    statistics, day = overview.statistics, overview.day
    if not statistics.answers:
        return said("Nothing yet", "Play a quiz or study a deck: every answer will be counted here.", width)
    return stacked(_figures(statistics, width), _calendar(statistics, day, width), _time(statistics, day, width))


def _figures(statistics: Statistics, width: int) -> list[Content]:
    retention = "–" if statistics.retention is None else percent(statistics.retention)
    figures = [
        (number(statistics.streak_days), "day streak" if statistics.streak_days == 1 else "days streak"),
        (number(statistics.answers), "answer" if statistics.answers == 1 else "answers"),
        (number(statistics.reviews), "review" if statistics.reviews == 1 else "reviews"),
        (number(statistics.practice), "practice"),
        (retention, "remembered"),
        (duration(sum(day.ms for day in statistics.days.values())), "in all"),
    ]
    a_row = len(figures) if width >= _WIDE else len(figures) // 2
    cell = min(width // a_row, 17)
    lines = []
    for row in (figures[:a_row], figures[a_row:]):
        lines += [
            Content("").join(line((value.ljust(cell), STRONG)) for value, _ in row),
            Content("").join(line((name.ljust(cell), QUIET)) for _, name in row),
        ]
    return lines[: 2 * len(figures) // a_row]


def _calendar(statistics: Statistics, day: int, width: int) -> list[Content]:
    weeks = min((width - 4) // 2, _YEAR)
    answers = {on: done.answers for on, done in statistics.days.items()}
    calendar = draw_calendar(answers, day, weeks)
    shown = [count for on, count in answers.items() if day - weeks * WEEK < on <= day]
    rows = [line((f"    {calendar.months}", QUIET))]
    for name, row in zip(_WEEKDAYS, calendar.rows, strict=True):
        shades = Content.assemble(*((sign, FAINT if sign == "·" else LEAD) for sign in row))
        rows.append(line((name.ljust(4), QUIET)) + shades)
    told = f"{counted(len(shown), 'day')} with answers"
    legend = fitted(line((f"    {told}", QUIET)), max(width - len(SHADES_TOLD), 0)) + line((SHADES_TOLD, QUIET))
    return headed("Answers", f"the last {weeks} weeks, a column each", [*rows, legend], width)


def _time(statistics: Statistics, day: int, width: int) -> list[Content]:
    begun = min((on for on in statistics.days if on <= day), default=day)
    count = min(max(day - begun + 1, 2 * WEEK), 13 * WEEK, width - 6)
    first = day - count + 1
    minutes = [statistics.days.get(on, Day()).ms / 60_000 for on in range(first, day + 1)]
    if max(minutes) < 1:
        return []  # columns of seconds, measured in minutes, would tell nothing
    plot = days_plotted(minutes, first, day, width, _ROWS)
    return headed("Minutes a day", f"the last {count} days", plot, width)
