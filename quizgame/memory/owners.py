"""Whose a review is: cards that were edited hand their history on."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from quizgame.values import dataclass

At = tuple[int, str]
"""A place among all events: they are in the order of (utc, id)."""


@dataclass(frozen=True, slots=True)
class Carry:
    """That all a card had until then went to another card."""

    at: At
    source: str
    target: str


class Owners:
    """Who has what: made from the carries that hold, and from when cards began anew. A carry that was withdrawn is as
    if it had never been, so what was reviewed under the new card's id meanwhile stays with the new card."""

    def __init__(self, carries: Iterable[Carry], anew: Mapping[str, Collection[At]] | None = None) -> None:
        self._anew = anew or {}
        self._leaving: dict[str, list[tuple[At, str]]] = defaultdict(list)
        for carry in carries:
            self._leaving[carry.source].append((carry.at, carry.target))
        for leaving in self._leaving.values():
            leaving.sort()

    def __bool__(self) -> bool:
        return bool(self._leaving)

    def of(self, card: str, at: At) -> str:
        """The card that today has what was reviewed under a card's id at some time."""
        *_, (owner, _, _) = self._stays(card, at)
        return owner

    def heir(self, card: str, at: At) -> str | None:
        """The same; None if it counts no more, for the card that had it began anew."""
        owner = card
        for owner, since, until in self._stays(card, at):
            if any(since < anew and (until is None or anew < until) for anew in self._anew.get(owner, ())):
                return None
        return owner

    def _stays(self, card: str, at: At) -> Iterator[tuple[str, At, At | None]]:
        """The cards that have had it: each since when, and until when (None: it still has)."""
        while leaving := self._leaving.get(card):
            following = bisect_right(leaving, at, key=lambda one: one[0])
            if following == len(leaving):
                break
            until, target = leaving[following]
            yield card, at, until
            at, card = until, target
        yield card, at, None


def akin(cards: Iterable[str], carries: Iterable[Carry]) -> set[str]:
    """These cards, and all that any of the carries tie to them, however far."""
    tied: dict[str, set[str]] = defaultdict(set)
    for carry in carries:
        tied[carry.source].add(carry.target)
        tied[carry.target].add(carry.source)
    found: set[str] = set()
    waiting = list(cards)
    while waiting:
        card = waiting.pop()
        if card not in found:
            found.add(card)
            waiting.extend(tied.get(card, ()))
    return found
