"""A card to try while it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from quizgame.questions.question import Question
from quizgame.tui.design import DOT, QUIET
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.frame import Key, KeyLine
from quizgame.tui.widgets.trial import Trial


class TryModal(ModalScreen[None]):
    """Asks what a card asks; nothing is kept."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "trying.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+t", "dismiss(None)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
    ]

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__()
        self._questions, self._at = tuple(questions), 0
        self._trial = Trial()

    def compose(self) -> ComposeResult:
        """The question, and the keys."""
        with VerticalScroll(classes="panel", can_focus=False):
            yield self._trial
            turn = (Key("PgDn", "the next side", "turn(1)"),) if len(self._questions) > 1 else ()
            yield KeyLine(Key("⏎", "again, after the answer", "enter"), *turn, Key("Esc", "back", "dismiss(None)"))

    def on_mount(self) -> None:
        """Ask."""
        self.action_turn(0)

    def action_turn(self, by: int) -> None:
        """Ask the next of the card's questions."""
        self._at = (self._at + by) % len(self._questions)
        place = f"{self._at + 1} of {len(self._questions)}{DOT}" if len(self._questions) > 1 else ""
        self._trial.ask(self._questions[self._at], line((place, QUIET)))
