"""A game: one question at a time, its verdict below it, nothing else moving."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar, assert_never

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from quizgame.app.sitting import Sitting
from quizgame.errors import QuizgameError
from quizgame.play.game import Turn
from quizgame.questions.answer import Answer, Arrange, Pick, Say, Write
from quizgame.questions.entry import unreadable
from quizgame.questions.shown import Blank, Options, Shown, Shuffled, Statement
from quizgame.tui.design import DOT, QUIET, STRONG, away, look_of, number
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.arranger import Arranger
from quizgame.tui.widgets.choices import Choices
from quizgame.tui.widgets.feedback import Feedback
from quizgame.tui.widgets.field import Field
from quizgame.tui.widgets.frame import Key, KeyLine, ThinLine, TitleLine

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp
    from quizgame.tui.screens.help import Sections

ROOMY_FROM = 32
"""The height in rows from which options get space between them."""


class PlayScreen(Screen[None]):
    """Plays one sitting to its end, then hands over to the result."""

    CSS_PATH = "play.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (ROOMY_FROM, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"pick({digit})", show=False) for digit in range(1, 10)),
        Binding("t", "say(True)", show=False),
        Binding("f", "say(False)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("shift+up,alt+up,K", "carry(-1)", show=False),
        Binding("shift+down,alt+down,J", "carry(1)", show=False),
        Binding("space", "grab", show=False),
        Binding("enter", "enter", show=False),
        Binding("h,f1", "hint", show=False),
        Binding("s,f2", "skip", show=False),
        Binding("exclamation_mark,f4", "flag", show=False),
        Binding("o", "sources", show=False),
        Binding("escape", "pause", show=False),
        Binding("question_mark,f3", "help", show=False),
    ]
    KEYS: ClassVar[Sections] = (
        ("Answer", (
            ("1–9", "pick an option"),
            ("t  f", "true, false"),
            ("↑ ↓  ⏎", "choose an option, pick it"),
            ("⇧↑ ⇧↓", "move an item that is to be put in order"),
            ("space  ↑ ↓", "grab an item and move it"),
            ("⏎", "hand in; go on"),
        )),
        ("Besides", (
            ("h  F1", "a hint: the answer then counts half"),
            ("s  F2", "skip this question"),
            ("o", "all about the sources"),
            ("!  F4", "flag the question as wrong or unclear"),
            ("Esc", "pause, leave or end the game"),
            ("F1–F4", "work while an answer is typed, too"),
        )),
    )  # fmt: skip

    app: QuizgameApp

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self._shown: Shown | None = None
        self._turn: Turn | None = None
        self._since = 0.0

    def compose(self) -> ComposeResult:
        """The frame, and in it: the prompt, one of three ways to answer, what is said to the answer."""
        yield TitleLine()
        yield ThinLine(0.0)
        with VerticalScroll(id="body", can_focus=False), Vertical(id="column"):
            yield Static(id="kicker", markup=False)
            yield Static(id="prompt", markup=False)
            yield Choices(id="choices")
            yield Field(id="field")
            yield Arranger(id="arranger")
            yield Feedback(id="feedback")
        yield KeyLine()

    def on_mount(self) -> None:
        """Ask the first question."""
        self._ask()

    def on_resize(self) -> None:
        """Give options room where there is some."""
        choices = self.query_one(Choices)
        roomy = self.app.size.height >= ROOMY_FROM
        if choices.roomy != roomy:
            choices.roomy = roomy
            choices.redraw()

    # asking

    def _ask(self) -> None:
        shown = self.sitting.shown
        if shown is None:
            self.app.show_result(self.sitting)
            return
        self._shown, self._turn = shown, None
        with self.app.batch_update():
            self._put(shown)
            self.query_one(Feedback).clear()
            self._frame()
            self.query_one("#body").scroll_home(animate=False)
        self._since = time.monotonic()

    def _put(self, shown: Shown) -> None:
        choices, field, arranger = self.query_one(Choices), self.query_one(Field), self.query_one(Arranger)
        choices.display = isinstance(shown, Options | Statement)
        field.display = isinstance(shown, Blank)
        arranger.display = isinstance(shown, Shuffled)
        prompt = shown.question.prompt
        match shown:
            case Options(options=options):
                kicker = "Choose one"
                choices.ask(options, tuple(str(place) for place in range(1, len(options) + 1)))
            case Statement(text=text):
                kicker, prompt = prompt, text
                choices.ask(("True", "False"), ("t", "f"))
            case Blank():
                kicker = "Type your answer"
                field.ask(shown)
            case Shuffled(items=items):
                kicker = "Arrange"
                arranger.ask(items)
            case _:
                assert_never(shown)
        if any(turn.question.id == shown.question.id for turn in self.sitting.game.turns):
            kicker = f"Once more{DOT}{kicker}"
        self.query_one("#kicker", Static).update(Content.styled(kicker, QUIET))
        self.query_one("#prompt", Static).update(Content.styled(prompt, STRONG))

    def _frame(self) -> None:
        game = self.sitting.game
        told = 1 if self._turn is not None else 0
        if game.rules.scored:
            place = min(game.done + 1 - told, game.length)
            standing = f"{place} of {game.length}{DOT}{number(game.points)} points"
        else:
            standing = f"{game.done} of {game.length} through"
        title = line((game.title, STRONG), (f"{DOT}{game.rules.mode}", QUIET))
        self.query_one(TitleLine).show(title, line((standing, QUIET)))
        self.query_one(ThinLine).show(game.done / max(game.length, 1))
        self.query_one(KeyLine).show(*self._keys())

    def _keys(self) -> tuple[Key, ...]:
        pause, aid = Key("Esc", "pause", "pause"), Key("?", "help", "help")
        if self._turn is not None:
            sources = (Key("o", "source", "sources"),) if self._turn.question.references else ()
            return Key("⏎", "go on", "enter"), *sources, Key("!", "flag", "flag"), pause, aid
        rest = (Key("h", "hint", "hint"), Key("s", "skip", "skip"), Key("!", "flag", "flag"), pause, aid)
        match self._shown:
            case Options(options=options):
                return Key(f"1–{len(options)}", "answer", "move(1)"), *rest
            case Statement():
                return Key("t", "true", "say(True)"), Key("f", "false", "say(False)"), *rest[1:]
            case Shuffled():
                return Key("⏎", "hand in", "enter"), Key("⇧↑ ⇧↓", "move", "move(1)"), *rest
            case _:
                return (
                    Key("⏎", "hand in", "enter"),
                    Key("F1", "hint", "hint"),
                    Key("F2", "skip", "skip"),
                    Key("F4", "flag", "flag"),
                    pause,
                    Key("F3", "help", "help"),
                )

    # answering

    def action_pick(self, digit: int) -> None:
        """Answer with the option of this number."""
        choices = self.query_one(Choices)
        if self._turn is None and 1 <= digit <= choices.count:
            self._choose(digit - 1)

    def action_say(self, true: bool) -> None:
        """Judge a statement."""
        if self._turn is None and isinstance(self._shown, Statement):
            self._answer(Say(true))

    def action_move(self, by: int) -> None:
        """Move the cursor, or scroll what was told."""
        if self._turn is not None:
            self.query_one("#body").scroll_relative(y=by, animate=False)
        elif isinstance(self._shown, Options | Statement):
            self.query_one(Choices).move(by)
        elif isinstance(self._shown, Shuffled):
            self.query_one(Arranger).move(by)

    def action_carry(self, by: int) -> None:
        """Move an item that is to be put in order."""
        if self._turn is None and isinstance(self._shown, Shuffled):
            self.query_one(Arranger).carry(by)

    def action_grab(self) -> None:
        """Grab an item, or let it go."""
        if self._turn is None and isinstance(self._shown, Shuffled):
            self.query_one(Arranger).grab()

    def action_enter(self) -> None:
        """Hand in, or go on."""
        if self._turn is not None:
            self._ask()
            return
        match self._shown:
            case Options() | Statement():
                at = self.query_one(Choices).at
                if at is not None:
                    self._choose(at)
            case Blank() as blank:
                text = self.query_one(Field).text
                problem = unreadable(blank, text)
                if problem:
                    self.query_one(Feedback).problem(problem)
                else:
                    self._answer(Write(text))
            case Shuffled():
                arranger = self.query_one(Arranger)
                if arranger.grabbed:
                    arranger.grab()
                else:
                    self._answer(Arrange(tuple(arranger.order)))
            case None:
                pass
            case _:
                assert_never(self._shown)

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        self._choose(event.index)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_enter()

    def _choose(self, index: int) -> None:
        if isinstance(self._shown, Options):
            self._answer(Pick(index))
        elif isinstance(self._shown, Statement):
            self._answer(Say(index == 0))

    def _elapsed(self) -> int:
        return round((time.monotonic() - self._since) * 1000)

    def _answer(self, answer: Answer) -> None:
        try:
            turn = self.sitting.answer(answer, self._elapsed())
        except QuizgameError as error:
            self.query_one(Feedback).failure(error)
            return
        self._tell(turn)

    def action_skip(self) -> None:
        """Pass the question over."""
        if self._turn is not None:
            return
        try:
            turn = self.sitting.skip(self._elapsed())
        except QuizgameError as error:
            self.query_one(Feedback).failure(error)
            return
        self._tell(turn)

    # telling

    def _tell(self, turn: Turn) -> None:
        self._turn = turn
        with self.app.batch_update():
            self._reveal(turn)
            self.query_one(Feedback).tell(turn, self._note(turn))
            self._frame()
        self.call_after_refresh(self._bring_into_view)

    def _bring_into_view(self) -> None:
        body = self.query_one("#body", VerticalScroll)
        if body.max_scroll_y:
            self.query_one(Feedback).scroll_visible(animate=False, top=False)

    def _reveal(self, turn: Turn) -> None:
        shown, answer = turn.shown, turn.answer
        match shown:
            case Options(right=right):
                self.query_one(Choices).tell(answer.index if isinstance(answer, Pick) else None, right)
            case Statement(true=true):
                said = (0 if answer.true else 1) if isinstance(answer, Say) else None
                self.query_one(Choices).tell(said, 0 if true else 1)
            case Blank():
                self.query_one(Field).tell(look_of(turn.verdict, turn.skipped))
            case Shuffled(right=right, question=question):
                self.query_one(Arranger).tell(right, question.marks)
            case _:
                assert_never(shown)

    def _note(self, turn: Turn) -> str:
        if self.sitting.game.rules.scored:
            return f"+{number(turn.points.total)}" if turn.points.total else ""
        if any(question.id == turn.question.id for question in self.sitting.game.waiting):
            return "comes back in a moment"
        due = self.sitting.due_days().get(turn.question.id)
        return f"back {away(due - self.app.application.day)}" if due is not None else ""

    # besides

    def action_hint(self) -> None:
        """Give a hint."""
        if self._turn is not None:
            return
        hint = self.sitting.hint()
        feedback = self.query_one(Feedback)
        if hint is None:
            feedback.hint("There is none for this question.")
            return
        feedback.hint(f"{hint.text} The answer now counts half.")
        if hint.struck is not None:
            self.query_one(Choices).strike(hint.struck)

    def action_flag(self) -> None:
        """Mark the question as wrong or unclear."""
        with self.app.telling():
            self.sitting.flag(self._turn)
            self.app.toast("Noted: this question may be wrong or unclear.")

    def action_sources(self) -> None:
        """Show all about the sources, or one line again."""
        if self._turn is not None and self._turn.question.references:
            self.query_one(Feedback).toggle_sources()
            self.call_after_refresh(self._bring_into_view)

    def action_help(self) -> None:
        """Show the keys."""
        self.app.show_help("While playing", self.KEYS)

    def action_pause(self) -> None:
        """Pause: the clock stands still until it goes on."""
        from quizgame.tui.screens.pause import Decision, PauseModal

        paused = time.monotonic()

        def decided(decision: Decision | None) -> None:
            self._since += time.monotonic() - paused
            match decision:
                case Decision.LEAVE:
                    self.dismiss()
                case Decision.END:
                    with self.app.telling():
                        self.sitting.end()
                        self.app.show_result(self.sitting)
                case Decision.GO_ON | None:
                    pass
                case _:
                    assert_never(decision)

        self.app.push_screen(PauseModal(self.sitting), decided)
