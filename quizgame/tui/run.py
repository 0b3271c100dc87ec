"""Opens the terminal app."""

from __future__ import annotations

from quizgame.app.application import Application
from quizgame.app.sitting import Sitting


def run(application: Application, start: Sitting | None = None) -> int:
    """Run the app until it is closed, and return its exit code; with `start`, open directly in that game.

    The caller owns the application: it opened the journal and closes it.
    """
    from quizgame.tui.app import QuizgameApp

    app = QuizgameApp(application, start)
    app.run()
    return app.return_code or 0
