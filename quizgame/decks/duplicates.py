"""What several files have in common that they should not: an id, or a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizgame.decks.lint.item import Item
from quizgame.decks.lint.twins import pair_twins
from quizgame.decks.lint.words import Vocabulary
from quizgame.decks.reading import Reading
from quizgame.reading.diagnostic import Diagnostic, Findings, Place, Severity, Spot, printable
from quizgame.reading.document import Table, read_document


class CheckedFile(NamedTuple):
    """A file with what it holds and what it came to."""

    path: str
    data: bytes
    reading: Reading


def find_duplicates(files: Sequence[CheckedFile]) -> tuple[Diagnostic, ...]:
    """Warnings about what stands in more than one file, at every place where it does."""
    return tuple(_find_same_ids(files)) + tuple(_find_same_questions(files))


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


def _find_same_questions(files: Sequence[CheckedFile]) -> Iterator[Diagnostic]:
    """Cards written by hand that ask the same in two files; what facts are asked in several decks is one card."""
    of: dict[int, str] = {}
    items: list[Item] = []
    for file in files:
        deck, places = file.reading.deck, file.reading.places
        for question in deck.cards if deck else ():
            if question.id in places:
                items.append(Item(question, places[question.id], True))
                of[id(items[-1])] = file.path
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
