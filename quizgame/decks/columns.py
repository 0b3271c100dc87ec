"""The columns of a table of dates: which of them holds dates, which names, and what the others hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from quizgame.facts.statement import RESERVED
from quizgame.reading.dates import Date, of_day, parse_date
from quizgame.reading.diagnostic import Findings, suggestion
from quizgame.reading.folding import fold, slug
from quizgame.reading.numbers import parse_quantity
from quizgame.reading.separated import Cell, Row, read_separated
from quizgame.values import dataclass

DATED, NUMBERED, NAMED = "date", "number", "name"
#: The share of a column's values that must be dates, or numbers, for the others to be mistakes.
_MOST = 0.8
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the slot its values fill, its heading ("" if the table has none), what it holds, and its index."""

    slot: str
    heading: str
    holds: str
    index: int


@dataclass(frozen=True, slots=True)
class DatedTable:
    """A table with at least a column of dates, whose slot is `when`, and one that names what happened then."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    when: Column
    name: Column


@dataclass(frozen=True, slots=True)
class DateReader:
    """How a date is read: what `parse_date` reads, and numbers whose order the whole column tells."""

    day_first: bool | None

    def read(self, text: str) -> Date | None:
        """The date a text names, or None.

        Raises:
            ValueError: it does not exist, or could be two.
        """
        found = _NUMERIC.fullmatch(text)
        if not found:
            return parse_date(text)
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if self.day_first is None and first != second:
            raise ValueError(f"`{text}` could be two dates: is {first} the day, or {second}?")
        day, month = (first, second) if self.day_first is not False else (second, first)
        try:
            return of_day(date(year, month, day))
        except ValueError as error:
            raise ValueError(f"`{text}` does not exist in the calendar") from error


def read_table(data: bytes, findings: Findings, when: str = "", name: str = "") -> DatedTable | None:
    """The table of dates in a file; `when` and `name` are the headings of columns where a guess would be wrong.

    None, with findings, if it is none.
    """
    rows = read_separated(data, findings)
    if findings.failed:
        return None
    width = max((len(row) for row in rows), default=0)
    if width < 2 or len(rows) < 2:
        findings.error(
            None, "not-a-table", "this is no table of dates", "it needs a column of dates, one of names, and two rows"
        )
        return None
    headed = not any(_is_dated(cell.value) for cell in rows[0])
    body = rows[1:] if headed else rows
    headings = [cell.value for cell in rows[0]] if headed else []
    columns = _columns(headings + [""] * (width - len(headings)), body)
    return _choose(columns, body, findings, when, name)


def reader_of(table: DatedTable, column: Column, day_first: bool | None = None) -> DateReader:
    """How the dates of a column are read. Without a word from the author, those that can be read one way only tell."""
    pairs = [
        (int(found[1]), found[2], int(found[3]))
        for text in _values(table.rows, column.index)
        if (found := _NUMERIC.fullmatch(text))
    ]
    if day_first is None and any(sign == "." or first > 12 for first, sign, _ in pairs):
        day_first = True
    elif day_first is None and any(second > 12 for _, _, second in pairs):
        day_first = False
    return DateReader(day_first)


def _columns(headings: Sequence[str], rows: Sequence[Row]) -> list[Column]:
    columns: list[Column] = []
    for index, heading in enumerate(headings):
        holds = _holds(_values(rows, index))
        slot = _slot(heading, holds, {column.slot for column in columns})
        columns.append(Column(slot, heading, holds, index))
    return columns


def _choose(columns: list[Column], rows: Sequence[Row], findings: Findings, when: str, name: str) -> DatedTable | None:
    dated = _named(columns, when, findings) if when else next((one for one in columns if one.holds == DATED), None)
    others = [column for column in columns if column is not dated]
    named = _named(others, name, findings) if name else next((one for one in others if one.holds == NAMED), None)
    if findings.failed:
        return None
    if dated is None or named is None:
        what, kind = ("dates", "date") if dated is None else ("names", "name")
        headings = ", ".join(column.heading or column.slot for column in columns)
        findings.error(
            None, f"no-{what}", f"no column of {what} is found", f"name one with --{kind}; there are: {headings}"
        )
        return None
    chosen = Column("when", dated.heading, DATED, dated.index)
    named = Column(named.slot, named.heading, NAMED, named.index)
    renamed = {dated.index: chosen, named.index: named}
    kept = tuple(renamed.get(column.index, column) for column in columns)
    return DatedTable(kept, tuple(rows), chosen, named)


def _named(columns: Sequence[Column], heading: str, findings: Findings) -> Column | None:
    wanted = fold(heading)
    found = next((one for one in columns if wanted in (fold(one.heading), one.slot)), None)
    if found is None:
        known = {column.heading or column.slot for column in columns}
        findings.error(None, "no-column", f"no column is called “{heading}”", suggestion(heading, known))
    return found


def _holds(values: Sequence[str]) -> str:
    if values and sum(map(_is_dated, values)) >= _MOST * len(values):
        return DATED
    if values and sum(map(_is_number, values)) >= _MOST * len(values):
        return NUMBERED
    return NAMED


def _slot(heading: str, holds: str, taken: set[str]) -> str:
    slot = slug(heading, holds)
    slot = slot if slot[0].isascii() and slot[0].isalpha() else f"the-{slot}"
    slot = f"the-{slot}" if slot in RESERVED or slot == "when" else slot
    return next(one for one in (slot, *(f"{slot}-{number}" for number in range(2, 1000))) if one not in taken)


def _values(rows: Sequence[Row], index: int) -> list[str]:
    return [row[index].value for row in rows if index < len(row) and row[index].value]


def _is_dated(text: str) -> bool:
    """Whether a text is meant as a date; one that does not exist is, so that it is found."""
    try:
        return DateReader(True).read(text) is not None
    except ValueError:
        return True


def _is_number(text: str) -> bool:
    try:
        return any(letter.isdigit() for letter in text) and parse_quantity(text) is not None
    except ValueError:
        return True


def cell_of(row: Row, column: Column) -> Cell:
    """The cell of a row in a column; an empty one at the row's end where the row is too short."""
    return row[column.index] if column.index < len(row) else Cell("", row[-1].line, row[-1].column)
