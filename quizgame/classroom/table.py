"""A table that is never changed: setting a key makes another table, which shares nearly all of it with this one.

A room of thousands of seats is a value, and every answer makes the next: copying a dict for each would cost as much as
there are seats. Here a change copies one of `LEAVES` small dicts, whatever the size of a room.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

LEAVES = 64
"""With the most seats a room may have, a leaf holds about as many entries."""


class Table(Mapping[K, V], Generic[K, V]):
    """A mapping with `put`. The order of numbers is the same in every process; that of texts is not."""

    __slots__ = ("_count", "_leaves")

    def __init__(self, items: Iterable[tuple[K, V]] = ()) -> None:
        leaves: list[dict[K, V]] = [{} for _ in range(LEAVES)]
        for key, value in items:
            leaves[hash(key) % LEAVES][key] = value
        self._leaves: tuple[dict[K, V], ...] = tuple(leaves)
        self._count = sum(map(len, leaves))

    def put(self, key: K, value: V) -> Table[K, V]:
        """The table with this value at this key."""
        at = hash(key) % LEAVES
        leaf = self._leaves[at]
        table: Table[K, V] = Table.__new__(Table)
        table._count = self._count + (key not in leaf)
        table._leaves = (*self._leaves[:at], {**leaf, key: value}, *self._leaves[at + 1 :])
        return table

    def put_all(self, items: Iterable[tuple[K, V]]) -> Table[K, V]:
        """The table with all of these values; each leaf they lie in is copied once."""
        leaves, copied = list(self._leaves), set()
        for key, value in items:
            at = hash(key) % LEAVES
            if at not in copied:
                copied.add(at)
                leaves[at] = dict(leaves[at])
            leaves[at][key] = value
        table: Table[K, V] = Table.__new__(Table)
        table._leaves = tuple(leaves)
        table._count = sum(map(len, leaves))
        return table

    def __getitem__(self, key: K) -> V:
        return self._leaves[hash(key) % LEAVES][key]

    def get(self, key: K, default: Any = None) -> Any:
        """The value at a key, or the default."""
        return self._leaves[hash(key) % LEAVES].get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._leaves[hash(key) % LEAVES]

    def __iter__(self) -> Iterator[K]:
        for leaf in self._leaves:
            yield from leaf

    def __len__(self) -> int:
        return self._count
