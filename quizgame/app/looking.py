"""A look at the deck files: what has changed in them since the last one, and which cards may have become which.

Each learner's journal notes which cards every file had at the last look. A card that came since is *fresh*; one with
a history that is in no file any more is *gone*. Nothing is gone from a file that is there but cannot be read, and a
card that stood beside another is no edit of it. Only sets of ids are looked at here; texts where there is need.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from quizgame.errors import DeckError
from quizgame.store.library import DeckEntry, Library


class Candidates(NamedTuple):
    """Cards gone and cards that they may have become; those in `exactly` only if nothing was edited."""

    gone: frozenset[str]
    fresh: frozenset[str]
    exactly: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.gone and self.fresh)


class Look:
    """`files` are the cards of each file by its path (None: it is there, but cannot be read), `seen` what they were."""

    def __init__(self, files: Mapping[str, tuple[str, ...] | None], seen: Mapping[str, str]) -> None:
        self.files = files
        self.seen = seen

    @cached_property
    def changed(self) -> dict[str, str]:
        """What is to be noted of the files whose cards are others than before."""
        now = {path: json.dumps(cards) for path, cards in self.files.items() if cards is not None}
        return {path: cards for path, cards in now.items() if self.seen.get(path) != cards}

    @cached_property
    def here(self) -> frozenset[str]:
        """Every card there is."""
        return frozenset(card for cards in self.files.values() for card in cards or ())

    @cached_property
    def _before(self) -> dict[str, frozenset[str]]:
        """The cards that files had."""
        return {path: frozenset(_read(cards)) for path, cards in self.seen.items()}

    def notes(self, carried: Set[str]) -> dict[str, str | None]:
        """What to note for the next look, given which cards were `carried` on.

        Of a file that is not there, the cards that are nowhere else are kept in mind; without any it is forgotten.
        """
        notes: dict[str, str | None] = dict(self.changed)
        for path, cards in self._before.items():
            if path not in self.files and not self._is_hidden(path):
                left = cards - self.here - carried
                if left != cards:
                    notes[path] = json.dumps(sorted(left)) if left else None
        return notes

    def gone(self, learned: Set[str]) -> frozenset[str]:
        """Of the cards with a history, those that are in no file any more."""
        held = [cards for path, cards in self._before.items() if self._is_hidden(path)]
        return frozenset(learned).difference(self.here, *held)

    def candidates(self, learned: Set[str]) -> Candidates:
        """Which of the cards with a history may have become which of those without."""
        gone = self.gone(learned)
        known: frozenset[str] = frozenset().union(*self._before.values())
        blank = self.here - learned
        fresh = blank - known
        lost = gone & known if self.seen else gone
        # the second part of an id stays when a card is moved, whatever happened to the card meanwhile
        named: dict[str, set[str]] = defaultdict(set)
        for card in gone:
            named[_name(card)].add(card)
        removed = lost.intersection(
            card for path, cards in self.files.items() if cards is not None for card in self._before.get(path, ())
        )
        twins = {card for card in blank - fresh if named.get(_name(card), _NONE) & removed}
        orphans = {old for card in fresh for old in named.get(_name(card), _NONE)} - lost
        left = lost if fresh else removed & {old for card in twins for old in named[_name(card)]}
        return Candidates(left | orphans, fresh | twins, frozenset(orphans | twins))

    def _is_hidden(self, path: str) -> bool:
        """Whether a file is there, or may be, but cannot be read."""
        return any(self.files.get(str(place), ()) is None for place in (path, *Path(path).parents))


def look_at(
    library: Library, entries: Iterable[DeckEntry], seen: Mapping[str, str], also: Collection[str] = ()
) -> Look:
    """Look at the library's decks, at those outside it that were seen before, and `also` at those at these paths."""
    files = {str(entry.path): _cards(entry) for entry in entries}
    for path in {*seen, *also} - files.keys():
        if library.owns(Path(path)):
            continue
        try:
            Path(path).stat()
            files[path] = _cards(library.entry(path))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (DeckError, OSError):
            files[path] = None
    return Look(files, seen)


_NONE: frozenset[str] = frozenset()


def _cards(entry: DeckEntry) -> tuple[str, ...] | None:
    return None if entry.errors else tuple(card.id for card in entry.cards)


def _name(card: str) -> str:
    return card.partition("/")[2]


def _read(noted: str) -> list[str]:
    try:
        cards = json.loads(noted)
    except ValueError:
        return []
    return [card for card in cards if isinstance(card, str)] if isinstance(cards, list) else []
