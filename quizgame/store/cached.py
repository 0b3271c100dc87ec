"""What the cache keeps, as columns and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

from quizgame.decks.deck import Deck
from quizgame.memory.queue import Card
from quizgame.reading.diagnostic import Diagnostic, Severity
from quizgame.store.files import Stamp
from quizgame.store.outline import Outline

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_HEADING = ("id", "title", "description", "language", "level", "licence", "author")


def encode_outline(outline: Outline) -> tuple[str | int | None, ...]:
    """The columns kind, heading, ids, facts, extras and findings."""
    heading = outline.heading
    head = json.dumps([*(getattr(heading, name) for name in _HEADING), heading.tags]) if heading else None
    return (
        outline.kind,
        head,
        json.dumps([card.id for card in outline.cards]),
        json.dumps([card.fact for card in outline.cards]),
        outline.extras,
        json.dumps([astuple(finding) for finding in outline.findings]),
    )


def decode_outline(row: Sequence[Any]) -> tuple[tuple[Stamp, ...], Outline]:
    """What the columns stamps, kind, heading, ids, facts, extras and findings say.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: they are not as this code writes them.
    """
    stamps, kind, head, ids, facts, extras, findings = row
    heading = None
    if head is not None:
        *texts, tags = json.loads(head)
        heading = Deck(cards=(), tags=tuple(tags), **dict(zip(_HEADING, texts, strict=True)))
    known = tuple(map(Card, json.loads(ids), json.loads(facts)))
    told = tuple(
        Diagnostic(path, line, column, Severity(severity), code, message, hint)
        for path, line, column, severity, code, message, hint in json.loads(findings)
    )
    read = tuple(Stamp(Path(path), *rest) for path, *rest in json.loads(stamps))
    return read, Outline(kind, heading, known, extras, told)


def encode_stamps(stamps: Sequence[Stamp]) -> str:
    """The column stamps."""
    return json.dumps([[str(stamp.path), stamp.size, stamp.modified, stamp.digest] for stamp in stamps])


def encode_questions(number: int, deck: Deck) -> Iterable[tuple[int, str, bool, str]]:
    """The rows of a deck's questions, in their order."""
    from quizgame.questions.codec import encode_question

    for extra, questions in ((False, deck.cards), (True, deck.extras)):
        for question in questions:
            yield number, question.id, extra, _ENCODE(encode_question(question))
