"""Asks what is to be done, out of a few ways."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from quizgame.tui.design import INK, QUIET, STRONG
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.menu import Item, Menu


@dataclass(frozen=True, slots=True)
class Way:
    """One way: the key that takes it, which is also what the modal ends with; its name; what it means."""

    key: str
    name: str
    about: str = ""


class DecisionModal(ModalScreen[str]):
    """Ends with the key of a way; with None if Esc was pressed."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "decision.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("enter", "enter", show=False),
    ]

    def __init__(self, question: str, detail: str, *ways: Way) -> None:
        super().__init__()
        self._question, self._detail = question, detail
        self._ways = {way.key: way for way in ways}

    def compose(self) -> ComposeResult:
        """The question, more about it, the ways."""
        with Vertical(classes="panel"):
            yield Static(line((self._question, STRONG)), markup=False)
            if self._detail:
                yield Static(line((self._detail, INK)), classes="detail", markup=False)
            items = [Item(way.key, way.name, way.about, f"decide('{way.key}')") for way in self._ways.values()]
            yield Menu(*items)
            yield Static(line(("Esc: leave it as it is", QUIET)), classes="detail", markup=False)

    def on_key(self, event: events.Key) -> None:
        """A way's key takes it."""
        if event.character in self._ways:
            event.stop()
            self.dismiss(event.character)

    def action_decide(self, key: str) -> None:
        """Take a way."""
        self.dismiss(key)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.query_one(Menu).move(by)

    async def action_enter(self) -> None:
        """Take the way the cursor is on."""
        await self.query_one(Menu).choose()
