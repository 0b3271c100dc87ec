"""The cards of a deck, as memory deals with them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import overload

from quizgame.memory.ids import Ids
from quizgame.memory.queue import Card
from quizgame.reading.digest import digest


class Cards(Sequence[Card]):
    """The cards of a deck, in order, each once: their `ids`, and the `facts` they share with siblings (empty where none
    has any). Cards are made when they are asked for, as few are of a large deck; so are the ids where they are packed.

    `digest` is what `digest_of` made of the ids, or empty where nobody has made it yet.
    """

    def __init__(self, ids: Sequence[str] = (), facts: Sequence[str | None] = (), digest: str = "") -> None:
        if facts and len(facts) != len(ids):
            raise ValueError("each card has a fact, or none")
        self.ids = ids
        self.facts = facts
        self.digest = digest

    @classmethod
    def of(cls, cards: Iterable[Card]) -> Cards:
        """These cards."""
        every = tuple(cards)
        facts = [card.fact for card in every] if any(card.fact is not None for card in every) else []
        return cls([card.id for card in every], facts)

    def place(self, id: str) -> int | None:
        """Where a card stands, by its id; None if it is not here."""
        return self.ids.find(id) if isinstance(self.ids, Ids) else self._places.get(id)

    def get(self, id: str) -> Card | None:
        """A card by its id; None if it is not here."""
        place = self.place(id)
        return None if place is None else self[place]

    def ends(self) -> tuple[str, str]:
        """The first and the last of the ids in the order of strings.

        Raises:
            ValueError, IndexError: there are none.
        """
        return self.ids.ends() if isinstance(self.ids, Ids) else (min(self.ids), max(self.ids))

    @cached_property
    def _places(self) -> dict[str, int]:
        return dict(zip(self.ids, range(len(self.ids)), strict=True))

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> Card: ...

    @overload
    def __getitem__(self, place: slice) -> Cards: ...

    def __getitem__(self, place: int | slice) -> Card | Cards:
        if isinstance(place, slice):
            return Cards(self.ids[place], self.facts[place])
        return Card(self.ids[place], self.facts[place] if self.facts else None)

    def __iter__(self) -> Iterator[Card]:
        return map(Card, self.ids, self.facts) if self.facts else map(Card, self.ids)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Cards):
            return NotImplemented
        return list(self.ids) == list(other.ids) and list(self.facts) == list(other.facts)

    def __hash__(self) -> int:
        return hash(tuple(self.ids))


def digest_of(ids: Iterable[str]) -> str:
    """What tells a set of cards from every other."""
    return digest_of_text(json.dumps(sorted(ids), ensure_ascii=False, separators=(",", ":")))


def digest_of_text(ids: str) -> str:
    """The same, of the ids in order as a JSON array that is as short as can be."""
    return digest(ids.encode(errors="surrogatepass"), 16)
