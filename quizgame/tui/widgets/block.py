"""A part of a screen that sets its own lines for the width it is given."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget


class Block(Widget):
    """Text set by `lines`. It is as high as its lines; `redraw` after a change."""

    DEFAULT_CSS = """
    Block { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """As with what is laid out once (`laid_once.py`)."""

    def lines(self, width: int) -> list[Content]:
        """The lines in `width` cells, each at most so wide."""
        raise NotImplementedError

    def render(self) -> Content:
        """All lines as one text."""
        return Content("\n").join(self.lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines."""
        return len(self.lines(width))

    def rows_of(self, index: int) -> tuple[int, int] | None:
        """The row at which an option or item begins, and how many it takes; None if it stands nowhere."""
        rows = self.placed(self.content_size.width)
        return (rows.index(index), rows.count(index)) if index in rows else None

    def placed(self, width: int) -> list[int | None]:
        """What stands on each line: the index of an option or item, or None."""
        return []

    def redraw(self, layout: bool = True) -> None:
        """Show what changed; `layout` when the number of lines may have changed too."""
        if layout:
            self.clear_cached_dimensions()
        self.refresh(layout=layout)
