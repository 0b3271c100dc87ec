"""What several pages draw: headings, plots over days, bars beside words, and two figures side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import zip_longest

from rich.cells import cell_len
from textual.content import Content

from quizgame.app.plots import plot_days
from quizgame.tui.design import DOT, FAINT, INK, LEAD, QUIET, RUN, RUN_HALF, STRONG, number
from quizgame.tui.typesetting import fitted, line, wrapped

WIDE = 100
"""From this width on, figures stand side by side that else stand one below the other."""
_GAP = 4
_NARROW = 56
"""Below this width the columns of a table stand closer."""


def headed(title: str, about: str, lines: Sequence[Content], width: int) -> list[Content]:
    """A figure below its title, with a word about it; the word moves below the title where it is too long."""
    head = line((title, STRONG), (f"{DOT}{about}" if about else "", QUIET))
    if head.cell_length <= width:
        return [head, *lines]
    return [line((title, STRONG)), *wrapped(about, width, QUIET), *lines]


def said(title: str, about: str, width: int) -> list[Content]:
    """What stands where there is nothing to draw."""
    return [line((title, STRONG)), *wrapped(about, width, QUIET)]


def stacked(*figures: Sequence[Content]) -> list[Content]:
    """Figures below each other."""
    lines: list[Content] = []
    for figure in figures:
        if figure:
            lines += [*([Content("")] if lines else []), *figure]
    return lines


def half(width: int) -> int:
    """The width of each of two figures side by side."""
    return (width - _GAP) // 2


def beside(left: Sequence[Content], right: Sequence[Content], width: int) -> list[Content]:
    """Two figures side by side."""
    room, gap = half(width), Content(" " * _GAP)
    pairs = zip_longest(left, right, fillvalue=Content(""))
    return [fitted(one, room) + gap + fitted(other, room) for one, other in pairs]


def days_plotted(values: Sequence[float], first: int, today: int, width: int, height: int) -> list[Content]:
    """A column for each local day from `first` on, with its scale and dates."""
    plot = plot_days(values, date.fromordinal(first), date.fromordinal(today), width, height)
    lines = [line((f"{label} ", QUIET), (row, LEAD)) for label, row in zip(plot.labels, plot.rows, strict=True)]
    return [*lines, line((" " * (len(plot.labels[0]) + 1) + plot.dates, QUIET))]


def histogram(
    names: Sequence[str], counts: Sequence[int], width: int, told: Callable[[int], str] = number
) -> list[Content]:
    """A bar for each name, with its count as it is `told`; the longest bar fills the width."""
    widest, most = max(map(cell_len, names)), max(counts, default=0)
    room = max(width - widest - 4 - max(map(cell_len, map(told, counts)), default=0), 4)
    lines = []
    for name, count in zip(names, counts, strict=True):
        halves = max(round(count / most * room * 2), 1) if count else 0
        drawn = RUN * (halves // 2) + RUN_HALF * (halves % 2)
        figure = line((f"  {told(count)}", INK)) if drawn else line(("·", FAINT))
        lines.append(line((fitted(name, widest + 2).plain, QUIET), (drawn, LEAD)) + figure)
    return lines


def table(columns: Sequence[tuple[str, bool]], rows: Sequence[Sequence[Content]], width: int) -> list[Content]:
    """Rows below the heads of their columns (head, whether it stands on the right); the first column takes what is
    left of the width, on as many lines as it needs."""
    heads = [Content.styled(head, QUIET) for head, _ in columns]
    widths = [max(row[at].cell_length for row in (heads, *rows)) for at in range(len(columns))]
    gap = 3 if width >= _NARROW else 2
    widths[0] = max(width - sum(widths[1:]) - gap * (len(columns) - 1), 8)
    lines = []
    for row in (heads, *rows):
        first, *rest = row
        cells = [Content(" " * gap) + _cell(one, widths[at], columns[at][1]) for at, one in enumerate(rest, 1)]
        named, *more = first.wrap(widths[0]) or [Content("")]
        lines += [fitted(Content("").join([fitted(named, widths[0]), *cells]), width), *more]
    return lines


def _cell(content: Content, width: int, right: bool) -> Content:
    space = Content(" " * max(width - content.cell_length, 0))
    return space + content if right else content + space


def duration(ms: int) -> str:
    """A time in words: 42 s, 7 min, 3 h 05 min."""
    minutes = (ms + 30_000) // 60_000
    if minutes < 1:
        return f"{ms // 1000} s"
    return f"{minutes} min" if minutes < 60 else f"{number(minutes // 60)} h {minutes % 60:02d} min"
