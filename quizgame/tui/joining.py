"""The app of `quizgame join`: a player's end of a live room."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from quizgame.app.joining import Client
from quizgame.tui.screens.room import RoomScreen
from quizgame.tui.shell import Shell

if TYPE_CHECKING:
    from textual.screen import Screen


class JoinApp(Shell):
    """Plays in a room until it is left. What was missed can be kept in `decks`."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/room.tcss"]
    PARTING = "Esc leaves. Your seat is kept while the room is open."

    def __init__(self, client: Client, decks: Path) -> None:
        super().__init__()
        self._client = client
        self._decks = decks

    def get_default_screen(self) -> Screen[None]:
        """There is only one."""
        return RoomScreen(self._client, self._decks)
