"""What comes next: due cards first, then new ones, one of each fact a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizgame.memory.scheduler import Memory

NEW_PER_DAY = 10
REVIEWS_PER_DAY = 200


@dataclass(frozen=True, slots=True)
class Card:
    """A card as the queue sees it: its id and the fact it shares with its siblings (None: it has none)."""

    id: str
    fact: str | None = None

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


def build_queue(
    cards: Iterable[Card], memories: Mapping[str, Memory], today: int, limits: Limits, learned_today: int = 0
) -> Queue:
    """Today's queue.

    `learned_today` counts the new cards already begun today; they use up the day's limit. Facts reviewed today are not
    asked again in another form, and of each fact only one card is taken.
    """
    unique = list(dict.fromkeys(cards))
    groups = {card.group for card in unique if (memory := memories.get(card.id)) and memory.last == today}
    due = [card for card in unique if (memory := memories.get(card.id)) and memory.due <= today]
    new = [card for card in unique if card.id not in memories]
    due.sort(key=lambda card: (memories[card.id].due, card.id))
    reviewed = sum(
        1 for card in unique if (memory := memories.get(card.id)) and memory.last == today and memory.reviews > 1
    )
    taken_due = _one_each(due, groups, max(limits.reviews - reviewed, 0))
    taken_new = _one_each(new, groups, max(limits.new - learned_today, 0))
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
