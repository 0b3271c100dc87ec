"""Texts made safe for spreadsheets, which take what begins with certain characters for a formula and run it."""

from __future__ import annotations

from quizgame.formats.reports.tables import Cell
from quizgame.reading.diagnostic import REFUSED

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell must not begin with; the wide forms begin formulas where they are used for writing."""
LONGEST = 32_000
"""Characters of a cell; spreadsheets hold 32,767."""


def defused(value: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: a text that would be one gets an apostrophe before it, also where
    spaces stand first. Numbers stay numbers; control characters are replaced."""
    if not isinstance(value, str):
        return value
    text = REFUSED.sub("\ufffd", value[:LONGEST])
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text
