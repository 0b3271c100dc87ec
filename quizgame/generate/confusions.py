"""What people take for each other, as the author of a file declares it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from quizgame.facts.model import Entity, Item
from quizgame.reading.dates import Date


class Confusions:
    """An index of the sets of a file. A set works both ways, and sets may overlap or run in circles: each item is
    confused with the members of its own sets only."""

    def __init__(self, sets: Iterable[Sequence[Item]]) -> None:
        self._entities: dict[str, dict[str, Entity]] = defaultdict(dict)
        self._dates: list[tuple[Date, ...]] = []
        for one in sets:
            entities = [item for item in one if isinstance(item, Entity)]
            for entity in entities:
                self._entities[entity.id].update({other.id: other for other in entities if other is not entity})
            self._dates.append(tuple(item for item in one if isinstance(item, Date)))

    def of_entity(self, entity: Entity) -> list[Entity]:
        """The entities it is confused with, by id."""
        return [other for _, other in sorted(self._entities.get(entity.id, {}).items())]

    def of_date(self, date: Date) -> list[Date]:
        """The dates it is confused with, the nearest first."""
        found = {
            other: abs((other.first - date.first).days)
            for one in self._dates
            if any((own.first, own.last) == (date.first, date.last) for own in one)
            for other in one
            if (other.first, other.last) != (date.first, date.last)
        }
        return sorted(found, key=lambda other: (found[other], other.first, other.last))

    def told_apart(self, one: Entity, other: Entity) -> bool:
        """Whether the author tells a thing from what it became: the one name is wrong where the other is right."""
        return other.id in self._entities.get(one.id, {}) and (one.became is other or other.became is one)
