"""A drill on one screen: the question for all to read, whose turn it is, the points; the host marks with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quizgame.app.drilling import DrillTable
from quizgame.classroom.drill import Call, Drill
from quizgame.questions.shown import Options, Shown, Statement, Ticks
from quizgame.tui.design import (
    DOT,
    HIGH_FROM,
    PARTLY,
    QUIET,
    ROOM,
    STRONG,
)
from quizgame.tui.screens.decision import DecisionModal, Way
from quizgame.tui.screens.drill_words import closing, keys_of, missed, outcome, standings_of
from quizgame.tui.stopwatch import Stopwatch
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.choices import Choices
from quizgame.tui.widgets.frame import KeyLine, ThinLine, TitleLine
from quizgame.tui.widgets.scoreboard import Scoreboard
from quizgame.tui.widgets.told import Told

if TYPE_CHECKING:
    from quizgame.tui.screens.help import Sections
    from quizgame.tui.shell import Shell

_TICK = 0.2


class DrillScreen(Screen[None]):
    """Plays one drill to its end, then shows how the teams stand."""

    CSS_PATH = "drill.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "call('right')", show=False),
        Binding("h", "call('half')", show=False),
        Binding("n", "call('wrong')", show=False),
        Binding("a", "call('shown')", show=False),
        Binding("enter,space", "next", show=False),
        Binding("u", "undo", show=False),
        Binding("c", "stop_clock", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("escape,q", "leave", show=False),
        Binding("question_mark,f3", "help", show=False),
    ]
    KEYS: ClassVar[Sections] = (
        ("Marking what a team has said", (
            ("y", "right"),
            ("h", "half right"),
            ("n", "wrong, or nothing: the next team may try"),
            ("a", "show the answer; it can still be marked, and passes no further"),
            ("u", "take the last key back, as often as you like"),
        )),
        ("Going on", (
            ("⏎  Space", "the next question"),
            ("c", "stop the clock, or let it run again"),
            ("↑  ↓", "scroll"),
            ("Esc", "leave it for later, or end it"),
        )),
    )  # fmt: skip
    app: Shell

    def __init__(self, table: DrillTable) -> None:
        super().__init__()
        self._table = table
        self._asked: Shown | None = None
        self._stopwatch = Stopwatch()
        self._body = VerticalScroll(id="body", can_focus=False)
        self._choices = Choices()
        self._told = Told()
        self._board = Scoreboard()

    def compose(self) -> ComposeResult:
        """The frame, in it the question and what is told of it, the teams below."""
        yield TitleLine()
        yield ThinLine(0.0)
        with self._body, Vertical(id="column"):
            yield Static(id="turn", markup=False)
            yield Static(id="prompt", markup=False)
            yield self._choices
            yield self._told
        yield self._board
        yield KeyLine()

    def on_mount(self) -> None:
        """Ask the question it has come to."""
        self._show(moved=True)
        if self._table.drill.rules.seconds is not None:
            self.set_interval(_TICK, self._tick)

    def on_resize(self) -> None:
        """Large figures and wider gaps where there is room."""
        high = self.app.size.height >= HIGH_FROM
        self._choices.give_room(high)
        self._board.give_room(high)

    # what is shown

    def _show(self, moved: bool = False) -> None:
        """Show how the drill stands; `moved` where it has come to another question or team."""
        drill = self._table.drill
        if moved:
            self._stopwatch.begin()
        with self.app.batch_update():
            shown = drill.shown
            if shown is None:
                self._show_end(drill)
            else:
                self._show_question(drill, shown)
            self._show_frame(drill)
            if moved:
                self._body.scroll_home(animate=False)
        if drill.told:
            self.call_after_refresh(self._body.scroll_end, animate=False)

    def _show_question(self, drill: Drill, shown: Shown) -> None:
        prompt = shown.text if isinstance(shown, Statement) else shown.question.prompt
        self.query_one("#prompt", Static).update(Content.styled(prompt, STRONG))
        if shown != self._asked:
            self._asked = shown
            self._ask(shown)
        elif not drill.told:
            self._ask(shown)
        if drill.told:
            self._reveal(shown)
            self._told.tell(shown)
        else:
            self._told.clear()

    def _ask(self, shown: Shown) -> None:
        match shown:
            case Options(options=options) | Ticks(options=options):
                self._choices.ask(options, tuple(str(place) for place in range(1, len(options) + 1)))
            case Statement():
                self._choices.ask(("True", "False"), ("t", "f"))
            case _:
                self._choices.ask((), ())
        self._choices.display = bool(self._choices.count)

    def _reveal(self, shown: Shown) -> None:
        match shown:
            case Options(right=right):
                self._choices.tell(frozenset(), frozenset([right]))
            case Ticks(right=belonging):
                self._choices.tell(frozenset(), frozenset(belonging))
            case Statement(true=true):
                self._choices.tell(frozenset(), frozenset([0 if true else 1]))
            case _:
                pass

    def _show_end(self, drill: Drill) -> None:
        self._asked = None
        self._choices.display = False
        self.query_one("#prompt", Static).update(Content.styled(outcome(drill), STRONG))
        self._told.list_missed(missed(drill))

    def _show_frame(self, drill: Drill) -> None:
        title = line((drill.title, STRONG), (f"{DOT}drill", QUIET))
        at = "finished" if drill.finished else f"question {drill.number + 1} of {len(drill.questions)}"
        self.query_one(TitleLine).show(title, line((at, QUIET)))
        self.query_one(ThinLine).show(len(drill.past) / len(drill.questions))
        self._show_turn(drill)
        self._board.show(standings_of(drill))
        self.query_one(KeyLine).show(*keys_of(drill))

    def _show_turn(self, drill: Drill) -> None:
        clock = self._clock(drill)
        if drill.finished:
            told = line(("That was it", QUIET))
        elif drill.waiting:
            more = "" if not drill.tries else f"{DOT}passed on, for half the points"
            told = line((drill.teams[drill.team], STRONG), (f"{more}{DOT if clock else ''}", QUIET), clock or "")
        else:
            told = closing(drill.tries, drill.teams)
        self.query_one("#turn", Static).update(told)

    def _clock(self, drill: Drill) -> Content | None:
        if drill.rules.seconds is None or drill.told or drill.finished:
            return None
        left = drill.rules.seconds - self._stopwatch.ms // 1_000
        if left <= 0:
            return line(("the time is up", f"{PARTLY} bold"))
        minutes, seconds = divmod(left, 60)
        stopped = " (stopped)" if self._stopwatch.paused else ""
        return line((f"{minutes}:{seconds:02d}{stopped}", f"{PARTLY} bold" if left <= 5 else STRONG))

    def _tick(self) -> None:
        if self.app.screen is self:
            self._show_turn(self._table.drill)

    # what the host says

    def action_call(self, name: str) -> None:
        """Mark what was said, or show the answer."""
        call = Call(name)
        if self._table.drill.allows(call):
            self._say(call)

    def action_next(self) -> None:
        """Go on to the next question."""
        if self._table.drill.allows(Call.NEXT):
            self._say(Call.NEXT)

    def action_undo(self) -> None:
        """Take the last key back."""
        if self._table.drill.calls:
            with self.app.telling():
                self._table.undo()
                self._show(moved=True)

    def _say(self, call: Call) -> None:
        with self.app.telling():
            self._table.call(call)
            self._show(moved=call is not Call.SHOWN)

    def action_stop_clock(self) -> None:
        """Stop the clock, or let it run again."""
        if self._table.drill.rules.seconds is None:
            return
        if self._stopwatch.paused:
            self._stopwatch.go_on()
        else:
            self._stopwatch.pause()
        self._show_turn(self._table.drill)

    def action_scroll(self, by: int) -> None:
        """Scroll where a question is longer than the screen."""
        self._body.scroll_relative(y=by, animate=False)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.show_help("While drilling", self.KEYS)

    def action_leave(self) -> None:
        """Leave the drill for later, or end it."""
        if self._table.drill.finished:
            self.app.exit()
            return
        ways = (
            Way("l", "leave", "`quizgame drill --resume` goes on with it"),
            Way("e", "end now", "see how the teams stand"),
        )
        self.app.push_screen(DecisionModal("Stop here?", "Everything is kept.", *ways), self._decided)

    def _decided(self, way: str | None) -> None:
        if way == "l":
            self.app.exit()
        elif way == "e":
            self._say(Call.ENDED)
