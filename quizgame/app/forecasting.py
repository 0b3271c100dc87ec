"""What the coming days hold for a learner, deck by deck and in all."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter

from quizgame.app.application import Application
from quizgame.memory.forecast import (
    FIRST_KNOWN,
    Knowledge,
    Load,
    Plan,
    due_by_day,
    knowledge_of,
    simulate_load,
    simulate_readiness,
)
from quizgame.memory.queue import Limits, spent_on
from quizgame.memory.replay import Reviewed
from quizgame.memory.scheduler import Rating
from quizgame.store.library import DeckEntry
from quizgame.values import dataclass, replace

MANY = 2_000
"""Of so many cards a single simulation tells as much as the mean over several does of a few."""
_RUNS = 5
FEW_FIRST = 50
"""So many first reviews tell how often a learner knows a card at once."""

FORESEEN = 366
"""How many days ahead of an exam it is foreseen what studying will bring."""


@dataclass(frozen=True, slots=True)
class DeckForecast:
    """A deck: how many of its cards are due on each day from today on, and how much of it is known.

    For one with an exam ahead, `exam` is its day, `readiness` the mean chance to recall a card of the deck on it if
    nothing is learned meanwhile, and `readiness_if_studied` the same if all that is asked for is studied every day.
    """

    id: str
    title: str
    due: tuple[int, ...]
    knowledge: Knowledge
    exam: date | None = None
    readiness: float | None = None
    readiness_if_studied: float | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """The days from `today` on: what is due on each if nothing is learned meanwhile, in all decks and in each; and what
    each will hold if all is studied every day with `limits`."""

    today: date
    limits: Limits
    due: tuple[int, ...]
    knowledge: Knowledge
    decks: tuple[DeckForecast, ...]
    load: tuple[Load, ...]


def foresee(application: Application, days: int, reference: str | None = None, new: int | None = None) -> Forecast:
    """Foresee so many days of one deck, or of all together, with `new` new cards a day.

    Raises:
        DeckError: the deck is unknown or broken.
        StoreError: the journal cannot be read.
    """
    everything = application.library.entries()
    entries = [application.library.entry(reference)] if reference else everything
    memories, today = application.progress.memories(everything, [entry.path for entry in entries]), application.day
    suspended = application.standing.suspended()
    awake = {card: memory for card, memory in memories.items() if card not in suspended}
    cards = list(dict.fromkeys(card for entry in entries for card in entry.cards if card.id not in suspended))
    limits = application.limits if new is None else Limits(new, application.limits.reviews)
    spent = spent_on(cards, memories, today, begun=application.journal.begun_on(today))
    preferences, begun = application.preferences, application.journal.begun_cards(today)
    plan = Plan(
        cards=cards,
        memories=awake,
        limits=limits,
        first_known=_first_known(application.journal.heard()),
        spent=spent,
        order=preferences.settings.order,
        shares=preferences.shares({}, today, frozenset()),
        left=preferences.shares(memories, today, begun),
        exams=preferences.exams(today),
    )
    chance = random.Random(today)  # the same all day long

    def look_at(deck: DeckEntry) -> DeckForecast:
        ids = [card.id for card in deck.cards if card.id not in suspended]
        known = knowledge_of(ids, awake, application.scheduler, today)
        found = DeckForecast(deck.id, deck.title, tuple(due_by_day(ids, awake, today, days)), known)
        exam = preferences.exam_of(deck.id, today)
        if exam is None:
            return found
        day = exam.toordinal()
        ready = knowledge_of(ids, awake, application.scheduler, day).mastery
        studied = None
        if day - today <= FORESEEN:
            simulated = simulate_readiness(plan, application.scheduler, today, {day: ids}, random.Random(today))
            studied = simulated[day]
        return replace(found, exam=exam, readiness=ready, readiness_if_studied=studied)

    every = [card.id for card in cards]
    return Forecast(
        today=date.fromordinal(today),
        limits=limits,
        due=tuple(due_by_day(every, awake, today, days)),
        knowledge=knowledge_of(every, awake, application.scheduler, today),
        decks=tuple(look_at(entry) for entry in entries if not entry.errors),
        load=tuple(simulate_load(plan, application.scheduler, today, days, chance, _RUNS if len(cards) < MANY else 1)),
    )


def _first_known(reviews: Iterable[Reviewed]) -> float:
    """How often this learner knew a card when it was asked for the first time."""
    first = [next(past)[2] & 7 != Rating.AGAIN for _, past in groupby(reviews, itemgetter(0))]
    return sum(first) / len(first) if len(first) >= FEW_FIRST else FIRST_KNOWN
