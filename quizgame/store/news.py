"""What became of deck files while the app was open, for the learner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum, auto

from quizgame.decks.deck import Deck
from quizgame.store.entry import DeckEntry
from quizgame.values import dataclass


class Fate(Enum):
    """What happened to a deck."""

    SAVED = auto()
    BROKEN = auto()
    """It was saved with errors: the version before is played on."""
    MENDED = auto()
    CAME = auto()
    WENT = auto()


@dataclass(frozen=True, slots=True)
class News:
    """What became of a deck: how many of its cards are new, changed and removed, or the first of its errors."""

    title: str
    fate: Fate
    new: int = 0
    changed: int = 0
    removed: int = 0
    error: str = ""

    @property
    def counts(self) -> tuple[int, int, int]:
        """New, changed, removed."""
        return self.new, self.changed, self.removed


def compare(before: Deck, now: Deck, fate: Fate) -> News:
    """What is new in a deck that was read again. A card that was edited so that its id is another is a changed one."""
    old = {question.id: question for question in before.cards}
    fresh = {question.id: question for question in now.cards}
    changed = sum(1 for id, question in fresh.items() if id in old and old[id] != question)
    came = [question for id, question in fresh.items() if id not in old]
    went = [question for id, question in old.items() if id not in fresh]
    edited = 0
    if came and went:
        from quizgame.decks.identity import pair
        from quizgame.decks.told import told_of

        edited = len(pair(map(told_of, went), map(told_of, came)))
    return News(now.title, fate, len(came) - edited, changed + edited, len(went) - edited)


def come_and_gone(before: Mapping[str, DeckEntry], now: Iterable[DeckEntry]) -> list[News]:
    """The sound decks that have come, and those that have gone; `before` are the sound ones there were, by id."""
    listed = list(now)
    here, there = {entry.path for entry in listed}, {entry.path for entry in before.values()}
    sound = {entry.id: entry for entry in listed if not entry.errors}
    came = [one for id, one in sound.items() if id not in before and one.path not in there]
    went = [one for id, one in before.items() if id not in sound and one.path not in here]
    return [
        *(News(entry.title, Fate.CAME, new=len(entry.cards)) for entry in came),
        *(News(entry.title, Fate.WENT) for entry in went),
    ]
