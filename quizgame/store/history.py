"""What came of the reviews: some were withdrawn or regraded, some went to the card that theirs was edited into; and the
memories that come of the rest.

An `undone` row names the event that it withdraws, a `redone` row the one that holds again; of several the last counts.
A withdrawn event is as if it had never been. A `regraded` row names an answer, and says how it is to be judged instead.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Any

from quizgame.memory.owners import At, Carry, Owners, akin
from quizgame.memory.replay import Replayed, Reviewed, pack_review, replay
from quizgame.memory.scheduler import Rating, Scheduler
from quizgame.store.database import broken
from quizgame.store.rows import HOLDS, SELECT_EVENTS, Event, decode_event
from quizgame.values import dataclass, field, replace

AT_ONCE = 500
"""Cards asked for in one statement; SQLite once took no more than 999 values."""
_BY_CARD = "SELECT card, day, review FROM event WHERE review IS NOT NULL ORDER BY card, utc, id"
_BY_CARD_NAMED = "SELECT card, day, review, CAST(id AS BLOB) FROM event WHERE review IS NOT NULL ORDER BY card, utc, id"
_REVIEWS = "SELECT card, day, review, utc, CAST(id AS BLOB) FROM event WHERE review IS NOT NULL"
_LAST_REVIEWS = "SELECT card, game, utc, CAST(id AS BLOB) FROM event WHERE review IS NOT NULL "
_CARRIED = "SELECT card, utc, CAST(id AS BLOB) FROM event WHERE kind = 'carried' ORDER BY utc, id"
_HISTORY = f"{SELECT_EVENTS}WHERE kind IN ('carried', 'reset', 'regraded') ORDER BY utc, id"
#: Of these there are many, and only what they name is wanted; a damaged body is passed over.
_WITHDRAWN = """
SELECT kind = 'undone', CAST(json_extract(body, '$.event') AS BLOB) FROM event
WHERE kind IN ('undone', 'redone') AND json_valid(body) AND json_type(body, '$.event') = 'text' ORDER BY utc, id"""
_LAST_DAY = date.max.toordinal()
_RATINGS = frozenset(map(int, Rating))
REGRADED = ("credit", "why", "rating", "due")
"""What a `regraded` row says anew of the answer it names."""


@dataclass(frozen=True, slots=True)
class History:
    """`carried` are all the rows that tell of a card edited, in order; `withdrawn` the ids of events of any kind;
    `reset` are all the rows that let a card begin anew; `regraded` has the `regraded` rows that hold, the last one of
    each answer, by its id.
    """

    carried: tuple[Event, ...]
    withdrawn: frozenset[str]
    reset: tuple[Event, ...] = ()
    regraded: Mapping[str, Event] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.carried or self.withdrawn or self.reset or self.regraded)

    def as_it_stands(self, event: Event) -> Event | None:
        """The event, an answer as it was judged last; None if it is withdrawn."""
        if event.id in self.withdrawn:
            return None
        anew = self.regraded.get(event.id)
        if anew is None:
            return event
        said = {key: anew.body[key] for key in REGRADED if key in anew.body}
        return replace(event, body=event.body | said)

    def judged_anew(self) -> dict[str, int]:
        """What memory hears instead of reviews that were regraded, by their ids: due day and rating, packed."""
        return {id: packed for id, event in self.regraded.items() if (packed := _packed(event)) is not None}

    def carries(self) -> Iterator[Carry]:
        """All carries, held or withdrawn."""
        return (carry for event in self.carried if (carry := _carry(event)))

    def owners(self) -> Owners:
        """Who has what by those that hold."""
        anew: dict[str, list[At]] = defaultdict(list)
        for event in self.reset:
            if event.card is not None and event.id not in self.withdrawn:
                anew[event.card].append((event.utc, event.id))
        return Owners((carry for carry in self.carries() if carry.at[1] not in self.withdrawn), anew)


def read_history(connection: sqlite3.Connection) -> History:
    """What the journal tells of cards edited and of events withdrawn.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    carried: list[Event] = []
    reset: list[Event] = []
    regraded: list[tuple[str, Event]] = []
    withdrawn: set[str] = set()
    for row in connection.execute(_HISTORY):
        event = decode_event(row)
        match event:
            case Event(kind="carried"):
                carried.append(event)
            case Event(kind="reset"):
                reset.append(event)
            case Event(kind="regraded", body={"event": str(about), "credit": int() | float()}):
                regraded.append((about, event))
            case _:
                pass  # damaged
    for undone, raw in connection.execute(_WITHDRAWN):
        id = raw.decode(errors="replace")
        withdrawn.add(id) if undone else withdrawn.discard(id)
    standing = {about: event for about, event in regraded if event.id not in withdrawn}
    return History(tuple(carried), frozenset(withdrawn), tuple(reset), standing)


def derive(
    connection: sqlite3.Connection, path: Path, scheduler: Scheduler, cards: Collection[str] | None = None
) -> Iterator[Replayed]:
    """The rows of the memories of all cards, or of some and of those they have a history in common with.

    Raises:
        JournalBrokenError: a review cannot be read.
        sqlite3.Error: the journal cannot be read.
    """
    try:
        yield from replay(reviews_that_hold(connection, read_history(connection), cards), scheduler)
    except (TypeError, ValueError) as error:
        raise broken(path, str(error)) from error


