"""Who is in a room, for its host: take somebody out, give extra time. Covers what the class must not see answered."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from quizgame.app.rooms import Reply, RoomKeeper
from quizgame.classroom.commands import Free, GrantExtra, HostCommand, Kick, Refusal
from quizgame.classroom.rules import MOST_EXTRA
from quizgame.classroom.views import SeatRow
from quizgame.tui.design import INK, LEAD_STRONG, LOOK_RIGHT, QUIET, STRONG, counted, number
from quizgame.tui.typesetting import fitted, line
from quizgame.tui.widgets.frame import Key, KeyLine
from quizgame.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from quizgame.tui.shell import Shell

_TICK = 0.25
_STEP = 25
"""Per cent that one key press adds to a seat's extra time; after the most there is none again."""


class SeatList(RowList[SeatRow]):
    """A row for each seat."""

    def set_row(self, row: SeatRow, here: bool, width: int) -> Content:
        """Whether it is there and has answered, its name, its points, its extra time."""
        signs = line((LOOK_RIGHT.sign if row.answered else " ", LOOK_RIGHT.role), " ")
        name = line((row.name, INK if row.present else QUIET), ("" if row.present else "  away", QUIET))
        extra = f"+{row.extra}% time" if row.extra else ""
        told = line((f"{extra:>12}", LEAD_STRONG), (f"{number(row.points):>9}", QUIET))
        text = signs + fitted(name, width - 4 - told.cell_length) + told
        text = fitted(line("  ") + text, width)
        return text.stylize("on $chosen") if here else text


class SeatsModal(ModalScreen[None]):
    """The seats of a room, as they are at this moment."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "seats.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,w,q", "dismiss(None)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("x", "kick", show=False),
        Binding("f", "free", show=False),
        Binding("t", "extra", show=False),
    ]
    app: Shell

    class Refused(Message):
        """The room has refused a command."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, keeper: RoomKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        self._list = SeatList("Nobody is in the room yet.")
        self._sure: int | None = None

    def compose(self) -> ComposeResult:
        """How many, who, the keys."""
        with Vertical(classes="panel"):
            yield Static(id="told", markup=False)
            yield self._list
            yield KeyLine(
                Key("x", "take out", "kick"),
                Key("f", "free the name", "free"),
                Key("t", "extra time", "extra"),
                Key("Esc", "close", "dismiss(None)"),
            )

    def on_mount(self) -> None:
        """Show the seats from now on."""
        self._show()
        self.set_interval(_TICK, self._show)

    def _show(self) -> None:
        view = self._keeper.host_view()
        told = line((counted(len(view.seats), "seat"), STRONG), (f", {view.projector.here} here", QUIET))
        self.query_one("#told", Static).update(told)
        self._list.show(view.seats)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._sure = None
        self._list.move(by)

    def action_turn(self, pages: int) -> None:
        """Move the cursor by pages."""
        self._sure = None
        self._list.turn(pages)

    def action_kick(self) -> None:
        """Take somebody out for good; the key is asked for twice."""
        seat = self._list.row
        if seat is None:
            return
        if self._sure != seat.seat:
            self._sure = seat.seat
            self.app.toast(f"x again takes {seat.name} out for good.")
            return
        self._sure = None
        self._ask(Kick(seat.seat))

    def action_free(self) -> None:
        """Free a name that somebody else took."""
        if self._list.row is not None:
            self._ask(Free(self._list.row.seat))

    def action_extra(self) -> None:
        """Give a quarter more time, up to the most there is; then none."""
        seat = self._list.row
        if seat is not None:
            more = seat.extra + _STEP
            self._ask(GrantExtra(seat.seat, more if more <= MOST_EXTRA else 0))

    def _ask(self, command: HostCommand) -> None:
        self._keeper.ask(command, self._told)

    def _told(self, reply: Reply) -> None:
        # told in the thread that keeps the room; messages are the one way from there to here
        if isinstance(reply, Refusal):
            self.post_message(self.Refused(reply.text))

    def on_seats_modal_refused(self, event: Refused) -> None:
        """Say why."""
        self.app.toast(event.text)
