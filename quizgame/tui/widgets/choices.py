"""Options to pick one or several from, and a statement to judge: numbered lines, told right after the answer."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message

from quizgame.tui.design import (
    INK,
    LEAD_STRONG,
    LOOK_PARTLY,
    LOOK_RIGHT,
    LOOK_WRONG,
    POINTER,
    QUIET,
    STRONG,
    TICKED,
    UNTICKED,
)
from quizgame.tui.typesetting import ended, fitted, line, wrapped
from quizgame.tui.widgets.block import Block

_MARGIN = 6  # pointer, number and the gaps between them


class Choices(Block):
    """Options with the keys that pick them.

    `at` is where the cursor stands (None: nowhere yet), `ticked` what was picked, where several may be.
    """

    class Picked(Message):
        """An option was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.at: int | None = None
        self._roomy = False
        self._options: tuple[str, ...] = ()
        self._keys: tuple[str, ...] = ()
        self._struck: int | None = None
        self._several = False
        self.ticked: frozenset[int] = frozenset()
        self._right: frozenset[int] | None = None
        self._rows: list[int | None] = []

    @property
    def count(self) -> int:
        """How many options there are."""
        return len(self._options)

    def ask(self, options: tuple[str, ...], keys: tuple[str, ...], several: bool = False) -> None:
        """Show options; each is picked by the key at its place, or ticked where several may be right."""
        self._options, self._keys, self._several = options, keys, several
        self.at = self._struck = self._right = None
        self.ticked = frozenset()
        self.redraw()

    def toggle(self, index: int) -> None:
        """Tick an option, or take its tick away."""
        if self._right is None and 0 <= index < self.count:
            self.ticked ^= {index}
            self.at = index
            self.redraw(layout=False)

    def point(self, index: int) -> None:
        """Put the cursor on an option."""
        self.at = index
        self.redraw(layout=False)

    def give_room(self, roomy: bool) -> None:
        """Whether an empty line goes between options."""
        if roomy != self._roomy:
            self._roomy = roomy
            self.redraw()

    def strike(self, index: int) -> None:
        """Cross an option out."""
        self._struck = index
        self.redraw(layout=False)

    def move(self, by: int) -> None:
        """Move the cursor, around the ends."""
        if self._right is None and self._options:
            first = 0 if by > 0 else self.count - 1
            self.at = first if self.at is None else (self.at + by) % self.count
            self.redraw(layout=False)

    def tell(self, chosen: frozenset[int], right: frozenset[int]) -> None:
        """Show what is right, and what was chosen (nothing where it was skipped)."""
        self.ticked, self._right, self.at = chosen, right, None
        self.redraw(layout=False)

    def lines(self, width: int) -> list[Content]:
        """Each option on as many lines as it needs."""
        lines: list[Content] = []
        self._rows = []
        for index, option in enumerate(self._options):
            if index and self._roomy:
                lines.append(Content(""))
                self._rows.append(None)
            own = self._option(index, option, width)
            lines += own
            self._rows += [index] * len(own)
        return lines

    def placed(self, width: int) -> list[int | None]:
        """The option on each line."""
        self.lines(width)
        return self._rows

    def _option(self, index: int, option: str, width: int) -> list[Content]:
        sign, style, tail = self._look(index)
        texts = wrapped(option, max(width - _MARGIN, 12), style) or [Content("")]
        key = LEAD_STRONG if self._right is None else style
        first = line((f" {sign} ", style), (self._keys[index], key), "  ")
        lines = [first + texts[0], *(Content(" " * _MARGIN) + text for text in texts[1:])]
        if tail:
            lines = ended(lines, line((f"   {tail}", QUIET)), width)
        if index == self.at:
            lines = [fitted(one, width).stylize("on $chosen") for one in lines]
        return lines

    def _look(self, index: int) -> tuple[str, str, str]:
        """The sign before an option, its style, and the words after it."""
        if self._right is None:
            if index == self._struck:
                return " ", f"{QUIET} strike", ""
            here = index == self.at
            if self._several:
                return TICKED if index in self.ticked else UNTICKED, STRONG if here else INK, ""
            return (POINTER, STRONG, "") if here else (" ", INK, "")
        return self._verdict(index in self._right, index in self.ticked)

    def _verdict(self, right: bool, chosen: bool) -> tuple[str, str, str]:
        """How an option looks after the answer."""
        if right and (chosen or not self._several):
            return LOOK_RIGHT.sign, f"{LOOK_RIGHT.role} bold", "your answer" if chosen else "right answer"
        if right:
            return LOOK_PARTLY.sign, f"{LOOK_PARTLY.role} bold", "belongs too"
        if chosen:
            return LOOK_WRONG.sign, LOOK_WRONG.role, "does not belong" if self._several else "your answer"
        return " ", QUIET, ""

    def on_click(self, event: events.Click) -> None:
        """A click picks an option."""
        offset = event.get_content_offset(self)
        if offset is None or self._right is not None or not 0 <= offset.y < len(self._rows):
            return
        index = self._rows[offset.y]
        if index is not None:
            event.stop()
            self.post_message(self.Picked(index))
