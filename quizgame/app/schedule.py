"""When cards come back: by FSRS, at the chance to recall that their deck asks for, on days with little to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from quizgame.memory.scheduler import Memory, Rating, Scheduler
from quizgame.store.journal import Journal


class Schedule:
    """FSRS for the cards of a library; `retentions` gives, when first asked, those that differ from the usual."""

    def __init__(
        self, scheduler: Scheduler, journal: Journal, retentions: Callable[[], Mapping[str, float]] = dict
    ) -> None:
        self._scheduler = scheduler
        self._journal = journal
        self._find_retentions = retentions

    @cached_property
    def _retentions(self) -> Mapping[str, float]:
        return self._find_retentions()

    def review(self, memory: Memory | None, rating: Rating, day: int, card: str) -> Memory:
        """The memory after a review on a local day; `memory` is None for a card never reviewed.

        Raises:
            StoreError: the journal cannot be read.
        """
        load, retention = self._journal.load(), self._retentions.get(card)
        return self._scheduler.review(memory, rating, day, card, retention=retention, load=load)
