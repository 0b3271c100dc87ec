"""Deck files as they were read: looked at again when they changed, and kept as they were where a save broke them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import RLock

from quizgame.decks.deck import Deck
from quizgame.memory.cards import Cards
from quizgame.reading.diagnostic import Diagnostic
from quizgame.store.cache import DeckCache
from quizgame.store.collecting import nothing_collected
from quizgame.store.entry import first_error
from quizgame.store.files import Stamp, mark, missing, read_beside, read_stamped, renewed, unreadable
from quizgame.store.news import Fate, News, compare
from quizgame.store.outline import Outline, Reader, outline_of
from quizgame.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a file, as long as its stamps hold. The deck is there once somebody wanted it.

    Where the file was saved with errors after it was sound, outline and deck are those of before, and `behind` are the
    findings of the file as it is.
    """

    stamps: tuple[Stamp, ...]
    outline: Outline
    deck: Deck | None
    behind: tuple[Diagnostic, ...] = ()


class DeckFiles:
    """What files came to. `reading` is held while they are read: decks saved meanwhile are read in another thread."""

    def __init__(self, read: Reader | None = None) -> None:
        self.reading = RLock()
        self.news: list[News] = []
        self._reader = read
        self._kept: dict[str, Kept] = {}

    def paths(self) -> list[Path]:
        """The files that were read, as they were named."""
        return [Path(key.partition("\n")[2]) for key in self._kept]

    def marks(self, also: Iterable[Path]) -> frozenset[tuple[str, int, int]]:
        """By what the files that were read, those that they name, and further ones are known."""
        stamps = [stamp for kept in self._kept.values() for stamp in kept.stamps]
        return frozenset(map(mark, {*(str(path.absolute()) for path in also), *(str(one.path) for one in stamps)}))

    def deck(self, path: Path, cache: DeckCache) -> Deck | None:
        """The whole deck of a file; None if it has none."""
        kept = self.look(path, cache)
        deck = kept.deck or cache.deck(key_of(path), kept.outline)
        if deck is None:
            kept = self._take(path, None, self._read(path, cache))
            deck = kept.deck
        if deck is not None:
            self._kept[key_of(path)] = replace(kept, deck=deck)
        return deck

    def known_deck(self, path: Path) -> Deck | None:
        """The deck of a file that was looked at, if somebody wanted it whole before."""
        return self._kept[key_of(path)].deck

    def look(self, path: Path, cache: DeckCache) -> Kept:
        """What is known of a file: from before, from the cache, or from reading it."""
        key = key_of(path)
        with self.reading:
            before = self._kept.get(key)
            known = before
            if known is None and (cached := cache.outline(key)):
                known = Kept(*cached, None)
            now = renewed(known.stamps) if known else None
            if known is None or now is None:
                if before is not None and before.deck is None:
                    before = replace(before, deck=cache.deck(key, before.outline))  # it is about to be written over
                return self._take(path, before, self._read(path, cache))
            if now != known.stamps:
                cache.restamp(key, now)
            self._kept[key] = replace(known, stamps=now)
            return self._kept[key]

    def _take(self, path: Path, before: Kept | None, kept: Kept) -> Kept:
        """Take over what was read of a file. Where a deck broke while the app is open, the one before stays."""
        if before is not None and before.deck is not None:
            error = first_error(kept.outline.findings)
            if error and kept.stamps[0].size >= 0:
                self.news.append(News(before.deck.title, Fate.BROKEN, error=error))
                kept = Kept(kept.stamps, before.outline, before.deck, kept.outline.findings)
            elif kept.deck is not None:
                self.news.append(compare(before.deck, kept.deck, Fate.MENDED if before.behind else Fate.SAVED))
        self._kept[key_of(path)] = kept
        return kept

    def _read(self, path: Path, cache: DeckCache) -> Kept:
        """What a file comes to. In the cache stands what is sound, or never was."""
        try:
            data, own = read_stamped(path)
        except OSError as error:
            return Kept((missing(path),), unread(path, error), None)
        stamps = [own]

        def load(name: str) -> bytes:
            try:
                content, stamp = read_beside(path.parent, name)
            except OSError:
                stamps.append(missing(path.parent / name))
                raise
            stamps.append(stamp)
            return content

        with nothing_collected():
            reading = (self._reader or _default_reader())(data, str(path), load)
            outline = outline_of(reading)
            kept = Kept(tuple(stamps), outline, reading.deck)
            cache.put(key_of(path), kept.stamps, outline, kept.deck)
        return kept


def _default_reader() -> Reader:
    from quizgame.decks.reading import read_file

    return read_file


def key_of(path: Path) -> str:
    """What a file is kept under: where it is, and how findings call it."""
    return f"{path.absolute()}\n{path}"


def unread(path: Path, why: OSError | str) -> Outline:
    """The outline of a file that cannot be read."""
    return Outline(None, None, Cards(), 0, (unreadable(path, why),))
