"""Decks written in a line or two, and what they are read as."""

from __future__ import annotations

from quizgame.decks.deck import Deck
from quizgame.decks.reading import Reading, read_file
from quizgame.questions.question import Question


def _nothing(name: str) -> bytes:
    raise FileNotFoundError(2, "No such file or directory")


def read_deck(text: str) -> Reading:
    return read_file(text.encode(), "deck.yaml", _nothing)


def deck_of(text: str) -> Deck:
    reading = read_deck(text)
    assert [str(found) for found in reading.findings] == []
    assert reading.deck is not None
    return reading.deck


def cards_of(card: str, *more: str) -> tuple[Question, ...]:
    """The questions of a deck `T` of these cards; further lines of the deck may follow."""
    return deck_of("\n".join(["title: T", *more, "cards:", f"  - {card}", ""])).cards


def card_of(card: str, *more: str) -> Question:
    (question,) = cards_of(card, *more)
    return question


def told(card: str, *more: str) -> list[tuple[str, str]]:
    """The codes and hints of what is found about a deck of a card."""
    return [
        (found.code, found.hint) for found in read_deck("\n".join(["title: T", *more, f"cards: [{card}]", ""])).findings
    ]
