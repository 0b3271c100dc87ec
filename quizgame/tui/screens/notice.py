"""Something did not work: what, and how to mend it."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quizgame.tui.design import INK, PARTLY, QUIET, WARNING
from quizgame.tui.typesetting import line, sentence
from quizgame.tui.widgets.frame import Key, KeyLine


class NoticeModal(ModalScreen[None]):
    """Tells an error once."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "notice.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space", "close", show=False)]

    def __init__(self, message: str, hint: str) -> None:
        super().__init__()
        self._message = sentence(message)
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The message, the hint, a way on."""
        with Vertical(classes="panel"):
            yield Static(line((f"{WARNING} ", PARTLY), (self._message, INK)), markup=False)
            if self._hint:
                yield Static(Content.styled(self._hint, QUIET), classes="hint", markup=False)
            yield KeyLine(Key("⏎", "go on", "close"))

    def action_close(self) -> None:
        """Go on."""
        self.dismiss()
