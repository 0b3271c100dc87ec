"""A live room on the big screen, and the keys of whoever runs it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, assert_never

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen

from quizgame.app.rooms import Reply, RoomKeeper
from quizgame.classroom.commands import (
    Continue,
    End,
    Extend,
    GoOn,
    HostCommand,
    Lock,
    Pause,
    Refusal,
    Skip,
    Unlock,
)
from quizgame.classroom.room import Phase
from quizgame.classroom.views import ProjectorView
from quizgame.tui.design import DOT, HIGH_FROM, LEAD, QUIET, ROOM, STRONG, counted
from quizgame.tui.screens.decision import DecisionModal, Way
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.frame import Key, KeyLine, ThinLine, TitleLine
from quizgame.tui.widgets.pulse import Pulse
from quizgame.tui.widgets.scene import Scene

if TYPE_CHECKING:
    from quizgame.tui.screens.help import Sections
    from quizgame.tui.shell import Shell

_TICK = 0.1
"""Seconds between two looks at the room: however many answers come in, it is drawn so often at most."""
MORE_MS = 30_000
"""What the key for more time adds."""


class ProjectorScreen(Screen[None]):
    """Shows a room that is kept elsewhere, and asks of it what the host's keys say."""

    CSS_PATH = "projector.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "go_on", show=False),
        Binding("e", "extend", show=False),
        Binding("p", "pause", show=False),
        Binding("s", "skip", show=False),
        Binding("l", "lock", show=False),
        Binding("b", "board", show=False),
        Binding("w", "seats", show=False),
        Binding("n", "reach", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("escape,q", "leave", show=False),
        Binding("question_mark,f3", "help", show=False),
    ]
    KEYS: ClassVar[Sections] = (
        ("The game", (
            ("⏎  Space", "what comes next: start, close, show the answer, the leaderboard, the next question"),
            ("e", "half a minute more, where there is a clock"),
            ("p", "pause, and go on"),
            ("s", "skip the question: it counts for nobody"),
            ("b", "the leaderboard, or the answer again"),
        )),
        ("The room", (
            ("w", "who is in: take somebody out, give extra time"),
            ("l", "lock the room, or let people in again"),
            ("n", "what to do when phones cannot get in"),
            ("Esc", "end the game, or leave and resume it later"),
        )),
    )  # fmt: skip
    app: Shell

    class Answered(Message):
        """The room has said what became of a command; None if it was done."""

        def __init__(self, refusal: Refusal | None) -> None:
            super().__init__()
            self.refusal = refusal

    def __init__(
        self, keeper: RoomKeeper, addresses: Sequence[str], reach: Sections, *, rehearsal: bool = False
    ) -> None:
        super().__init__()
        self._rehearsal = rehearsal
        self._keeper = keeper
        self._reach = reach
        self._way_in = addresses[0].removeprefix("http://") if addresses else ""
        self._board = False
        self._phase: Phase | None = None
        self._framed: tuple[str, str, int, Phase] | None = None
        self._body = VerticalScroll(id="body", can_focus=False)
        self._scene = Scene(addresses)
        self._pulse = Pulse()

    def compose(self) -> ComposeResult:
        """The frame, the picture, how the question runs, the keys."""
        yield TitleLine()
        yield ThinLine(0.0)
        with self._body:
            yield self._scene
        yield self._pulse
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the room from now on."""
        self._show()
        self.set_interval(_TICK, self._show)

    def on_resize(self) -> None:
        """Use what room there is."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        if self.app.screen is not self:
            return
        view = self._keeper.projector_view()
        phase = view.room.phase
        if phase is not self._phase:
            self._phase = phase
            if phase in (Phase.OPEN, Phase.CLOSED):
                self._board = False
            self._body.scroll_home(animate=False)
        with self.app.batch_update():
            self._pulse.show(view)
            self._scene.give_room(self._body.size.height - 1, roomy=self.app.size.height >= HIGH_FROM)
            self._scene.show(view, board=self._board)
            self._show_frame(view)

    def _show_frame(self, view: ProjectorView) -> None:
        room = view.room
        at = "" if room.current is None else f"{DOT}{room.current + 1} of {room.count}"
        way_in = "" if room.phase in (Phase.LOBBY, Phase.ENDED) or room.locked else self._way_in
        done = 0 if room.current is None else room.current + (room.phase in (Phase.REVEALED, Phase.ENDED))
        self.query_one(KeyLine).show(*_keys(view, board=self._board))
        players = room.players if room.phase is Phase.ENDED else view.here  # at the end they are free to go
        if (at, way_in, players, room.phase) == self._framed:
            return
        self._framed = (at, way_in, players, room.phase)
        self.query_one(TitleLine).show(
            line((f"Rehearsal{DOT}" if self._rehearsal else "", LEAD), (room.title, STRONG), (at, QUIET)),
            line((way_in, LEAD), (f"{DOT if way_in else ''}{counted(players, 'player')}", QUIET)),
        )
        self.query_one(ThinLine).show(1.0 if room.phase is Phase.ENDED else done / max(room.count, 1))

    # the host's keys

    def action_go_on(self) -> None:
        """Take the next step; the leaderboard comes between an answer and the next question."""
        room = self._keeper.projector_view().room
        if room.phase is Phase.ENDED:
            self.app.exit()
        elif room.phase is Phase.LOBBY and not room.players:
            self.app.toast("Nobody is in the room yet.")
        elif room.phase is Phase.REVEALED and not self._board and not room.own_pace:
            self._board = True
            self._show()
        else:
            self._ask(GoOn())

    def action_extend(self) -> None:
        """Give more time."""
        self._ask(Extend(MORE_MS))

    def action_pause(self) -> None:
        """Pause, or go on."""
        self._ask(Continue() if self._keeper.projector_view().room.paused else Pause())

    def action_skip(self) -> None:
        """Let the question count for nobody."""
        self._ask(Skip())

    def action_lock(self) -> None:
        """Lock the room, or open it."""
        self._ask(Unlock() if self._keeper.projector_view().room.locked else Lock())

    def action_board(self) -> None:
        """Show the leaderboard, or the answer again."""
        if self._phase is Phase.REVEALED:
            self._board = not self._board
            self._show()

    def action_seats(self) -> None:
        """Show who is in."""
        from quizgame.tui.screens.seats import SeatsModal

        self.app.push_screen(SeatsModal(self._keeper))

    def action_reach(self) -> None:
        """Say what to do when phones cannot get in."""
        self.app.show_help("When phones cannot get in", self._reach)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.show_help("While hosting", self.KEYS)

    def action_scroll(self, by: int) -> None:
        """Scroll where there is more than fits."""
        self._body.scroll_relative(y=by, animate=False)

    def action_leave(self) -> None:
        """End the game, or leave it for later."""
        if self._phase is Phase.ENDED:
            self.app.exit()
            return
        later = "the simulated players go home" if self._rehearsal else "`quizgame host --resume` goes on with it"
        kept = "Nothing of a rehearsal is kept." if self._rehearsal else "Every answer is kept."
        ways = (Way("e", "end the game", "show who has won"), Way("l", "leave", later))
        self.app.push_screen(DecisionModal("Stop here?", kept, *ways), self._decided)

    def _decided(self, way: str | None) -> None:
        if way == "l":
            self.app.exit()
        elif way == "e":
            self._ask(End())

    def _ask(self, command: HostCommand) -> None:
        self._keeper.ask(command, self._told)

    def _told(self, reply: Reply) -> None:
        # told in the thread that keeps the room; messages are the one way from there to here
        self.post_message(self.Answered(reply if isinstance(reply, Refusal) else None))

    def on_projector_screen_answered(self, event: Answered) -> None:
        """Show what became of a command."""
        if event.refusal is not None:
            self.app.toast(event.refusal.text)
        self._show()


