"""What the fact base lets us conclude: the guard against questions with a second right answer.

Absence from the facts is not falsity. A question is asked freely, or a wrong option called wrong, only where the facts
themselves say so: because the author declared a value to be the whole answer, a series to be complete, or because
another row contradicts it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import floor, log

from quizgame.facts.model import Entity, Extent, Fact, FactBase, Item, Value, Words
from quizgame.generate.confusions import Confusions
from quizgame.reading.dates import Date
from quizgame.reading.folding import fold
from quizgame.reading.numbers import Quantity

_LONGEST_FILED = 60
"""Years: longer dates, and wider numbers, are filed under anything."""
_WIDEST = 20
_FEW = 4
"""Facts that are sooner looked through than looked up."""
Told = frozenset[str]


class Knowledge:
    """An index of a fact base by relation (facts that say the same of something) and by what their slots hold."""

    def __init__(self, base: FactBase) -> None:
        self.confusions = Confusions(base.confused)
        self._relations: dict[str, list[Fact]] = defaultdict(list)
        self._filed: dict[tuple[str, str], dict[object, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        self._without: dict[tuple[str, str], list[Fact]] = {}
        self._wordings: dict[str, set[str]] = defaultdict(set)
        # by id: what is concluded and offered does not depend on the order of the file
        for fact in sorted(base.facts, key=lambda one: one.id):
            relation = fact.sentence.relation
            self._relations[relation].append(fact)
            self._wordings[relation].add(fact.sentence.text)
            for slot, value in fact.slots.items():
                for key in _keys(value.items):
                    self._filed[relation, slot][key].append(fact)

    def closed(self, fact: Fact, slot: str, told: Told) -> bool:
        """Whether the slot's value is the whole answer to what is told."""
        statement = fact.statement
        return (
            fact.slots[slot].extent is not Extent.SOME and slot not in statement.key and statement.key <= told | {slot}
        )

    def rivals(self, fact: Fact, slot: str, told: Told) -> bool:
        """Whether another fact gives another answer to what is told."""
        own = fact.slots[slot]
        return any(slot not in other.slots or not same(own, other.slots[slot]) for other in self._matching(fact, told))

    def free(self, fact: Fact, slot: str, told: Told) -> bool:
        """Whether the slot can be asked for without options: there is one answer, and it is all of it."""
        if self.rivals(fact, slot, told):
            return False
        return self.closed(fact, slot, told) or (fact.statement.complete and fact.slots[slot].extent is not Extent.SOME)

    def false(self, fact: Fact, slot: str, item: Item, told: Told) -> bool:
        """Whether the fact with `item` in the slot, told like this, is certainly not true."""
        if any(overlap(item, own) for own in fact.slots[slot].items):
            return False
        contradicted = self.contradicted(fact, slot, item, told)
        if not contradicted and any(self.nested(item, own) for own in fact.slots[slot].items):
            return False
        if any(
            slot not in other.slots or any(overlap(item, own) for own in other.slots[slot].items)
            for other in self._matching(fact, told)
        ):
            return False
        closed = self.closed(fact, slot, told)
        complete = fact.statement.complete and fact.slots[slot].extent is not Extent.SOME
        return closed or complete or contradicted

    def contradicted(self, fact: Fact, slot: str, item: Item, told: Told) -> bool:
        """Whether a row about `item` says otherwise: the same key but for it, another whole value in a told slot."""
        key = fact.statement.key
        if slot not in key or not key <= told | {slot}:
            return False
        rows = (row for row in self._under(fact, slot, [item]) if row.statement is fact.statement and row is not fact)
        about = [
            row
            for row in rows
            if any(_equal(item, own) for own in row.slots[slot].items)
            and all(same(row.slots[name], fact.slots[name]) for name in key - {slot})
        ]
        return any(
            row.slots[name].extent is not Extent.SOME and disjoint(row.slots[name], fact.slots[name])
            for row in about
            for name in told - key - {slot}
        )

    def nested(self, left: Item, right: Item) -> bool:
        """Whether one entity lies within the other, or became it: then what is said of one may hold of the other."""
        if not isinstance(left, Entity) or not isinstance(right, Entity):
            return False
        return left.nested(right) and not self.confusions.told_apart(left, right)

    def relatives(self, fact: Fact) -> list[Fact]:
        """The facts that tell the same relation, this one among them."""
        return self._relations[fact.sentence.relation]

    def told_alike(self, fact: Fact) -> bool:
        """Whether all facts of its relation have the same slots and phrases: then what tells two apart tells them."""
        return len(self._wordings[fact.sentence.relation]) == 1

    def _matching(self, fact: Fact, told: Told) -> Iterator[Fact]:
        """Other facts that what is told may speak of as well; one that is silent about a told slot may."""
        for other in self._narrowest(fact, told):
            if (
                other is not fact
                and self._context(fact, other)
                and all(slot not in other.slots or not disjoint(fact.slots[slot], other.slots[slot]) for slot in told)
            ):
                yield other

    def _narrowest(self, fact: Fact, told: Told) -> Iterable[Fact]:
        """The shortest list of facts that holds all the matching ones."""
        relation = self.relatives(fact)
        if len(relation) <= _FEW:
            return relation
        best, shortest = None, len(relation)
        for slot in sorted(told):
            size = self._size(fact, slot)
            if size < shortest:
                best, shortest = slot, size
        return relation if best is None else self._under(fact, best, fact.slots[best].items)

    def _size(self, fact: Fact, slot: str) -> int:
        """How many facts at most are filed where those overlapping with the slot's value must be."""
        relation = fact.sentence.relation
        keys = [*_keys(fact.slots[slot].items)]
        filed = self._filed[relation, slot]
        silent = len(self._relations[relation]) if None in keys else len(self._silent(relation, slot))
        return silent + sum(len(filed.get(key, ())) for key in (*keys, None))

    def _under(self, fact: Fact, slot: str, items: Iterable[Item]) -> Iterator[Fact]:
        """The facts of the relation whose slot may overlap with items, and those that are silent about it."""
        relation = fact.sentence.relation
        keys = [*_keys(items)]
        if None in keys:
            yield from self._relations[relation]
            return
        filed, seen = self._filed[relation, slot], set[str]()
        for bucket in (*(filed.get(key, ()) for key in (*keys, None)), self._silent(relation, slot)):
            for other in bucket:
                if other.id not in seen:
                    seen.add(other.id)
                    yield other

    def _silent(self, relation: str, slot: str) -> list[Fact]:
        """The facts of a relation that do not have a slot at all."""
        known = self._without.get((relation, slot))
        if known is None:
            known = [fact for fact in self._relations[relation] if slot not in fact.slots]
            self._without[relation, slot] = known
        return known

    def _context(self, fact: Fact, other: Fact) -> bool:
        """Whether another fact bears on a question about this one: its attribution and as-of date are told too."""
        own, its = fact.statement, other.statement
        if own.said_by is not None and own.said_by is not its.said_by:
            return False
        return own.as_of is None or its.as_of is None or own.as_of.overlaps(its.as_of)


