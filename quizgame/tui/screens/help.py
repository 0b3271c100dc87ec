"""The keys of a screen."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quizgame.tui.design import INK, LEAD, QUIET, STRONG
from quizgame.tui.typesetting import line

Sections: TypeAlias = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""Headings, and below each: a key and what it does."""

EVERYWHERE = ("Everywhere", (("Ctrl+P", "commands, themes"), ("Ctrl+Q", "quit; every answer is kept")))


class HelpModal(ModalScreen[None]):
    """Lists keys; closed by any of Esc, Enter and ?."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,f3,q", "close", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("down,j", "scroll(1)", show=False),
    ]

    def __init__(self, title: str, sections: Sections) -> None:
        super().__init__()
        self._title = title
        self._sections = (*sections, EVERYWHERE)

    def compose(self) -> ComposeResult:
        """One text; it scrolls where it does not fit."""
        widest = max(len(key) for _, keys in self._sections for key, _ in keys)
        lines = [line((self._title, STRONG))]
        for heading, keys in self._sections:
            lines += [Content(""), line((heading, QUIET))]
            lines += [line((key.ljust(widest + 3), LEAD), (meaning, INK)) for key, meaning in keys]
        with VerticalScroll(classes="panel", can_focus=False):
            yield Static(Content("\n").join(lines), markup=False)

    def action_close(self) -> None:
        """Back to where it was opened."""
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        """Scroll."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)
