"""The list of decks: a line for each, with what is mastered, due and new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from quizgame.app.totals import DeckTotals
from quizgame.tui.design import (
    DOT,
    FAINT,
    INK,
    LEAD,
    LEAD_STRONG,
    PARTLY,
    POINTER,
    QUIET,
    STRONG,
    WARNING,
    WRONG,
    bar,
    counted,
    date_of,
    number,
    percent,
)
from quizgame.tui.typesetting import Part, fitted, line, wrapped
from quizgame.tui.widgets.block import Block

_BAR = 14
_COUNT = 7
_NARROW = 60
"""Below this width there is no column for what is mastered: titles need the space."""
_WIDE = 96
"""From this width on, what is learned has a column of its own."""


class DeckList(Block):
    """Decks, one a line; `at` is the one the cursor is on (None: it is elsewhere)."""

    class Chosen(Message):
        """A deck was clicked; twice means start it."""

        def __init__(self, index: int, twice: bool) -> None:
            super().__init__()
            self.index = index
            self.twice = twice

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.decks: tuple[DeckTotals, ...] = ()
        self.at: int | None = None
        self._over: int | None = None
        self._rows: list[int | str] = []
        self._empty = ""

    def show(self, decks: Sequence[DeckTotals], at: int | None, empty: str) -> None:
        """Replace the decks; `empty` is said where there are none."""
        self.decks, self.at, self._empty = tuple(decks), at, empty
        self._rows = list(_arranged(self.decks))
        self.redraw()

    def put_cursor(self, at: int | None) -> int | None:
        """Move the cursor; returns the line it is on now."""
        self.at = at
        self.redraw(layout=False)
        return self._rows.index(at) if at in self._rows else None

    def lines(self, width: int) -> list[Content]:
        """A line for each deck, headings between them."""
        if not self.decks:
            lines = [one for part in self._empty.split("\n") for one in wrapped(part, width - 6, INK) or [Content("")]]
            return [Content("   ") + one for one in lines]
        return [
            line((f"   {row}", QUIET)) if isinstance(row, str) else self._row(row, self.decks[row], width)
            for row in self._rows
        ]

    def _row(self, index: int, totals: DeckTotals, width: int) -> Content:
        here = index == self.at
        title = Content.styled(totals.entry.title or totals.entry.id, STRONG if here else INK)
        title = line((f"{WARNING} ", PARTLY), title) if totals.entry.lag else title
        columns = _cells(totals, width)
        room = width - columns.cell_length - 5
        pointer = line((f" {POINTER} ", LEAD_STRONG)) if here else Content("   ")
        row = fitted(pointer + fitted(title, room) + Content("  ") + columns, width)
        return row.stylize("on $chosen") if here else row.stylize("on $raised") if index == self._over else row

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a deck, a second one starts it."""
        offset = event.get_content_offset(self)
        index = self._index(offset.y) if offset is not None else None
        if index is not None:
            event.stop()
            self.post_message(self.Chosen(index, twice=event.chain > 1))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which deck the mouse is over."""
        self._hover(self._index(event.y))

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self._hover(None)

    def _index(self, row: int) -> int | None:
        """The deck on a line."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, int) else None

    def _hover(self, over: int | None) -> None:
        if over != self._over:
            self._over = over
            self.redraw(layout=False)


def _arranged(decks: Sequence[DeckTotals]) -> Iterator[int | str]:
    """The decks by their index; where there are own and shipped ones, each under a heading."""
    both = len({totals.entry.shipped for totals in decks}) > 1
    shipped: bool | None = None
    for index, totals in enumerate(decks):
        if both and totals.entry.shipped != shipped:
            if shipped is not None:
                yield ""
            yield "Shipped with quizgame" if totals.entry.shipped else "Your own"
        shipped = totals.entry.shipped
        yield index


def about(totals: DeckTotals) -> Content:
    """A word about a deck: how many cards it has, how hard it is, what it says of itself; or what is wrong with it."""
    if totals.entry.error:
        return line((str(totals.entry.error), WRONG))
    if totals.entry.lag:
        return line(
            (f"{WARNING} played as it was before its file was saved with an error\n", PARTLY), (totals.entry.lag, QUIET)
        )
    counts = [counted(len(totals.entry.cards), "card"), f"{number(totals.learned)} learned"]
    told = DOT.join([*counts, totals.entry.level] if totals.entry.level else counts)
    if totals.exam is not None:
        on = f"{date_of(totals.exam.toordinal())} {totals.exam.year}"
        exam = f"exam on {on}{DOT}as things stand you will know {percent(totals.readiness or 0)} of it"
        return line((f"{told}\n", QUIET), (exam, LEAD))
    return line((f"{told}\n{totals.entry.description}", QUIET))


def heading(width: int) -> Content:
    """The heads of the columns."""
    counts = ["due", "new"] + (["learned"] if width >= _WIDE else [])
    mastery = "mastery".ljust(_BAR + 6) if width >= _NARROW else ""
    right = mastery + "".join(name.rjust(_count_width(width) + (name == "learned") * 3) for name in counts)
    return line((fitted("   Decks", width - len(right) - 2).plain + right + "  ", QUIET))


def _count_width(width: int) -> int:
    return _COUNT if width >= _NARROW else _COUNT - 2


def _cells(totals: DeckTotals, width: int) -> Content:
    if totals.entry.error:
        return line((f"{WARNING} cannot be read" if width >= _NARROW else WARNING, WRONG), "  ")
    reached, rest = bar(totals.mastery, _BAR)
    mastery = percent(totals.mastery) if totals.learned else "–"
    parts: list[Part] = [(reached, LEAD), (rest, FAINT), (mastery.rjust(6), QUIET)] if width >= _NARROW else []
    parts += [_count(totals.due, LEAD_STRONG, _count_width(width)), _count(totals.new, INK, _count_width(width))]
    if width >= _WIDE:
        parts.append(_count(totals.learned, INK, _COUNT + 3))
    return line(*parts, "  ")


def _count(count: int, style: str, width: int) -> tuple[str, str]:
    return (number(count) if count else "·").rjust(width), style if count else FAINT
