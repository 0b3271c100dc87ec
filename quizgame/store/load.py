"""How many cards are due on each local day: a day is counted when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from sqlite3 import Connection

from quizgame.store.database import faults_told


class Load(Mapping[int, int]):
    """The load of the days by the memories in a file that is open; days on which nothing is due are 0, and are passed
    over where all are gone through. Whoever changes memories tells it by `move`.

    Raises:
        StoreError: when it is asked, the file cannot be read.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._known: dict[int, int] = {}
        self._whole = False

    def move(self, before: int | None, after: int | None) -> None:
        """A card is no longer due on one day, but on another (None: on none)."""
        for day, cards in ((before, -1), (after, 1)):
            if day is not None and (self._whole or day in self._known):
                self._known[day] = self._known.get(day, 0) + cards

    def __getitem__(self, day: int) -> int:
        if not self._whole and day not in self._known:
            with faults_told(self._path):
                found = self._connection.execute("SELECT count(*) FROM memory WHERE due = ?", (day,))
                (self._known[day],) = found.fetchone()
        return self._known.get(day, 0)

    def __iter__(self) -> Iterator[int]:
        if not self._whole:
            with faults_told(self._path):
                self._known = dict(self._connection.execute("SELECT due, count(*) FROM memory GROUP BY due"))
            self._whole = True
        return iter([day for day, cards in self._known.items() if cards])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return True  # whether anything is due at all would take a look at all days
