"""The library: the learner's own decks and those that come with quizgame, sound ones and broken ones."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from quizgame.decks.deck import Deck
from quizgame.errors import DeckError
from quizgame.reading.diagnostic import Diagnostic, printable, suggestion
from quizgame.reading.folding import slug
from quizgame.store.cache import DeckCache
from quizgame.store.entry import DeckEntry, each_once, first_error, list_errors
from quizgame.store.files import (
    ENDINGS,
    Found,
    Stamp,
    find_files,
    mark,
    missing,
    read_beside,
    read_stamped,
    renewed,
    unreadable,
)
from quizgame.store.home import Home
from quizgame.store.news import Fate, News, come_and_gone, compare
from quizgame.store.outline import Outline, Reader, outline_of

if TYPE_CHECKING:
    from quizgame.questions.question import Question

__all__ = ["DeckEntry", "Library", "is_path"]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is known of a file, as long as its stamps hold. The deck is there once somebody wanted it.

    Where the file was saved with errors after it was sound, outline and deck are those of before, and `behind` are the
    findings of the file as it is.
    """

    stamps: tuple[Stamp, ...]
    outline: Outline
    deck: Deck | None
    behind: tuple[Diagnostic, ...] = ()


class Library:
    """The decks of a home, and the shipped ones where the home has none with the same id."""

    def __init__(self, home: Home, shipped: Path, read: Reader | None = None) -> None:
        self._home = home
        self._shipped = shipped
        self._reader = read
        self._kept: dict[str, _Kept] = {}
        self._listed: dict[str, DeckEntry] | None = None
        self._news: list[News] = []
        self._reading = RLock()  # decks saved meanwhile are read in a thread of their own

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
        with DeckCache(self._home.cache) as cache:
            own = each_once(self._list(self._home.decks, False, cache))
            shadowed = {entry.id for entry in own if not entry.errors}
            shipped = each_once(self._list(self._shipped, True, cache))
        listed = own + [entry for entry in shipped if entry.id not in shadowed]
        if self._listed is not None:
            self._news += come_and_gone(self._listed, listed)
        self._listed = {entry.id: entry for entry in listed if not entry.errors}
        return sorted(listed, key=lambda entry: (entry.shipped, entry.path.parent, _LEVELS.get(entry.level, 1)))

    def marks(self) -> frozenset[tuple[str, int, int]]:
        """By what the files of the library, and all others that were read, are known: path, size and time of change.

        They are others as soon as any file was saved, came or went. That is found out without reading any.
        """
        own = {str(found.path.absolute()) for found in find_files(self._home.decks)}
        return frozenset(map(mark, own.union(str(one.path) for kept in self._kept.values() for one in kept.stamps)))

    def refresh(self) -> None:
        """Read all files that were saved since they were read."""
        self.entries()
        with DeckCache(self._home.cache) as cache:
            for key in list(self._kept):
                self._look(Path(key.partition("\n")[2]), cache)

    def take_news(self) -> list[News]:
        """What became of decks since this was asked last. A deck read for the first time is no news."""
        news, self._news = self._news, []
        back = {one.title for one in news if one.fate is Fate.WENT} & {
            one.title for one in news if one.fate is Fate.CAME
        }
        return [one for one in news if one.title not in back or one.fate not in (Fate.WENT, Fate.CAME)]

    def entry(self, reference: str) -> DeckEntry:
        """The deck that a reference names: a path (with a separator, or ending as YAML files do), else an id.

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
            entry = self._find(reference)
        if entry.errors:
            raise DeckError(list_errors(entry), "mend the file; `quizgame check` tells all that was found")
        return entry

    def deck(self, reference: str) -> Deck:
        """The whole deck that a reference names.

        Raises:
            DeckError: as for `entry`.
        """
        entry = self.entry(reference)
        with DeckCache(self._home.cache) as cache:
            kept = self._look(entry.path, cache)
            deck = kept.deck or cache.deck(_key(entry.path), kept.outline)
            if deck is None:
                kept = self._take(entry.path, None, self._read(entry.path, cache))
                deck = kept.deck
            if deck is None:
                raise DeckError(f"{printable(str(entry.path))} has just changed", "try again")
            self._kept[_key(entry.path)] = replace(kept, deck=deck)
        return deck

    def questions(self, reference: str, ids: Iterable[str]) -> tuple[Question, ...]:
        """Questions of a deck by their ids, in the order of these; ids that the deck does not have are left out.

        Of a large deck that was read before, only these are fetched.

        Raises:
            DeckError: as for `entry`.
        """
        entry, wanted = self.entry(reference), list(ids)
        kept = self._kept[_key(entry.path)]
        if kept.deck is None:
            with DeckCache(self._home.cache) as cache:
                found = cache.questions(_key(entry.path), wanted)
            if found is not None:
                return found
        known = {question.id: question for question in self.deck(reference).questions}
        return tuple(known[one] for one in wanted if one in known)

    def _find(self, id: str) -> DeckEntry:
        entries = self.entries()
        named = [entry for entry in entries if entry.id == id]
        if not named:
            hint = suggestion(id, {entry.id for entry in entries}) or "`quizgame decks` lists the library"
            raise DeckError(f"there is no deck “{printable(id)}”", hint)
        return next((entry for entry in named if not entry.errors), named[0])

    def _list(self, folder: Path, shipped: bool, cache: DeckCache) -> list[DeckEntry]:
        entries = (self._entry(found, shipped, cache) for found in find_files(folder))
        return [entry for entry in entries if entry is not None]

    def _entry(self, found: Found, shipped: bool, cache: DeckCache) -> DeckEntry | None:
        """How a file is listed; None if it is not, being no deck."""
        path = found.path
        behind: tuple[Diagnostic, ...] = ()
        if found.problem:
            outline = _unreadable(path, found.problem)
        else:
            kept = self._look(path, cache)
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

    def _look(self, path: Path, cache: DeckCache) -> _Kept:
        """What is known of a file: from before, from the cache, or from reading it."""
        key = _key(path)
        with self._reading:
            before = self._kept.get(key)
            known = before
            if known is None and (cached := cache.outline(key)):
                known = _Kept(*cached, None)
            now = renewed(known.stamps) if known else None
            if known is None or now is None:
                if before is not None and before.deck is None:
                    before = replace(before, deck=cache.deck(key, before.outline))  # it is about to be written over
                return self._take(path, before, self._read(path, cache))
            if now != known.stamps:
                cache.restamp(key, now)
            self._kept[key] = replace(known, stamps=now)
            return self._kept[key]

    def _take(self, path: Path, before: _Kept | None, kept: _Kept) -> _Kept:
        """Take over what was read of a file. Where a deck broke while the app is open, the one before stays."""
        if before is not None and before.deck is not None:
            error = first_error(kept.outline.findings)
            if error and kept.stamps[0].size >= 0:
                self._news.append(News(before.deck.title, Fate.BROKEN, error=error))
                kept = _Kept(kept.stamps, before.outline, before.deck, kept.outline.findings)
            elif kept.deck is not None:
                self._news.append(compare(before.deck, kept.deck, Fate.MENDED if before.behind else Fate.SAVED))
        self._kept[_key(path)] = kept
        return kept

    def _read(self, path: Path, cache: DeckCache) -> _Kept:
        """What a file comes to. In the cache stands what is sound, or never was."""
        try:
            data, own = read_stamped(path)
        except OSError as error:
            return _Kept((missing(path),), _unreadable(path, error), None)
        stamps = [own]

        def load(name: str) -> bytes:
            try:
                content, stamp = read_beside(path.parent, name)
            except OSError:
                stamps.append(missing(path.parent / name))
                raise
            stamps.append(stamp)
            return content

        with _nothing_collected():
            reading = (self._reader or _default_reader())(data, str(path), load)
            outline = outline_of(reading)
            kept = _Kept(tuple(stamps), outline, reading.deck)
            cache.put(_key(path), kept.stamps, outline, kept.deck)
        return kept

    def _is_shipped(self, path: Path) -> bool:
        return path.absolute().is_relative_to(self._shipped.absolute())


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """While a deck is read, nearly all that is made is kept: looking for garbage in it takes a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _default_reader() -> Reader:
    from quizgame.decks.reading import read_file

    return read_file


def _key(path: Path) -> str:
    """What a file is kept under: where it is, and how findings call it."""
    return f"{path.absolute()}\n{path}"


_LEVELS = {"easy": 0, "medium": 1, "hard": 2}
"""Decks that do not say stand in the middle."""


def is_path(reference: str) -> bool:
    """Whether a reference names a deck by its path: it has a separator, or ends as YAML files do."""
    separators = {"/", os.sep, os.altsep} - {None}
    return any(mark in reference for mark in separators if mark) or reference.lower().endswith(ENDINGS)


def _unreadable(path: Path, why: OSError | str) -> Outline:
    return Outline(None, None, (), 0, (unreadable(path, why),))
