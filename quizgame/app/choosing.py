"""Choosing today's cards without a look at all the others: over 100,000 of them, a sitting begins at once.

`build_queue` over everything that memory holds comes to the same, and counts what is waiting besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain

from quizgame.app.preferences import Preferences
from quizgame.memory.queue import Card, Spent, take_due, take_new
from quizgame.store.journal import Journal
from quizgame.store.library import DeckEntry

Chosen = tuple[tuple[str, ...], tuple[str, ...]]
"""The due cards and the new ones, in the order they are asked."""


def choose_cards(
    decks: Sequence[DeckEntry],
    others: Sequence[DeckEntry],
    journal: Journal,
    preferences: Preferences,
    day: int,
    resting: Set[str],
    *,
    lifted: str | None = None,
    more: int = 0,
) -> Chosen:
    """The cards of some decks to be studied on a local day; what was done in the `others` counts too.

    Cards that are `resting` are left out. `more` new cards are allowed, in all and in the deck `lifted`.

    Raises:
        StoreError: the journal cannot be read.
    """
    begun, reviewed = journal.begun_cards(day), journal.reviewed_on(day)
    done = list(_held(reviewed, [*decks, *others]))
    spent = Spent(frozenset(card.group for card in done), max(len(done) - len(begun), 0), len(begun))
    shares = preferences.shares(journal.memories(reviewed), day, begun, lifted, more)
    groups, limits = set(spent.groups), preferences.limits
    waiting = ((id, day - since) for id, since in journal.due(day, preferences.settings.order) if id not in resting)
    ranked = ((card, late) for id, late in waiting for card in _held([id], decks))
    due = take_due(ranked, groups, limits.reviews - spent.reviews, shares)
    left = limits.new + more - spent.begun
    new = take_new(_new(decks, journal, resting), groups, left, shares) if left > 0 else ()
    return tuple(due), tuple(new)


def _held(ids: Iterable[str], decks: Sequence[DeckEntry]) -> Iterator[Card]:
    """Those of the cards that any of the decks has."""
    for id in ids:
        card = next((card for deck in decks if (card := deck.cards.get(id))), None)
        if card is not None:
            yield card


def _new(decks: Sequence[DeckEntry], journal: Journal, resting: Set[str]) -> Iterable[Card]:
    """The cards of decks that were never reviewed and are not resting, each once."""
    open_decks = [deck for deck in decks if not journal.has_learned_all(deck.cards)]
    waiting = journal.unlearned(chain.from_iterable(deck.cards.ids for deck in open_decks)) - resting
    found: dict[str, Card] = {}
    for deck in open_decks if waiting else ():
        found |= {card.id: card for card in deck.cards if card.id in waiting}
    return found.values()
