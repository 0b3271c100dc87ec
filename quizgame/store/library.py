"""The library: the learner's own decks and those that come with quizgame, sound ones and broken ones."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizgame.decks.deck import Deck
from quizgame.errors import DeckError
from quizgame.reading.diagnostic import Diagnostic, printable, suggestion
from quizgame.reading.folding import slug
from quizgame.store.cache import DeckCache
from quizgame.store.deck_files import DeckFiles, key_of, unread
from quizgame.store.entry import DeckEntry, each_once, list_errors
from quizgame.store.files import ENDINGS, Found, find_files
from quizgame.store.home import Home
from quizgame.store.news import Fate, News, come_and_gone
from quizgame.store.outline import Reader

if TYPE_CHECKING:
    from quizgame.questions.question import Question

__all__ = ["DeckEntry", "Library", "is_path"]


class Library:
    """The decks of a home, and the shipped ones where the home has none with the same id."""

    def __init__(self, home: Home, shipped: Path, read: Reader | None = None) -> None:
        self._home = home
        self._shipped = shipped
        self._files = DeckFiles(read)
        self._listed: dict[str, DeckEntry] | None = None

    @property
    def folder(self) -> Path:
        """Where the learner's own decks lie; it may not exist yet."""
        return self._home.decks

    def own_place(self, shipped: Path) -> Path:
        """Where a copy of a shipped file lies among the learner's own: in a folder of the same name."""
        return self._home.decks / shipped.absolute().relative_to(self._shipped.absolute())

    def owns(self, path: Path) -> bool:
        """Whether a file lies in the library, so that it is among the entries if it counts."""
        return path.is_relative_to(self._home.decks) or self._is_shipped(path)

    def entries(self) -> list[DeckEntry]:
        """Every deck, broken ones included: own ones first, each folder from easy to hard, then by path.

        No trouble with a file is raised.
        """
        with self._files.reading, DeckCache(self._home.cache) as cache:
            own = each_once(self._list(self._home.decks, False, cache))
            shadowed = {entry.id for entry in own if not entry.errors}
            shipped = each_once(self._list(self._shipped, True, cache))
            listed = own + [entry for entry in shipped if entry.id not in shadowed]
            if self._listed is not None:
                self._files.news += come_and_gone(self._listed, listed)
            self._listed = {entry.id: entry for entry in listed if not entry.errors}
        return sorted(listed, key=lambda entry: (entry.shipped, entry.path.parent, _LEVELS.get(entry.level, 1)))

    def marks(self) -> frozenset[tuple[str, int, int]]:
        """By what the files of the library, and all others that were read, are known: path, size and time of change.

        They are others as soon as any file was saved, came or went. That is found out without reading any.
        """
        return self._files.marks(found.path for found in find_files(self._home.decks))

    def refresh(self) -> None:
        """Read all files that were saved since they were read."""
        self.entries()
        with DeckCache(self._home.cache) as cache:
            for path in self._files.paths():
                self._files.look(path, cache)

    def take_news(self) -> list[News]:
        """What became of decks since this was asked last. A deck read for the first time is no news."""
        with self._files.reading:
            news, self._files.news = self._files.news, []
        gone = {one.title for one in news if one.fate is Fate.WENT}
        back = {one.title for one in news if one.fate is Fate.CAME} & gone
        return [one for one in news if one.title not in back or one.fate not in (Fate.WENT, Fate.CAME)]

    def entry(self, reference: str, listed: Sequence[DeckEntry] | None = None) -> DeckEntry:
        """The deck that a reference names: a path (with a separator, or ending as YAML files do), else an id.

        Whoever has all entries just `listed` spares looking at the files again.

        Raises:
            DeckError: there is none, or it is broken; then the message lists every error.
        """
        if is_path(reference):
            with DeckCache(self._home.cache) as cache:
                path = Path(reference)
                entry = self._entry(Found(path), self._is_shipped(path), cache)
            if entry is None:
                raise DeckError(
                    f"{printable(reference)} holds facts; it is not a deck",
                    f"play a deck beside it of two lines: `title: ...` and `from: {printable(path.name)}`",
                )
        else:
            entry = _find(reference, self.entries() if listed is None else listed)
        if entry.errors:
            raise DeckError(list_errors(entry), "mend the file; `quizgame check` tells all that was found")
        return entry

    def deck(self, reference: str) -> Deck:
        """The whole deck that a reference names.

        Raises:
            DeckError: as for `entry`.
        """
        return self._whole(self.entry(reference))

    def _whole(self, entry: DeckEntry) -> Deck:
        with DeckCache(self._home.cache) as cache:
            deck = self._files.deck(entry.path, cache)
        if deck is None:
            raise DeckError(f"{printable(str(entry.path))} has just changed", "try again")
        return deck

    def questions(self, deck: DeckEntry | str, ids: Iterable[str]) -> tuple[Question, ...]:
        """Questions of a deck by their ids, in the order of these; ids that the deck does not have are left out.

        Of a large deck that was read before, only these are fetched.

        Raises:
            DeckError: as for `entry`.
        """
        entry, wanted = self.entry(deck) if isinstance(deck, str) else deck, list(ids)
        if self._files.known_deck(entry.path) is None:
            with DeckCache(self._home.cache) as cache:
                found = cache.questions(key_of(entry.path), entry.cards, wanted)
            if found is not None:
                return found
        known = {question.id: question for question in self._whole(entry).questions}
        return tuple(known[one] for one in wanted if one in known)

    def _list(self, folder: Path, shipped: bool, cache: DeckCache) -> list[DeckEntry]:
        entries = (self._entry(found, shipped, cache) for found in find_files(folder))
        return [entry for entry in entries if entry is not None]

    def _entry(self, found: Found, shipped: bool, cache: DeckCache) -> DeckEntry | None:
        """How a file is listed; None if it is not, being no deck."""
        path = found.path
        behind: tuple[Diagnostic, ...] = ()
        if found.problem:
            outline = unread(path, found.problem)
        else:
            kept = self._files.look(path, cache)
            outline, behind = kept.outline, kept.behind
        if outline.kind == "facts":
            return None
        heading = outline.heading or Deck(slug(path.stem) or "deck", printable(path.name), ())
        return DeckEntry(
            id=heading.id,
            title=heading.title,
            description=heading.description,
            level=heading.level,
            path=path,
            shipped=shipped,
            cards=outline.cards,
            extras=outline.extras,
            findings=outline.findings,
            behind=behind,
        )

    def _is_shipped(self, path: Path) -> bool:
        return path.absolute().is_relative_to(self._shipped.absolute())


_LEVELS = {"easy": 0, "medium": 1, "hard": 2}
"""Decks that do not say stand in the middle."""


def _find(id: str, entries: Iterable[DeckEntry]) -> DeckEntry:
    named = [entry for entry in entries if entry.id == id]
    if not named:
        hint = suggestion(id, {entry.id for entry in entries}) or "`quizgame decks` lists the library"
        raise DeckError(f"there is no deck “{printable(id)}”", hint)
    return next((entry for entry in named if not entry.errors), named[0])


def is_path(reference: str) -> bool:
    """Whether a reference names a deck by its path: it has a separator, or ends as YAML files do."""
    separators = {"/", os.sep, os.altsep} - {None}
    return any(mark in reference for mark in separators if mark) or reference.lower().endswith(ENDINGS)
