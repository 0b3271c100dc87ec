"""Which game to play: every mode, with its key and what it is."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from quizgame.play.modes import MODES, Mode
from quizgame.tui.design import QUIET, STRONG
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp

#: The key of each mode.
_KEYS = {
    "study": "s",
    "quiz": "q",
    "exam": "e",
    "sprint": "p",
    "survival": "v",
    "timeline": "t",
    "match": "m",
    "flashcards": "f",
    "weak": "w",
    "daily": "d",
}


class ModesModal(ModalScreen[str]):
    """Asks for a mode; closes with its name. Over all decks (`title` None) only some can be played."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "modes.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"choose('{name}')", show=False) for name, key in _KEYS.items()),
        Binding("escape", "dismiss_nothing", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("enter", "enter", show=False),
    ]

    app: QuizgameApp

    def __init__(self, title: str | None) -> None:
        super().__init__()
        self._title = title
        self._modes: tuple[Mode, ...] = tuple(mode for mode in MODES if title is not None or mode.everywhere)

    def compose(self) -> ComposeResult:
        """A line for each mode."""
        with Vertical(classes="panel"):
            yield Static(line((self._title or "All decks", STRONG)), markup=False)
            yield Static(line(("What do you want to play?", QUIET)), markup=False)
            yield Menu(
                *(Item(_KEYS[mode.name], mode.title, mode.about, f"choose('{mode.name}')") for mode in self._modes)
            )

    def action_choose(self, name: str) -> None:
        """Close with a mode."""
        if any(mode.name == name for mode in self._modes):
            self.dismiss(name)

    def action_dismiss_nothing(self) -> None:
        """Close without one."""
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.query_one(Menu).move(by)

    async def action_enter(self) -> None:
        """Choose what the cursor is on."""
        await self.query_one(Menu).choose()
