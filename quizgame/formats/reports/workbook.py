"""Tables as a workbook (XLSX): a sheet each, with headings that stay in sight."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from quizgame.formats.reports.cells import defused
from quizgame.formats.reports.tables import Table

WIDEST = 60
"""The widest column, in characters; longer texts go over lines."""
MOST_STYLED = 3_000
"""Longer tables are left plain: styling each cell takes longer than all else."""
_HEAD, _FILL = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1D4E79")
_TOP = Alignment(vertical="top", wrap_text=True)
_SHARES = ("Facility", "Share", "Share of all", "First share", "Latest share")


def write_workbook(tables: Sequence[Table]) -> bytes:
    """The file. No text in it is a formula, whatever it began with."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        sheet = book.create_sheet(table.name)
        for row in (table.heading, *table.rows):
            sheet.append([defused(value) for value in row])
        for column, heading in enumerate(table.heading, 1):
            head = sheet.cell(1, column)
            head.font, head.fill = _HEAD, _FILL
            longest = max([len(heading), *(len(str(row[column - 1] or "")) for row in table.rows)])
            sheet.column_dimensions[get_column_letter(column)].width = min(longest, WIDEST) + 3
            if len(table.rows) <= MOST_STYLED:
                for row_number in range(2, len(table.rows) + 2):
                    cell = sheet.cell(row_number, column)
                    cell.alignment = _TOP
                    if heading in _SHARES:
                        cell.number_format = "0 %"
        sheet.freeze_panes = "A2"
        if table.rows:
            sheet.auto_filter.ref = sheet.dimensions
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
