"""A file under edit: what is wrong with it, and the question under edit to try; renewed after every save."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from quizgame.app.watching import Sight, Watch
from quizgame.questions.question import Question
from quizgame.questions.shown import Blank
from quizgame.reading.diagnostic import Diagnostic, Severity
from quizgame.tui.design import DOT, LEAD, MARK, PARTLY, QUIET, ROOM, STRONG, counted, number
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.findings import FindingList, summary
from quizgame.tui.widgets.frame import Key, KeyLine, ThinLine, TitleLine
from quizgame.tui.widgets.trial import Trial

if TYPE_CHECKING:
    from quizgame.tui.screens.help import Sections
    from quizgame.tui.shell import Shell

GLANCE = 0.025
"""Seconds between two glances at the file; it is read when two of them see the same."""
_NOTHING = "Nothing to try yet. Mend what stands below and save: then the card you wrote last is asked here."
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class WatchScreen(Screen[None]):
    """Above, the question under edit; below, the findings."""

    CSS_PATH = "watch.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,pagedown", "turn(1)", show=False),
        Binding("p,pageup", "turn(-1)", show=False),
        Binding("home", "turn(-1000000)", show=False),
        Binding("end", "turn(1000000)", show=False),
        Binding("r,f5", "again", show=False),
        Binding("ctrl+up", "scroll(-3)", show=False),
        Binding("ctrl+down", "scroll(3)", show=False),
        Binding("question_mark,f3", "help", show=False),
        Binding("q,escape", "app.quit", show=False),
    ]
    KEYS: ClassVar[Sections] = (
        ("Try the question under edit", (
            ("1–9  t  f  ↑ ↓  ⏎", "answer, as in a game; nothing is kept"),
            ("h  F1", "its hint"),
            ("⏎  r  F5", "ask it again: other options, or from memory"),
            ("o", "all about the sources"),
        )),
        ("Look around", (
            ("n  PgDn", "the next question"),
            ("p  PgUp", "the one before"),
            ("Ctrl+↑ Ctrl+↓", "scroll the findings"),
            ("q  Esc", "stop watching"),
        )),
    )  # fmt: skip

    app: Shell

    class Seen(Message, bubble=False):
        """The file was read."""

        def __init__(self, sight: Sight, save: int) -> None:
            super().__init__()
            self.sight, self.save = sight, save

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch
        self._sight: Sight | None = None
        self._at = self._saves = 0
        self._reading = False
        self._title, self._keys = TitleLine(), KeyLine()
        self._nothing = Static(_NOTHING, id="nothing", markup=False)
        self._trial = Trial()
        self._summary = Static(id="summary", markup=False)
        self._findings = FindingList(watch.path)

    def compose(self) -> ComposeResult:
        """The frame, and in it the question, a line, the findings."""
        yield self._title
        yield ThinLine()
        with VerticalScroll(id="preview", can_focus=False), Vertical(id="column"):
            yield self._nothing
            yield self._trial
        with Vertical(id="below"):
            yield ThinLine()
            yield self._summary
            with VerticalScroll(id="findings", can_focus=False):
                yield self._findings
        yield self._keys

    def on_mount(self) -> None:
        """Look at once, then after every save."""
        self._trial.display = self._nothing.display = False
        self._title.show(self._file(), line(("reading", QUIET)))
        self._keys.show(*self._moment())
        self._look()
        self.set_interval(GLANCE, self._glance)

    def _glance(self) -> None:
        if not self._reading and self._watch.settled():
            self._look()

    def _look(self) -> None:
        self._reading = True
        self._saves += 1
        self._read(self._saves)

    @work(thread=True)
    def _read(self, save: int) -> None:
        """Reading takes a while: it is done aside, so that keys are heard meanwhile."""
        sight, complete = self._watch.look()
        self.post_message(self.Seen(sight, save))
        if not sight.complete and (whole := complete()) is not None:
            self.post_message(self.Seen(whole, save))

    # what is shown

    def on_watch_screen_seen(self, event: Seen) -> None:
        """Show what was read. Whoever tries another question of the card under edit stays with it."""
        if event.save < self._saves:
            return  # all of an earlier save
        self._reading = False
        sight, before = event.sight, self._sight
        self._sight = sight
        if before is None or sight.questions != before.questions or sight.at != before.at:
            self._at = _to_show(sight, before.questions if before else (), self._at)
        with self.app.batch_update():
            self._ask()
            self._tell_findings(sight)

    @on(Trial.Changed)
    def _trial_changed(self) -> None:
        self._keys.show(*self._moment())

    def _ask(self) -> None:
        sight = self._sight
        if sight is None:
            return
        question = sight.questions[self._at] if sight.questions else None
        self._nothing.display = question is None
        note = Content("")
        if question is not None:
            # until all is read, the questions are not all there
            told = f"{number(self._at + 1)} of {number(len(sight.questions))}{DOT}" if sight.complete else ""
            if question.form != "card":
                told += f"{question.form}{DOT}"
            place = sight.places.get(question.id)
            if place is not None:
                beside = f"{place.path.name}, " if place.path != self._watch.path else ""
                told += f"{beside}line {place.spot.line}{DOT}"
            note = line((told, QUIET), ("" if sight.sound else f"as it was before the last save{DOT}", PARTLY))
        self._trial.ask(question, note)
        self._keys.show(*self._moment())

    def _tell_findings(self, sight: Sight) -> None:
        told = sight.title if sight.questions else ""
        if told and sight.complete:
            told += f"{DOT}{counted(len(sight.questions), 'question')}"
        self._title.show(self._file(), line((told, QUIET)))
        self._summary.update(summary(sight.findings) if sight.complete or sight.findings else line(("looking", QUIET)))
        self._findings.show(sorted(sight.findings, key=self._urgency))

    def _urgency(self, finding: Diagnostic) -> tuple[int, str, int, int]:
        return _ORDER[finding.severity], finding.path, finding.line, finding.column

    def _file(self) -> Content:
        return line((f"{MARK} ", LEAD), (self._watch.path.name, STRONG))

    def _moment(self) -> tuple[Key, ...]:
        typing = isinstance(self._trial.shown, Blank) and self._trial.turn is None
        several = self._sight is not None and len(self._sight.questions) > 1
        turn = (
            Key("PgDn" if typing else "n", "next", "turn(1)"),
            Key("PgUp" if typing else "p", "before", "turn(-1)"),
        )
        again = (Key("F5" if typing else "r", "ask again", "again"),) if self._trial.shown else ()
        return (
            *(turn if several else ()),
            *again,
            Key("Esc" if typing else "q", "stop", "app.quit"),
            Key("F3" if typing else "?", "help", "help"),
        )

    # keys

    def action_turn(self, by: int) -> None:
        """Go to another question."""
        if self._sight is not None and self._sight.questions:
            self._at = min(max(self._at + by, 0), len(self._sight.questions) - 1)
            self._ask()

    def action_again(self) -> None:
        """Ask the same question anew."""
        self._trial.deal_again()

    def action_scroll(self, by: int) -> None:
        """Scroll the findings."""
        self.query_one("#findings").scroll_relative(y=by, animate=False)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.show_help("Watching a file", self.KEYS)


def _to_show(sight: Sight, before: Sequence[Question], at: int) -> int:
    """The index of the question to show, where the one at `at` was shown before.

    Of those about the fact under edit it is the one shown already, unless only others have changed; else the first
    that has changed.
    """
    if not sight.questions:
        return 0
    place = sight.places.get(sight.questions[sight.at].id)
    beside = [index for index, one in enumerate(sight.questions) if place and sight.places.get(one.id) == place]
    known = {one.id: one for one in before}
    shown = before[at].id if before else ""
    changed = [index for index in beside if known.get(sight.questions[index].id) not in (None, sight.questions[index])]
    stay = next((index for index in changed or beside if sight.questions[index].id == shown), None)
    return stay if stay is not None else changed[0] if changed else sight.at
