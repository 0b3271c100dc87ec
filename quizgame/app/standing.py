"""How cards stand with their learner besides what memory holds: suspended, flagged, begun anew.

All of it is in the journal. A card that was edited hands on how it stands with its progress.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from quizgame.memory.day import Moment
from quizgame.store.journal import Entry, Event, Journal

if TYPE_CHECKING:  # what is due needs no questions
    from quizgame.questions.question import Question


class Standing:
    """How the cards of a learner stand; `clock` gives the present moment."""

    def __init__(self, journal: Journal, clock: Callable[[], Moment]) -> None:
        self._journal = journal
        self._clock = clock

    def suspended(self) -> frozenset[str]:
        """The cards that rest: of `suspended` and `unsuspended` rows of a card, the last counts.

        Raises:
            StoreError: the journal cannot be read.
        """
        last = {card: event.kind for card, event in self._rows("suspended", "unsuspended")}
        return frozenset(card for card, kind in last.items() if kind == "suspended")

    def flags(self) -> dict[str, tuple[Event, ...]]:
        """The rows that mark each card as wrong or unclear, in order.

        Raises:
            StoreError: the journal cannot be read.
        """
        found: dict[str, list[Event]] = defaultdict(list)
        for card, event in self._rows("flagged"):
            found[card].append(event)
        return {card: tuple(events) for card, events in found.items()}

    def suspend(self, cards: Iterable[str], suspended: bool = True) -> None:
        """Let cards rest, or wake them.

        Raises:
            StoreError: it could not be committed.
        """
        kind = "suspended" if suspended else "unsuspended"
        self._journal.append(self._clock(), [Entry(kind, None, card, {}) for card in cards])

    def reset(self, cards: Iterable[str]) -> tuple[Event, ...]:
        """Let cards begin anew, as if they had never been reviewed. What was answered stays in the statistics.

        The rows that do so are returned; `withdraw` takes them back.

        Raises:
            StoreError: it could not be committed.
        """
        return self._journal.reset(self._clock(), cards)

    def flag(self, question: Question) -> tuple[Event, ...]:
        """Mark a question as wrong or unclear; the rows that do so.

        Raises:
            StoreError: it could not be committed.
        """
        return self._journal.append(self._clock(), [Entry("flagged", None, question.id, {"prompt": question.prompt})])

    def withdraw(self, rows: Iterable[Event]) -> None:
        """Take back what rows did, as if they had never been: marks that are settled, beginnings that were a mistake.

        Raises:
            StoreError: it could not be committed.
        """
        self._journal.withdraw(self._clock(), [event.id for event in rows])

    def _rows(self, *kinds: str) -> Iterator[tuple[str, Event]]:
        """The rows of these kinds that hold, each with its card of today."""
        rows = [event for event in self._journal.events(*kinds) if event.card is not None]
        if not rows:
            return
        history = self._journal.history()
        owners = history.owners()
        for event in rows:
            if event.id not in history.withdrawn:
                yield owners.of(event.card or "", (event.utc, event.id)), event
