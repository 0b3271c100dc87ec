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
_SHARES = ("Facility", "Share", "Share of all", "First share", "Latest share")


def write_workbook(tables: Sequence[Table]) -> bytes:
    """The file. Texts are texts, whatever they begin with."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        sheet = book.create_sheet(table.name)
        for row, cells in enumerate((table.heading, *table.rows), 1):
            for column, value in enumerate(cells, 1):
                cell = sheet.cell(row, column, defused(value))
                if isinstance(value, str):
                    cell.data_type = "s"
                    cell.alignment = Alignment(vertical="top", wrap_text=row > 1)
                else:
                    cell.alignment = Alignment(vertical="top")
                    if row > 1 and table.heading[column - 1] in _SHARES:
                        cell.number_format = "0 %"
        for column, heading in enumerate(table.heading, 1):
            head = sheet.cell(1, column)
            head.font = Font(bold=True, color="FFFFFF")
            head.fill = PatternFill("solid", fgColor="1D4E79")
            longest = max([len(heading), *(len(str(row[column - 1] or "")) for row in table.rows)])
            sheet.column_dimensions[get_column_letter(column)].width = min(longest, WIDEST) + 3
        sheet.freeze_panes = "A2"
        if table.rows:
            sheet.auto_filter.ref = sheet.dimensions
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
