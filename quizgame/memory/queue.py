"""What comes next: due cards first, then new ones, one of each fact a day, and no deck after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import StrEnum
from heapq import heapify, heappop
from itertools import groupby
from typing import NamedTuple

from quizgame.memory.scheduler import Memory
from quizgame.values import dataclass

NEW_PER_DAY = 10
REVIEWS_PER_DAY = 200
PATIENCE = 3
"""After so many days a due card comes before its siblings, however likely they are forgotten."""
MIXED = 20
"""So many due cards are mixed with each other; farther than that, no card leaves its place."""


class Order(StrEnum):
    """Which of the due cards come first: those that are most likely forgotten, or those due the longest."""

    RECALL = "recall"
    DATE = "date"


class Card(NamedTuple):
    """A card as the queue sees it: its id and the fact it shares with its siblings (None: it has none)."""

    id: str
    fact: str | None = None

    def __hash__(self) -> int:
        return hash(self.id)  # of both fields it takes four times as long, and cards are sorted out by the 100,000

    @property
    def group(self) -> str:
        """What its siblings have in common."""
        return self.fact or self.id

    @property
    def root(self) -> str:
        """The facts file or deck it comes from, which its id begins with."""
        return self.id.partition("/")[0]

    @property
    def form(self) -> str:
        """How it asks for its fact; "" for a card without one."""
        return self.id[len(self.fact) + 1 :].partition("/")[0] if self.fact else ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a day may hold: new cards and due ones."""

    new: int = NEW_PER_DAY
    reviews: int = REVIEWS_PER_DAY


@dataclass(frozen=True, slots=True)
class Share:
    """Cards with limits of their own, as those of a deck: what is left of these limits today."""

    cards: Set[str]
    left: Limits


