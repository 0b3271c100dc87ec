"""The app of `quizgame watch`: one screen over one file. It knows no journal: nothing tried in it is kept."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from quizgame.app.watching import Watch
from quizgame.tui.screens.watch import WatchScreen
from quizgame.tui.shell import Shell

if TYPE_CHECKING:
    from textual.screen import Screen


class WatchApp(Shell):
    """Watches a file until it is closed."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/watch.tcss"]

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def get_default_screen(self) -> Screen[None]:
        """There is only one."""
        return WatchScreen(self._watch)
