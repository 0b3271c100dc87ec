"""Progress that follows its card: from cards gone to those they have become."""

from __future__ import annotations

from collections.abc import Iterator, Set
from contextlib import suppress
from functools import partial
from typing import Any

from quizgame.app.looking import Look
from quizgame.decks.identity import Refusal, pair
from quizgame.decks.told import Told, told_of
from quizgame.errors import DeckError
from quizgame.questions.codec import decode_question
from quizgame.store.history import History
from quizgame.store.journal import Entry, Event, Journal
from quizgame.store.library import Library
from quizgame.values import dataclass

_ODD = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError)
"""What reading a question that is damaged, or of another version, may raise."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A card that was edited, with its progress: what it was and what it is now.

    `id` is the event's, `day` the local day; `at`, in milliseconds since 1970, is shared by all that went together;
    `why` tells what was edited (`decks/identity.py`).
    """

    id: str
    at: int
    day: int
    old: Told
    new: Told
    why: str
    withdrawn: bool


def edited_cards(library: Library, journal: Journal, look: Look, learned: Set[str]) -> list[Entry]:
    """The `carried` rows that a look comes to; `learned` are the cards with a history.

    Raises:
        StoreError: the journal cannot be read.
    """
    history = journal.history()
    rows = list(_carried_again(history, look, learned))
    refusals = [Refusal(one.old, one.new) for one in list_carried(history) if one.withdrawn]
    for candidates in look.candidates(learned - {row.body["from"] for row in rows}):
        gone = candidates.gone - {row.body["from"] for row in rows}
        fresh = candidates.fresh - {row.body["to"] for row in rows}
        if gone and fresh:
            pairs = pair(
                _as_asked(journal, gone),
                _told_in(library, look, fresh),
                exactly=candidates.exactly,
                standing=partial(_told_in, library, look, fresh, beside=True),
                refusals=refusals,
            )
            rows += [_row(one.old, one.new, one.why) for one in pairs]
    return rows


def list_carried(history: History) -> list[Carried]:
    """All that was carried, the latest first; damaged rows are left out."""
    found = []
    for event in reversed(history.carried):
        with suppress(*_ODD):
            old, new = _told(event.body, "from", "before"), _told(event.body, "to", "now")
            withdrawn = event.id in history.withdrawn
            found.append(Carried(event.id, event.utc, event.day, old, new, str(event.body["why"]), withdrawn))
    return found


def _carried_again(history: History, look: Look, learned: Set[str]) -> Iterator[Entry]:
    """Cards carried before that have come to a history once more, as from a machine that knew only the old card."""
    gone, owners = look.gone(learned), history.owners()
    last = {event.body.get("from"): event for event in history.carried if event.id not in history.withdrawn}
    for source, event in last.items():
        if source in gone:
            target = owners.of(event.body["to"], (event.utc, event.id))
            if target in look.here:
                yield Entry("carried", None, target, event.body | {"to": target})


def _told_in(library: Library, look: Look, cards: Set[str], beside: bool = False) -> list[Told]:
    """What these cards ask; or, `beside`, what the others ask in the decks where they are."""
    found: dict[str, Told] = {}
    for path, there in look.files.items():
        if there is None or cards.isdisjoint(there):
            continue
        wanted = [card for card in there if (card in cards) != beside and card not in found]
        with suppress(DeckError):  # it has just changed; the next look finds it
            found.update((question.id, told_of(question)) for question in library.questions(path, wanted))
    return list(found.values())


def _as_asked(journal: Journal, cards: Set[str]) -> list[Told]:
    """What cards asked, as the journal has it; cards whose rows cannot be read are left out."""
    found: dict[str, Told] = {}
    for event, some in journal.asked(cards):
        found.update((told.card, told) for told in _told_by(event) if told.card in some)
    return list(found.values())


def _told_by(event: Event) -> Iterator[Told]:
    with suppress(*_ODD):
        if event.kind == "carried":
            yield _told(event.body, "to", "now")
        else:
            for plain in event.body["questions"]:
                with suppress(*_ODD):
                    yield told_of(decode_question(plain))


def _row(old: Told, new: Told, why: str) -> Entry:
    body: dict[str, Any] = {"from": old.card, "to": new.card, "why": why}
    for told, when in ((old, "before"), (new, "now")):
        body |= {f"prompt_{when}": told.prompt, f"answers_{when}": list(told.answers), f"listed_{when}": told.listed}
    return Entry("carried", None, new.card, body | {"written": new.written})


def _told(body: dict[str, Any], card: str, when: str) -> Told:
    answers = tuple(map(str, body[f"answers_{when}"]))
    return Told(
        str(body[card]), str(body[f"prompt_{when}"]), answers, bool(body["written"]), bool(body[f"listed_{when}"])
    )
