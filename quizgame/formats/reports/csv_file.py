"""A table as CSV (RFC 4180), in UTF-8 with the mark by which spreadsheets know it."""

from __future__ import annotations

import csv
import io

from quizgame.formats.reports.cells import defused
from quizgame.formats.reports.tables import Table


def write_csv(table: Table) -> bytes:
    """The file. Empty cells are empty; no cell is taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(defused, table.heading))
    writer.writerows([["" if cell is None else defused(cell) for cell in row] for row in table.rows])
    return text.getvalue().encode("utf-8-sig")
