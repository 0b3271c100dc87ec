"""The cards of a deck, as memory deals with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import overload

from quizgame.memory.ids import Ids
from quizgame.memory.queue import Card
from quizgame.reading.digest import digest


class Cards(Sequence[Card]):
    """The cards of a deck, in order, each once: their `ids`, and the `facts` they share with siblings (empty where none
    has any). Cards are made when they are asked for, as few are of a large deck; so are the ids where they are packed.

    `marks` is the sum of what `mark_of` makes of each id, or None where nobody has made it yet.
    """

    def __init__(self, ids: Sequence[str] = (), facts: Sequence[str | None] = (), marks: int | None = None) -> None:
        if facts and len(facts) != len(ids):
            raise ValueError("each card has a fact, or none")
        self.ids = ids
        self.facts = facts
        self.marks = marks

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


def mark_of(id: str) -> int:
    """A number of 40 bits that stands for a card. The marks of different sets of cards come to different sums, as far
    as chance goes, and those of eight million cards still fit into 64 bits."""
    return int(digest(id.encode(errors="surrogatepass"), 5), 16)