def touched(connection: sqlite3.Connection, events: Iterable[str]) -> set[str]:
    """The cards whose memories depend on whether these events hold.

    Raises:
        sqlite3.Error: the journal cannot be read.
    """
    cards: set[str] = set()
    for event in named(connection, events):
        carry = _carry(event)
        cards |= {carry.source, carry.target} if carry else {event.card} if event.card else set()
    return akin(cards, read_history(connection).carries())


def reviews_of(connection: sqlite3.Connection, card: str) -> list[Event]:
    """The reviews that what memory holds of a card rests on, in order.

    Raises:
        sqlite3.Error: the journal cannot be read.
    """
    history = read_history(connection)
    owners = history.owners()
    found: list[tuple[At, Event]] = []
    for some in in_parts(akin([card], history.carries())):
        # those below nought are no more than another due day
        chosen = f"WHERE review > 0 AND card IN ({','.join('?' * len(some))})"
        for row in connection.execute(SELECT_EVENTS + chosen, some):
            event = decode_event(row)
            at = (event.utc, event.id)
            if (stands := history.as_it_stands(event)) and owners.heir(event.card or "", at) == card:
                found.append((at, stands))
    return [event for _, event in sorted(found, key=itemgetter(0))]


def named(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[Event]:
    """The events of these ids."""
    for some in in_parts(ids):
        yield from map(
            decode_event, connection.execute(f"{SELECT_EVENTS}WHERE id IN ({','.join('?' * len(some))})", some)
        )


def in_parts(values: Iterable[str]) -> Iterator[Sequence[str]]:
    """Values, as many at once as a statement takes."""
    every = list(values)
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))


def asked(connection: sqlite3.Connection, cards: Iterable[str]) -> Iterator[tuple[Event, frozenset[str]]]:
    """The rows that tell what cards asked, and of which of them: `carried` rows, then the `game-started` rows of their
    last reviews. What a later one tells is newer.

    Raises:
        sqlite3.Error: the journal cannot be read.
    """
    wanted, edited = set(cards), dict[str, At]()
    for card, utc, id in connection.execute(_CARRIED):
        if card in wanted:
            edited[card] = (utc, id.decode(errors="replace"))
    for event in named(connection, (id for _, id in edited.values())):
        yield event, frozenset([event.card] if event.card else ())
    last: dict[str, tuple[At, str]] = {}
    for some in in_parts(wanted):
        chosen = f"AND {HOLDS} AND card IN ({','.join('?' * len(some))})"
        for card, game, utc, id in connection.execute(_LAST_REVIEWS + chosen, some):
            at = (utc, id.decode(errors="replace"))
            if game is not None and (card not in last or at > last[card][0]):
                last[card] = (at, game)
    games: dict[str, set[str]] = defaultdict(set)
    for card, (at, game) in last.items():
        if card not in edited or edited[card] < at:
            games[game].add(card)
    for event in named(connection, games):
        yield event, frozenset(games.get(event.id, ()))


def reviews_that_hold(
    connection: sqlite3.Connection, history: History, cards: Collection[str] | None = None
) -> Iterable[Reviewed]:
    """The reviews of all cards, or of some, that were not withdrawn, each as its card of today has it.

    They come card by card, those of a card in order.

    Raises:
        sqlite3.Error: they cannot be read.
    """
    if cards is None and not history:  # the plain case, which a million reviews pass through
        return connection.execute(_BY_CARD)
    if cards is None and not (history.carried or history.reset):
        return _in_place(connection, history)
    owners, anew = history.owners(), history.judged_anew()
    found: list[tuple[str, int, bytes, int, int]] = []
    for card, day, packed, utc, raw in _rows(connection, cards):
        id = raw.decode(errors="replace")
        if id in history.withdrawn:
            continue
        owner = owners.heir(card, (utc, id))
        if owner is not None:
            found.append((owner, utc, raw, day, anew.get(id, packed)))
    found.sort(key=itemgetter(0, 1, 2))
    return ((card, day, packed) for card, _, _, day, packed in found)


def _in_place(connection: sqlite3.Connection, history: History) -> Iterator[Reviewed]:
    """All reviews that hold where none has gone to another card, as when answers were merely undone."""
    withdrawn = {id.encode() for id in history.withdrawn}
    anew = {id.encode(): packed for id, packed in history.judged_anew().items()}
    for card, day, packed, id in connection.execute(_BY_CARD_NAMED):
        if id not in withdrawn:
            yield card, day, anew.get(id, packed)


def _packed(regraded: Event) -> int | None:
    """What memory hears of a regraded row; None for practice, or where it is damaged."""
    match regraded.body:
        case {"due": int(due), "rating": int(rating)} if 0 < due <= _LAST_DAY and rating in _RATINGS:
            return pack_review(due, Rating(rating))
        case _:
            return None


def _rows(connection: sqlite3.Connection, cards: Collection[str] | None) -> Iterator[tuple[Any, ...]]:
    if cards is None:
        yield from connection.execute(_REVIEWS)
        return
    for some in in_parts(cards):
        yield from connection.execute(f"{_REVIEWS} AND card IN ({','.join('?' * len(some))})", some)


def _carry(event: Event) -> Carry | None:
    """What a carried row tells; None if it is damaged, or tells of something else."""
    match event:
        case Event(kind="carried", utc=int(utc), id=id, body={"from": str(source), "to": str(target)}):
            return Carry((utc, id), source, target)
        case _:
            return None
