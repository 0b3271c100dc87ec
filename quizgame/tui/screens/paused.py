"""The games that were left: go on with one of them, or discard it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from quizgame.app.application import Unfinished
from quizgame.play.modes import mode_named
from quizgame.tui.design import DOT, QUIET, STRONG, date_of
from quizgame.tui.typesetting import line
from quizgame.tui.widgets.frame import Key, KeyLine
from quizgame.tui.widgets.menu import Item, Menu

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp

_MOST = 9
"""Games that are listed: as many as there are keys."""


class PausedModal(ModalScreen[str]):
    """Ends with the id of the game to go on with; None for none."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "paused.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(place + 1), f"choose({place})", show=False) for place in range(_MOST)),
        Binding("escape", "dismiss(None)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("enter,c", "enter", show=False),
        Binding("x", "discard", show=False),
    ]

    app: QuizgameApp

    def __init__(self) -> None:
        super().__init__()
        self._games: list[Unfinished] = []
        self._menu = Menu()

    def compose(self) -> ComposeResult:
        """A line for each game."""
        self._read()
        with Vertical(classes="panel"):
            yield Static(line(("Paused games", STRONG)), markup=False)
            yield Static(line(("Which one do you want to go on with?", QUIET)), markup=False)
            yield self._menu
            yield KeyLine(
                Key("⏎", "go on", "enter"), Key("x", "discard", "discard"), Key("Esc", "home", "dismiss(None)")
            )

    def _read(self) -> None:
        day = self.app.application.day
        self._games = list(self.app.application.paused())[:_MOST]
        self._menu.show(
            *(
                Item(str(place + 1), game.title, DOT.join(_told(game, day)), f"choose({place})")
                for place, game in enumerate(self._games)
            )
        )

    def action_choose(self, place: int) -> None:
        """Close with a game."""
        if place < len(self._games):
            self.dismiss(self._games[place].id)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._menu.move(by)

    def action_enter(self) -> None:
        """Close with the game the cursor is on."""
        self.action_choose(self._menu.at)

    def action_discard(self) -> None:
        """Close the game the cursor is on; what was answered stays."""
        with self.app.telling():
            sitting = self.app.application.resume(self._games[self._menu.at].id)
            if sitting is not None:
                sitting.end()
                self.app.toast("Closed. What was answered is kept.")
            self._read()
        if not self._games:
            self.dismiss(None)


def _told(game: Unfinished, day: int) -> list[str]:
    begun = "today" if game.day == day else date_of(game.day, day)
    return [mode_named(game.mode).title.lower(), f"{game.done} of {game.length}", begun]
