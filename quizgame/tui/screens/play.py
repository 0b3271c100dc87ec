"""A game: one question at a time, its verdict below it, nothing else moving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Input

from quizgame.app.sitting import Sitting
from quizgame.errors import QuizgameError
from quizgame.play.modes import mode_named
from quizgame.play.turn import Turn
from quizgame.questions.answer import Answer
from quizgame.questions.shown import Flip, Line, Shown, Shuffled, Statement
from quizgame.tui.design import DOT, HIGH_FROM, QUIET, ROOM, STRONG, away, number
from quizgame.tui.screens.answer_keys import ANSWERING
from quizgame.tui.screens.pausing import PausingScreen
from quizgame.tui.screens.play_keys import KEYS, keys_of
from quizgame.tui.screens.revising import RevisingScreen
from quizgame.tui.screens.standing import share_of, standing_of
from quizgame.tui.stopwatch import Stopwatch
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.answering import AnswerArea, way_to_answer
from quizgame.tui.widgets.choices import Choices
from quizgame.tui.widgets.feedback import Feedback
from quizgame.tui.widgets.frame import KeyLine, ThinLine, TitleLine
from quizgame.tui.widgets.laid_once import Column, ScrolledColumn, Words
from quizgame.tui.widgets.timeline import TimelineBlock

_TICK = 0.2
"""Seconds between two looks at the clock, in games against time."""
_VERDICT_ROWS = 4
"""Rows with which a verdict can be read at a glance, with the space above it."""
SLIP = 0.15
"""Seconds within which Enter pressed again is a slip, as far as nothing else was done meanwhile."""


class PlayScreen(PausingScreen, RevisingScreen):
    """Plays one sitting to its end, then hands over to the result."""

    CSS_PATH = "play.tcss"
    VERTICAL_BREAKPOINTS = ROOM
    BINDINGS: ClassVar[list[BindingType]] = [
        *ANSWERING,
        Binding("pageup", "scroll('page_up')", show=False),
        Binding("pagedown", "scroll('page_down')", show=False),
        Binding("home", "scroll('home')", show=False),
        Binding("end", "scroll('end')", show=False),
        Binding("enter", "enter", show=False),
        Binding("h,f1", "hint", show=False),
        Binding("s,f2", "skip", show=False),
        Binding("exclamation_mark,f4", "flag", show=False),
        Binding("c,f8", "card", show=False),
        Binding("o", "sources", show=False),
        Binding("escape", "pause", show=False),
        Binding("question_mark,f3", "help", show=False),
    ]

    help_title = "While playing"
    help_keys = KEYS

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._shown: Shown | None = None
        self._turn: Turn | None = None
        self.stopwatch = Stopwatch()
        self._entered = -SLIP
        self._body = ScrolledColumn(id="body", can_focus=False)
        self._area = AnswerArea()
        self._feedback = Feedback()

    def compose(self) -> ComposeResult:
        """The frame, and in it: the prompt, the place of the answer, what is said to it."""
        yield TitleLine()
        yield ThinLine(0.0)
        with self._body, Column(id="column"):
            yield Words(id="kicker", markup=False)
            yield Words(id="prompt", markup=False)
            yield self._area
            yield self._feedback
        yield KeyLine()

    def on_mount(self) -> None:
        """Ask the first question."""
        self.query_one("#column").set_class(self.sitting.game.rules.mode == "timeline", "-line")
        self._ask()
        if self.sitting.game.time_left is not None:
            self.set_interval(_TICK, self._tick)

    def on_resize(self) -> None:
        """Give options room where there is some."""
        self._area.choices.give_room(self.app.size.height >= HIGH_FROM)

    # asking

    def _ask(self) -> None:
        shown = self.sitting.shown
        if shown is None:
            self.app.show_result(self.sitting)
            return
        self._shown, self._turn = shown, None
        kicker = way_to_answer(shown)
        if any(turn.question.id == shown.question.id for turn in self.sitting.game.turns):
            kicker = f"Once more{DOT}{kicker}"
        prompt = shown.text if isinstance(shown, Statement | Line) else shown.question.prompt
        with self.app.batch_update():
            self.query_one("#kicker", Words).update(Content.styled(kicker, QUIET))
            self.query_one("#prompt", Words).update(Content.styled(prompt, STRONG))
            self._area.ask(shown)
            self._feedback.clear()
            self._frame()
            self._body.scroll_home(animate=False)
        self.stopwatch.begin()

    def _frame(self) -> None:
        game = self.sitting.game
        title = line((game.title, STRONG), (f"{DOT}{mode_named(game.rules.mode).title.lower()}", QUIET))
        self.query_one(TitleLine).show(title, standing_of(game, self._turn is None, self.stopwatch.ms))
        self.query_one(ThinLine).show(share_of(game, self.stopwatch.ms))
        self.query_one(KeyLine).show(*keys_of(self.sitting, self._turn, self._area.turned))

    def _tick(self) -> None:
        """Show how the time runs, and close the question when it is up."""
        left = self.sitting.game.time_left
        if self._turn is not None or self._shown is None or left is None or self.app.screen is not self:
            return
        if self.stopwatch.ms >= left:
            self._take(lambda _: self.sitting.time_out())
        else:
            self._frame()

    # answering

    def action_pick(self, place: int) -> None:
        """Answer with the option at this place, from 1."""
        answer = self._area.picked(place - 1)
        if self._turn is None and answer is not None:
            self._answer(answer)

    def action_say(self, place: int) -> None:
        """Judge a statement: true (1) or false (2)."""
        if isinstance(self._shown, Statement):
            self.action_pick(place)

    def action_move(self, by: int) -> None:
        """Move the cursor, or scroll what was told."""
        if self._turn is not None:
            self._body.scroll_relative(y=by, animate=False)
        else:
            self._area.move(by)
            self._follow()

    def action_step(self, by: int) -> None:
        """Move along the line of time."""
        if isinstance(self._shown, Line):
            self.action_move(by)

    def action_carry(self, by: int) -> None:
        """Move an item that is to be put in order."""
        if self._turn is None:
            self._area.carry(by)
            self._follow()

    def action_scroll(self, way: str) -> None:
        """Scroll where a question is longer than the screen."""
        scroll = {
            "page_up": self._body.scroll_page_up,
            "page_down": self._body.scroll_page_down,
            "home": self._body.scroll_home,
            "end": self._body.scroll_end,
        }[way]
        scroll(animate=False)

    def _follow(self) -> None:
        """Keep the cursor in sight; with the first option or item, as much as fits of what stands above it."""
        cursor = self._area.cursor()
        if cursor is None:
            return
        part, row, rows = cursor
        top = self._row_of(part) + row
        if row == 0 and top + rows <= self._body.size.height:
            top, rows = 0, top + rows
        self._body.scroll_to_region(Region(0, top, 1, rows), animate=False)

    def action_grab(self) -> None:
        """Grab an item, or let it go; turn a card, or answer."""
        if isinstance(self._shown, Flip):
            self.action_enter()
        else:
            self._area.grab()

    def action_enter(self) -> None:
        """Hand in, or go on; a key that is held or was pressed twice by mistake answers nothing."""
        since, self._entered = monotonic() - self._entered, monotonic()
        if self._turn is not None:
            self._ask()
            return
        if since < SLIP and not self._area.begun:
            return
        if isinstance(self._shown, Flip) and not self._area.turned:
            self._turn_card(self._shown)
            return
        match self._area.handed_in():
            case None:
                pass
            case str() as problem:
                self._feedback.problem(problem)
                self._show_feedback()
            case answer:
                self._answer(answer)

    def _turn_card(self, shown: Flip) -> None:
        """Show the back of a flashcard, why it is so, and when it comes back for each answer."""
        outlook = {}
        with self.app.telling():
            day = self.app.application.day
            outlook = {rating: away(due - day) for rating, due in self.sitting.outlook().items()}
        with self.app.batch_update():
            self._area.turn(outlook)
            self._feedback.reveal(shown.question)
            self._frame()
        self.call_after_refresh(self._follow)

    @on(TimelineBlock.Chosen)
    def _placed(self) -> None:
        self.action_enter()

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        self.action_pick(event.index + 1)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_enter()

    def action_skip(self) -> None:
        """Pass the question over."""
        if self._turn is None:
            self._take(self.sitting.skip)

    def _answer(self, answer: Answer) -> None:
        self._take(partial(self.sitting.answer, answer))

    def _take(self, take: Callable[[int], Turn]) -> None:
        """Take a turn, and tell it. What could not be kept leaves the game as it stands: the same key tries again."""
        try:
            turn = take(self.stopwatch.ms)
        except QuizgameError as error:
            self._feedback.failure(error)
            self._show_feedback()
            return
        if not self.sitting.game.rules.told or (isinstance(turn.shown, Flip) and not turn.skipped):
            # an exam tells nothing yet; whoever judged a flashcard has seen it all
            self._ask()
            return
        self._tell(turn)

    def _tell(self, turn: Turn) -> None:
        """Tell what an answer brought."""
        self._turn = turn
        self.stopwatch.end()
        note = ""
        with self.app.telling():
            note = self._note(turn)
        with self.app.batch_update():
            self._area.tell(turn)
            self._feedback.tell(turn, note)
            self._frame()
        self.call_after_refresh(self._bring_into_view)

    def _show_feedback(self) -> None:
        """What is said before the answer stands below the question, too."""
        self.call_after_refresh(self._scroll_to_feedback)

    def _scroll_to_feedback(self) -> None:
        region = Region(0, self._row_of(self._feedback), 1, self._feedback.size.height)
        self._body.scroll_to_region(region, animate=False)

    def _row_of(self, part: Widget) -> int:
        """The row of the body, from the beginning of the question, where a part of it begins."""
        row, within = 0, part
        while within is not self._body and isinstance(within.parent, Widget):
            row += within.virtual_region.y
            within = within.parent
            row += within.gutter.top
        return row

    def _bring_into_view(self) -> None:
        """Where a question is too long for the screen, scroll to what is told, from its verdict on; where items were
        put in order, keep their right order in sight, with the verdict."""
        arranged = (
            isinstance(self._shown, Shuffled) and self._area.size.height + _VERDICT_ROWS <= self._body.size.height
        )
        if arranged:
            self._body.scroll_to(y=min(self._row_of(self._area), self._body.max_scroll_y), animate=False)
        elif self._feedback.size.height < self._body.size.height:
            self._body.scroll_end(animate=False)
        else:
            self._body.scroll_to_widget(self._feedback, animate=False, top=True)

    def _note(self, turn: Turn) -> str:
        """What a turn brought: points, or the day the card comes back."""
        if self.sitting.game.rules.scored:
            return f"+{number(turn.points.total)}" if turn.points.total else ""
        if self.sitting.leech:
            return "forgotten too often: set aside from tomorrow on"
        if turn.question in self.sitting.game.waiting:
            return "comes back in a moment"
        due = self.sitting.due_days().get(turn.question.id)
        return f"back {away(due - self.app.application.day)}" if due is not None else ""

    # going back

    def at_hand(self) -> Turn | None:
        """The turn that is told."""
        return self._turn

    def revised(self, place: int | None) -> None:
        """Tell the same answer as it is judged now; or ask what is to be asked."""
        turns = self.sitting.game.turns
        if self._turn is not None and place == len(turns) - 1:
            self._tell(turns[place])
        else:
            self._ask()

    def remark(self, text: str) -> None:
        """Say it below the question, where it covers nothing."""
        if self._turn is None and self.sitting.shown is not None:
            self._feedback.remark(text)
        else:
            super().remark(text)

    # besides

    def action_hint(self) -> None:
        """Give a hint."""
        if self._turn is not None or self._area.turned:
            return
        hint = self.sitting.hint()
        if hint is None:
            self._feedback.hint("There is none for this question.")
            self._show_feedback()
            return
        half = "" if isinstance(self._shown, Flip) else " The answer now counts half."
        self._feedback.hint(f"{hint.text}{half}")
        if hint.struck is not None:
            self._area.choices.strike(hint.struck)
        self._show_feedback()

    def action_flag(self) -> None:
        """Mark the question as wrong or unclear."""
        with self.app.telling():
            self.sitting.flag(self._turn)
            self.app.toast("Noted: this question may be wrong or unclear.")

    def action_card(self) -> None:
        """Ask what is to become of the card."""
        if not self.sitting.may_set_aside(self._turn):
            self.app.toast("Cards are set aside in study and flashcards.")
            return
        from quizgame.tui.screens.aside import aside_modal

        self.stopwatch.pause()
        self.app.push_screen(aside_modal(self.sitting, self._turn), self._set_aside)

    def _set_aside(self, way: str | None) -> None:
        from quizgame.tui.screens.aside import take_way

        self.stopwatch.go_on()
        if way is not None:
            with self.app.telling():
                told = take_way(self.sitting, self._turn, way)
                self.app.toast(told)
                if way != "r":
                    self._ask()

    def action_sources(self) -> None:
        """Show all about the sources, or one line again."""
        told = self._turn is not None or self._area.turned
        if told and self._shown is not None and self._shown.question.references:
            self._feedback.toggle_sources()
            self.call_after_refresh(self._bring_into_view)
