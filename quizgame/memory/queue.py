"""What comes next: due cards first, then new ones, one of each fact a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from quizgame.memory.scheduler import Memory

NEW_PER_DAY = 10
REVIEWS_PER_DAY = 200


@dataclass(frozen=True, slots=True)
class Card:
    """A card as the queue sees it: its id and the fact it shares with its siblings (None: it has none)."""

    id: str
    fact: str | None = None

    def __hash__(self) -> int:
        return hash(self.id)  # of both fields it takes four times as long, and cards are sorted out by the 100,000

    @property
    def group(self) -> str:
        """What its siblings have in common."""
        return self.fact or self.id


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a day may hold: new cards and due ones."""

    new: int = NEW_PER_DAY
    reviews: int = REVIEWS_PER_DAY


@dataclass(frozen=True, slots=True)
class Queue:
    """What can be studied today, in order: due cards (longest overdue first), then new ones (in deck order).

    `waiting_due` and `waiting_new` count all there is, without limits and siblings.
    """

    due: tuple[str, ...]
    new: tuple[str, ...]
    waiting_due: int
    waiting_new: int

    @property
    def cards(self) -> tuple[str, ...]:
        """All of it, in order."""
        return self.due + self.new


@dataclass(frozen=True, slots=True)
class Spent:
    """What of a day is used up already, over all decks: facts reviewed, due cards answered, new cards begun."""

    groups: frozenset[str] = frozenset()
    reviews: int = 0
    begun: int = 0


def spent_on(cards: Iterable[Card], memories: Mapping[str, Memory], today: int, begun: int) -> Spent:
    """What was done today among these cards; `begun` of them were new."""
    done = [card for card in cards if (memory := memories.get(card.id)) and memory.last == today]
    return Spent(frozenset(card.group for card in done), max(len(done) - begun, 0), begun)


def build_queue(
    cards: Iterable[Card],
    memories: Mapping[str, Memory],
    today: int,
    limits: Limits,
    spent: Spent,
    suspended: Set[str] = frozenset(),
) -> Queue:
    """Today's queue: facts reviewed today are not asked again in another form, and of each fact one card is taken.

    Suspended cards are left out, and are no siblings of others.
    """
    unique = [card for card in dict.fromkeys(cards) if card.id not in suspended]
    groups = set(spent.groups)
    due = [card for card in unique if (memory := memories.get(card.id)) and memory.due <= today]
    new = [card for card in unique if card.id not in memories]
    due.sort(key=lambda card: (memories[card.id].due, card.id))
    taken_due = _one_each(due, groups, max(limits.reviews - spent.reviews, 0))
    taken_new = _one_each(new, groups, max(limits.new - spent.begun, 0))
    return Queue(taken_due, taken_new, len(due), len(new))


def _one_each(cards: list[Card], groups: set[str], limit: int) -> tuple[str, ...]:
    """The first cards of groups not yet met; the groups met are added."""
    taken: list[str] = []
    for card in cards:
        if len(taken) >= limit:
            break
        if card.group not in groups:
            groups.add(card.group)
            taken.append(card.id)
    return tuple(taken)
