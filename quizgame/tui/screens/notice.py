"""Something did not work: what, and how to mend it."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quizgame.tui.design import INK, PARTLY, QUIET, WARNING
from quizgame.tui.typesetting import line, sentence
from quizgame.tui.widgets.frame import Key, KeyLine

_GO_ON = Key("⏎", "go on", "close")


class NoticeModal(ModalScreen[None]):
    """Tells an error once."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "notice.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space", "close", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
        Binding("home", "scroll(-100000)", show=False),
        Binding("end", "scroll(100000)", show=False),
    ]

    def __init__(self, message: str, hint: str) -> None:
        super().__init__()
        self._message = sentence(message)
        self._hint = hint
        self._text = VerticalScroll(can_focus=False)
        self._keys = KeyLine(_GO_ON)

    def compose(self) -> ComposeResult:
        """The message, the hint, a way on."""
        with Vertical(classes="panel"):
            with self._text:
                yield Static(line((f"{WARNING} ", PARTLY), (self._message, INK)), markup=False)
                if self._hint:
                    yield Static(Content.styled(self._hint, QUIET), classes="hint", markup=False)
            yield self._keys

    def on_resize(self) -> None:
        """The text has what the keys and the edges of the panel leave."""
        self._text.styles.max_height = max(self.app.size.height * 9 // 10 - 4, 1)
        self.call_after_refresh(self._show_keys)

    def _show_keys(self) -> None:
        scroll = (Key("↑ ↓", "scroll", "scroll(1)"),) if self._text.max_scroll_y else ()
        self._keys.show(*scroll, _GO_ON)

    def action_scroll(self, by: int) -> None:
        """Scroll a long message."""
        self._text.scroll_relative(y=by, animate=False)

    def action_close(self) -> None:
        """Go on."""
        self.dismiss()
