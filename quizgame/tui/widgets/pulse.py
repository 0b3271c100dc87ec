"""How a question runs: how many have answered, and the clock, both to be read from the last row."""

from __future__ import annotations

from textual.content import Content

from quizgame.classroom.room import Phase
from quizgame.classroom.views import ProjectorView
from quizgame.tui.design import LEAD_STRONG, PARTLY, QUIET, RIGHT, STRONG
from quizgame.tui.typesetting import line, spread
from quizgame.tui.widgets.block import Block
from quizgame.tui.widgets.lettering import letter_rows

_HURRY_MS = 5_000


class Pulse(Block):
    """Two large numbers while a question is open; nothing otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self._view: ProjectorView | None = None

    def show(self, view: ProjectorView) -> None:
        """Show how the room stands."""
        if view == self._view:
            return
        before = self._view is not None and self._view.room.phase is Phase.OPEN
        self._view = view
        self.redraw(layout=before != (view.room.phase is Phase.OPEN))

    def lines(self, width: int) -> list[Content]:
        """Three lines of figures, one of words."""
        view = self._view
        if view is None or view.room.phase is not Phase.OPEN:
            return []
        done = view.everyone_answered
        answered = letter_rows(f"{view.answered}/{view.here}")
        clock, told, style = [""] * len(answered), "", STRONG
        left = view.room.ms_left
        if left is not None:
            seconds = -(-left // 1000)
            clock = letter_rows(f"{seconds // 60}:{seconds % 60:02d}")
            told, style = "left", f"{PARTLY} bold" if left <= _HURRY_MS else STRONG
        if view.room.paused:
            told, style = "paused", f"{PARTLY} bold"
        words = "all have answered" if done else "have answered, of those here"
        style_of_count = f"{RIGHT} bold" if done else LEAD_STRONG
        lines = [
            spread(line((first, style_of_count)), line((second, style)), width)
            for first, second in zip(answered, clock, strict=True)
        ]
        return [*lines, spread(line((words, RIGHT if done else QUIET)), line((told, QUIET)), width)]
