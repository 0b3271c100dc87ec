"""What every screen of a game has: it can be paused, left and ended, and leaving buys no time."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, assert_never

from textual.screen import Screen

from quizgame.app.sitting import Sitting
from quizgame.errors import StoreError
from quizgame.tui.stopwatch import Stopwatch

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp
    from quizgame.tui.screens.help import Sections
    from quizgame.tui.screens.pause import Decision


class PausingScreen(Screen[None]):
    """A screen over a sitting; `stopwatch` runs while a question is open, `?` tells `help_title` and `help_keys`."""

    app: QuizgameApp
    sitting: Sitting
    stopwatch: Stopwatch
    help_title: str
    help_keys: Sections

    def action_help(self) -> None:
        """Show the keys."""
        self.app.show_help(self.help_title, self.help_keys)

    def action_pause(self) -> None:
        """Pause: the clock stands still until it goes on."""
        from quizgame.tui.screens.pause import PauseModal

        self.stopwatch.pause()
        self.app.push_screen(PauseModal(self.sitting, self.help_title, self.help_keys), self._decided)

    def leave_game(self) -> None:
        """Keep how long the question was open, as far as it can be kept: the game is left."""
        with suppress(StoreError):
            self.sitting.leave(self.stopwatch.ms)
        self.stopwatch.end()

    def _decided(self, decision: Decision | None) -> None:
        from quizgame.tui.screens.pause import Decision

        self.stopwatch.go_on()
        match decision:
            case Decision.LEAVE:
                self.app.go_home()
            case Decision.END:
                with self.app.telling():
                    self.sitting.end()
                    self.app.show_result(self.sitting)
            case Decision.GO_ON | None:
                pass
            case _:
                assert_never(decision)
