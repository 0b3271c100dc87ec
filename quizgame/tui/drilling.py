"""The app of `quizgame drill`: one screen for all, and the host's keys."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from quizgame.app.drilling import DrillTable
from quizgame.tui.screens.drill import DrillScreen
from quizgame.tui.shell import Shell

if TYPE_CHECKING:
    from textual.screen import Screen


class DrillApp(Shell):
    """Drills teams until it is closed."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/drill.tcss"]
    PARTING = "Ctrl+Q quits. Every mark is kept; `quizgame drill --resume` goes on."

    def __init__(self, table: DrillTable) -> None:
        super().__init__()
        self._table = table

    def get_default_screen(self) -> Screen[None]:
        """There is only one."""
        return DrillScreen(self._table)
