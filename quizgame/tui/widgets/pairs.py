"""Halves in two columns, to be joined; pairs that are found go away."""

from __future__ import annotations

from enum import IntEnum
from itertools import zip_longest

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message

from quizgame.play.pairing import Pairing
from quizgame.tui.design import (
    FAINT,
    INK,
    LEAD_STRONG,
    LOOK_RIGHT,
    LOOK_SKIPPED,
    LOOK_WRONG,
    POINTER,
    QUIET,
    STRONG,
    TICKED,
)
from quizgame.tui.typesetting import fitted, hanging, line
from quizgame.tui.widgets.block import Block

LETTERS = "abcdefghi"
_GAP = 3
_HEAD = 7
"""Cells before a half: the cursor, its key, and space."""
_LEAST = 20


class Side(IntEnum):
    """A column."""

    LEFT = 0
    RIGHT = 1


class PairBoard(Block):
    """Two columns of halves; the cursor stands on one, and one of each can be picked."""

    class Picked(Message):
        """A half was clicked."""

        def __init__(self, side: Side, at: int) -> None:
            super().__init__()
            self.side = side
            self.at = at

    def __init__(self) -> None:
        super().__init__()
        self.side, self.at = Side.LEFT, 0
        self.picked: dict[Side, int] = {}
        self._pairing: Pairing | None = None
        self._told = False
        self._rows: list[int] = []
        self._middle = 0

    def ask(self, pairing: Pairing) -> None:
        """Show what is left of a round."""
        self._pairing, self._told, self.picked = pairing, False, {}
        self.side, self.at = Side.LEFT, min(self._left(Side.LEFT), default=0)
        self.redraw()

    def update(self, pairing: Pairing) -> None:
        """Show the round after a try: nothing is picked, and the cursor stands where something is left."""
        self._pairing, self.picked, self.side = pairing, {}, Side.LEFT
        self.at = min(self._left(Side.LEFT), default=0)
        self.redraw(layout=False)

    def tell(self, pairing: Pairing) -> None:
        """Show all pairs side by side, and which were missed."""
        self._pairing, self._told, self.picked = pairing, True, {}
        self.redraw()

    def move(self, by: int) -> None:
        """Move the cursor in its column, among what is left."""
        left = self._left(self.side)
        if left and not self._told:
            here = left.index(self.at) if self.at in left else 0
            self.at = left[(here + by) % len(left)]
            self.redraw(layout=False)

    def cross(self) -> None:
        """Move the cursor to the other column, to the nearest row with something left."""
        if not self._told:
            self.side = Side(1 - self.side)
            self.at = min(self._left(self.side), key=lambda row: abs(row - self.at), default=0)
            self.redraw(layout=False)

    def pick(self, side: Side, at: int) -> tuple[int, int] | None:
        """Pick a half, or let it go; once there is one of each, the two that are to be joined."""
        if self._told or at not in self._left(side):
            return None
        if self.picked.get(side) == at:
            del self.picked[side]
        else:
            self.picked[side] = at
        if len(self.picked) == len(Side):
            return self.picked[Side.LEFT], self.picked[Side.RIGHT]
        if side in self.picked:
            self.side, self.at = side, at
            self.cross()
        self.redraw(layout=False)
        return None

    def _left(self, side: Side) -> list[int]:
        """The rows of a column that are not gone."""
        if self._pairing is None:
            return []
        gone = self._pairing.found if side is Side.LEFT else self._pairing.gone
        return [row for row in range(len(self._pairing.shown.right)) if row not in gone]

    def lines(self, width: int) -> list[Content]:
        """A row for each half of the left, with one of the right beside it; the rows stay where they are."""
        pairing = self._pairing
        if pairing is None:
            return []
        room = self._room(pairing, width)
        self._middle, self._rows = room + _GAP // 2, []
        lines: list[Content] = []
        for row, mark in enumerate(pairing.shown.question.marks):
            if self._told:
                left = self._pair(pairing, row, mark, room)
                right = hanging(Content(""), pairing.shown.items[pairing.shown.right[row]], width - room - _GAP, INK)
            else:
                left = self._half(Side.LEFT, row, mark, room)
                right = self._half(Side.RIGHT, row, pairing.shown.items[row], width - room - _GAP)
            gap = Content(" " * _GAP)
            # what goes away leaves its place empty: nothing else moves
            own = [
                fitted(one, room) + gap + fitted(other, width - room - _GAP)
                for one, other in zip_longest(left, right, fillvalue=Content(""))
            ]
            lines += own
            self._rows += [row] * len(own)
        return lines

    def _room(self, pairing: Pairing, width: int) -> int:
        """The width of the left column: a column of short halves leaves the other one what it does not need."""
        left, right = (
            max(_HEAD + max(map(cell_len, texts), default=0), _LEAST)
            for texts in (pairing.shown.question.marks, pairing.shown.items)
        )
        both = width - _GAP
        return left if left + right <= both or left <= both // 2 else max(both - right, both // 2)

    def _half(self, side: Side, row: int, text: str, room: int) -> list[Content]:
        here = (side, row) == (self.side, self.at)
        key = str(row + 1) if side is Side.LEFT else LETTERS[row]
        if row not in self._left(side):
            rows = len(hanging(Content("       "), text, room))
            return [line((f"   {LOOK_RIGHT.sign}", FAINT)), *[Content("")] * (rows - 1)]
        picked = self.picked.get(side) == row
        sign = TICKED if picked else POINTER if here else " "
        head = line((f" {sign} ", LEAD_STRONG), (key, LEAD_STRONG), "   ")
        lines = [fitted(one, room) for one in hanging(head, text, room, STRONG if picked else INK)]
        return [one.stylize("on $chosen") for one in lines] if picked or here else lines

    def _pair(self, pairing: Pairing, row: int, mark: str, room: int) -> list[Content]:
        misses = sum(1 for left, item in pairing.tries if left == row and not pairing.fits(left, item))
        look = LOOK_WRONG if misses else LOOK_RIGHT if row in pairing.found else LOOK_SKIPPED
        lines = hanging(line((f" {look.sign}     ", f"{look.role} bold")), mark, room, INK)
        if misses:
            told = "1 miss" if misses == 1 else f"{misses} misses"
            lines += hanging(Content("       "), told, room, QUIET)
        return lines

    def placed(self, width: int) -> list[int | None]:
        """The row each line belongs to."""
        self.lines(width)
        return list(self._rows)

    def on_click(self, event: events.Click) -> None:
        """A click picks a half."""
        offset = event.get_content_offset(self)
        if offset is not None and not self._told and 0 <= offset.y < len(self._rows):
            event.stop()
            side = Side.LEFT if offset.x < self._middle else Side.RIGHT
            self.post_message(self.Picked(side, self._rows[offset.y]))
