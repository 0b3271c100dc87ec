"""Match: pairs are joined, column to column, while the clock runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from quizgame.app.sitting import Sitting
from quizgame.errors import QuizgameError
from quizgame.play.modes import mode_named
from quizgame.play.pairing import Pairing
from quizgame.play.turn import Turn
from quizgame.tui.design import DOT, LOOK_RIGHT, LOOK_WRONG, QUIET, ROOM, STRONG, number
from quizgame.tui.screens.pausing import PausingScreen
from quizgame.tui.screens.standing import share_of, standing_of, time_taken
from quizgame.tui.stopwatch import Stopwatch
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.feedback import Feedback
from quizgame.tui.widgets.frame import Key, KeyLine, ThinLine, TitleLine
from quizgame.tui.widgets.pairs import LETTERS, PairBoard, Side

if TYPE_CHECKING:
    from quizgame.tui.screens.help import Sections

_TICK = 0.25
"""Seconds between two looks at the clock."""
KEYS: Sections = (
    ("Match", (
        ("1–9  a–i", "pick a half on the left, on the right"),
        ("↑ ↓  ← →", "move in a column, to the other one"),
        ("⏎  space", "pick the half under the cursor; go on"),
        ("PgUp PgDn", "scroll a long round"),
    )),
    ("Besides", (
        ("s  F2", "skip this round"),
        ("o", "all about the sources, after the round"),
        ("!  F4", "flag the round as wrong or unclear"),
        ("Esc", "pause, leave or end the game"),
    )),
    ("Points", (
        ("misses", "each takes off what a pair brings"),
        ("clock", "the faster a round without a miss, the more"),
    )),
)  # fmt: skip


class MatchScreen(PausingScreen):
    """Plays the rounds of a game of match to its end, then hands over to the result."""

    CSS_PATH = "match.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(at + 1), f"pick(0, {at})", show=False) for at in range(9)),
        *(Binding(letter, f"pick(1, {at})", show=False) for at, letter in enumerate(LETTERS)),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("left,right,tab", "cross", show=False),
        Binding("space", "choose", show=False),
        Binding("enter", "enter", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
        Binding("s,f2", "skip", show=False),
        Binding("exclamation_mark,f4", "flag", show=False),
        Binding("o", "sources", show=False),
        Binding("escape", "pause", show=False),
        Binding("question_mark,f3", "help", show=False),
    ]
    help_title = "Match"
    help_keys = KEYS

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self._turn: Turn | None = None
        self.stopwatch = Stopwatch()
        self._board, self._feedback, self._said = PairBoard(), Feedback(), Static(id="said", markup=False)
        self._body = VerticalScroll(id="body", can_focus=False)

    def compose(self) -> ComposeResult:
        """The frame, and in it: what is asked, the halves, what came of the last try."""
        yield TitleLine()
        yield ThinLine(0.0)
        with self._body, Vertical(id="column"):
            yield Static(id="prompt", markup=False)
            yield self._board
            yield self._said
            yield self._feedback
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the first round."""
        self._ask()
        self.set_interval(_TICK, self._tick)

    def _ask(self) -> None:
        pairing = self.sitting.game.pairing
        if pairing is None:
            self.app.show_result(self.sitting)
            return
        self._turn = None
        self.stopwatch.begin()
        with self.app.batch_update():
            self.query_one("#prompt", Static).update(Content.styled(pairing.shown.question.prompt, STRONG))
            self._board.ask(pairing)
            self._feedback.clear()
            self._said.display = True
            self._say(_standing(pairing))
            self._frame()
            self._body.scroll_home(animate=False)

    def _say(self, said: Content) -> None:
        self._said.update(said)

    def _frame(self) -> None:
        game, spent = self.sitting.game, self.stopwatch.ms
        title = line((game.title, STRONG), (f"{DOT}{mode_named(game.rules.mode).title.lower()}", QUIET))
        clock = time_taken(game, spent)
        self.query_one(TitleLine).show(title, clock + standing_of(game, self._turn is None, spent))
        self.query_one(ThinLine).show(share_of(game, spent))
        pause, help = Key("Esc", "pause", "pause"), Key("?", "help", "help")
        if self._turn is not None:
            sources = (Key("o", "source", "sources"),) if self._turn.question.references else ()
            on = "result" if game.finished else "go on"
            self.query_one(KeyLine).show(Key("⏎", on, "enter"), *sources, Key("!", "flag", "flag"), pause, help)
            return
        count = len(self.sitting.game.pairing.shown.right) if self.sitting.game.pairing else 0
        self.query_one(KeyLine).show(
            Key(f"1–{count}", "left", "move(1)"),
            Key(f"a–{LETTERS[count - 1]}", "right", "cross"),
            Key("s", "skip", "skip"),
            Key("!", "flag", "flag"),
            pause,
            help,
        )

    def _tick(self) -> None:
        if self._turn is None and self.is_current:
            self._frame()

    # picking

    def action_pick(self, side: int, at: int) -> None:
        """Pick a half, or let it go; once one of each is picked, they are tried."""
        joined = self._board.pick(Side(side), at)
        if self._turn is None and joined is not None:
            self._join(*joined)

    def action_move(self, by: int) -> None:
        """Move the cursor, or scroll what was told."""
        if self._turn is not None:
            self._body.scroll_relative(y=by, animate=False)
            return
        self._board.move(by)
        if rows := self._board.rows_of(self._board.at):
            top = self._board.virtual_region.y + rows[0]
            self._body.scroll_to_region(Region(0, top, 1, rows[1]), animate=False)

    def action_cross(self) -> None:
        """Move the cursor to the other column."""
        self._board.cross()

    def action_choose(self) -> None:
        """Pick the half under the cursor."""
        self.action_pick(self._board.side, self._board.at)

    def action_enter(self) -> None:
        """Pick the half under the cursor; go on after the round."""
        if self._turn is not None:
            self._ask()
        else:
            self.action_choose()

    @on(PairBoard.Picked)
    def _picked(self, event: PairBoard.Picked) -> None:
        self.action_pick(event.side, event.at)

    def _join(self, left: int, item: int) -> None:
        """Try two halves. What could not be kept leaves the round as it stands: the same keys try again."""
        pairing = self.sitting.game.pairing
        if pairing is None:
            return
        try:
            turn = self.sitting.join(left, item, self.stopwatch.ms)
        except QuizgameError as error:
            self._board.update(pairing)
            self._feedback.failure(error)
            return
        self._feedback.clear()
        if turn is not None:
            self._tell(turn, pairing.join(left, item))
            return
        after = self.sitting.game.pairing or pairing
        with self.app.batch_update():
            self._board.update(after)
            self._say(_standing(after) + Content("\n") + _told(pairing, left, item))

    def _tell(self, turn: Turn, pairing: Pairing) -> None:
        self._turn = turn
        self.stopwatch.end()
        with self.app.batch_update():
            self._board.tell(pairing)
            self._said.display = False
            self._feedback.tell(turn, f"+{number(turn.points.total)}" if turn.points.total else "")
            self._frame()
        self.call_after_refresh(self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Scroll to what is told, but keep all pairs in sight."""
        top = self._board.virtual_region.y
        self._body.scroll_to(y=min(top, self._body.max_scroll_y), animate=False)

    # besides

    def action_skip(self) -> None:
        """Pass the round over."""
        pairing = self.sitting.game.pairing
        if self._turn is None and pairing is not None:
            try:
                self._tell(self.sitting.skip(self.stopwatch.ms), pairing)
            except QuizgameError as error:
                self._feedback.failure(error)

    def action_flag(self) -> None:
        """Mark the round as wrong or unclear."""
        with self.app.telling():
            self.sitting.flag(self._turn)
            self.app.toast("Noted: this round may be wrong or unclear.")

    def action_sources(self) -> None:
        """Show all about the sources, or one line again."""
        if self._turn is not None and self._turn.question.references:
            self._feedback.toggle_sources()
            self.call_after_refresh(self._body.scroll_end, animate=False)

    def action_scroll(self, by: int) -> None:
        """Scroll where a round is longer than the screen."""
        self._body.scroll_relative(y=by, animate=False)


def _told(pairing: Pairing, left: int, item: int) -> Content:
    """What came of a try, in the halves' own words."""
    mark, other = pairing.shown.question.marks[left], pairing.shown.items[item]
    if pairing.fits(left, item):
        return line((f"{LOOK_RIGHT.sign} A pair: ", f"{LOOK_RIGHT.role} bold"), f"{mark} – {other}")
    return line((f"{LOOK_WRONG.sign} No pair: ", f"{LOOK_WRONG.role} bold"), f"{mark} – {other}")


def _standing(pairing: Pairing) -> Content:
    """How many pairs are left, and how many tries missed."""
    left = len(pairing.shown.right) - len(pairing.found)
    told = f"{left} {'pair' if left == 1 else 'pairs'} left"
    misses = f"{DOT}{pairing.misses} {'miss' if pairing.misses == 1 else 'misses'}" if pairing.misses else ""
    return line((told + misses, QUIET))
