"""What several files have in common that they should not: an id, or a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizgame.decks.deck import Deck
from quizgame.decks.lint.item import Item
from quizgame.decks.lint.twins import pair_twins, signature_of
from quizgame.decks.lint.words import Vocabulary
from quizgame.decks.reading import Reading
from quizgame.reading.diagnostic import Diagnostic, Findings, Place, Severity, Spot, printable
from quizgame.reading.document import Table, read_document


class CheckedFile(NamedTuple):
    """A file with what it holds and what it came to."""

    path: str
    data: bytes
    reading: Reading


class Held(NamedTuple):
    """A deck that is not checked itself; others are held against it."""

    path: str
    deck: Deck


def find_duplicates(files: Sequence[CheckedFile], library: Sequence[Held] = ()) -> tuple[Diagnostic, ...]:
    """Warnings about what stands in more than one file, or in a deck of the library as well, at every place in `files`
    where it does."""
    same = tuple(_find_same_ids(files)) + tuple(_find_same_questions(files))
    if not library:
        return same
    return same + tuple(_find_ids_in_library(files, library)) + tuple(_find_questions_in_library(files, library))


def _find_same_ids(files: Sequence[CheckedFile]) -> Iterator[Diagnostic]:
    """Decks or fact bases with the same id: the library shows one of them, and their cards are taken for one."""
    known: dict[tuple[str, str], list[CheckedFile]] = defaultdict(list)
    for file in files:
        if file.reading.deck is not None:
            known["deck", file.reading.deck.id].append(file)
        elif file.reading.base is not None:
            known["fact base", file.reading.base.id].append(file)
    for (what, id), same in known.items():
        for file in same if len(same) > 1 else ():
            other = next(one for one in same if one is not file)
            told = f"{printable(other.path, 200)} is a {what} with the same id `{id}`"
            yield _warning(file.path, _place_of_id(file), "same-id", told, "give one of them another `id`")


def _place_of_id(file: CheckedFile) -> Place | None:
    """Where a file says what it is called."""
    root = read_document(file.data, Findings(file.path))
    return (root.get("id") or root.get("title")) if isinstance(root, Table) else None


def _find_ids_in_library(files: Sequence[CheckedFile], library: Sequence[Held]) -> Iterator[Diagnostic]:
    paths = {held.deck.id: held.path for held in library}
    for file in files:
        deck = file.reading.deck
        if deck and deck.id in paths:
            told = f"{printable(paths[deck.id], 200)} in your library is a deck with the same id `{deck.id}`"
            yield _warning(file.path, _place_of_id(file), "same-id", told, "give one of them another `id`")


def _find_questions_in_library(files: Sequence[CheckedFile], library: Sequence[Held]) -> Iterator[Diagnostic]:
    """Cards of the files that ask what a card of the library asks; of it, only what may be alike is compared."""
    own = {id(item): (path, item) for path, item in _written(files)}
    wanted = {signature_of(item) for _, item in own.values()}
    there: dict[int, str] = {}
    items: list[Item] = []
    for held in library:
        for question in held.deck.cards:
            if question.form == "card" and signature_of(item := Item(question)) in wanted:
                items.append(item)
                there[id(item)] = held.path
    items += [item for _, item in own.values()]
    for item, twin in pair_twins(items, Vocabulary(items)):
        if id(item) in own and id(twin) in there:
            told = f"asks what “{printable(twin.question.prompt, 60)}” in {printable(there[id(twin)], 200)} asks"
            told += ", with the same answer"
            hint = "keep one of the two, or ask for something else"
            yield _warning(own[id(item)][0], item.place, "same-question-elsewhere", told, hint)


def _written(files: Sequence[CheckedFile]) -> Iterator[tuple[str, Item]]:
    """The cards that are written by hand in some files, with the path of their file."""
    for file in files:
        deck, places = file.reading.deck, file.reading.places
        for question in deck.cards if deck else ():
            if question.id in places:
                yield file.path, Item(question, places[question.id], True)


def _find_same_questions(files: Sequence[CheckedFile]) -> Iterator[Diagnostic]:
    """Cards written by hand that ask the same in two files; what facts are asked in several decks is one card."""
    written = list(_written(files))
    of, items = {id(item): path for path, item in written}, [item for _, item in written]
    for item, twin in pair_twins(items, Vocabulary(items)):
        here, there = of[id(item)], of[id(twin)]
        if here != there:
            yield _same_question(here, item, there, twin)
            yield _same_question(there, twin, here, item)


def _same_question(path: str, item: Item, other_path: str, other: Item) -> Diagnostic:
    line = other.place.line if other.place else 1
    told = f"asks what {printable(other_path, 200)}, line {line}, asks, with the same answer"
    return _warning(path, item.place, "same-question-elsewhere", told, "keep one of the two, or ask for something else")


def _warning(path: str, at: Place | None, code: str, message: str, hint: str) -> Diagnostic:
    spot = at or Spot(1, 1)
    return Diagnostic(path, spot.line, spot.column, Severity.WARNING, code, message, hint)
