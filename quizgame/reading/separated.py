"""Tables as spreadsheets write them: values separated by commas, semicolons, tabs or bars, each with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from quizgame.reading.characters import without_refused
from quizgame.reading.diagnostic import Findings, Spot

SEPARATORS = (",", ";", "\t", "|")
MAX_BYTES = 8 * 1024 * 1024
_SAMPLE = 50


class Cell(NamedTuple):
    """A value, trimmed, and where it begins: line and column count from 1."""

    value: str
    line: int
    column: int


Row = tuple[Cell, ...]


def read_separated(data: bytes, findings: Findings) -> tuple[Row, ...]:
    """The rows of a table that are not empty. How its values are parted and its letters kept is found out."""
    if len(data) > MAX_BYTES:
        findings.error(None, "too-large", f"the table has more than {MAX_BYTES:,} bytes", "split it")
        return ()
    text = without_refused(_decode(data, findings), findings)
    return tuple(_rows(text, _separator(text), findings))


def _decode(data: bytes, findings: Findings) -> str:
    """UTF-8, or UTF-16 where its mark says so; else what old spreadsheets write in the west."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        findings.info(
            None,
            "not-utf8",
            "the table is not UTF-8; its letters are read as Windows-1252",
            "if names look wrong, save it as UTF-8",
        )
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The sign that parts most rows into the same number of values, two or more."""

    def evenness(sign: str) -> tuple[float, int]:
        rows = list(islice(_rows(text, sign, Findings("")), _SAMPLE))
        width, rows_of_it = Counter(len(row) for row in rows).most_common(1)[0] if rows else (0, 0)
        return (rows_of_it / len(rows), width) if width > 1 else (0.0, 0)

    return max(SEPARATORS, key=evenness)


def _rows(text: str, sign: str, findings: Findings) -> Iterator[Row]:
    cells: list[Cell] = []
    at, line, begin = 0, 1, 0
    while at < len(text):
        cell, end = _cell(text, at, sign, Spot(line, at - begin + 1), findings)
        cells.append(cell)
        line += text.count("\n", at, end)
        begin = max(begin, text.rfind("\n", at, end) + 1)
        at = end
        if at < len(text) and text[at] == sign:
            at += 1
            if at < len(text):
                continue
            cells.append(Cell("", line, at - begin + 1))
        if any(cell.value for cell in cells):
            yield tuple(cells)
        cells = []
        at += 2 if text.startswith("\r\n", at) else 1
        line, begin = line + 1, at


def _cell(text: str, at: int, sign: str, spot: Spot, findings: Findings) -> tuple[Cell, int]:
    """The value at an offset and where it ends: before the sign, the line break or the end."""
    quoted = text[at] == '"'
    inside = ""
    while quoted and at < len(text) and text[at] == '"':
        close = text.find('"', at + 1)
        if close < 0:
            findings.error(spot, "open-quotation", "a quotation mark is not closed", 'double a " that is meant')
            close = len(text)
        inside += ('"' if inside or text[at - 1 : at] == '"' else "") + text[at + 1 : close]
        at = close + 1
    end = min(
        (found for found in (text.find(mark, at) for mark in (sign, "\n", "\r")) if found >= 0), default=len(text)
    )
    return Cell(" ".join((inside + text[at:end]).split()), spot.line, spot.column), end
