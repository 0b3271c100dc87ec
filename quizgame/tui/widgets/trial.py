"""A question to try: asked and judged as in a game, and kept nowhere."""

from __future__ import annotations

import random
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from quizgame.play.turn import Turn
from quizgame.questions.answer import Answer
from quizgame.questions.grading import grade
from quizgame.questions.hint import hint_for
from quizgame.questions.question import Question
from quizgame.questions.shown import Blank, Flip, Shown, Statement, Style, present
from quizgame.tui.design import QUIET, STRONG
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.answering import AnswerArea, way_to_answer
from quizgame.tui.widgets.choices import Choices
from quizgame.tui.widgets.feedback import Feedback


class Trial(Vertical, can_focus=True):
    """One question with its answer area. It has the keys of a game as long as it, or its field, has the focus."""

    DEFAULT_CSS = """
    Trial { height: auto; width: 1fr; }
    Trial .kicker { height: auto; margin-bottom: 1; }
    Trial .prompt { height: auto; margin-bottom: 1; }
    Trial Feedback { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"pick({digit})", show=False) for digit in range(1, 10)),
        Binding("t", "say(1)", show=False),
        Binding("f", "say(2)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("shift+up,alt+up,K", "carry(-1)", show=False),
        Binding("shift+down,alt+down,J", "carry(1)", show=False),
        Binding("space", "grab", show=False),
        Binding("enter", "enter", show=False),
        Binding("h,f1", "hint", show=False),
        Binding("o", "sources", show=False),
    ]

    class Changed(Message):
        """Another question is asked, or this one was answered."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._question: Question | None = None
        self._shown: Shown | None = None
        self._deals = 0
        self._note = Content("")
        self.turn: Turn | None = None
        self._area = AnswerArea()
        self._feedback = Feedback()
        self._kicker, self._prompt = Static(classes="kicker", markup=False), Static(classes="prompt", markup=False)

    def compose(self) -> ComposeResult:
        """What is asked, the place of the answer, what is said to it."""
        yield self._kicker
        yield self._prompt
        yield self._area
        yield self._feedback

    @property
    def shown(self) -> Shown | None:
        """The question as it is asked now; None while there is none."""
        return self._shown

    def ask(self, question: Question | None, note: Content) -> None:
        """Ask a question, a note before the way to answer; one that is being tried is left as it stands.

        None takes the question away.
        """
        self._note = note
        if question == self._question:
            self._tell_way()
            return
        self._question, self._deals = question, 0
        self.display = question is not None
        self._deal()

    def deal_again(self) -> None:
        """Ask the same anew: other options where there are more, and from memory every second time."""
        self._deals += 1
        self._deal()

    def _deal(self) -> None:
        question = self._question
        self.turn = None
        if question is None:
            self._shown = None
            return
        style = Style.RECALL if self._deals % 2 else Style.OPTIONS
        self._shown = shown = present(question, random.Random(f"{question.id} {self._deals}"), style)
        prompt = shown.text if isinstance(shown, Statement) else question.prompt
        with self.app.batch_update():
            self._tell_way()
            self._prompt.update(Content.styled(prompt, STRONG))
            self._area.ask(shown)
            self._feedback.clear()
        if not isinstance(shown, Blank):  # which takes the focus to its field
            self.focus(scroll_visible=False)
        self.post_message(self.Changed())

    def _tell_way(self) -> None:
        if self._shown is not None:
            self._kicker.update(line(self._note, (way_to_answer(self._shown), QUIET)))

    def _answer(self, answer: Answer) -> None:
        if self._shown is None:
            return
        self.turn = turn = Turn(self._shown, answer, grade(self._shown, answer))
        with self.app.batch_update():
            self._area.tell(turn)
            self._feedback.tell(turn, "")
        self.focus(scroll_visible=False)
        self.post_message(self.Changed())

    # the keys of a game

    def action_pick(self, place: int) -> None:
        """Answer with the option at this place, from 1."""
        if self.turn is None and (answer := self._area.picked(place - 1)) is not None:
            self._answer(answer)

    def action_say(self, place: int) -> None:
        """Judge a statement: true (1) or false (2)."""
        if isinstance(self._shown, Statement):
            self.action_pick(place)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        if self.turn is None:
            self._area.move(by)

    def action_carry(self, by: int) -> None:
        """Move an item that is to be put in order."""
        self._area.carry(by)

    def action_grab(self) -> None:
        """Grab an item, let it go, tick an option, or turn a flashcard."""
        if isinstance(self._shown, Flip):
            self._turn_card(self._shown)
        else:
            self._area.grab()

    def _turn_card(self, shown: Flip) -> None:
        if self.turn is None and not self._area.turned:
            self._area.turn({})
            self._feedback.reveal(shown.question)

    def action_enter(self) -> None:
        """Hand in, or turn a flashcard; after the answer, ask again."""
        if self.turn is not None:
            self.deal_again()
            return
        if isinstance(self._shown, Flip) and not self._area.turned:
            self._turn_card(self._shown)
            return
        match self._area.handed_in():
            case None:
                pass
            case str() as problem:
                self._feedback.problem(problem)
            case answer:
                self._answer(answer)

    def action_hint(self) -> None:
        """Give a hint, as a game would."""
        if self.turn is None and self._shown is not None:
            hint = hint_for(self._shown)
            self._feedback.hint(hint.text if hint else "There is none for this question.")
            if hint and hint.struck is not None:
                self._area.choices.strike(hint.struck)

    def action_sources(self) -> None:
        """Show all about the sources, or one line again."""
        if self.turn is not None:
            self._feedback.toggle_sources()

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        self.action_pick(event.index + 1)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_enter()
