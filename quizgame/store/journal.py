"""The journal: everything a learner did, in order, never changed; and what memory has come to by it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

from quizgame.errors import StoreError
from quizgame.memory.cards import mark_of
from quizgame.memory.day import Moment
from quizgame.memory.scheduler import Memory, Scheduler
from quizgame.reading.diagnostic import printable
from quizgame.store.database import faults_told, is_there
from quizgame.store.history import History, asked, read_history, reviews_of, touched
from quizgame.store.lock import WriterLock
from quizgame.store.memories import MemoryLog
from quizgame.store.opening import open_to_read, open_to_write
from quizgame.store.rows import (
    ANSWERED_ON,
    BEST_SCORE,
    EDITED_SINCE,
    HOLDS,
    MISSED_SINCE,
    RENAME_MEMORY,
    UNFINISHED_GAMES,
    Entry,
    Event,
)

__all__ = ["Entry", "Event", "History", "Journal"]

_LOOKED_BACK = 20
"""How many games may have been begun since one that is still offered."""
#: Of the rows of a game, those that make it what it is. The unary + keeps SQLite to the index by game: of a kind there
#: are many, of a game there are few.
_PLAYED = (
    "AND +kind IN ('answered', 'hinted', 'joined', 'left', 'regraded', 'suspended', 'known', 'buried') "
    f"AND {HOLDS} ORDER BY +utc, +id"
)


class Journal(MemoryLog):
    """The journal of one learner. Made by `Journal.open`."""

    @classmethod
    def open(cls, path: Path, *, writing: bool, scheduler: Scheduler | None = None) -> Self:
        """Open the journal at `path`. For writing it is made where it is missing; a reader finds a missing one empty.

        `scheduler` derives the memories again where that is needed (by default with the parameters last fitted).

        Raises:
            JournalBusyError: for writing, while another quizgame writes to it.
            JournalBrokenError: it is damaged, something else, or of a newer quizgame.
            StoreError: it cannot be read, or written.
        """
        with faults_told(path):
            if writing:
                is_there(path)  # says more clearly than the system what stands in the way of the folder
                path.parent.mkdir(parents=True, exist_ok=True)
            lock = WriterLock(path) if writing else None
            connection = None
            try:
                connection = open_to_write(path) if writing else open_to_read(path)
                journal = cls(path, connection, lock, scheduler)
            except BaseException:
                if connection is not None:
                    connection.close()
                if lock is not None:
                    lock.release()
                raise
        return journal

    def append(
        self, moment: Moment, entries: Sequence[Entry], memories: Mapping[str, Memory] | None = None
    ) -> tuple[Event, ...]:
        """Write events, and the memories that cards have come to by them: all or none. On return they are on disk.

        A clock that was set back is overruled: `utc` never decreases, and the body's `clock_back` tells by how many
        milliseconds it was moved. The day stays the one that the clock showed.

        Raises:
            StoreError: it could not be written; then the journal stands where it stood.
        """
        with self._writing():
            events = self._add(moment, entries)
            self._keep(events, memories or {})
        return events

    def carry(self, moment: Moment, entries: Sequence[Entry]) -> tuple[Event, ...]:
        """Write `carried` events, and give what each `from` has come to in its body to its `to`: all or none.

        Raises:
            StoreError: as for `append`.
        """
        with self._writing():
            events = self._add(moment, entries)
            stuck: list[str] = []
            for event in events:
                ends = (event.body["to"], event.body["from"])
                if not self._is_last(events[-1]):
                    stuck.append(event.id)  # what was merged and is dated later does not go along
                elif not self._connection.execute(RENAME_MEMORY, (*ends, mark_of(ends[0]))).rowcount:
                    stuck.append(event.id)  # both have a history, as when two journals were merged, or none has
            if stuck:
                self._derive(touched(self._connection, stuck))
        return events

    def withdraw(self, moment: Moment, events: Iterable[str], *, again: bool = False) -> None:
        """Withdraw events by their ids, as if they had never been; or, `again`, let them hold once more.

        Raises:
            StoreError: as for `append`.
        """
        kind = "redone" if again else "undone"
        self.revise(moment, [Entry(kind, None, None, {"event": id}) for id in events])

    def reset(self, moment: Moment, cards: Iterable[str]) -> tuple[Event, ...]:
        """Let cards begin anew: what was reviewed before does not count for memory any more.

        Raises:
            StoreError: as for `append`.
        """
        with self._writing():
            events = self._add(moment, [Entry("reset", None, card, {}) for card in cards])
            self._derive(touched(self._connection, [event.id for event in events]))
        return events

    def event(self, id: str) -> Event:
        """The event of an id.

        Raises:
            StoreError: there is none, or it cannot be read.
        """
        for event in self._select("WHERE id = ?", (id,)):
            return event
        raise StoreError(
            f"{printable(str(self.path))} holds no event {printable(id, 80)}", "`quizgame doctor` tells more"
        )

    def reviews(self, card: str) -> tuple[Event, ...]:
        """The reviews that what memory holds of a card rests on, in order; also those it had before it was edited.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            return tuple(reviews_of(self._connection, card))

    def history(self) -> History:
        """Which cards were edited into which, and which events are withdrawn.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            return read_history(self._connection)

    def asked(self, cards: Iterable[str]) -> Iterator[tuple[Event, frozenset[str]]]:
        """The rows that tell what these cards asked when they were last reviewed, or became what they are: `carried`
        rows, then `game-started` rows, each with the cards that it tells of.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            yield from asked(self._connection, cards)

    def owner(self, card: str, game: str) -> str:
        """The card that hears what is answered to a card in a game: the one it was edited into since the game began.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            begun = self._connection.execute(EDITED_SINCE, (game,)).fetchone()
            if begun is None:
                return card
            return read_history(self._connection).owners().of(card, (begun[0], game))

    def seen(self) -> dict[str, str]:
        """The cards that each deck file had at the last look, by its path, as `see` was told.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            return {
                os.fsdecode(path): cards for path, cards in self._connection.execute("SELECT path, cards FROM seen")
            }

    def see(self, files: Mapping[str, str | None]) -> None:
        """Note which cards deck files have (None: forget the file). It is no part of the truth.

        Raises:
            StoreError: as for `append`.
        """
        with self._writing():
            # names of files need not be text that SQLite takes, so they are kept as bytes
            gone = [(os.fsencode(path),) for path, cards in files.items() if cards is None]
            self._connection.executemany("DELETE FROM seen WHERE path = ?", gone)
            there = [(os.fsencode(path), cards) for path, cards in files.items() if cards is not None]
            self._connection.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?)", there)

    def answered_on(self, day: int) -> bool:
        """Whether anything was answered on a local day and not taken back.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            return self._connection.execute(ANSWERED_ON, (day,)).fetchone() is not None

    def missed_since(self, day: int) -> dict[str, int]:
        """How often each card was answered and not fully right, from a local day on.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            return dict(self._connection.execute(MISSED_SINCE, (day,)).fetchall())

    def events_on(self, day: int, *kinds: str) -> Iterator[Event]:
        """The events of these kinds on a local day that were not withdrawn, in order.

        Raises:
            StoreError: it cannot be read.
        """
        named = ",".join("?" * len(kinds))
        return self._select(f"WHERE day = ? AND kind IN ({named}) AND {HOLDS} ORDER BY utc, id", (day, *kinds))

    def events_of(self, game: str) -> Iterator[Event]:
        """The answers, hints and regradings of a game that were not withdrawn, in order.

        Raises:
            StoreError: it cannot be read.
        """
        return self._select(f"WHERE game = ? {_PLAYED}", (game,))

    def best_score(self, game: str) -> int | None:
        """The best score of the games that ended, like this one, of its deck, mode and length, without its own; None
        if it is the first.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            (best,) = self._connection.execute(BEST_SCORE, (game,)).fetchone()
            return best if isinstance(best, int) else None

    def count_unfinished(self) -> int:
        """How many games `unfinished_games` has.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            return len(self._connection.execute(UNFINISHED_GAMES, (_LOOKED_BACK,)).fetchall())

    def unfinished_games(self) -> Iterator[list[Event]]:
        """The games among the latest twenty that were not ended, newest first: each its game-started event, then its
        events as `events_of` gives them. One without an answer is there only if it is the newest of all.

        Raises:
            StoreError: it cannot be read.
        """
        with faults_told(self.path):
            games = self._connection.execute(UNFINISHED_GAMES, (_LOOKED_BACK,)).fetchall()
        for (number,) in games:
            for started in self._select(
                "WHERE number = ?", (number,)
            ):  # a damaged index may name one that is not there
                yield [started, *self.events_of(started.id)]
