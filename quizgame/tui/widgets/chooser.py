"""One out of a few words, changed by the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from quizgame.tui.design import INK, LEAD, STRONG
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.block import Block


class Chooser(Block, can_focus=True):
    """Shows the word that is chosen; `values` are what stands behind the words."""

    DEFAULT_CSS = """
    Chooser { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("down,enter", "screen.focus_next", show=False),
        Binding("up", "screen.focus_previous", show=False),
    ]

    class Changed(Message):
        """Another word was chosen."""

        def __init__(self, chooser: Chooser) -> None:
            super().__init__()
            self.chooser = chooser

    def __init__(self, values: Sequence[str], words: Sequence[str], value: str) -> None:
        super().__init__()
        self._values, self._words = tuple(values), tuple(words)
        self._at = self._values.index(value) if value in self._values else 0

    @property
    def value(self) -> str:
        """What is chosen."""
        return self._values[self._at]

    def choose(self, value: str, words: Sequence[str]) -> None:
        """Choose something, and call what there is by other words; nobody is told."""
        self._words = tuple(words)
        self._at = self._values.index(value) if value in self._values else 0
        self.redraw(layout=False)

    def lines(self, width: int) -> list[Content]:
        """The word; with the keys while it has the focus."""
        word = self._words[self._at]
        return [line((word, STRONG), ("   ← →", LEAD)) if self.has_focus else line((word, INK))]

    def action_turn(self, by: int) -> None:
        """Choose the word beside, around the ends."""
        self._at = (self._at + by) % len(self._values)
        self.redraw(layout=False)
        self.post_message(self.Changed(self))

    def on_focus(self) -> None:
        """Show the keys."""
        self.redraw(layout=False)

    def on_blur(self) -> None:
        """Hide them."""
        self.redraw(layout=False)

    def on_click(self, event: events.Click) -> None:
        """A click takes the next one."""
        event.stop()
        self.focus()
        self.action_turn(1)
