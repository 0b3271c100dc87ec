"""What today holds, and the game that was left: the two things one key starts."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message

from quizgame.app.application import Unfinished
from quizgame.app.totals import Today
from quizgame.tui.design import DOT, ENTER, INK, LEAD_STRONG, POINTER, QUIET, STRONG, away, counted, date_of
from quizgame.tui.typesetting import Part, fitted, line, spread
from quizgame.tui.widgets.block import Block


class TodayPanel(Block):
    """One line of today; the cursor can be on it."""

    class Chosen(Message):
        """It was clicked; twice means start."""

        def __init__(self, twice: bool) -> None:
            super().__init__()
            self.twice = twice

    DEFAULT_CSS = """
    TodayPanel { background: $raised; padding: 1 0; }
    TodayPanel.-here { background: $chosen; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._today: Today | None = None
        self._day = 0
        self._offer = ""

    def show(self, today: Today, day: int) -> None:
        """Replace what is told."""
        self._today, self._day, self._offer = today, day, ""
        self.redraw()

    def offer(self, told: str) -> None:
        """Say on a second line what else could be done."""
        if told != self._offer:
            self._offer = told
            self.redraw()

    def put_cursor(self, here: bool) -> None:
        """Whether the cursor is here."""
        self.set_class(here, "-here")
        self.redraw(layout=False)

    def lines(self, width: int) -> list[Content]:
        """One line, or two where something is offered."""
        today = self._today
        if today is None:
            return [Content("")]
        offer = [fitted(line(("           ", QUIET), (self._offer, QUIET)), width)] if self._offer else []
        pointer = line((f" {POINTER} ", LEAD_STRONG)) if self.has_class("-here") else Content("   ")
        return [spread(pointer + line(("Today   ", STRONG), *_told(today, self._day)), _way(today), width), *offer]

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor here, a second one starts."""
        event.stop()
        self.post_message(self.Chosen(twice=event.chain > 1))


def _told(today: Today, day: int) -> list[Part]:
    due, new = len(today.queue.due), len(today.queue.new)
    if due or new:
        parts = [f"{due} due"] if due else []
        parts += [f"{new} new"] if new else []
        return [(DOT.join(parts), INK), (f"{DOT}about {counted(today.minutes, 'minute')}", QUIET)]
    if today.next_due is None:
        return [("nothing to study yet" if not today.total else "nothing is due", INK)]
    coming = today.next_due.toordinal()
    return [("all done", INK), (f"{DOT}next {away(coming - day)}, {date_of(coming, day)}", QUIET)]


def _way(today: Today) -> Content:
    if today.queue.cards:
        return line((ENTER, LEAD_STRONG), (" start  ", QUIET))
    return line(("q", LEAD_STRONG), (" play a quiz  ", QUIET)) if today.total else Content("")


class UnfinishedLine(Block):
    """The game that was left last, in one line."""

    class Clicked(Message):
        """It was clicked: go on with it."""

    DEFAULT_CSS = """
    UnfinishedLine { background: $raised; padding: 1 0 0 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._left: Unfinished | None = None
        self._count = 0

    def show(self, left: Unfinished | None, count: int) -> None:
        """Tell of the latest game, of so many, or of none."""
        self._left, self._count = left, count
        self.display = left is not None
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """One line."""
        left = self._left
        if left is None:
            return []
        keys = line(("c", LEAD_STRONG), (" go on   ", QUIET), ("x", LEAD_STRONG), (" discard  ", QUIET))
        if self._count > 1:
            keys = line((f"and {self._count - 1} more   ", QUIET), ("c", LEAD_STRONG), (" list  ", QUIET))
        head = line("   ", ("Paused  ", STRONG))
        state = line((f"{DOT}{left.mode}{DOT}{left.done} of {left.length}", QUIET))
        # the title gives way, before it is not told any more how far the game is
        room = width - head.cell_length - state.cell_length - keys.cell_length - 2
        title = line((left.title, INK))
        title = fitted(title, max(room, 8)) if title.cell_length > room else title
        return [fitted(spread(head + title + state, keys, width), width)]

    def on_click(self, event: events.Click) -> None:
        """A click goes on with the game."""
        event.stop()
        self.post_message(self.Clicked())
