"""A pause: go on, leave for later, or end the game now."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from quizgame.app.sitting import Sitting
from quizgame.tui.design import QUIET, STRONG
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp
    from quizgame.tui.screens.help import Sections


class Decision(Enum):
    """What a pause ends with."""

    GO_ON = auto()
    LEAVE = auto()
    END = auto()


class PauseModal(ModalScreen[Decision]):
    """Asks how to go on. The question behind it is covered, so that a pause buys no time to think."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "pause.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,g", "decide('GO_ON')", show=False),
        Binding("l", "decide('LEAVE')", show=False),
        Binding("e", "decide('END')", show=False),
        Binding("question_mark,f3", "help", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("enter", "enter", show=False),
    ]

    app: QuizgameApp

    def __init__(self, sitting: Sitting, title: str, keys: Sections) -> None:
        """`keys` are those of the game's screen, for the help, with its title."""
        super().__init__()
        self._sitting = sitting
        self._help = (title, keys)

    def compose(self) -> ComposeResult:
        """How far the game is, and what can be done."""
        game = self._sitting.game
        with Vertical(classes="panel"):
            yield Static(line(("Paused", STRONG)), markup=False)
            yield Static(line((f"{game.title} · {game.done} of {game.length}", QUIET)), markup=False)
            yield Menu(
                Item("g", "go on", "back to the question", "decide('GO_ON')"),
                Item("l", "leave", "everything is kept; go on later", "decide('LEAVE')"),
                Item("e", "end now", "see the result so far", "decide('END')"),
                Item("?", "help", "all keys", "help"),
            )

    def action_decide(self, name: str) -> None:
        """Close with a decision."""
        self.dismiss(Decision[name])

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.query_one(Menu).move(by)

    async def action_enter(self) -> None:
        """Do what the cursor is on."""
        await self.query_one(Menu).choose()

    def action_help(self) -> None:
        """Show the keys of the game."""
        self.app.show_help(*self._help)
