"""The keys of a screen."""

from __future__ import annotations

from pathlib import PurePath
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from quizgame.tui.design import ENTER, INK, LEAD, QUIET, STRONG
from quizgame.tui.typesetting import hanging, line
from quizgame.tui.widgets.block import Block

Sections: TypeAlias = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Headings, and below each: a key and what it does."""


class KeyTable(Block):
    """A title, and keys with what they do."""

    def __init__(self, title: str, sections: Sections) -> None:
        super().__init__()
        self._title = title
        self._sections = sections

    def lines(self, width: int) -> list[Content]:
        """A line for each key, or more."""
        widest = max(len(key.replace("⏎", ENTER)) for _, keys in self._sections for key, _ in keys) + 3
        lines = [line((self._title, STRONG))]
        for heading, keys in self._sections:
            lines += [Content(""), line((heading, QUIET))]
            for key, meaning in keys:
                lines += hanging(line((key.replace("⏎", ENTER).ljust(widest), LEAD)), meaning, width, INK)
        return lines


class HelpModal(ModalScreen[None]):
    """Lists keys; closed by any of Esc, Enter and ?."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "help.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,f3,q", "close", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("down,j", "scroll(1)", show=False),
    ]

    def __init__(self, title: str, sections: Sections) -> None:
        super().__init__()
        self._table = KeyTable(title, sections)

    def compose(self) -> ComposeResult:
        """One table; it scrolls where it does not fit."""
        with VerticalScroll(classes="panel", can_focus=False):
            yield self._table

    def action_close(self) -> None:
        """Back to where it was opened."""
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        """Scroll."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def on_click(self) -> None:
        """A click closes it, too."""
        self.dismiss()
