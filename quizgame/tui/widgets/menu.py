"""A short list of things to do, each with its key."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content

from quizgame.tui.design import INK, LEAD_STRONG, QUIET
from quizgame.tui.typesetting import fitted, line
from quizgame.tui.widgets.block import Block


@dataclass(frozen=True, slots=True)
class Item:
    """A key, what it does, what that means, and the action of the screen it stands for."""

    sign: str
    label: str
    detail: str
    action: str


class Menu(Block):
    """Items with a cursor."""

    DEFAULT_CSS = """
    Menu { text-overflow: ellipsis; }
    """

    def __init__(self, *items: Item) -> None:
        super().__init__()
        self._items = items
        self.at = 0

    def show(self, *items: Item) -> None:
        """Replace the items; the cursor stays where it is, as far as there are as many."""
        self._items, self.at = items, max(min(self.at, len(items) - 1), 0)
        self.redraw()

    def move(self, by: int) -> None:
        """Move the cursor, around the ends."""
        self.at = (self.at + by) % len(self._items)
        self.redraw(layout=False)

    async def choose(self) -> None:
        """Do what the cursor is on."""
        await self.run_action(f"screen.{self._items[self.at].action}")

    def lines(self, width: int) -> list[Content]:
        """A line for each item."""
        widest = max((len(item.label) for item in self._items), default=0)
        lines = []
        for place, item in enumerate(self._items):
            told = line((f" {item.sign}  ", LEAD_STRONG), (item.label.ljust(widest + 3), INK), (item.detail, QUIET))
            told = fitted(told, width)
            lines.append(told.stylize("on $chosen") if place == self.at else told)
        return lines

    async def on_click(self, event: events.Click) -> None:
        """A click does it."""
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= offset.y < len(self._items):
            event.stop()
            self.at = offset.y
            await self.choose()
