"""What a player in a room is told below a question: that the answer is in, and later what it came to and why."""

from __future__ import annotations

from typing import Any

from textual.content import Content

from quizgame.tui.design import DOT, INK, LEAD, LOOK_PARTLY, LOOK_RIGHT, LOOK_SKIPPED, LOOK_WRONG, QUIET, STRONG, number
from quizgame.tui.typesetting import hanging, line, spread, wrapped
from quizgame.tui.widgets.block import Block

Plain = dict[str, Any]
_EDGE = "▎ "


class Revealed(Block):
    """A note, or the key of a question with the player's own outcome, or how the game ended."""

    def __init__(self) -> None:
        super().__init__()
        self._note: tuple[str, str] = ("", QUIET)
        self._reveal: Plain | None = None
        self._outcome: Plain | None = None
        self._standing: Plain | None = None
        self._board: list[Plain] = []
        self._marked = False

    def note(self, text: str, role: str = QUIET) -> None:
        """Say something in a sentence, and nothing else."""
        if (text, role) != self._note or self._reveal or self._standing:
            self._note, self._reveal, self._standing = (text, role), None, None
            self.redraw()

    def reveal(self, key: Plain, outcome: Plain | None, you: Plain, *, marked: bool) -> None:
        """Tell the right answer, why, and what the own one came to; `marked` where options show what is right."""
        self._marked = marked
        self._note, self._reveal, self._outcome, self._standing, self._board = ("", QUIET), key, outcome, you, []
        self.redraw()

    def end(self, you: Plain, board: list[Plain]) -> None:
        """Tell how it ended."""
        self._note, self._reveal, self._standing, self._board = ("", QUIET), None, you, board
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The lines."""
        text, role = self._note
        lines = [line((_EDGE, role)) + one for one in wrapped(text, width - len(_EDGE), INK)] if text else []
        if self._reveal is not None:
            lines += self._grounds(self._reveal, width)
        if self._standing is not None:
            lines += [Content(""), *self._stand(self._standing)]
        return lines + [_row(row) for row in self._board]

    def _grounds(self, key: Plain, width: int) -> list[Content]:
        own, room = self._outcome, width - len(_EDGE)
        look = LOOK_SKIPPED
        if own is not None:
            look = LOOK_RIGHT if own["credit"] >= 1 else LOOK_PARTLY if own["credit"] > 0 else LOOK_WRONG
        word = "Not answered" if own is None else look.word
        brought = f"+{number(own['points'])}" if own and own["points"] else ""
        lines = [spread(line((f"{look.sign} {word}", f"{look.role} bold")), line((brought, look.role)), room)]
        if not self._marked:
            lines += hanging(line(("The answer is ", QUIET)), str(key["told"]), room, STRONG)
        lines += wrapped(str(key["explanation"]), room, INK)
        if own is not None and own["why"] and own["why"] != key["explanation"]:
            lines += wrapped(str(own["why"]), room, QUIET)
        for source in key["sources"][:1]:
            parts = [str(source[name]) for name in ("title", "publisher", "date", "locator") if source.get(name)]
            lines += [Content(""), *wrapped(DOT.join(parts), room, QUIET)]
        return [line((_EDGE, look.role)) + one for one in lines]

    def _stand(self, you: Plain) -> list[Content]:
        place = f"{DOT}place {you['rank']}" if you["rank"] else ""
        return [line((f"{number(you['points'])} points", LEAD), (place, QUIET))]


def _row(row: Plain) -> Content:
    return line((f"{row['rank']:>4}  ", QUIET), (f"{row['name']:<26}", INK), (f"{number(row['points']):>8}", LEAD))
