"""The terminal app: which screen follows which, and where an error is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual.command import Provider

from quizgame.errors import NothingDueError
from quizgame.tui.screens.home import HomeScreen
from quizgame.tui.shell import Shell
from quizgame.tui.typesetting import sentence

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen

    from quizgame.app.application import Application
    from quizgame.app.sitting import Sitting
    from quizgame.tui.noticing import Noticing


def _commands() -> type[Provider]:
    """The palette's commands, imported when the palette is opened."""
    from quizgame.tui.palette import QuizgameCommands

    return QuizgameCommands


@runtime_checkable
class GameScreen(Protocol):
    """A screen on which a game is played."""

    def leave_game(self) -> None:
        """Keep what is still to be kept: the screen goes away."""


class QuizgameApp(Shell):
    """The app over an application; with `start` it opens in that game, home below it."""

    # Textual loads the style sheets of screens by itself, but not of the first one
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/home.tcss"]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    EVERYWHERE = (("Ctrl+P", "commands: decks, themes"), ("Ctrl+Q", "quit; every answer is kept"))
    PARTING = "Ctrl+Q quits. Every answer is kept."

    def __init__(self, application: Application, start: Sitting | None = None) -> None:
        super().__init__()
        self.application = application
        self._start = start
        self._played: Sitting | None = None
        self.noticing: Noticing | None = None

    def get_default_screen(self) -> Screen[None]:
        """Home is at the bottom of everything."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Open the game the app was started with."""
        if self._start is not None:
            self.play(self._start)

    def on_ready(self) -> None:
        """After the first frame, look after the decks."""
        from quizgame.tui.noticing import GLANCE, Noticing

        self.noticing = Noticing(self)
        self.set_interval(GLANCE, self.noticing.glance)

    def take_over(self) -> None:
        """Take over at once what the app itself has written into decks."""
        if self.noticing is not None:
            with self.telling():
                self.noticing.take_over_own()

    def edit_file(self, path: Path, line: int) -> None:
        """Open a file at a line in the learner's own editor.

        Raises:
            QuizgameError: there is no editor, it cannot be started, or it failed.
        """
        from quizgame.tui.outside import edit_outside

        edit_outside(self, path, line)

    # which screen follows which

    def play(self, sitting: Sitting) -> None:
        """Play a sitting, above home."""
        if sitting.game.rules.mode == "match":
            from quizgame.tui.screens.match import MatchScreen

            self._above_home(MatchScreen(sitting))
            return
        from quizgame.tui.screens.play import PlayScreen

        self._played = sitting
        self._above_home(PlayScreen(sitting))

    def take_back(self) -> None:
        """Take back what was done last in the game played last, and go on with it."""
        from quizgame.tui.screens.revising import RevisingScreen

        if isinstance(self.screen, RevisingScreen):
            self.screen.action_undo()
        elif self._played is None or self._played.game.rules.scored or not self._played.course.done:
            self.toast("There is nothing to be taken back.")
        else:
            with self.telling():
                step = self._played.undo()
                self.play(self._played)
                self.toast(f"Taken back: {step.told}.")

    def forget_played(self) -> None:
        """The game played last is closed for good."""
        self._played = None

    def begin(self, mode: str, deck: str | None = None, count: int | None = None) -> None:
        """Begin a game; that there is nothing for it today is no error."""
        with self.telling():
            try:
                self.play(self.application.begin(mode, deck, count))
            except NothingDueError as nothing:
                self.toast(f"{sentence(nothing.message)}. {sentence(nothing.hint)}.")

    def choose_mode(self, title: str | None, deck: str | None) -> None:
        """Ask which game to play, of a deck or of all, and begin it."""
        from quizgame.tui.screens.modes import ModesModal

        self.push_screen(ModesModal(title), lambda mode: self.begin(mode, deck) if mode else None)

    def browse(self, deck: str | None = None, title: str = "All cards") -> None:
        """Look through the cards of a deck, or of all."""
        from quizgame.app.browsing import Browser
        from quizgame.tui.screens.browse import BrowseScreen

        self._above_home(BrowseScreen(Browser(self.application), deck, title))

    def show_result(self, sitting: Sitting) -> None:
        """Show what a sitting came to, in place of the game."""
        from quizgame.tui.screens.result import ResultScreen

        self._above_home(ResultScreen(sitting))

    def show_statistics(self) -> None:
        """Show all that was kept."""
        from quizgame.tui.screens.stats import StatsScreen

        self._above_home(StatsScreen(self.application))

    def show_settings(self, deck: str | None = None, title: str = "") -> None:
        """Show what the learner prefers, of all decks and of one."""
        from quizgame.tui.screens.settings import SettingsScreen

        self._above_home(SettingsScreen(self.application, deck, title))

    def show_edited(self) -> None:
        """Show the cards that were edited and kept their progress."""
        from quizgame.tui.screens.carried import CarriedScreen

        self._above_home(CarriedScreen(self.application.progress))

    def go_home(self) -> None:
        """Back to home; a game that is left is kept."""
        self._leave_only(1)

    def _above_home(self, screen: Screen[None]) -> None:
        """Show a screen with nothing but home below it: so that there is one game at most."""
        self._leave_only(2)
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End the app; a game that is open is left."""
        self._leave_games()
        super().exit(result, return_code, message)

    def _leave_games(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, GameScreen):
                screen.leave_game()

    def _leave_only(self, count: int) -> None:
        self._leave_games()
        while len(self.screen_stack) > count:
            self.pop_screen()

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open."""
        from quizgame.tui.palette import PaletteScreen

        if self.screen_stack and not isinstance(self.screen, PaletteScreen):
            self.push_screen(PaletteScreen())
