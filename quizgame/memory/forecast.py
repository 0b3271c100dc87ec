"""What the coming days hold: what is due, what new cards will add to it, and what is still known."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from quizgame.memory.queue import Card, Limits, Order, Share, Spent, rank, take_due, take_new
from quizgame.memory.scheduler import Memory, Rating, Scheduler
from quizgame.values import dataclass, field

FIRST_KNOWN = 0.6
"""The chance to know a card never seen, where nothing is known of the learner."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """How much of some cards is known: how many there are, how many were reviewed, and how many would be recalled now,
    as the sum of their chances."""

    cards: int
    learned: int
    recalled: float

    @property
    def recall(self) -> float | None:
        """The mean chance to recall a card that was learned; None without any."""
        return self.recalled / self.learned if self.learned else None

    @property
    def mastery(self) -> float:
        """The mean chance to recall any card, 0 for those never reviewed: how much of it all is known."""
        return self.recalled / self.cards if self.cards else 0.0


@dataclass(frozen=True, slots=True)
class Load:
    """What a day is expected to hold, as a mean over several simulations: reviews of cards met before, new cards, and
    cards that are due but beyond the day's limit."""

    reviews: float
    new: float
    left: float


def due_by_day(cards: Iterable[str], memories: Mapping[str, Memory], today: int, days: int) -> list[int]:
    """How many cards are due on each of so many days from today on; those overdue are due today."""
    counts = [0] * days
    for card in dict.fromkeys(cards):
        memory = memories.get(card)
        if memory is not None and memory.due < today + days:
            counts[max(memory.due - today, 0)] += 1
    return counts


def knowledge_of(cards: Iterable[str], memories: Mapping[str, Memory], scheduler: Scheduler, today: int) -> Knowledge:
    """How much of these cards is known today; of those reviewed today, how much of them will be known tomorrow, for
    whoever was just told an answer knows it, right or wrong before."""
    unique = dict.fromkeys(cards)
    known = [memory for card in unique if (memory := memories.get(card))]
    return Knowledge(
        len(unique), len(known), sum(scheduler.recall(memory, max(today, memory.last + 1)) for memory in known)
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be learned, and how: all cards in the order new ones come, what memory holds of them, how much a day
    may hold, how likely a new card is known at once, and what was done today already.

    `shares` are the limits of single decks, `left` what is left of them today; `exams` tells the days after which cards
    are not to come.
    """

    cards: Sequence[Card]
    memories: Mapping[str, Memory]
    limits: Limits
    first_known: float = FIRST_KNOWN
    spent: Spent = field(default_factory=Spent)
    order: Order = Order.RECALL
    shares: Sequence[Share] = ()
    left: Sequence[Share] = ()
    exams: Mapping[str, int] = field(default_factory=dict)


def simulate_load(
    plan: Plan, scheduler: Scheduler, today: int, days: int, chance: random.Random, runs: int = 5
) -> list[Load]:
    """What each of so many days from today on will hold, if everything asked for is studied every day.

    Whether a card is recalled is drawn by the chance FSRS gives it; the mean is over several runs.
    """
    sums = [[0, 0, 0] for _ in range(days)]
    for _ in range(runs):
        learner = _Learner(plan, scheduler, today, chance)
        for ahead, total in enumerate(sums):
            for at, number in enumerate(learner.study(today + ahead)):
                total[at] += number
    return [Load(reviews / runs, new / runs, left / runs) for reviews, new, left in sums]


def simulate_readiness(
    plan: Plan,
    scheduler: Scheduler,
    today: int,
    exams: Mapping[int, Collection[str]],
    chance: random.Random,
    runs: int = 3,
) -> dict[int, float]:
    """The mean chance to recall the cards of each exam, given by its local day, when that day begins, if everything
    asked for is studied every day before it; a card not begun by then counts nothing."""
    sums = dict.fromkeys(exams, 0.0)
    for _ in range(runs):
        learner = _Learner(plan, scheduler, today, chance)
        for day in range(today, max(exams, default=today) + 1):
            if day in exams:
                sums[day] += knowledge_of(exams[day], learner.memories, scheduler, day).mastery
            learner.study(day)
    return {day: total / runs for day, total in sums.items()}


class _Learner:
    """Somebody who studies every day, and remembers as FSRS says."""

    def __init__(self, plan: Plan, scheduler: Scheduler, today: int, chance: random.Random) -> None:
        self._plan = plan
        self._scheduler = scheduler
        self._chance = chance
        self._spent = plan.spent
        self._shares = plan.left
        unique = dict.fromkeys(plan.cards)
        self._cards = {card.id: card for card in unique}
        self.memories = {card.id: memory for card in unique if (memory := plan.memories.get(card.id))}
        self._new = [card for card in unique if card.id not in self.memories]
        self._due: dict[int, list[str]] = {}
        self._load = Counter[int]()
        for card, memory in self.memories.items():
            self._put(card, max(memory.due, today))

    def study(self, day: int) -> tuple[int, int, int]:
        """Study a day's cards, as the queue gives them: how many were due, how many were new, how many are left for the
        next day."""
        limits, spent, self._spent = self._plan.limits, self._spent, Spent()
        shares, self._shares = self._shares, self._plan.shares
        groups, due = set(spent.groups), self._due.pop(day, [])
        ranked = rank(((self.memories[card], self._cards[card]) for card in due), self._plan.order, day)
        taken = take_due(ranked, groups, limits.reviews - spent.reviews, shares)
        begun = take_new(self._new, groups, limits.new - spent.begun, shares)
        if begun:
            gone = set(begun)
            self._new = [card for card in self._new if card.id not in gone]
        asked = set(taken)
        for card in taken:
            self._review(card, self._scheduler.recall(self.memories[card], day), day)
        for card in begun:
            self._review(card, self._plan.first_known, day)
        left = [card for card in due if card not in asked]
        for card in left:
            self._put(card, day + 1)
        return len(taken), len(begun), len(left)

    def _review(self, card: str, known: float, day: int) -> None:
        rating = Rating.GOOD if self._chance.random() < known else Rating.AGAIN
        latest = self._plan.exams.get(card)
        after = self._scheduler.review(self.memories.get(card), rating, day, card, load=self._load, latest=latest)
        self.memories[card] = after
        self._put(card, after.due)

    def _put(self, card: str, day: int) -> None:
        self._due.setdefault(day, []).append(card)
        self._load[day] += 1
