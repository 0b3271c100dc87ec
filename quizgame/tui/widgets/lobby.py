"""What stands on the big screen before a game: where to go, the code, and who is in."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from quizgame.classroom.views import ProjectorView
from quizgame.tui.design import INK, LEAD, LEAD_STRONG, QUIET, STRONG, counted
from quizgame.tui.typesetting import fitted, line, wrapped
from quizgame.tui.widgets.lettering import large_letter_rows, letter_rows
from quizgame.tui.widgets.qr import qr_lines

_BESIDE = 26
"""Cells that must be left beside the QR code, or it is left out."""
_GAP = "   "
_MORE = "… and {} more"
_ROOMY = 22
"""Rows from which lines stand apart."""


def lobby_lines(view: ProjectorView, addresses: Sequence[str], width: int, height: int) -> list[Content]:
    """The lines, as many as fit into `height`; `addresses` are those of the room's page, with its code."""
    qr = qr_lines(addresses[0].upper()) if addresses else []  # in capitals it holds more in less
    if not qr or len(qr) > height or qr[0].cell_length + _BESIDE > width:
        qr = []
    room = width - (qr[0].cell_length + 3 if qr else 0)
    beside = _directions(view, addresses, room, roomy=height >= _ROOMY)
    lines = _side_by_side(qr, beside) if qr else beside
    left = height - len(lines) - 1
    return [*lines, Content(""), *_names(view.names, width, left)] if left > 0 else lines[:height]


def _directions(view: ProjectorView, addresses: Sequence[str], width: int, *, roomy: bool) -> list[Content]:
    gap = [Content("")] if roomy else []
    lines = [*gap, line(("Join with a phone or a computer at", QUIET))]
    pages = [address.removesuffix(f"/{view.room.code}") for address in addresses]
    lines += [line((page, STRONG)) for page in pages[:2]]
    large = large_letter_rows(view.room.code)
    rows = large if roomy and cell_len(large[0]) <= width else letter_rows(view.room.code)
    lines += [*gap, line(("with the code", QUIET)), *gap, *(line((row, LEAD_STRONG)) for row in rows), Content("")]
    lines.append(line((counted(view.here, "player"), STRONG), (" in the room", QUIET)))
    if view.room.locked:
        lines.append(line(("The room is locked: nobody else comes in.", LEAD)))
    if view.room.listed:
        lines += wrapped("Come in by your name on the class list.", width, QUIET)
    return lines


def _side_by_side(left: list[Content], right: list[Content]) -> list[Content]:
    edge = left[0].cell_length
    lines = []
    for row in range(max(len(left), len(right))):
        first = left[row] if row < len(left) else Content(" " * edge)
        lines.append(first + Content("   ") + (right[row] if row < len(right) else Content("")))
    return lines


def _names(names: Sequence[str], width: int, height: int) -> list[Content]:
    """The names, the latest first, as many as there is room for."""
    rows: list[str] = [""]
    for shown, name in enumerate(reversed(names)):
        last = len(rows) == height and shown + 1 < len(names)
        row = f"{rows[-1]}{_GAP if rows[-1] else ''}{name}"
        if cell_len(row) <= width - (len(_GAP) + cell_len(_MORE.format(len(names))) if last else 0):
            rows[-1] = row
        elif len(rows) < height:
            rows.append(name)
        else:
            rows[-1] += _GAP + _MORE.format(len(names) - shown)
            break
    return [fitted(line((row, INK)), width) for row in rows if row]
