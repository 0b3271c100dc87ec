"""Decks that are saved while the app is open: noticed by a glance now and then, taken over, and told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from quizgame.store.news import Fate, News
from quizgame.tui.design import counted

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp

GLANCE = 1.0
"""Seconds between two glances; a deck is read when two of them see the same, so that its writer is done with it."""
_TOLD = 2
"""Decks of which each is told; of more, their number."""


class DecksSaved(Message, bubble=False):
    """Decks were saved and are read: what a screen shows of them may be out of date."""


class Noticing:
    """Looks after the decks of an app. A game that is played goes on with the questions it began with."""

    def __init__(self, app: QuizgameApp) -> None:
        self._app = app
        self._library = app.application.library
        self._known = self._library.marks()
        self._seen: object = None
        self._reading = False

    def glance(self) -> None:
        """See whether anything was saved; reading it is done aside, so that keys are heard meanwhile."""
        if self._reading:
            return
        marks = self._library.marks()
        if marks == self._known:
            self._seen = None
        elif marks != self._seen:
            self._seen = marks
        else:
            self._reading = True
            self._app.run_worker(self._read, thread=True)

    def _read(self) -> None:
        self._library.refresh()
        self._app.call_later(self._take_over)

    def _take_over(self) -> None:
        self._reading, self._seen = False, None
        self._known = self._library.marks()
        news = self._library.take_news()
        if news and self._app.screen_stack:
            self._app.screen.post_message(DecksSaved())
            self._app.call_after_refresh(self._tell, news)

    def _tell(self, news: Sequence[News]) -> None:
        for told, seconds in tell(news):
            self._app.notify(told, markup=False, timeout=seconds)

    def take_over_own(self) -> None:
        """Take over at once what the app itself has written; whoever wrote it need not be told.

        Raises:
            StoreError: the journal cannot be read or written.
        """
        self._library.refresh()
        self._library.take_news()
        self._known = self._library.marks()
        self._app.application.carry()


def tell(news: Sequence[News]) -> list[tuple[str, float]]:
    """What became of decks, in sentences, each with the seconds it is to be in sight."""
    saved = [one for one in news if one.fate in (Fate.SAVED, Fate.MENDED)]
    rest = [(_told(one), 10.0 if one.fate is Fate.BROKEN else 6.0) for one in news if one not in saved]
    if len(saved) <= _TOLD:
        return [(_told(one), 6.0) for one in saved] + rest
    new, changed, removed = (sum(counts) for counts in zip(*(one.counts for one in saved), strict=True))
    return [(f"{len(saved)} decks were saved: {_counts(new, changed, removed)}.", 6.0), *rest]


def _told(news: News) -> str:
    match news.fate:
        case Fate.SAVED:
            return f"{news.title} was saved: {_counts(*news.counts)}."
        case Fate.MENDED:
            return f"{news.title} is mended: {_counts(*news.counts)}."
        case Fate.BROKEN:
            return f"{news.title} was saved with an error; it is played as it was before.\n{news.error}"
        case Fate.CAME:
            return f"A new deck: {news.title}, {counted(news.new, 'card')}."
        case Fate.WENT:
            return f"{news.title} is gone: its file was moved or removed. Your progress is kept."


def _counts(new: int, changed: int, removed: int) -> str:
    parts = [counted(new, "new card")] if new else []
    parts += [f"{changed} changed"] if changed else []
    parts += [f"{removed} removed"] if removed else []
    return ", ".join(parts) or "its cards are the same"
