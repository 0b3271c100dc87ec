"""Asks for a tag."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quizgame.tui.design import QUIET, STRONG, number
from quizgame.tui.typesetting import line


class TagModal(ModalScreen[str]):
    """Chooses one of the tags."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "tags.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,t,q", "dismiss(None)", show=False),
        Binding("j", "app.simulate_key('down')", show=False),
        Binding("k", "app.simulate_key('up')", show=False),
    ]

    def __init__(self, tags: Sequence[tuple[str, int]]) -> None:
        super().__init__()
        self._tags = tags

    def compose(self) -> ComposeResult:
        """The tags, with how many cards have each."""
        with Vertical(classes="panel"):
            yield Static(line(("Only cards with the tag", STRONG)), markup=False)
            yield OptionList(*(Option(_told(tag, count)) for tag, count in self._tags), markup=False)

    def on_mount(self) -> None:
        """The keys are the list's."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """It was chosen."""
        self.dismiss(self._tags[event.option_index][0])


def _told(tag: str, count: int) -> Content:
    return line(f" {tag}  ", (number(count), QUIET))
