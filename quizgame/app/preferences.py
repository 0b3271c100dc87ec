"""What the learner prefers, as it bears on the cards of the library: deck by deck, and for all together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from contextlib import suppress
from datetime import date
from pathlib import Path

from quizgame.errors import DeckError, StoreError
from quizgame.memory.queue import Limits, Share, share_of
from quizgame.memory.scheduler import Memory
from quizgame.store.library import DeckEntry, Library
from quizgame.store.settings import DeckSettings, Settings, change_setting
from quizgame.values import replace


class Preferences:
    """The settings of a learner over a library; `path` is the file they are kept in (None: they cannot be changed)."""

    def __init__(self, library: Library, settings: Settings, path: Path | None = None) -> None:
        self._library = library
        self.path = path
        self.settings = settings

    @property
    def limits(self) -> Limits:
        """How much a day may hold, over all decks."""
        return Limits(self.settings.new_per_day, self.settings.reviews_per_day)

    def change(self, key: str, text: str | None, deck: str | None = None) -> None:
        """Keep a setting as it was typed (None: as usual), of one deck or of all.

        Raises:
            UsageError: there is no such setting, or it cannot be that.
            StoreError: it cannot be kept.
        """
        if self.path is None:
            raise StoreError("there is no file of settings")
        self.settings = change_setting(self.path, key, text, deck)

    def of_deck(self, deck: str) -> DeckSettings:
        """What is different in a deck, by its id."""
        return self.settings.decks.get(deck, DeckSettings())

    def retentions(self) -> dict[str, float]:
        """The desired retention of cards whose decks have one of their own; of several, the highest."""
        found: dict[str, float] = {}
        for chosen, entry in self._chosen():
            if chosen.retention is not None:
                for card in entry.cards.ids:
                    found[card] = max(chosen.retention, found.get(card, 0.0))
        return found

    def exams(self, day: int) -> dict[str, int]:
        """The local day on which cards are to be known, for decks with an exam on this day or later; of several, the
        first."""
        found: dict[str, int] = {}
        for chosen, entry in self._chosen():
            if chosen.exam is not None and (exam := chosen.exam.toordinal()) >= day:
                for card in entry.cards.ids:
                    found[card] = min(exam, found.get(card, exam))
        return found

    def exams_over(self, day: int) -> Iterator[tuple[int, DeckEntry]]:
        """The decks whose exam was before a local day, with its day."""
        for chosen, entry in self._chosen():
            if chosen.exam is not None and (exam := chosen.exam.toordinal()) < day:
                yield exam, entry

    def exam_of(self, deck: str, day: int) -> date | None:
        """The exam of a deck, by its id; None if it has none, or it is over."""
        exam = self.of_deck(deck).exam
        return exam if exam is not None and exam.toordinal() >= day else None

    def shares(
        self, memories: Mapping[str, Memory], day: int, begun: Set[str], lifted: str | None = None, more: int = 0
    ) -> list[Share]:
        """What is left of the limits of decks that have some; `more` new cards are allowed in the deck `lifted`."""
        found = []
        for chosen, entry in self._chosen():
            if chosen.new_per_day is not None or chosen.reviews_per_day is not None:
                cards = frozenset(entry.cards.ids)
                above = more if entry.id == lifted else 0
                found.append(share_of(cards, _limits(chosen, self.limits), memories, day, begun, above))
        return found

    def _chosen(self) -> Iterator[tuple[DeckSettings, DeckEntry]]:
        """What is different in decks that are there."""
        for deck, chosen in self.settings.decks.items():
            with suppress(DeckError):
                yield chosen, self._library.entry(deck)


def _limits(chosen: DeckSettings, usual: Limits) -> Limits:
    """The limits of a deck; what it does not limit, the limit of all does."""
    new = usual.new if chosen.new_per_day is None else chosen.new_per_day
    reviews = usual.reviews if chosen.reviews_per_day is None else chosen.reviews_per_day
    return replace(usual, new=new, reviews=reviews)
