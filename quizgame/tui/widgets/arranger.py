"""Items to put in order: a list whose lines are carried up and down."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content

from quizgame.tui.design import (
    FAINT,
    INK,
    LEAD,
    LEAD_STRONG,
    LOOK_RIGHT,
    LOOK_WRONG,
    POINTER,
    QUIET,
    STRONG,
)
from quizgame.tui.typesetting import ended, fitted, line, wrapped
from quizgame.tui.widgets.block import Block

_BUTTONS = 7  # "  ▲ ▼  " at the end of each line


def _widest(lines: list[Content]) -> int:
    return max((one.cell_length for one in lines), default=0)


class Arranger(Block):
    """Items in the order the player gives them; `order` holds indices into the items as first shown."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.order: list[int] = []
        self.at = 0
        self.grabbed = False
        self.touched = False
        """Whether anything was moved."""
        self._items: tuple[str, ...] = ()
        self._marks: tuple[str, ...] = ()
        self._right: tuple[int, ...] | None = None
        self._given = True
        self._rows: list[int] = []

    def ask(self, items: tuple[str, ...], marks: tuple[str, ...] = ()) -> None:
        """Show items in this order; `marks` stand before the places where each has to go beside another half."""
        self._items, self._right, self._marks = items, None, marks
        self.order, self.at, self.grabbed, self.touched = list(range(len(items))), 0, False, False
        self.redraw()

    def move(self, by: int) -> None:
        """Move the cursor, or the item that is grabbed."""
        if self.grabbed:
            self.carry(by)
        elif self._right is None:
            self.at = (self.at + by) % len(self._items)
            self.redraw(layout=False)

    def carry(self, by: int) -> None:
        """Move the item under the cursor, and the cursor with it."""
        to = self.at + by
        if self._right is None and 0 <= to < len(self.order):
            self.order[self.at], self.order[to] = self.order[to], self.order[self.at]
            self.at = to
            self.touched = True
            self.redraw()

    def grab(self) -> None:
        """Grab the item under the cursor, or let it go."""
        if self._right is None:
            self.grabbed = not self.grabbed
            self.redraw(layout=False)

    def tell(self, right: tuple[int, ...], marks: tuple[str, ...], given: bool) -> None:
        """Show the right order, what marks each item's place ("1992"), and where the player had it, if it was `given`
        as an answer."""
        self._right, self._marks, self._given, self.grabbed = right, marks, given, False
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """Each item on as many lines as it needs."""
        lines: list[Content] = []
        self._rows = []
        places = self.order if self._right is None else self._right
        for place, item in enumerate(places):
            own = self._asked(place, item, width) if self._right is None else self._told(place, item, width)
            lines += own
            self._rows += [place] * len(own)
        return lines

    def placed(self, width: int) -> list[int | None]:
        """The item on each line, by its place."""
        self.lines(width)
        return list(self._rows)

    def _asked(self, place: int, item: int, width: int) -> list[Content]:
        here = place == self.at
        sign = ("↕" if self.grabbed else POINTER) if here else " "
        style = LEAD if here and self.grabbed else STRONG if here else INK
        lines = self._columns(place, item, f" {sign} ", LEAD_STRONG, style, width - _BUTTONS)
        up, down = (FAINT if place == 0 else QUIET), (FAINT if place + 1 == len(self.order) else QUIET)
        buttons = line("  ", ("▲", up), " ", ("▼", down), "  ")
        lines = [fitted(lines[0], width - _BUTTONS) + buttons, *(fitted(one, width) for one in lines[1:])]
        return [one.stylize("on $chosen") for one in lines] if here else lines

    def _told(self, place: int, item: int, width: int) -> list[Content]:
        had = self.order.index(item)
        # this is the right order, so a sign marks what was placed well, and words tell where the rest stood
        found = had == place
        sign = f" {LOOK_RIGHT.sign if found and self._given else ' '} "
        lines = self._columns(place, item, sign, f"{LOOK_RIGHT.role} bold", INK, width)
        tail = "" if found or not self._given else f"   {LOOK_WRONG.sign} you had it at {had + 1}"
        return ended(lines, line((tail, LOOK_WRONG.role)), width)

    def _columns(self, place: int, item: int, sign: str, role: str, style: str, width: int) -> list[Content]:
        """A sign, the place, the mark of the place if there is one, and the item; each on as many lines as it needs."""
        first = line((sign, role), (f"{place + 1:>{len(str(len(self._items)))}}", QUIET), "  ")
        room = width - first.cell_length
        marks = self._mark_lines(place, room)
        gap = 2 if marks else 0
        texts = wrapped(self._items[item], max(room - gap - _widest(marks), 12), style) or [Content("")]
        lines = []
        for row in range(max(len(marks), len(texts))):
            start = first if row == 0 else Content(" " * first.cell_length)
            mark = marks[row] if row < len(marks) else Content("")
            text = texts[row] if row < len(texts) else Content("")
            lines.append(start + mark.pad_right(_widest(marks) - mark.cell_length + gap) + text)
        return lines

    def _mark_lines(self, place: int, room: int) -> list[Content]:
        """The mark of a place, as wide as the widest, but at most half of the room, or as much as the items leave."""
        if not self._marks:
            return []
        left = room - 2 - max(map(cell_len, self._items), default=0)
        widest = min(max(map(cell_len, self._marks)), max(room // 2, left, 8))
        mark = self._marks[place] if place < len(self._marks) else ""
        return [one.pad_right(widest - one.cell_length) for one in wrapped(mark, widest, QUIET) or [Content("")]]

    def on_click(self, event: events.Click) -> None:
        """A click chooses an item; on its arrows it moves it."""
        offset = event.get_content_offset(self)
        if offset is None or self._right is not None or not 0 <= offset.y < len(self._rows):
            return
        event.stop()
        self.at = self._rows[offset.y]
        from_end = self.content_size.width - offset.x
        if from_end in (5, 6):
            self.carry(-1)
        elif from_end in (2, 3, 4):
            self.carry(1)
        else:
            self.redraw(layout=False)
