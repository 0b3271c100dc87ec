"""A frozen deck as a file: written for the first time, or brought up to date without touching what is the author's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizgame.decks.freezing import Card, Frozen
from quizgame.decks.generated import digest_of
from quizgame.decks.keys import CARD, DECK
from quizgame.facts.keys import SOURCE
from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import read_document
from quizgame.reading.editing import Change, Insert, Put, Remove, Value, edit
from quizgame.reading.editing.changes import Said, said
from quizgame.reading.editing.notation import write_entry
from quizgame.values import dataclass, field

_ORDER = tuple(key.name for section in (DECK, CARD, SOURCE) for key in section.keys)
_LISTS = ("cards", "extras")


@dataclass(slots=True)
class Renewal:
    """What bringing a file up to date comes to: its bytes, and the ids of cards by what became of them.

    `edited` were edited by the author and have changed in the facts as well, or are made no more; `removed` were
    removed by the author. Both are left as they are.
    """

    data: bytes = b""
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def write_frozen(frozen: Frozen, heading: Mapping[str, Value]) -> str:
    """The file of a frozen deck. `heading` are the keys of the deck besides its questions, in their order."""
    deck: dict[str, Value] = {**heading, "sources": frozen.sources}
    deck |= {"cards": list(frozen.cards.values()), "extras": list(frozen.extras.values())}
    lines = [line for key, value in deck.items() if value for line in (*_gap(key), *write_entry(key, value))]
    digests = {"cards": _digests(frozen.cards | frozen.extras), "sources": _digests(frozen.sources)}
    generated = {key: value for key, value in digests.items() if value}
    told = "\n# What quizgame wrote: by this it tells your edits from its own when it writes again. Leave it as it is."
    return "\n".join([*lines, told, *write_entry("generated", generated), ""])


def renew(data: bytes, frozen: Frozen) -> Renewal:
    """Bring a file up to date that `write_frozen` wrote and that may have been edited since; it must have no errors.

    Only what was generated, has not been edited and is different now is changed: key by key, so that comments and
    notation stay. New cards come after those they follow in the deck.

    Raises:
        EditError: the file is written in a way that it cannot be changed in place.
    """
    node = read_document(data, Findings(""))
    now = said(node) if node else {}
    renewer = _Renewer(now if isinstance(now, dict) else {}, frozen)
    renewer.renew_cards()
    renewer.renew_sources()
    renewer.keep_digests()
    renewal = renewer.renewal
    renewal.data = edit(data, renewer.changes, _ORDER) if renewer.changes else data
    return renewal


class _Renewer:
    """Collects the changes of a file that says `now`."""

    def __init__(self, now: dict[str, Said], frozen: Frozen) -> None:
        self.now = now
        self.frozen = frozen
        self.wanted = {"cards": frozen.cards, "extras": frozen.extras}
        self.changes: list[Change] = []
        self.renewal = Renewal()
        self.before = {key: _table(_table(now.get("generated")).get(key)) for key in ("cards", "sources")}
        self.after = {key: dict(digests) for key, digests in self.before.items()}
        self.places = {
            str(card["id"]): (name, index)
            for name in _LISTS
            for index, card in enumerate(_items(now.get(name)))
            if isinstance(card, dict) and "id" in card
        }

    def renew_cards(self) -> None:
        """Change, move, remove and add cards."""
        everything = self.frozen.cards | self.frozen.extras
        for id, (name, index) in self.places.items():
            if id in self.before["cards"] and id not in everything:
                self._drop(id, name, index)
        for name in _LISTS:
            self._renew_list(name)

    def _drop(self, id: str, name: str, index: int) -> None:
        if self._is_untouched(id):
            self.changes.append(Remove((name, index)))
            self.renewal.dropped.append(id)
            del self.after["cards"][id]
        else:
            self.renewal.edited.append(id)

    def _renew_list(self, name: str) -> None:
        here = [self.places[id][1] for id in self.wanted[name] if self.places.get(id, ("",))[0] == name]
        at = min(here, default=len(_items(self.now.get(name))))
        fresh: list[tuple[int, Card]] = []
        for id, card in self.wanted[name].items():
            place = self.places.get(id)
            if place is None:
                if id in self.before["cards"]:
                    self.renewal.removed.append(id)
                    continue
                self.renewal.added.append(id)
            elif place[0] == name:
                at = place[1] + 1
                self._update(id, card, place)
                continue
            elif self._is_untouched(id):  # it is asked elsewhere now
                self.changes.append(Remove(place))
                self.renewal.changed.append(id)
            else:
                self.renewal.edited.append(id)
                continue
            fresh.append((at, card))
            self.after["cards"][id] = digest_of(said(card))
        if fresh and not isinstance(self.now.get(name), list):
            self.changes.append(Put((name,), [card for _, card in fresh]))
        else:
            self.changes.extend(Insert((name, index), card) for index, card in fresh)

    def _update(self, id: str, card: Card, place: tuple[str, int]) -> None:
        digest = digest_of(said(card))
        if digest_of(self._card(place)) == digest:
            if id in self.before["cards"]:
                self.after["cards"][id] = digest
        elif self._is_untouched(id):
            self.changes.extend(_differences(place, _table(self._card(place)), card))
            self.renewal.changed.append(id)
            self.after["cards"][id] = digest
        elif self.before["cards"].get(id) != digest:
            self.renewal.edited.append(id)

    def _is_untouched(self, id: str) -> bool:
        return self.before["cards"].get(id) == digest_of(self._card(self.places[id]))

    def _card(self, place: tuple[str, int]) -> Said:
        return _items(self.now[place[0]])[place[1]]

    def renew_sources(self) -> None:
        """Add sources, and change those that the author has not edited. None is removed: cards may cite it."""
        here, before = _table(self.now.get("sources")), self.before["sources"]
        for id, source in self.frozen.sources.items():
            digest = digest_of(said(source))
            held = digest_of(here[id]) if id in here else None
            if held == digest or held not in (None, before.get(id)):
                continue
            if "sources" in self.now:
                self.changes.append(Put(("sources", id), source))
            self.after["sources"][id] = digest
        if "sources" not in self.now and self.frozen.sources:
            self.changes.append(Put(("sources",), self.frozen.sources))

    def keep_digests(self) -> None:
        """Write down what is written now."""
        if "generated" not in self.now:
            if any(self.after.values()):
                self.changes.append(Put(("generated",), self.after))
            return
        for key, digests in self.after.items():
            if not self.before[key] and digests:
                self.changes.append(Put(("generated", key), digests))
                continue
            path = ("generated", key)
            self.changes += [
                Put((*path, id), value) for id, value in digests.items() if self.before[key].get(id) != value
            ]
            self.changes += [Remove((*path, id)) for id in self.before[key] if id not in digests]


def _differences(place: tuple[str, int], now: dict[str, Said], card: Card) -> Iterator[Change]:
    for key, value in card.items():
        if now.get(key) != said(value):
            yield Put((*place, key), value)
    yield from (Remove((*place, key)) for key in now if key not in card)


def _digests(cards: Mapping[str, Card]) -> dict[str, Value]:
    return {id: digest_of(said(card)) for id, card in cards.items()}


def _gap(key: str) -> tuple[str, ...]:
    """A blank line before the longer parts of the file."""
    return ("",) if key in ("sources", *_LISTS) else ()


def _table(now: Said | None) -> dict[str, Said]:
    return now if isinstance(now, dict) else {}


def _items(now: Said | None) -> list[Said]:
    return now if isinstance(now, list) else []
