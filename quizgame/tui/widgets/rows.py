"""A long list with a cursor. Only the rows in sight are set, so that ten thousand of them cost no more than ten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizgame.tui.design import FAINT, QUIET
from quizgame.tui.typesetting import line

Row = TypeVar("Row")
_THUMB = "▎"


class RowList(Widget, Generic[Row]):
    """Rows, of which `at` is the one the cursor is on. What a row looks like, its class says by `set_row`."""

    DEFAULT_CSS = """
    RowList { height: 1fr; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    class Moved(Message):
        """The mouse put the cursor on another row."""

    def __init__(self, empty: str) -> None:
        super().__init__()
        self.at = 0
        self.rows: Sequence[Row] = ()
        self._top = 0
        self._empty = empty

    def set_row(self, row: Row, here: bool, width: int) -> Content:
        """A row in exactly `width` cells; `here` is the cursor."""
        raise NotImplementedError

    @property
    def row(self) -> Row | None:
        """The row the cursor is on."""
        return self.rows[self.at] if self.rows else None

    def show(self, rows: Sequence[Row]) -> None:
        """Replace the rows; the cursor stays where it is."""
        self.rows = rows
        self.move(0)

    def move(self, by: int) -> None:
        """Move the cursor, no farther than to an end."""
        self.at = max(min(self.at + by, len(self.rows) - 1), 0)
        self._follow()
        self.refresh()

    def turn(self, pages: int) -> None:
        """Move the cursor by pages."""
        self.move(pages * max(self.size.height - 1, 1))

    def render(self) -> Content:
        """The rows in sight, and at their right how far down they are."""
        width, height = self.size.width, self.size.height
        if not self.rows:
            return line((f"   {self._empty}", QUIET))
        thumb = _thumb(self._top, height, len(self.rows))
        return Content("\n").join(
            self.set_row(self.rows[index], index == self.at, width - 1)
            + line((_THUMB if index - self._top in thumb else " ", FAINT))
            for index in range(self._top, min(self._top + height, len(self.rows)))
        )

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._follow()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row."""
        offset = event.get_content_offset(self)
        if offset is not None and self._top + offset.y < len(self.rows):
            event.stop()
            self._moved(self._top + offset.y - self.at)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self._moved(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self._moved(-3)

    def _moved(self, by: int) -> None:
        self.move(by)
        self.post_message(self.Moved())

    def _follow(self) -> None:
        height = max(self.size.height, 1)
        self._top = min(max(self._top, self.at - height + 1), self.at, max(len(self.rows) - height, 0))


def _thumb(top: int, height: int, count: int) -> range:
    """The rows in sight that stand for where these are among all."""
    if count <= height:
        return range(0)
    size = max(height * height // count, 1)
    at = round(top / (count - height) * (height - size))
    return range(at, at + size)
