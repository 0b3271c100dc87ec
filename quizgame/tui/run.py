"""Opens the terminal app."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgame.app.application import Application
    from quizgame.app.sitting import Sitting


def run(application: Application, start: Sitting | None = None) -> int:
    """Run the app until it is closed, and return its exit code; with `start`, open directly in that game.

    The caller owns the application: it opened the journal and closes it.

    Raises:
        Exception: whatever the app could not go on with, after the terminal is given back as it was.
    """
    # what is imported and built until the first frame stays for good: looking for garbage in it costs a tenth of the
    # time until then, and some milliseconds now and again later
    gc.disable()
    try:
        from quizgame.tui.app import QuizgameApp

        app = QuizgameApp(application, start)
        app.run()
    finally:
        gc.enable()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
