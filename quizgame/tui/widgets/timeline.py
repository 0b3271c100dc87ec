"""The line of time: drawn to scale above, told event by event below, with the gap that is chosen for the next one."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message

from quizgame.questions.answer import Place
from quizgame.questions.shown import Line, Mark
from quizgame.tui.design import (
    FAINT,
    INK,
    LEAD,
    LEAD_STRONG,
    LOOK_RIGHT,
    LOOK_WRONG,
    MARK,
    POINTER,
    QUIET,
    REST,
    STRONG,
)
from quizgame.tui.typesetting import fitted, hanging, line
from quizgame.tui.widgets.block import Block

_ARROW = "▲"
_MARGIN = 3


class TimelineBlock(Block):
    """Places between events to choose from; `at` is the chosen one (None: none yet), `touched` whether it was moved."""

    class Chosen(Message):
        """A place was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.at: int | None = None
        self.touched = False
        self._shown: Line | None = None
        self._told: Place | None = None
        self._over = False
        self._rows: list[int | None] = []

    def ask(self, shown: Line) -> None:
        """Wait for a place; the cursor begins in the middle, which tells nothing."""
        self._shown, self._told, self._over = shown, None, False
        self.at, self.touched = (len(shown.marks) + 1) // 2, False
        self.redraw()

    def move(self, by: int) -> None:
        """Move the cursor along the line."""
        if self._shown is not None and not self._over and self.at is not None:
            self.at = min(max(self.at + by, 0), len(self._shown.marks))
            self.touched = True
            self.redraw()

    def tell(self, answer: Place | None) -> None:
        """Show where the event belongs, and where it was placed (None: it was skipped)."""
        self._told, self._over, self.at = answer, True, None
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The scale, then the events in order with the chosen gap among them."""
        self._rows = []
        if self._shown is None:
            return []
        lines = [*self._scale(self._shown, width), Content("")]
        self._rows = [None] * len(lines)
        dates = max((len(mark.date) for mark in self._all(self._shown)), default=4)
        for place in range(len(self._shown.marks) + 1):
            for row in self._gap(self._shown, place, dates, width):
                lines.append(row)
                self._rows.append(place)
            if place < len(self._shown.marks):
                rows = self._event(self._shown.marks[place], dates, width)
                lines += rows
                self._rows += [place] * len(rows)
        return lines

    def placed(self, width: int) -> list[int | None]:
        """The place each line stands for."""
        self.lines(width)
        return self._rows

    def _all(self, shown: Line) -> list[Mark]:
        """The events on the line; after the answer, the one that was asked about too."""
        if not self._over:
            return list(shown.marks)
        return [*shown.marks, Mark(shown.text, shown.question.answer, shown.question.position)]

    def _event(self, mark: Mark, dates: int, width: int) -> list[Content]:
        head = line("   ", (mark.date.rjust(dates), LEAD), "  ")
        return hanging(head, mark.text, width, INK)

    def _gap(self, shown: Line, place: int, dates: int, width: int) -> list[Content]:
        """What stands in a gap: the cursor before the answer; the event and a wrong place after it."""
        rows: list[Content] = []
        if not self._over:
            if place == self.at:
                bar = line((f" {POINTER} ", LEAD_STRONG), (" " * dates, INK), "  ", ("here", STRONG), " ")
                rows.append(fitted(bar + Content.styled(REST * max(width - bar.cell_length, 0), FAINT), width))
            return rows
        missed = self._told is not None and self._told.index != shown.right
        if place == shown.right:
            hit = self._told is not None and not missed
            style = f"{(LOOK_RIGHT if hit else LOOK_WRONG).role} bold"
            sign = LOOK_RIGHT.sign if hit else MARK
            head = line((f" {sign} ", style), (shown.question.answer.rjust(dates), style), "  ")
            rows += hanging(head, shown.text, width, style)
        if missed and self._told is not None and place == self._told.index:
            rows.append(line((f" {LOOK_WRONG.sign} ", LOOK_WRONG.role), (" " * dates + "  you placed it here", QUIET)))
        return rows

    def _scale(self, shown: Line, width: int) -> list[Content]:
        """The line drawn to scale: a mark for each event, its date above it where there is room, the cursor below."""
        room = max(width - 2 * _MARGIN, 10)
        marks = self._all(shown)
        first, last = min(mark.day for mark in marks), max(mark.day for mark in marks)
        spread = (last - first) or 1.0

        def column(day: float) -> int:
            return round((day - first) / spread * (room - 1)) if last > first else room // 2

        signs = {column(mark.day): (MARK, LEAD) for mark in shown.marks}
        own: Mark | None = None
        if self._over:
            own = marks[-1]
            right = self._told is not None and self._told.index == shown.right
            signs[column(own.day)] = (MARK, f"{(LOOK_RIGHT if right else LOOK_WRONG).role} bold")
        drawn = line(*(signs.get(at, (REST, FAINT)) for at in range(room)))
        dated = [(column(mark.day), mark.date, signs[column(mark.day)][1] if mark is own else QUIET) for mark in marks]
        # the ends first, then what was just told: the others take what room is left
        dated.sort(key=lambda one: (one[0] not in (0, room - 1), one[2] == QUIET, one[0]))
        margin = line(" " * _MARGIN)
        return [fitted(margin + _dates(dated, room), width), margin + drawn, margin + self._below(shown, column, room)]

    def _below(self, shown: Line, column: Callable[[float], int], room: int) -> Content:
        if self._over or self.at is None:
            return Content("")
        before = column(shown.marks[self.at - 1].day) if self.at else -2
        after = column(shown.marks[self.at].day) if self.at < len(shown.marks) else room + 1
        middle = min(max((before + after) // 2, 0), room - 1)
        return line(" " * middle, (_ARROW, LEAD_STRONG))

    def on_click(self, event: events.Click) -> None:
        """A click chooses the gap before an event, or the last one below it."""
        offset = event.get_content_offset(self)
        if offset is None or self._over or not 0 <= offset.y < len(self._rows):
            return
        place = self._rows[offset.y]
        if place is not None:
            event.stop()
            if place == self.at:
                self.post_message(self.Chosen())
                return
            self.at, self.touched = place, True
            self.redraw()


def _dates(dated: list[tuple[int, str, str]], room: int) -> Content:
    """Dates in one line, each with its style over the middle of its column; those that would touch one before them in
    the list are left out."""
    placed: list[tuple[int, str, str]] = []
    for middle, date, style in dated:
        length = cell_len(date)
        start = max(min(middle - length // 2, room - length), 0)
        if all(start > at + cell_len(other) or start + length < at for at, other, _ in placed):
            placed.append((start, date, style))
    told = Content("")
    for start, date, style in sorted(placed):
        told = line(told.pad_right(start - told.cell_length), (date, style))
    return told
