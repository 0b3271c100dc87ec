"""How cards stand with their learner besides what memory holds: set aside, flagged, begun anew.

All of it is in the journal. A card that was edited hands on how it stands with its progress.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from quizgame.memory.day import Moment
from quizgame.memory.scheduler import lightest
from quizgame.store.journal import Entry, Event, Journal
from quizgame.values import dataclass

if TYPE_CHECKING:  # what is due needs no questions
    from quizgame.questions.question import Question

KNOWN_FOR = 180
"""For about so many days a card that is known already is not asked; then it comes as a new one."""


class Aside(StrEnum):
    """Why a card is set aside, which is also the kind of the row that does so.

    Suspended: until it is woken. Known: its learner knew it already, it comes as a new card after half a year. Buried:
    until tomorrow.
    """

    SUSPENDED = "suspended"
    KNOWN = "known"
    BURIED = "buried"


@dataclass(frozen=True, slots=True)
class Rest:
    """That a card is set aside: why, since when, and the local day it comes back (None: when it is woken).

    `lapses` is how often it had been forgotten when it was set aside for that; 0 where its learner did so.
    """

    aside: Aside
    since: int
    until: int | None
    lapses: int = 0


class Standing:
    """How the cards of a learner stand; `clock` gives the present moment."""

    def __init__(self, journal: Journal, clock: Callable[[], Moment]) -> None:
        self._journal = journal
        self._clock = clock

    def suspended(self) -> frozenset[str]:
        """The cards that rest today, for whatever reason.

        Raises:
            StoreError: the journal cannot be read.
        """
        return frozenset(self.resting())

    def resting(self) -> dict[str, Rest]:
        """The cards that rest today, and why: of the rows about a card, the last counts.

        A card that was set aside for its lapses rests as long as it has them: an answer undone wakes it.

        Raises:
            StoreError: the journal cannot be read.
        """
        day = self._clock().day()
        found: dict[str, Rest] = {}
        for card, event in self._rows(self._journal.events_on(day, "buried", "unsuspended")):
            found.pop(card, None)
            if event.kind == "buried":
                found[card] = Rest(Aside.BURIED, day, day + 1)
        longer: dict[str, Rest] = {}
        for card, event in self._rows(self._journal.events("suspended", "unsuspended", "known", "reset")):
            before = longer.pop(card, None)
            match event:
                case Event(kind="suspended", body=body):
                    lapses = body.get("lapses")
                    longer[card] = Rest(Aside.SUSPENDED, event.day, None, lapses if isinstance(lapses, int) else 0)
                case Event(kind="known", body={"until": int(until)}) if day < until:
                    longer[card] = Rest(Aside.KNOWN, event.day, until)
                case Event(kind="reset") if before and before.aside is Aside.SUSPENDED and not before.lapses:
                    longer[card] = before  # beginning anew wakes no card that its learner lets rest
                case _:
                    pass
        found.update(longer)
        leeches = [card for card, rest in found.items() if rest.lapses]
        memories = self._journal.memories(leeches) if leeches else {}
        for card in leeches:
            if card not in memories or memories[card].lapses < found[card].lapses:
                del found[card]
        return found

    def flags(self) -> dict[str, tuple[Event, ...]]:
        """The rows that mark each card as wrong or unclear, in order.

        Raises:
            StoreError: the journal cannot be read.
        """
        found: dict[str, list[Event]] = defaultdict(list)
        for card, event in self._rows(self._journal.events("flagged")):
            found[card].append(event)
        return {card: tuple(events) for card, events in found.items()}

    def set_aside(self, cards: Iterable[str], aside: Aside) -> tuple[Event, ...]:
        """Let cards rest; the rows that do so are returned, and `withdraw` takes them back.

        Raises:
            StoreError: it could not be committed.
        """
        now = self._clock()
        return self._journal.append(now, [aside_entry(self._journal, now, aside, card) for card in cards])

    def suspend(self, cards: Iterable[str], suspended: bool = True) -> tuple[Event, ...]:
        """Let cards rest until they are woken, or wake them, whatever they rest for.

        Raises:
            StoreError: it could not be committed.
        """
        if suspended:
            return self.set_aside(cards, Aside.SUSPENDED)
        return self._journal.append(self._clock(), [Entry("unsuspended", None, card, {}) for card in cards])

    def reset(self, cards: Iterable[str]) -> tuple[Event, ...]:
        """Let cards begin anew, as if they had never been reviewed. What was answered stays in the statistics.

        The rows that do so are returned; `withdraw` takes them back.

        Raises:
            StoreError: it could not be committed.
        """
        return self._journal.reset(self._clock(), cards)

    def flag(self, question: Question) -> tuple[Event, ...]:
        """Mark a question as wrong or unclear; the rows that do so.

        Raises:
            StoreError: it could not be committed.
        """
        return self._journal.append(self._clock(), [Entry("flagged", None, question.id, {"prompt": question.prompt})])

    def withdraw(self, rows: Iterable[Event]) -> None:
        """Take back what rows did, as if they had never been: marks that are settled, beginnings that were a mistake.

        Raises:
            StoreError: it could not be committed.
        """
        self._journal.withdraw(self._clock(), [event.id for event in rows])

    def _rows(self, events: Iterable[Event]) -> Iterator[tuple[str, Event]]:
        """Those of the rows that hold, each with its card of today."""
        rows = [event for event in events if event.card is not None]
        if not rows:
            return
        history = self._journal.history()
        owners = history.owners()
        for event in rows:
            if event.id not in history.withdrawn:
                yield owners.of(event.card or "", (event.utc, event.id)), event


def aside_entry(journal: Journal, now: Moment, aside: Aside, card: str, asked: tuple[str, str] | None = None) -> Entry:
    """The row that sets a card aside; `asked` is the game in which that is done, and its question, which leaves it."""
    game, body = asked[0] if asked else None, {"question": asked[1]} if asked else {}
    match aside:
        case Aside.KNOWN:
            until = lightest(now.day(), KNOWN_FOR, f"{card}/known", journal.load())
            return Entry(aside.value, game, card, {**body, "until": until})
        case Aside.SUSPENDED | Aside.BURIED:
            return Entry(aside.value, game, card, body)


def leech_entry(card: str, lapses: int) -> Entry:
    """The row that sets a card aside because it was forgotten so often. It belongs to no game: there, the card is asked
    until it is known once."""
    return Entry(Aside.SUSPENDED.value, None, card, {"why": "leech", "lapses": lapses})
