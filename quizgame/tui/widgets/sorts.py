"""The sorts of cards a list can be narrowed to, each with its key and how many there are."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.content import Content

from quizgame.app.browsing import Narrowing
from quizgame.tui.design import FAINT, INK, LEAD_STRONG, QUIET, STRONG, number
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.block import Block

SORTS: tuple[tuple[Narrowing, str, str], ...] = (
    (Narrowing.ALL, "1", "all"),
    (Narrowing.DUE, "2", "due"),
    (Narrowing.NEW, "3", "new"),
    (Narrowing.LEECHES, "4", "leeches"),
    (Narrowing.FLAGGED, "5", "flagged"),
    (Narrowing.SUSPENDED, "6", "resting"),
)


class SortBar(Block):
    """One line; the sort that is shown stands out."""

    DEFAULT_CSS = """
    SortBar { height: 1; padding: 0 3; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._counts: Mapping[Narrowing, int] = {}
        self._chosen = Narrowing.ALL
        self._tag = ""
        self._spots: list[tuple[int, int, str]] = []

    def show(self, counts: Mapping[Narrowing, int], chosen: Narrowing, tag: str) -> None:
        """Tell how many there are, and what is shown now."""
        self._counts, self._chosen, self._tag = counts, chosen, tag
        self.redraw(layout=False)

    def lines(self, width: int) -> list[Content]:
        """All on one line; where it is too short, without the counts."""
        told, gap = self._fitting(width)
        self._spots, at = [], 0
        actions = [f"narrow('{sort.name}')" for sort, _, _ in SORTS]
        for one, action in zip(told, [*actions, "tag"], strict=True):
            self._spots.append((at, at + one.cell_length, action))
            at += one.cell_length + gap
        return [Content(" " * gap).join(told)]

    def _fitting(self, width: int) -> tuple[list[Content], int]:
        tag = line(("t", LEAD_STRONG), (f" #{self._tag}" if self._tag else " tag", STRONG if self._tag else QUIET))
        full, short = ([*(self._told(sort, counted) for sort in SORTS), tag] for counted in (True, False))
        for told, gap in ((full, 3), (full, 2), (short, 3)):
            if sum(one.cell_length for one in told) + gap * (len(told) - 1) <= width:
                return told, gap
        return short, 1

    def _told(self, sort: tuple[Narrowing, str, str], counted: bool) -> Content:
        narrowing, key, name = sort
        count = self._counts.get(narrowing, 0)
        style = STRONG if narrowing is self._chosen else INK if count else QUIET
        shown = line((key, LEAD_STRONG), (f" {name}", style))
        return shown + line((f" {number(count)}" if count else " ·", style if count else FAINT)) if counted else shown

    async def on_click(self, event: events.Click) -> None:
        """A click does what the key does."""
        offset = event.get_content_offset(self)
        for start, end, action in self._spots:
            if offset is not None and start <= offset.x < end:
                event.stop()
                await self.run_action(f"screen.{action}")
                return
