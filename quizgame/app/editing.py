"""Changing deck files: one card is changed, added or removed, and every other byte stays as it is.

A file that was changed by somebody else meanwhile is never written over. Decks that come with quizgame are copied
first.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizgame.app.places import Place, places_in
from quizgame.decks.form import ORDER, Form, addition, changes
from quizgame.decks.reading import Reading, read_file
from quizgame.errors import DeckError, EditError
from quizgame.questions.question import Question
from quizgame.reading.diagnostic import Diagnostic, Findings, Severity, Spot, printable
from quizgame.reading.document import Items, Node, Table, Text, read_document
from quizgame.reading.editing import Change, Remove, edit
from quizgame.store.files import read_beside, read_stamped, told
from quizgame.store.library import DeckEntry, Library
from quizgame.store.saving import create_file, replace_file
from quizgame.values import dataclass

_NAMING = ("id", "q", "front")
"""The keys by which a card is known again in a file that has changed."""


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A card of a deck file as it was when it was opened; `index` is its place among the cards, None for a new one."""

    path: Path
    data: bytes
    deck: Table
    index: int | None = None

    @property
    def card(self) -> Table | None:
        """The card as it is written."""
        node = _cards(self.deck)[self.index] if self.index is not None else None
        return node if isinstance(node, Table) else None


@dataclass(frozen=True, slots=True)
class Saved:
    """The file is written; `id` is that of the card's first question, as it is now."""

    id: str


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """The file was changed by somebody else, and is left as it is; `card` is the card in it as it is now, if it is."""

    card: OpenCard | None


def place_of(entry: DeckEntry, question: Question) -> Place:
    """Where a question of a deck is written: its card, or the fact it is about; else the deck's first line.

    Raises:
        DeckError: the file cannot be read.
    """
    reading = _read(entry.path, _load(entry.path))
    places = places_in(reading, entry.path)
    return places.get(question.id) or places.get(question.fact or "") or Place(entry.path, Spot(1, 1))


def open_card(path: Path, id: str) -> OpenCard:
    """Open the card of a deck file that asks the question with this id.

    Raises:
        DeckError: the file cannot be read, or is broken.
        EditError: no card of it asks this: the question is made from a fact.
    """
    opened = open_deck(path)
    spot = _read(path, opened.data).places.get(id)
    places = [Spot(card.line, card.column) for card in _cards(opened.deck)]
    if spot is None or spot not in places:
        raise EditError(
            "this card is made from a fact and has no text of its own", "change the fact: `e` opens its file there"
        )
    return OpenCard(path, opened.data, opened.deck, places.index(spot))


def open_deck(path: Path) -> OpenCard:
    """Open a deck file to add a card to it.

    Raises:
        DeckError: the file cannot be read, or is broken.
    """
    data = _load(path)
    reading = _read(path, data)
    _refuse_errors(reading.findings, path)
    root = read_document(data, Findings(str(path)))
    if not isinstance(root, Table):
        raise DeckError(f"{printable(path.name)} holds no deck")
    return OpenCard(path, data, root)


def save(opened: OpenCard, form: Form) -> Saved | Meanwhile:
    """Write what a form says into the file, at the card that was opened or as a new one.

    Raises:
        DeckError: with the card, the file would have errors; it is left as it is.
        EditError: the file cannot be changed in place; it is left as it is.
        StoreError: it cannot be written.
    """
    card = opened.card
    if card is None or opened.index is None:
        made: Sequence[Change] = [addition(form, opened.deck)]
        index = len(_cards(opened.deck))
    else:
        made = changes(form, card, ("cards", opened.index))
        index = opened.index
    written = _write(opened, made)
    if isinstance(written, Meanwhile):
        return written
    node = _cards(_root(opened.path))[index]
    return Saved(next((id for id, spot in written.places.items() if spot == (node.line, node.column)), ""))


