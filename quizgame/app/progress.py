"""A learner's progress while decks are edited: it follows its cards, and that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from quizgame.memory.day import Moment
from quizgame.memory.scheduler import Memory
from quizgame.store.journal import History, Journal
from quizgame.store.library import DeckEntry, Library, is_path

if TYPE_CHECKING:  # most looks find nothing that was edited, and then only sets of ids are compared
    from quizgame.app.carrying import Carried


class Progress:
    """What memory holds of the cards of a library, as they are now."""

    def __init__(self, library: Library, journal: Journal, clock: Callable[[], Moment]) -> None:
        self._library = library
        self._journal = journal
        self._clock = clock
        self._untold: list[Carried] = []

    def carry(self, deck: str | None = None) -> tuple[Carried, ...]:
        """See which cards were edited since the last look at the decks, and let their progress follow; told is what
        was carried now. With the path of a `deck`, look at that file too, wherever it lies.

        Raises:
            StoreError: the journal cannot be read or written.
        """
        from quizgame.app.looking import look_at

        also = [str(Path(deck).absolute())] if deck and is_path(deck) else []
        look = look_at(self._library, self._library.entries(), self._journal.seen(), self._clock().day(), also)
        if not look.changed:
            return ()
        learned = self._journal.learned()
        found: tuple[Carried, ...] = ()
        if look.gone(learned):
            from quizgame.app.carrying import edited_cards, list_carried

            entries = edited_cards(self._library, self._journal, look, learned)
            written = self._journal.carry(self._clock(), entries) if entries else ()
            found = tuple(list_carried(History(written, frozenset())))
            self._untold += found
        self._journal.see(look.notes(learned, {one.old.card: one.new.card for one in found}))
        return found

    def untold(self) -> list[Carried]:
        """What was carried since this was asked last: it is told once."""
        untold, self._untold = self._untold, []
        return untold

    def carried(self) -> list[Carried]:
        """All cards that were edited and kept their progress, the latest first, those withdrawn included.

        Raises:
            StoreError: the journal cannot be read.
        """
        from quizgame.app.carrying import list_carried

        return list_carried(self._journal.history())

    def withdraw(self, carried: Collection[Carried], *, again: bool = False) -> None:
        """Give cards that were edited their progress back, as if nothing had been carried; or, `again`, carry it after
        all. What was reviewed since then stays with the new card. Nothing withdrawn is carried again by itself.

        Raises:
            StoreError: the journal cannot be written.
        """
        named = [one.id for one in carried if one.withdrawn == again]
        if named:
            self._journal.withdraw(self._clock(), named, again=again)

    def memories(self, entries: Iterable[DeckEntry], also: Iterable[Path] = ()) -> dict[str, Memory]:
        """What memory holds of all cards. `entries` are the library's, `also` the paths of decks outside it.

        A reader, who may not write down which cards were edited, sees their progress follow all the same.

        Raises:
            StoreError: the journal cannot be read.
        """
        memories = self._journal.memories()
        if memories and not self._journal.writable:
            from quizgame.app.looking import look_at

            paths, today = [str(path.absolute()) for path in also], self._clock().day()
            look = look_at(self._library, entries, self._journal.seen(), today, paths)
            if look.changed and look.gone(memories.keys()):
                from quizgame.app.carrying import edited_cards

                for entry in edited_cards(self._library, self._journal, look, memories.keys()):
                    memories.setdefault(entry.body["to"], memories.pop(entry.body["from"]))
        return memories