@dataclass(frozen=True, slots=True)
class Queue:
    """What can be studied today, in order: due cards (the most urgent first), then new ones (in the order of decks).

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


def share_of(
    cards: Set[str], limits: Limits, memories: Mapping[str, Memory], today: int, begun: Set[str], more: int = 0
) -> Share:
    """What is left today of the limits of some cards; `begun` are all cards that were new today, and `more` new ones
    are allowed beyond the limit."""
    started = len(cards & begun)
    done = sum(1 for card in cards if (memory := memories.get(card)) and memory.last == today) - started
    return Share(cards, Limits(max(limits.new + more - started, 0), max(limits.reviews - done, 0)))


Ranked = tuple[Card, int]
"""A due card, and how many days it has been due."""


def rank(due: Iterable[tuple[Memory, Card]], order: Order, today: int) -> Iterator[Ranked]:
    """Due cards, the most urgent first.

    The chance to recall falls with days / stability, whatever the parameters, so that this stands for it.
    """
    ranked: list[tuple[float, str, Card, int]]
    match order:
        case Order.RECALL:
            ranked = [((memory.last - today) / memory.stability, card.id, card, memory.due) for memory, card in due]
        case Order.DATE:
            ranked = [(memory.due, card.id, card, memory.due) for memory, card in due]
    heapify(ranked)
    while ranked:
        *_, card, since = heappop(ranked)
        yield card, today - since


def build_queue(
    cards: Iterable[Card],
    memories: Mapping[str, Memory],
    today: int,
    limits: Limits,
    spent: Spent,
    resting: Set[str] = frozenset(),
    order: Order = Order.RECALL,
    shares: Sequence[Share] = (),
) -> Queue:
    """Today's queue: facts reviewed today are not asked again in another form, and of each fact one card is taken.

    Cards at rest are left out, and are no siblings of others. Beside the `limits` of all, those of each of the `shares`
    hold.
    """
    due: list[tuple[Memory, Card]] = []
    new: list[Card] = []
    for id, card in {card.id: card for card in cards}.items():
        if id in resting:
            continue
        memory = memories.get(id)
        if memory is None:
            new.append(card)
        elif memory.due <= today:
            due.append((memory, card))
    groups = set(spent.groups)
    taken_due = take_due(rank(due, order, today), groups, limits.reviews - spent.reviews, shares)
    taken_new = take_new(new, groups, limits.new - spent.begun, shares)
    return Queue(tuple(taken_due), tuple(taken_new), len(due), len(new))


def take_due(ranked: Iterable[Ranked], groups: set[str], limit: int, shares: Sequence[Share] = ()) -> list[str]:
    """The first cards of groups not yet met, mixed; the groups met are added."""
    rooms = [_Room(share.cards, share.left.reviews) for share in shares]
    taken: dict[str, Ranked] = {}
    for card, late in ranked if limit > 0 else ():
        if card.group not in groups:
            if _admitted(card, rooms):
                groups.add(card.group)
                taken[card.group] = card, late
                if len(taken) == limit:
                    break
        elif late > PATIENCE and (sibling := taken.get(card.group)) and late > sibling[1]:
            # one that is forgotten again and again would come before it every day
            taken[card.group] = (card, late) if _same_rooms(card.id, sibling[0].id, rooms) else sibling
    return _mixed([card for card, _ in taken.values()])


def take_new(new: Iterable[Card], groups: set[str], limit: int, shares: Sequence[Share] = ()) -> list[str]:
    """New cards from each deck in turn; of each fact not yet met the form that was taken least. The groups met are
    added."""
    taken: list[str] = []
    if limit <= 0:
        return taken
    rooms = [_Room(share.cards, share.left.new) for share in shares]
    forms = Counter[str]()
    waiting = [_by_fact(cards) for cards in _by_root(new)]
    while waiting and len(taken) < limit:
        for facts in tuple(waiting):
            card = next((card for fact in facts if (card := _chosen(fact, groups, forms, rooms))), None)
            if card is None:
                waiting.remove(facts)
                continue
            groups.add(card.group)
            if form := card.form:  # a card that asks in its own words has none, and comes before one that does
                forms[form] += 1
            taken.append(card.id)
            if len(taken) == limit:
                break
    return taken


@dataclass(slots=True)
class _Room:
    """How many of some cards may still be taken."""

    cards: Set[str]
    left: int


def _admitted(card: Card, rooms: Sequence[_Room]) -> bool:
    """Whether every deck of a card has room for it; then it takes it."""
    concerned = [room for room in rooms if card.id in room.cards]
    if any(room.left <= 0 for room in concerned):
        return False
    for room in concerned:
        room.left -= 1
    return True


def _same_rooms(one: str, other: str, rooms: Sequence[_Room]) -> bool:
    """Whether two cards are of the same decks, as far as these have limits."""
    return all((one in room.cards) == (other in room.cards) for room in rooms)


def _chosen(fact: Sequence[Card], groups: Set[str], forms: Mapping[str, int], rooms: Sequence[_Room]) -> Card | None:
    """The card of a fact in the form that was taken least; None if there is none to take."""
    if fact[0].group in groups:
        return None
    return next((card for card in sorted(fact, key=lambda card: forms[card.form]) if _admitted(card, rooms)), None)


def _by_root(cards: Iterable[Card]) -> list[list[Card]]:
    """The cards of each deck, in order."""
    found: dict[str, list[Card]] = {}
    beginning, here = "/", list[Card]()
    for card in cards:
        if not card.id.startswith(beginning):  # most often it comes from where the one before came from
            beginning = f"{card.root}/"
            here = found.setdefault(beginning, [])
        here.append(card)
    return list(found.values())


def _by_fact(cards: Iterable[Card]) -> Iterator[list[Card]]:
    """The cards of each fact, one fact after the other, as they come."""
    return (list(fact) for _, fact in groupby(cards, key=lambda card: card.group))


def _mixed(cards: Sequence[Card]) -> list[str]:
    """The cards, some at a time, such that no deck and no form is asked twice running where that can be."""
    mixed: list[str] = []
    root = form = ""
    for start in range(0, len(cards), MIXED):
        waiting = [(card.root, card.form, card.id) for card in cards[start : start + MIXED]]
        left = Counter(root for root, _, _ in waiting)
        while waiting:
            # best another deck than the last, of which many wait, and another form; of several, the first
            ranks = [(one[0] != root, left[one[0]], one[1] != form) for one in waiting]
            root, form, id = waiting.pop(ranks.index(max(ranks)))
            left[root] -= 1
            mixed.append(id)
    return mixed
