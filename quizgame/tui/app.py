"""The terminal app: which screen follows which, and where an error is told."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider

from quizgame.errors import NothingDueError, QuizgameError
from quizgame.tui.design import DARK, THEMES
from quizgame.tui.leaving import HUNG_UP, LOOK_EVERY, has_terminal, heed_signals
from quizgame.tui.screens.home import HomeScreen
from quizgame.tui.typesetting import sentence

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.screen import Screen

    from quizgame.app.application import Application
    from quizgame.app.sitting import Sitting
    from quizgame.tui.screens.help import Sections


def _commands() -> type[Provider]:
    """The palette's commands, imported when the palette is opened."""
    from quizgame.tui.palette import QuizgameCommands

    return QuizgameCommands


class QuizgameApp(App[None]):
    """The app over an application; with `start` it opens in that game, home below it."""

    TITLE = "quizgame"
    # Textual loads the style sheets of screens by itself, but not of the first one
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/home.tcss"]
    AUTO_FOCUS = None
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", show=False, priority=True),
        Binding("ctrl+c", "quit_hint", show=False, system=True),
    ]

    def __init__(self, application: Application, start: Sitting | None = None) -> None:
        super().__init__()
        self.application = application
        self._start = start
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def get_driver_class(self) -> type[Driver]:
        """Textual's own driver, or ours in its place."""
        driver = super().get_driver_class()
        if driver.__name__ == "LinuxDriver":
            from quizgame.tui.terminal import TerminalDriver

            return TerminalDriver
        return driver

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The roles, for themes that do not know them."""
        return DARK.variables

    def get_default_screen(self) -> Screen[None]:
        """Home is at the bottom of everything."""
        return HomeScreen()

    def on_load(self) -> None:
        """From here on the terminal is the app's, to be given back whatever ends the app."""
        if not self.is_headless:
            heed_signals(self._end)

    def on_mount(self) -> None:
        """Open the game the app was started with."""
        if not self.is_headless and has_terminal():
            self.set_interval(LOOK_EVERY, self._look_for_terminal)
        if self._start is not None:
            self.play(self._start)

    def on_ready(self) -> None:
        """After the first frame."""
        gc.freeze()
        gc.enable()

    # what ends the app, besides its user

    @property
    def failure(self) -> Exception | None:
        """What the app could not go on with; None if it did not fail."""
        return self._exception

    def _handle_exception(self, error: Exception) -> None:
        """End, and leave it to `run` to raise the error: Textual would print a traceback with the values in it."""
        from textual.worker import WorkerFailed

        self._return_code = 1
        if self._exception is None:
            cause = error.error if isinstance(error, WorkerFailed) else error
            self._exception = cause if isinstance(cause, Exception) else error
            self._exception_event.set()
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Textual calls this when keys cannot be read any more."""
        self._end(HUNG_UP)

    def _end(self, code: int) -> None:
        self.exit(return_code=code)

    def _look_for_terminal(self) -> None:
        if not has_terminal():
            self._end(HUNG_UP)

    # which screen follows which

    def play(self, sitting: Sitting) -> None:
        """Play a sitting, above home."""
        from quizgame.tui.screens.play import PlayScreen

        self._above_home(PlayScreen(sitting))

    def study_deck(self, deck: str | None = None) -> None:
        """Study a deck, or what today holds; that nothing is left to study is no error."""
        with self.telling():
            try:
                self.play(self.application.study(deck))
            except NothingDueError as nothing:
                self.toast(f"{sentence(nothing.message)}. {sentence(nothing.hint)}.")

    def quiz_deck(self, deck: str) -> None:
        """Play a quiz of a deck."""
        with self.telling():
            self.play(self.application.quiz(deck))

    def show_result(self, sitting: Sitting) -> None:
        """Show what a sitting came to, in place of the game."""
        from quizgame.tui.screens.result import ResultScreen

        self._above_home(ResultScreen(sitting))

    def show_statistics(self) -> None:
        """Show all that was kept."""
        from quizgame.tui.screens.stats import StatsScreen

        with self.telling():
            statistics = self.application.statistics()
            self._above_home(StatsScreen(statistics, self.application.decks(), self.application.day))

    def show_help(self, title: str, sections: Sections) -> None:
        """Show the keys of a screen."""
        from quizgame.tui.screens.help import HelpModal

        self.push_screen(HelpModal(title, sections))

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

    def _leave_only(self, count: int) -> None:
        while len(self.screen_stack) > count:
            self.pop_screen()

    # what is told

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Whatever the application refuses inside is told once, calmly, and the app goes on."""
        try:
            yield
        except QuizgameError as error:
            self.tell(error)

    def tell(self, error: QuizgameError) -> None:
        """Tell what went wrong, and the mend."""
        from quizgame.tui.screens.notice import NoticeModal

        self.push_screen(NoticeModal(error.message, error.hint))

    def toast(self, message: str) -> None:
        """Say something in passing, in place of what was said before."""
        self.clear_notifications()
        self.notify(message, markup=False, timeout=5)

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open."""
        from quizgame.tui.palette import PaletteScreen

        if self.screen_stack and not isinstance(self.screen, PaletteScreen):
            self.push_screen(PaletteScreen())

    def action_quit_hint(self) -> None:
        """Ctrl+C copies in many terminals; say what quits."""
        self.toast("Ctrl+Q quits. Every answer is kept.")
