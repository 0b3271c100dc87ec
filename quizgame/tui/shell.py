"""What every app of quizgame in a terminal has: its themes, its signals, how it ends, and how things are told."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from quizgame.errors import QuizgameError
from quizgame.tui.design import DARK, THEMES
from quizgame.tui.leaving import HUNG_UP, LOOK_EVERY, has_terminal, heed_signals

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver

    from quizgame.tui.screens.help import Sections


class Shell(App[None]):
    """An app that gives the terminal back whatever ends it."""

    TITLE = "quizgame"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", show=False, priority=True),
        Binding("ctrl+c", "quit_hint", show=False, system=True),
    ]
    PARTING = "Ctrl+Q quits."
    """What is said where Ctrl+C is pressed: it copies in many terminals."""

    EVERYWHERE: tuple[tuple[str, str], ...] = (("Ctrl+Q", "quit"),)
    """The keys that every screen has, with what they do."""

    def __init__(self) -> None:
        super().__init__()
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

    def on_load(self) -> None:
        """From here on the terminal is the app's, to be given back whatever ends the app."""
        if not self.is_headless:
            heed_signals(self._end)

    def on_mount(self) -> None:
        """Look now and again whether the terminal is still there."""
        if not self.is_headless and has_terminal():
            self.set_interval(LOOK_EVERY, self._look_for_terminal)

    def on_ready(self) -> None:
        """After the first frame."""
        if not gc.isenabled():  # nothing was collected until now; what there is stays for good
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

    # what is told

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Whatever is refused inside is told once, calmly, and the app goes on."""
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

    def show_help(self, title: str, sections: Sections) -> None:
        """Show the keys of a screen."""
        from quizgame.tui.screens.help import HelpModal

        self.push_screen(HelpModal(title, (*sections, ("Everywhere", self.EVERYWHERE))))

    def action_quit_hint(self) -> None:
        """Say what quits."""
        self.toast(self.PARTING)
