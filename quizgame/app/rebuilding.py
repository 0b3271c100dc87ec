"""Deriving again what memory holds, and what is different then."""

from __future__ import annotations

from quizgame.memory.scheduler import Memory
from quizgame.store.journal import Journal
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """What deriving again has changed among `cards` cards with `reviews` reviews.

    `found` cards were missing before, `gone` ones have no review that counts, `states` have another stability,
    difficulty or count, and `due` are due on another day.
    """

    cards: int
    reviews: int
    found: int
    gone: int
    states: int
    due: int

    def __bool__(self) -> bool:
        return bool(self.found or self.gone or self.states or self.due)


def rebuild(journal: Journal) -> Changes:
    """Derive every memory again; a reader does so for itself and leaves the file as it is.

    Raises:
        StoreError: it cannot be read or written; then what was derived before stays.
    """
    before = journal.memories()
    journal.rebuild()
    return compare(before, journal.memories())


def compare(before: dict[str, Memory], after: dict[str, Memory]) -> Changes:
    """What is different between two derivations."""
    both = before.keys() & after.keys()
    return Changes(
        cards=len(after),
        reviews=sum(memory.reviews for memory in after.values()),
        found=len(after.keys() - before.keys()),
        gone=len(before.keys() - after.keys()),
        states=sum(1 for card in both if before[card]._replace(due=0) != after[card]._replace(due=0)),
        due=sum(1 for card in both if before[card].due != after[card].due),
    )
