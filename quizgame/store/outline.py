"""What the library keeps of a file: enough to list it, without its questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quizgame.decks.deck import Deck
from quizgame.memory.cards import Cards
from quizgame.memory.queue import Card
from quizgame.reading.diagnostic import Diagnostic
from quizgame.values import dataclass, replace

if TYPE_CHECKING:
    from quizgame.decks.reading import Reading  # brings YAML and generation, which a warm cache makes needless


Reader = Callable[[bytes, str, Callable[[str], bytes]], "Reading"]
"""Reads a file's content; given besides are the path to tell in findings, and a way to load the files it names."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a file is: "deck", "facts", or None for neither.

    `heading` is the deck without its questions (None: there is no usable deck); `cards` are those that memory holds,
    `extras` counts the others.
    """

    kind: str | None
    heading: Deck | None
    cards: Cards
    extras: int
    findings: tuple[Diagnostic, ...]


def outline_of(reading: Reading) -> Outline:
    """The outline of what was read."""
    deck = reading.deck
    return Outline(
        kind=reading.kind,
        heading=replace(deck, cards=(), extras=()) if deck else None,
        cards=Cards.of(Card(question.id, question.fact) for question in deck.cards) if deck else Cards(),
        extras=len(deck.extras) if deck else 0,
        findings=reading.findings,
    )