def remove(opened: OpenCard) -> Saved | Meanwhile:
    """Take a card out of its file. What was learned of it stays in the journal.

    Raises:
        DeckError, EditError, StoreError: as for `save`.
    """
    written = _write(opened, [Remove(("cards", opened.index or 0))])
    return written if isinstance(written, Meanwhile) else Saved("")


def questions_of(opened: OpenCard) -> int:
    """How many questions the card asks: its reversed side and each of its gaps are one of their own."""
    card = opened.card
    spots = _read(opened.path, opened.data).places.values()
    return sum(1 for spot in spots if card is not None and tuple(spot) == (card.line, card.column))


def copy_to_own(library: Library, entry: DeckEntry) -> Path:
    """Copy a shipped deck, and the facts it names, to the learner's own; from then on the copy counts.

    Its cards keep their ids. A file that is there already is left as it is.

    Raises:
        StoreError: there is a deck at its place already, or it cannot be written.
        DeckError: the shipped file cannot be read.
    """
    data = _load(entry.path)
    root = _root(entry.path)
    origin = root.get("from")
    if isinstance(origin, Text):
        facts = entry.path.parent / origin.value.strip()
        place = library.own_place(facts)
        if not place.exists():
            create_file(place, _load(facts).decode())
    target = library.own_place(entry.path)
    create_file(target, data.decode())
    return target


def _write(opened: OpenCard, made: Sequence[Change]) -> Reading | Meanwhile:
    """Write the file with some changes; how it reads then."""
    now = _load(opened.path)
    if now != opened.data:
        return Meanwhile(_found_again(opened, now))
    data = edit(opened.data, made, ORDER)
    reading = _read(opened.path, data)
    _refuse_errors(reading.findings, opened.path)
    replace_file(opened.path, data.decode(), opened.data)
    return reading


def _found_again(opened: OpenCard, data: bytes) -> OpenCard | None:
    """The same card in the file as it is now: at the place it had, if it has its question or answer still; else one
    that has its question."""
    root = read_document(data, Findings(str(opened.path)))
    if not isinstance(root, Table):
        return None
    card, cards = opened.card, _cards(root)
    if card is None:
        return OpenCard(opened.path, data, root)
    wanted = [_said(card, key) for key in _NAMING]
    alike = [
        index
        for index, one in enumerate(cards)
        if any(text and _said(one, key) == text for key, text in zip(_NAMING, wanted, strict=True))
    ]
    at = opened.index or 0
    if at < len(cards) and at not in alike:
        same = any((text := _said(cards[at], key)) and text == _said(card, key) for key in ("a", "back"))
        alike += [at] if same else []
    if not alike:
        return None
    return OpenCard(opened.path, data, root, min(alike, key=lambda index: abs(index - at)))


def _said(card: Node, key: str) -> str:
    node = card.get(key) if isinstance(card, Table) else None
    return node.value.strip() if isinstance(node, Text) else ""


def _cards(deck: Table) -> tuple[Node, ...]:
    cards = deck.get("cards")
    return cards.items if isinstance(cards, Items) else ()


def _root(path: Path) -> Table:
    root = read_document(_load(path), Findings(str(path)))
    if not isinstance(root, Table):
        raise DeckError(f"{printable(path.name)} holds no deck")
    return root


def _load(path: Path) -> bytes:
    try:
        return read_stamped(path)[0]
    except OSError as error:
        raise DeckError(f"{printable(str(path))} cannot be read: {told(error)}") from error


def _read(path: Path, data: bytes) -> Reading:
    return read_file(data, str(path), lambda name: read_beside(path.parent, name)[0])


def _refuse_errors(findings: Sequence[Diagnostic], path: Path) -> None:
    for finding in findings:
        if finding.severity is Severity.ERROR:
            where = f"{printable(Path(finding.path).name)}:{finding.line}:{finding.column}"
            raise DeckError(f"{where}: {finding.message}", finding.hint or f"`quizgame check {path}` tells all of it")
