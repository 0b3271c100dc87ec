"""Cards given another day than their last review gave them: a backlog that is spread, and what an exam calls forward.

Each is a `rescheduled` row. Withdrawn, the card has its former day again, if it was not reviewed meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from quizgame.memory.backlog import Spread, is_backlog, spread, usual_day
from quizgame.memory.queue import Card, spent_on
from quizgame.memory.scheduler import Memory, lightest
from quizgame.store.journal import Entry, Event
from quizgame.store.rows import RESCHEDULED
from quizgame.values import dataclass

if TYPE_CHECKING:
    from quizgame.app.application import Application

BACKLOG, EXAM = "backlog", "exam"
TWICE, GENTLY = 2, 1.4
"""So many usual days' cards a day may hold while a backlog is worked off; or while it is worked off gently."""
KEPT_IN_MIND = 7
"""For so many days it is offered to take a spreading back."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """So many cards are due; a day usually holds `usual`; and how they would be spread."""

    due: int
    usual: int
    plan: Spread
    memories: Mapping[str, Memory]

    @property
    def grown(self) -> bool:
        """Whether that is so much that it is better spread."""
        return is_backlog(self.due, self.usual) and bool(self.plan.days)


def look_at_backlog(application: Application, a_day: int | None = None) -> Backlog:
    """All that is due in the library, and how it would be spread: over days of at most `a_day` cards, by default twice
    as many as usual, and no more than the settings allow.

    Raises:
        StoreError: the journal cannot be read.
    """
    journal, day, preferences = application.journal, application.day, application.preferences
    entries, resting = application.library.entries(), application.standing.suspended()
    memories = application.progress.memories(entries)
    cards = {card.id: card for entry in entries for card in entry.cards}
    due = [
        card
        for id, card in cards.items()
        if (memory := memories.get(id)) and memory.due <= day and memory.last < day and id not in resting
    ]
    load = journal.load()
    usual = usual_day(load, day)
    most = a_day or max(min(TWICE * usual, preferences.limits.reviews), 1)
    spent = spent_on(cards.values(), memories, day, journal.begun_on(day))
    order, exams = preferences.settings.order, preferences.exams(day)
    plan = spread(due, memories, load, day, most, order, spent.groups, spent.reviews, exams)
    return Backlog(len(due), usual, plan, memories)


def spread_backlog(application: Application, backlog: Backlog) -> tuple[Event, ...]:
    """Give the cards of a backlog the days it was planned for; the rows that do so.

    Raises:
        StoreError: it could not be kept.
    """
    return _give(application, BACKLOG, backlog.plan.days, backlog.memories)


def can_gather(application: Application) -> bool:
    """Whether a backlog was spread of late, and that was not taken back.

    Raises:
        StoreError: the journal cannot be read.
    """
    rows = _rows(application, BACKLOG)
    return bool(rows) and rows[-1].day > application.day - KEPT_IN_MIND


def gather_again(application: Application) -> int:
    """Take the last spreading of a backlog back; how many cards that concerned.

    Raises:
        StoreError: it could not be kept.
    """
    rows = _rows(application, BACKLOG)
    last = [row.id for row in rows if row.utc == rows[-1].utc]
    if last:
        application.journal.withdraw(application.clock(), last)
    return len(last)


def call_forward(application: Application) -> int:
    """Give cards that would come back only after their exam a day before it; how many they were.

    Raises:
        StoreError: it could not be kept.
    """
    day = application.day
    exams = application.preferences.exams(day)
    if not exams:
        return 0
    memories = application.journal.memories(exams)
    load = dict(application.journal.load())
    days: dict[str, int] = {}
    for card, exam in exams.items():
        memory = memories.get(card)
        if memory is not None and memory.due > exam > day:
            seed = f"{card}/{memory.reviews}/{exam}"
            days[card] = given = lightest(day, memory.due - day, seed, load, exam)
            load[given] = load.get(given, 0) + 1
    if days:
        _give(application, EXAM, days, memories)
    return len(days)


def send_on(application: Application) -> int:
    """Give cards whose exam is over, and that were due before it only for its sake, the day that is theirs without one;
    how many they were.

    Raises:
        StoreError: it could not be kept.
    """
    day, journal, scheduler = application.day, application.journal, application.scheduler
    retentions, still_ahead = application.preferences.retentions(), application.preferences.exams(day)
    days: dict[str, int] = {}
    found: dict[str, Memory] = {}
    for exam, entry in application.preferences.exams_over(day):
        if min(journal.load(), default=day) > exam:
            continue  # nothing is due as early as that
        memories = journal.memories(card for card in entry.cards.ids if card not in still_ahead)
        for card, memory in memories.items():
            interval = scheduler.interval(memory.stability, retentions.get(card))
            own = lightest(memory.last, interval, f"{card}/{memory.reviews}", journal.load())
            if memory.due <= exam < own and memory.last < exam:
                days[card], found[card] = own, memory
    if days:
        _give(application, EXAM, days, found)
    return len(days)


def let_go(application: Application, cards: Iterable[Card]) -> None:
    """Give cards that were called forward for an exam the days again that they had before.

    Raises:
        StoreError: it could not be kept.
    """
    concerned = {card.id for card in cards}
    rows = [row.id for row in _rows(application, EXAM) if row.card in concerned]
    if rows:
        application.journal.withdraw(application.clock(), rows)


def _give(
    application: Application, why: str, days: Mapping[str, int], memories: Mapping[str, Memory]
) -> tuple[Event, ...]:
    entries = [
        Entry(RESCHEDULED, None, card, {"due": day, "was": memories[card].due, "why": why})
        for card, day in days.items()
    ]
    changed = {card: memories[card]._replace(due=day) for card, day in days.items()}
    return application.journal.append(application.clock(), entries, changed)


def _rows(application: Application, why: str) -> list[Event]:
    """The rows that hold, of those written for a reason."""
    rows = [row for row in application.journal.events(RESCHEDULED) if row.body.get("why") == why]
    withdrawn = application.journal.history().withdrawn if rows else frozenset()
    return [row for row in rows if row.id not in withdrawn]