def _keys(view: ProjectorView, *, board: bool) -> tuple[Key, ...]:
    room = view.room
    more = (Key("?", "help", "help"), Key("Esc", "stop", "leave"))
    people = (Key("w", "who", "seats"), Key("l", "unlock" if room.locked else "lock", "lock"))
    match room.phase:
        case Phase.LOBBY:
            return (Key("⏎", "start", "go_on"), *people, Key("n", "cannot get in?", "reach"), *more)
        case Phase.OPEN:
            clock = (Key("e", "+30 s", "extend"),) if room.ms_left is not None else ()
            pause = Key("p", "go on" if room.paused else "pause", "pause")
            skip = () if room.own_pace else (Key("s", "skip", "skip"),)
            return (Key("⏎", "close", "go_on"), *clock, pause, *skip, *people, *more)
        case Phase.CLOSED:
            return (Key("⏎", "show the answer", "go_on"), *people, *more)
        case Phase.REVEALED:
            last = room.own_pace or room.current == room.count - 1
            on = "finish" if last else "next question"
            if room.own_pace:
                return (Key("⏎", on, "go_on"), *people, *more)
            told = Key("b", "answer" if board else "leaderboard", "board")
            return (Key("⏎", on if board else "leaderboard", "go_on"), *((told,) if board else ()), *people, *more)
        case Phase.ENDED:
            return (Key("⏎", "close", "go_on"), Key("?", "help", "help"))
        case _:
            assert_never(room.phase)
