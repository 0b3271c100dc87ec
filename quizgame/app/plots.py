"""Numbers as pictures of text, for terminals that know block signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from quizgame.reading.dates import MONTHS

_BLOCKS = " ▁▂▃▄▅▆▇█"
_SHADES = "·░▒▓█"
WEEK = 7


def columns(values: Sequence[float], height: int, width: int = 1) -> list[str]:
    """Columns of so many cells' width side by side, as lines from top to bottom; the highest value fills the height.

    What is more than nothing shows as something.
    """
    most = max(values, default=0)
    steps = len(_BLOCKS) - 1
    eighths = [0 if value <= 0 else max(1, round(value / most * height * steps)) for value in values]
    return [
        "".join(_BLOCKS[min(max(eighth - level * steps, 0), steps)] * width for eighth in eighths).rstrip()
        for level in reversed(range(height))
    ]


def in_groups(values: Sequence[float], size: int) -> list[float]:
    """The means of values, so many at a time."""
    starts = [*range(0, len(values), size), len(values)]
    return [sum(values[start:end]) / (end - start) for start, end in pairwise(starts) if end > start]


class DayPlot(NamedTuple):
    """Days as columns: `labels` of the scale beside `rows`, from top to bottom, and the `dates` below; the highest
    column stands for `most`, and each for the mean of `size` days."""

    labels: list[str]
    rows: list[str]
    dates: str
    size: int


def plot_days(values: Sequence[float], first: date, today: date, width: int, height: int) -> DayPlot:
    """A column for each day from `first` on, or for some days where `width` cells have no room for them."""
    widest = len(f"{max(values, default=0):,.0f}")
    room = max(width - widest - 1, 10)
    size = max(-(-len(values) // room), 1)
    shown = in_groups(values, size)
    bar = max(min(room // max(len(shown), 1), 3), 1)
    most = f"{max(shown, default=0):,.0f}"
    labels = [most, *[""] * (height - 2), "0"]
    days = [first + timedelta(days=at * size) for at in range(len(shown))]
    return DayPlot(
        [label.rjust(widest) for label in labels], columns(shown, height, bar), _dates(days, today, bar), size
    )


def _dates(days: Sequence[date], today: date, bar: int) -> str:
    """Dates below the columns they stand for, as many as have room; today wherever it is."""
    room, ends = len(days) * bar, ""
    if days and days[0] < today <= days[-1]:
        ends = "today".rjust(room)[-room:]
    line = ""
    for at, day in enumerate(days):
        label = "today" if day == today else f"{day.day} {MONTHS[day.month - 1][:3]}"
        free = at == 0 or len(line) + 3 <= at * bar
        if free and at * bar + len(label) <= room - (len("today") + 2 if ends else 0):
            line = f"{line:<{at * bar}}{label}"
    return line + ends[len(line) :]


class Calendar(NamedTuple):
    """Days as shades, a week beside the other: the `months` above, and a row for each weekday from Monday on."""

    months: str
    rows: list[str]


def draw_calendar(values: Mapping[int, float], today: int, weeks: int) -> Calendar:
    """The last weeks up to the local day `today`, each two cells wide; the more a day holds the darker it is.

    The darkest shade begins where one day in ten does, so that a single long day does not make all others pale.
    """
    monday = today - (today - 1) % WEEK  # ordinal 1 was a Monday
    first = monday - (weeks - 1) * WEEK
    held = sorted(values[day] for day in range(first, today + 1) if values.get(day, 0) > 0)
    most = held[ceil(len(held) * 0.9) - 1] if held else 0
    rows = []
    for weekday in range(WEEK):
        row = ""
        for day in range(first + weekday, first + weeks * WEEK, WEEK):
            value = values.get(day, 0)
            sign = _SHADES[min(ceil(value * 4 / most), 4)] if value > 0 else _SHADES[0]
            row += "  " if day > today else f"{sign} " if value <= 0 else sign * 2
        rows.append(row)
    return Calendar(_months(first, weeks), rows)


SHADES_TOLD = f"less {_SHADES[0]} {' '.join(sign * 2 for sign in _SHADES[1:])} more"


def _months(first: int, weeks: int) -> str:
    """The name of each month above the week that holds its first day."""
    line = ""
    for week in range(weeks):
        monday = date.fromordinal(first + week * WEEK)
        sunday = monday + timedelta(days=WEEK - 1)
        begins = sunday.day <= WEEK
        label = MONTHS[sunday.month - 1][:3]
        if (begins or week == 0) and (not line or len(line) < week * 2) and len(label) <= (weeks - week) * 2:
            if week == 0 and _soon(monday):
                continue
            line = f"{line:<{week * 2}}{label}"
    return line


def _soon(monday: date) -> bool:
    """Whether the next month begins so soon that its name would not fit beside this one's."""
    return (monday + timedelta(days=2 * WEEK - 1)).day <= WEEK
