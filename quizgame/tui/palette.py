"""The commands of the palette: decks to play, statistics, themes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import cast

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from quizgame.play.modes import MODES
from quizgame.tui.app import QuizgameApp
from quizgame.tui.design import THEMES


class PaletteScreen(CommandPalette):
    """The palette in quizgame's clothes."""

    CSS_PATH = "palette.tcss"

    def _action_command_list(self, action: str) -> None:
        """Pass a key on to the list; until it has been laid out, Textual's list fails at turning pages."""
        if self.query_one(CommandList).scrollable_content_region.area:
            super()._action_command_list(action)


class QuizgameCommands(Provider):
    """Everything that can be begun from anywhere."""

    @property
    def _app(self) -> QuizgameApp:
        return cast(QuizgameApp, self.app)

    def _commands(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        app = self._app
        yield "Study what today holds", "due cards, then new ones", partial(app.begin, "study")
        yield "Flashcards of all decks", "turn what is due and new", partial(app.begin, "flashcards")
        yield "Weak spots of all decks", "what you miss, and are about to forget", partial(app.begin, "weak")
        yield "Statistics", "streak, answers, games", app.show_statistics
        yield "Settings", "how much a day, how well, exams", app.show_settings
        yield "Edited cards", "that kept their progress", app.show_edited
        yield "Home", "the list of decks", app.go_home
        yield "Take back the last answer", "in study and flashcards", app.take_back
        yield "Browse all cards", "search, narrow, suspend", app.browse
        for entry in app.application.library.entries():
            if not entry.error:
                for mode in MODES:
                    yield f"{mode.title}: {entry.title}", entry.id, partial(app.begin, mode.name, entry.id)
                yield f"Browse: {entry.title}", entry.id, partial(app.browse, entry.id, entry.title)
        for theme in THEMES:
            name = {"quizgame": "dark", "quizgame-light": "light"}.get(theme.name, "high contrast")
            yield f"Theme: {name}", theme.name, partial(setattr, app, "theme", theme.name)
        yield "Quit", "every answer is kept", app.exit

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for name, about, callback in self._commands():
            yield DiscoveryHit(Content(name), callback, text=name, help=about)

    async def search(self, query: str) -> Hits:
        """The commands that match."""
        matcher = self.matcher(query)
        for name, about, callback in self._commands():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, Content(name), callback, text=name, help=about)
