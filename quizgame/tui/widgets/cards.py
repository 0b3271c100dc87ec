"""A long list of cards. Only the rows in sight are set, so that ten thousand of them cost no more than ten."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizgame.app.browsing import BrowsedCard
from quizgame.app.standing import Aside
from quizgame.tui.design import (
    FAINT,
    INK,
    LEAD,
    LEAD_STRONG,
    PARTLY,
    POINTER,
    QUIET,
    STRONG,
    WRONG,
    away,
    number,
)
from quizgame.tui.typesetting import fitted, line

_KIND = 11
_WHEN = 12
_LAPSES = 7
_FIRM = 10
_WIDE = 96
"""From this width on, how firmly a card is known has a column of its own."""
_NARROW = 56
"""Below this width only what is asked and when it is due have columns."""
_THUMB = "▎"


class CardList(Widget):
    """Cards, one a row; `at` is the one the cursor is on."""

    DEFAULT_CSS = """
    CardList { height: 1fr; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    class Moved(Message):
        """The mouse put the cursor on another card."""

    class Chosen(Message):
        """A card was clicked twice: show it."""

    def __init__(self, empty: str) -> None:
        super().__init__()
        self.at = 0
        self._cards: Sequence[BrowsedCard] = ()
        self._found: Sequence[int] = ()
        self._top = 0
        self._empty = empty

    @property
    def card(self) -> BrowsedCard | None:
        """The card the cursor is on."""
        return self._cards[self._found[self.at]] if self._found else None

    def show(self, cards: Sequence[BrowsedCard], found: Sequence[int], on: str = "") -> None:
        """Show those of the cards that were found, by their index; the cursor goes to the card with the id `on`."""
        self._cards, self._found = cards, found
        self.at = min(self.at, len(found) - 1)
        if on:
            self.at = next((at for at, index in enumerate(found) if cards[index].id == on), self.at)
        self.move(0)

    def move(self, by: int) -> None:
        """Move the cursor, no farther than to an end."""
        self.at = max(min(self.at + by, len(self._found) - 1), 0)
        self._follow()
        self.refresh()

    def turn(self, pages: int) -> None:
        """Move the cursor by pages."""
        self.move(pages * max(self.size.height - 1, 1))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._follow()

    def _follow(self) -> None:
        height = max(self.size.height, 1)
        self._top = min(max(self._top, self.at - height + 1), self.at, max(len(self._found) - height, 0))

    def render(self) -> Content:
        """The rows in sight, and at their right how far down they are."""
        width, height = self.size.width, self.size.height
        if not self._found:
            return line((f"   {self._empty}", QUIET))
        rows = range(self._top, min(self._top + height, len(self._found)))
        thumb = _thumb(self._top, height, len(self._found))
        return Content("\n").join(
            self._row(self._cards[self._found[row]], row == self.at, width - 1)
            + line((_THUMB if row - self._top in thumb else " ", FAINT))
            for row in rows
        )

    def _row(self, card: BrowsedCard, here: bool, width: int) -> Content:
        columns = _columns(card, width)
        style = QUIET if card.suspended else STRONG if here else INK
        pointer = line((f" {POINTER} " if here else "   ", LEAD_STRONG), ("! " if card.flags else "  ", PARTLY))
        text = Content.styled(card.headline[:width], style)
        row = pointer + fitted(text, width - columns.cell_length - pointer.cell_length) + columns
        return row.stylize("on $chosen") if here else row

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a card, a second one shows it."""
        offset = event.get_content_offset(self)
        if offset is not None and self._top + offset.y < len(self._found):
            event.stop()
            self.move(self._top + offset.y - self.at)
            self.post_message(self.Moved())
            if event.chain > 1:
                self.post_message(self.Chosen())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.move(3)
        self.post_message(self.Moved())

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the cursor."""
        event.stop()
        self.move(-3)
        self.post_message(self.Moved())


def heading(width: int) -> Content:
    """The heads of the columns."""
    heads = ["kind".ljust(_KIND), "due".ljust(_WHEN), "lapses".rjust(_LAPSES)]
    if width < _NARROW:
        heads = [heads[1]]
    if width >= _WIDE:
        heads.insert(2, "known for".ljust(_FIRM))
    right = "  " + "".join(heads) + " "
    return line((fitted("     Card", width - len(right)).plain + right, QUIET))


def _columns(card: BrowsedCard, width: int) -> Content:
    memory = card.memory
    when = line((_when(card).ljust(_WHEN), LEAD if card.is_due else QUIET))
    if width < _NARROW:
        return line("  ", when)
    lapses = line((number(memory.lapses if memory else 0).rjust(_LAPSES), WRONG if card.is_leech else QUIET))
    if not memory or not memory.lapses:
        lapses = line(("·".rjust(_LAPSES), FAINT))
    firm = line((firmness(card).ljust(_FIRM), QUIET)) if width >= _WIDE else Content("")
    return line("  ", (card.kind.ljust(_KIND), QUIET), when, firm, lapses)


def _when(card: BrowsedCard) -> str:
    """When a card is due, in a word or two."""
    if not card.held:
        return "games only"
    if card.rest is not None:
        return _RESTING[card.rest.aside]
    if card.memory is None:
        return "new"
    return "due" if card.is_due else away(card.memory.due - card.day)


_RESTING = {Aside.SUSPENDED: "suspended", Aside.KNOWN: "known", Aside.BURIED: "tomorrow"}


def firmness(card: BrowsedCard) -> str:
    """How long a card is known for: after so many days it is remembered nine times in ten."""
    if card.memory is None:
        return ""
    days = card.memory.stability
    if days < 60:
        return f"{max(round(days), 1)} d"
    return f"{round(days / 30.4)} mo" if days < 730 else f"{round(days / 365.25)} y"


def _thumb(top: int, height: int, count: int) -> range:
    """The rows in sight that stand for where these are among all."""
    if count <= height:
        return range(0)
    size = max(height * height // count, 1)
    at = round(top / (count - height) * (height - size))
    return range(at, at + size)
