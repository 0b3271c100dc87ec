"""What decks hold for a learner, and what today does: counts of cards by what memory holds of them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date
from typing import TYPE_CHECKING

from quizgame.memory.forecast import knowledge_of
from quizgame.memory.queue import Queue, build_queue, spent_on
from quizgame.memory.scheduler import Memory, Scheduler
from quizgame.store.library import DeckEntry
from quizgame.values import dataclass, replace

if TYPE_CHECKING:
    from quizgame.app.application import Application

TODAY = "today"
"""What a sitting over all decks is called where a deck's id stands."""
SECONDS_A_CARD = 12


@dataclass(frozen=True, slots=True)
class DeckTotals:
    """A deck on the home screen: how many cards are due, new (never reviewed) and learned (reviewed at least once), and
    its `mastery`, from 0 to 1: the mean chance to recall one of its cards now, 0 for those never reviewed.

    Suspended cards are neither due nor new, and no part of the mastery. `exam` is the day of an exam ahead, `readiness`
    the mean chance to recall a card of the deck on it as things stand.
    """

    entry: DeckEntry
    due: int
    new: int
    learned: int
    mastery: float
    exam: date | None = None
    readiness: float | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """What today holds: all due and new cards, what the limits leave of them, and the next day something is due."""

    due: int
    new: int
    learned: int
    total: int
    queue: Queue
    next_due: date | None

    @property
    def minutes(self) -> int:
        """About how long today's cards take."""
        return max(1, round(len(self.queue.cards) * SECONDS_A_CARD / 60)) if self.queue.cards else 0


def totals_of_decks(application: Application) -> list[DeckTotals]:
    """Every deck of the library with its totals, broken ones included (with zeros)."""
    entries, day, scheduler = application.library.entries(), application.day, application.scheduler
    memories, suspended = application.progress.memories(entries), application.standing.suspended()
    totals = [_totals(entry, memories, scheduler, day, suspended) for entry in entries]
    if not application.preferences.settings.decks:
        return totals
    exams = (application.preferences.exam_of(entry.id, day) for entry in entries)
    return [
        one if exam is None else _examined(one, exam, memories, scheduler, suspended)
        for one, exam in zip(totals, exams, strict=True)
    ]


def look_at_today(
    application: Application, entries: list[DeckEntry], everything: list[DeckEntry], lifted: str | None, more: int
) -> Today:
    """What is to be studied today in some decks, each card counted once; `everything` are all the decks, whose cards of
    today count for the limits. The limit of the deck `lifted` does not hold, and `more` new cards are allowed.
    """
    unique = {card.id: card for entry in entries for card in entry.cards}
    cards, all_cards = unique.values(), unique
    if entries is not everything:  # a deck may be none of the library
        all_cards = unique | {card.id: card for entry in everything for card in entry.cards}
    preferences, day = application.preferences, application.day
    memories = application.progress.memories(everything, [entry.path for entry in entries])
    begun, suspended = application.journal.begun_cards(day), application.standing.suspended()
    spent = spent_on(all_cards.values(), memories, day, begun=len(begun))
    limits = replace(preferences.limits, new=preferences.limits.new + more)
    shares = preferences.shares(memories, day, begun, lifted, more)
    queue = build_queue(cards, memories, day, limits, spent, suspended, preferences.settings.order, shares)
    awake = (memories[card.id] for card in cards if card.id in memories and card.id not in suspended)
    coming = [memory.due for memory in awake if memory.due > day]
    return Today(
        due=queue.waiting_due,
        new=queue.waiting_new,
        learned=sum(1 for card in cards if card.id in memories),
        total=len(cards),
        queue=queue,
        next_due=date.fromordinal(min(coming)) if coming else None,
    )


def _totals(
    entry: DeckEntry, memories: Mapping[str, Memory], scheduler: Scheduler, day: int, suspended: Set[str]
) -> DeckTotals:
    known = {card.id: memory for card in entry.cards if (memory := memories.get(card.id))}
    awake = [card.id for card in entry.cards if card.id not in suspended]
    knowledge = knowledge_of(awake, known, scheduler, day)
    return DeckTotals(
        entry=entry,
        due=sum(1 for id in awake if id in known and known[id].due <= day),
        new=knowledge.cards - knowledge.learned,
        learned=len(known),
        mastery=knowledge.mastery,
    )


def _examined(
    totals: DeckTotals, exam: date, memories: Mapping[str, Memory], scheduler: Scheduler, suspended: Set[str]
) -> DeckTotals:
    """A deck with how ready its learner is for its exam."""
    cards = [card.id for card in totals.entry.cards if card.id not in suspended]
    readiness = knowledge_of(cards, memories, scheduler, exam.toordinal()).mastery
    return replace(totals, exam=exam, readiness=readiness)
