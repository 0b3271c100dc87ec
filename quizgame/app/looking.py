"""A look at the deck files: what has changed in them since the last one, and which cards may have become which.

Each learner's journal notes which cards every file had at the last look. A card that came since is *fresh*; one with
a history that is in no file any more is *gone*. Nothing is gone from a file that is there but cannot be read. Authors
cut and paste in several saves, so for some days it is kept in mind what has gone, and what has come before something
was removed. Only sets of ids are looked at here; texts where there is need.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from quizgame.errors import DeckError
from quizgame.store.library import DeckEntry, Library

KEPT_IN_MIND = 14
"""Days."""
_MEMO = ""
"""Where it is noted what has come and gone; it is no path of a file."""
_NONE: frozenset[str] = frozenset()


class Candidates(NamedTuple):
    """Cards gone and cards that they may have become; those in `exactly` only if nothing was edited."""

    gone: frozenset[str]
    fresh: frozenset[str]
    exactly: frozenset[str]


class Look:
    """`files` are the cards of each file by its path (None: it is there, but cannot be read), `seen` is what was noted
    at the last look, `today` a local day."""

    def __init__(self, files: Mapping[str, tuple[str, ...] | None], seen: Mapping[str, str], today: int) -> None:
        self.files = files
        self._seen = seen
        self._today = today

    @cached_property
    def changed(self) -> dict[str, str]:
        """What is to be noted of the files whose cards are others than before."""
        now = {path: json.dumps(cards) for path, cards in self.files.items() if cards is not None}
        return {path: cards for path, cards in now.items() if self._seen.get(path) != cards}

    @cached_property
    def here(self) -> frozenset[str]:
        """Every card there is."""
        return frozenset(card for cards in self.files.values() for card in cards or ())

    @cached_property
    def _before(self) -> dict[str, frozenset[str]]:
        """The cards that files had."""
        return {path: frozenset(map(str, _read(cards))) for path, cards in self._seen.items() if path != _MEMO}

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset().union(*self._before.values())

    @cached_property
    def _memo(self) -> tuple[dict[str, int], dict[str, int]]:
        """The cards that have gone lately, and those that have come, with the days of it."""
        gone, came = (*_read(self._seen.get(_MEMO, "[]")), {}, {})[:2]
        return self._lately(gone), self._lately(came)

    def gone(self, learned: Set[str]) -> frozenset[str]:
        """Of the cards with a history, those that are in no file any more."""
        held = [cards for path, cards in self._before.items() if self._is_hidden(path)]
        return frozenset(learned).difference(self.here, *held)

    def candidates(self, learned: Set[str]) -> Iterator[Candidates]:
        """Which of the cards with a history may have become which of those without, the likelier ones first."""
        gone, blank, lost = self.gone(learned), self.here - learned, self._lost(learned)
        fresh = blank - self._known
        # the second part of an id stays when a card is moved, whatever happened to the card meanwhile
        named: dict[str, set[str]] = defaultdict(set)
        for card in gone:
            named[_name(card)].add(card)
        orphans = frozenset(old for card in fresh for old in named.get(_name(card), _NONE)) - lost
        yield Candidates(lost | orphans, fresh, orphans)
        removed = lost.intersection(
            card for path, cards in self.files.items() if cards is not None for card in self._before.get(path, ())
        )
        came = (blank - fresh) & self._memo[1].keys()
        twins = frozenset(card for card in blank - fresh if named.get(_name(card), _NONE) & removed) - came
        yield Candidates(removed, came | twins, twins)

    def notes(self, learned: Set[str], carried: Mapping[str, str]) -> dict[str, str | None]:
        """What to note for the next look, given what was `carried` from which card to which.

        Of a file that is not there, the cards that are nowhere else are kept in mind; without any it is forgotten.
        """
        notes: dict[str, str | None] = dict(self.changed)
        for path, cards in self._before.items():
            if path not in self.files and not self._is_hidden(path):
                left = cards - self.here - carried.keys()
                if left != cards:
                    notes[path] = json.dumps(sorted(left)) if left else None
        went, came = self._memo
        gone = {card: went.get(card, self._today) for card in sorted(self._lost(learned) - carried.keys())}
        blank = self.here - learned - set(carried.values()) if self._seen else _NONE
        come = {card: came.get(card, self._today) for card in sorted(blank) if card in came or card not in self._known}
        notes[_MEMO] = json.dumps([gone, come]) if gone or come else None
        return notes

    def _lost(self, learned: Set[str]) -> frozenset[str]:
        """The cards gone since the last look, or lately."""
        gone = self.gone(learned)
        return gone & (self._known | self._memo[0].keys()) if self._seen else gone

    def _lately(self, days: object) -> dict[str, int]:
        there = days.items() if isinstance(days, dict) else ()
        return {card: day for card, day in there if isinstance(day, int) and self._today - day <= KEPT_IN_MIND}

    def _is_hidden(self, path: str) -> bool:
        """Whether a file is there, or may be, but cannot be read."""
        return any(self.files.get(str(place), ()) is None for place in (path, *Path(path).parents))


def look_at(
    library: Library, entries: Iterable[DeckEntry], seen: Mapping[str, str], today: int, also: Collection[str] = ()
) -> Look:
    """Look at the library's decks, at those outside it that were seen before, and `also` at those at these paths."""
    files = {str(entry.path): _cards(entry) for entry in entries}
    for path in {*seen, *also} - files.keys() - {_MEMO}:
        if library.owns(Path(path)):
            continue
        try:
            Path(path).stat()
            files[path] = _cards(library.entry(path))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (DeckError, OSError):
            files[path] = None
    return Look(files, seen, today)


def _cards(entry: DeckEntry) -> tuple[str, ...] | None:
    return None if entry.errors else tuple(card.id for card in entry.cards)


def _name(card: str) -> str:
    return card.partition("/")[2]


def _read(noted: str) -> list[Any]:
    """What was noted; nothing if it is damaged."""
    try:
        cards = json.loads(noted)
    except ValueError:
        return []
    return [card for card in cards if isinstance(card, str | dict)] if isinstance(cards, list) else []
