"""The app of `quizgame host`: a live room on the big screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from quizgame.app.rooms import RoomKeeper
from quizgame.tui.screens.projector import ProjectorScreen
from quizgame.tui.shell import Shell

if TYPE_CHECKING:
    from textual.screen import Screen

    from quizgame.tui.screens.help import Sections


class ProjectorApp(Shell):
    """Shows a room until it is closed. `addresses` are those that players go to, the best first; `reach` says what to
    do when they cannot."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/projector.tcss"]
    PARTING = "Ctrl+Q quits. Every answer is kept; `quizgame host --resume` goes on."

    def __init__(
        self, keeper: RoomKeeper, addresses: Sequence[str], reach: Sections, *, rehearsal: bool = False
    ) -> None:
        super().__init__()
        self._rehearsal = rehearsal
        if rehearsal:
            self.PARTING = "Ctrl+Q quits. Nothing of a rehearsal is kept."
        self._keeper = keeper
        self._addresses = addresses
        self._reach = reach

    def get_default_screen(self) -> Screen[None]:
        """There is only one."""
        return ProjectorScreen(self._keeper, self._addresses, self._reach, rehearsal=self._rehearsal)