def overlap(left: Item, right: Item) -> bool:
    """Whether two items may be the same thing: entities by identity, dates and numbers by their spans."""
    match left, right:
        case Entity(), Entity():
            return left is right
        case Date(), Date():
            return left.overlaps(right)
        case Quantity(), Quantity():
            (low, high), (other_low, other_high) = left.span, right.span
            return left.unit == right.unit and low <= other_high and other_low <= high
        case Words(), Words():
            return fold(left.text) == fold(right.text)
        case _:
            return False


def disjoint(left: Value, right: Value) -> bool:
    """Whether no item of one may be an item of the other."""
    return not any(overlap(one, other) for one in left.items for other in right.items)


def same(left: Value, right: Value) -> bool:
    """Whether two values are the same answer."""
    return len(left.items) == len(right.items) and all(
        any(_equal(one, other) for other in right.items) for one in left.items
    )


def _equal(left: Item, right: Item) -> bool:
    match left, right:
        case Entity(), Entity():
            return left is right
        case Date(), Date():
            return (left.first, left.last) == (right.first, right.last)
        case Quantity(), Quantity():
            return (left.low, left.high, left.hedge, left.unit) == (right.low, right.high, right.hedge, right.unit)
        case Words(), Words():
            return fold(left.text) == fold(right.text)
        case _:
            return False


def _keys(items: Iterable[Item]) -> Iterator[object]:
    """Under what an item is filed: overlapping items share a key, or one of them is filed under None (anything)."""
    for item in items:
        match item:
            case Entity():
                yield item.id
            case Date() if item.last.year - item.first.year < _LONGEST_FILED:
                yield from range(item.first.year, item.last.year + 1)
            case Words():
                yield fold(item.text)
            case Quantity() if item.span[0] > 0 and item.span[1] < item.span[0] * _WIDEST:
                low, high = item.span
                yield from range(_magnitude(low), _magnitude(high) + 1)
            case _:
                yield None


def _magnitude(value: float) -> int:
    """Numbers within a fifth of each other have the same magnitude, or the next."""
    return floor(log(value) / log(1.2))
