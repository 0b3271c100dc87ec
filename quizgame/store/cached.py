"""What the cache keeps, as columns and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizgame.decks.deck import Deck
from quizgame.memory.cards import Cards, mark_of
from quizgame.memory.ids import Ids
from quizgame.reading.diagnostic import Diagnostic, Severity
from quizgame.store.files import Stamp
from quizgame.store.outline import Outline

if TYPE_CHECKING:
    from quizgame.questions.question import Question

IN_A_ROW = 16
"""Questions that are kept together."""
_FINDING = ("path", "line", "column", "severity", "code", "message", "hint")
_HEADING = ("id", "title", "description", "language", "level", "licence", "author")


def encode_outline(outline: Outline) -> tuple[str | bytes | int | None, ...]:
    """The columns kind, heading, ids, facts, marks, extras and findings."""
    heading = outline.heading
    head = json.dumps([*(getattr(heading, name) for name in _HEADING), heading.tags]) if heading else None
    return (
        outline.kind,
        head,
        Ids.pack(outline.cards.ids).data,
        json.dumps(outline.cards.facts),
        sum(map(mark_of, outline.cards.ids)),
        outline.extras,
        json.dumps([[getattr(finding, name) for name in _FINDING] for finding in outline.findings]),
    )


def decode_outline(row: Sequence[Any]) -> tuple[tuple[Stamp, ...], Outline]:
    """What the columns stamps, kind, heading, ids, facts, marks, extras and findings say.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: they are not as this code writes them.
    """
    stamps, kind, head, ids, facts, marks, extras, findings = row
    heading = None
    if head is not None:
        *texts, tags = json.loads(head)
        heading = Deck(cards=(), tags=tuple(tags), **dict(zip(_HEADING, texts, strict=True)))
    known = Cards(Ids(ids), json.loads(facts), marks)
    told = tuple(
        Diagnostic(path, line, column, Severity(severity), code, message, hint)
        for path, line, column, severity, code, message, hint in json.loads(findings)
    )
    read = tuple(Stamp(Path(path), *rest) for path, *rest in json.loads(stamps))
    return read, Outline(kind, heading, known, extras, told)


def encode_stamps(stamps: Sequence[Stamp]) -> str:
    """The column stamps."""
    return json.dumps([[str(stamp.path), stamp.size, stamp.modified, stamp.digest] for stamp in stamps])


def encode_extra_ids(deck: Deck | None) -> str:
    """The column extra_ids."""
    return json.dumps([question.id for question in deck.extras] if deck else [])


def encode_questions(number: int, deck: Deck) -> Iterable[tuple[int, int, str]]:
    """The rows of a deck's questions, cards first, some in each: the deck, the row's number from 0, and bodies."""
    from quizgame.questions.packing import pack

    questions = deck.questions
    for start in range(0, len(questions), IN_A_ROW):
        yield number, start // IN_A_ROW, pack(questions[start : start + IN_A_ROW])


def decode_questions(bodies: str, wanted: Set[str] | None = None) -> list[Question]:
    """The questions of a row, or those of them whose ids are wanted.

    Raises:
        ValueError, TypeError, KeyError, IndexError, AttributeError: they are not as this code writes them.
    """
    from quizgame.questions.packing import unpack

    return unpack(bodies, wanted)


def rows_of(cards: Cards, extra_ids: str, wanted: Sequence[str]) -> list[int]:
    """The numbers of the rows in which questions of a deck stand, by the column extra_ids. Unknown ones have none.

    Raises:
        ValueError, TypeError: the column is not as this code writes it.
    """
    places = {id: cards.place(id) for id in wanted}
    if None in places.values():
        places |= {id: len(cards) + number for number, id in enumerate(json.loads(extra_ids)) if places.get(id) is None}
    return sorted({place // IN_A_ROW for id in wanted if (place := places[id]) is not None})
