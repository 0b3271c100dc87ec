"""The quiet frame every screen shares: a title line, a thin line below it, the keys at the bottom."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size

from quizgame.tui.design import ENTER, FAINT, LEAD, LEAD_STRONG, QUIET, REST, bar
from quizgame.tui.typesetting import line, spread
from quizgame.tui.widgets.block import Block


class TitleLine(Block):
    """What this is on the left, how it stands on the right."""

    DEFAULT_CSS = """
    TitleLine { height: 1; padding: 0 2; }
    """

    def __init__(self, left: Content | None = None, right: Content | None = None) -> None:
        super().__init__()
        self._left = left or Content("")
        self._right = right or Content("")

    def show(self, left: Content, right: Content) -> None:
        """Replace both ends."""
        self._left, self._right = left, right
        self.redraw(layout=False)

    def lines(self, width: int) -> list[Content]:
        """One line."""
        return [spread(self._left, self._right, width)]


class ThinLine(Block):
    """A thin line over the whole width; it fills up where there is progress to show."""

    DEFAULT_CSS = """
    ThinLine { height: 1; }
    """

    def __init__(self, share: float | None = None) -> None:
        super().__init__()
        self._share = share

    def show(self, share: float) -> None:
        """Fill it up to a share from 0 to 1."""
        self._share = share
        self.redraw(layout=False)

    def lines(self, width: int) -> list[Content]:
        """One line."""
        if self._share is None:
            return [line((REST * width, FAINT))]
        reached, rest = bar(self._share, width)
        return [line((reached, LEAD), (rest, FAINT))]


@dataclass(frozen=True, slots=True)
class Key:
    """A key in sight: its sign, what it does in a word or two, and the action it stands for.

    Actions are the screen's, unless they name their owner ("app.quit").
    """

    sign: str
    label: str
    action: str


class KeyLine(Block):
    """The keys of the moment. Where they do not all fit, the ones before the last give way; help tells them all."""

    DEFAULT_CSS = """
    KeyLine { height: 1; padding: 0 2; }
    """

    def __init__(self, *keys: Key) -> None:
        super().__init__()
        self._keys = keys
        self._spots: list[tuple[int, int, str]] = []

    def show(self, *keys: Key) -> None:
        """Replace the keys."""
        if keys != self._keys:
            self._keys = keys
            self.redraw(layout=False)

    def lines(self, width: int) -> list[Content]:
        """One line."""
        told = [line((key.sign.replace("⏎", ENTER), LEAD_STRONG), (f" {key.label}", QUIET)) for key in self._keys]
        keys = list(self._keys)
        gap = 3 if sum(one.cell_length + 3 for one in told) - 3 <= width else 2
        while len(told) > 1 and sum(one.cell_length + gap for one in told) - gap > width:
            del told[-2], keys[-2]
        self._spots = []
        at = 0
        for key, one in zip(keys, told, strict=True):
            self._spots.append((at, at + one.cell_length, key.action))
            at += one.cell_length + gap
        return [Content(" " * gap).join(told)]

    async def on_click(self, event: events.Click) -> None:
        """A click does what the key does."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for start, end, action in self._spots:
            if start <= offset.x < end:
                event.stop()
                await self.run_action(action if "." in action else f"screen.{action}")
                return

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Always one row."""
        return 1
