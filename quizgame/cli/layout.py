"""Well set text: columns that line up, counts and days in words."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from quizgame.cli.output import one_line

Paint = Callable[[str], str]
GAP = "   "


def window() -> int | None:
    """The width of the terminal in cells; None where the output is no terminal, and nothing need be cut."""
    if not sys.stdout.isatty():
        return None
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns[:5]) > 0:
        return int(columns[:5])
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):
        return None


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    wide = sum(1 for letter in text if east_asian_width(letter) in "WF")
    unseen = sum(1 for letter in text if category(letter) in ("Mn", "Me", "Cf"))
    return len(text) + wide - unseen


def cut(text: str, room: int) -> str:
    """Text cut to so many cells; what is left out shows as "…"."""
    if cells(text) <= room:
        return text
    while text and cells(text) > room - 1:
        text = text[:-1]
    return text.rstrip() + "…" if room > 0 else ""


class Column(NamedTuple):
    """A column of a table: its heading, the side its texts stand on, and whether it gives way when room is short."""

    heading: str
    right: bool = False
    gives: bool = False


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], head: Paint = str, width: int | None = None
) -> list[str]:
    """A table as lines: headings, then rows. Columns that give are cut when `width` cells are too few."""
    texts = [[one_line(text) for text in row] for row in rows]
    widths = [
        max([cells(column.heading), *(cells(row[index]) for row in texts)]) for index, column in enumerate(columns)
    ]
    if width is not None:
        _narrow(columns, widths, width)
    lines = [head(_row(columns, widths, [column.heading for column in columns]))]
    lines += [_row(columns, widths, row) for row in texts]
    return lines


def _narrow(columns: Sequence[Column], widths: list[int], width: int) -> None:
    """Take from the widest giving column, cell by cell, until the row fits or gets too narrow to be useful."""
    giving = [index for index, column in enumerate(columns) if column.gives]
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - width
    while excess > 0 and giving:
        widest = max(giving, key=lambda index: widths[index])
        if widths[widest] <= 8:
            break
        widths[widest] -= 1
        excess -= 1


def _row(columns: Sequence[Column], widths: Sequence[int], texts: Sequence[str]) -> str:
    set_texts = []
    for column, room, text in zip(columns, widths, texts, strict=True):
        shown = cut(text, room)
        space = " " * (room - cells(shown))
        set_texts.append(space + shown if column.right else shown + space)
    return GAP.join(set_texts).rstrip()


def count(number: int, noun: str, plural: str = "") -> str:
    """A number and its noun: "1 deck", "2,000 decks"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def day_in_words(day: date, today: date) -> str:
    """A coming day as people say it: "tomorrow", "on Tuesday", "on 24 November 2026"."""
    ahead = (day - today).days
    if ahead <= 0:
        return "today"
    if ahead == 1:
        return "tomorrow"
    from quizgame.reading.dates import MONTHS

    if ahead < 7:
        names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
        return f"on {names[day.weekday()]}"
    return f"on {day.day} {MONTHS[day.month - 1]} {day.year}"


def argument(text: str) -> str:
    """A text as it is typed on a command line: between quotation marks where the shell would take it apart."""
    if sys.platform == "win32":
        return f'"{text}"' if " " in text else one_line(text)
    import shlex

    return shlex.quote(one_line(text))
