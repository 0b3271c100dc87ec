"""When cards come back: by FSRS, at the chance to recall that their deck asks for, before its exam, and on days with
little to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from quizgame.app.preferences import Preferences
from quizgame.memory.scheduler import Memory, Rating, Scheduler
from quizgame.store.journal import Journal


class Schedule:
    """FSRS for the cards of a library, as its learner prefers it; `leech` is how many lapses set a card aside."""

    def __init__(self, scheduler: Scheduler, journal: Journal, preferences: Preferences | None = None) -> None:
        self._scheduler = scheduler
        self._journal = journal
        self._preferences = preferences
        self._retentions: dict[str, float] | None = None
        self._exams: tuple[int, dict[str, int]] | None = None

    @property
    def leech(self) -> int:
        """The lapses that set a card aside; 0 is never."""
        return self._preferences.settings.leech if self._preferences else 0

    def review(
        self, memory: Memory | None, rating: Rating, day: int, card: str, instead: Memory | None = None
    ) -> Memory:
        """The memory after a review on a local day; `memory` is None for a card never reviewed. Where a review is
        judged anew, the card came to `instead` by it.

        Raises:
            StoreError: the journal cannot be read.
        """
        load: Mapping[int, int] = self._journal.load()
        retention, exam = None, None
        if self._preferences is not None:
            if self._retentions is None:
                self._retentions = self._preferences.retentions()
            if self._exams is None or self._exams[0] != day:
                self._exams = day, self._preferences.exams(day)
            retention, exam = self._retentions.get(card), self._exams[1].get(card)
        if instead is not None:  # the days are to be as full as when the review was made
            then = Counter(load)
            then[instead.due] -= 1
            if memory is not None:
                then[memory.due] += 1
            load = then
        return self._scheduler.review(memory, rating, day, card, retention=retention, load=load, latest=exam)
