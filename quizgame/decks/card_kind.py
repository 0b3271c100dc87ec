"""What kind of question a card is, where its author does not say: guessed from what is there."""

from __future__ import annotations

import re

from quizgame.decks.card_fields import CardFields
from quizgame.decks.gaps import has_gap
from quizgame.decks.keys import KEYS_OF_KIND
from quizgame.reading.dates import Date, Grain, parse_date
from quizgame.reading.document import Text
from quizgame.reading.numbers import Hedge, parse_quantity

TRUTH = {"true": True, "false": False}
"""How a statement is answered, whatever the case."""
NEEDED = {"several": "wrong", "choice": "wrong", "order": "order", "match": "match"}
"""What a kind needs besides what every card has: a deck's default kind fits only cards that give it."""

_ASKABLE = frozenset({Grain.DAY, Grain.MONTH, Grain.YEAR})
_DIGIT = re.compile(r"\d")
_SERIAL = re.compile(r"\D*0\d")


def kind_of(card: CardFields) -> str:
    """The kind its author says, or the keys that only one kind has, or the deck's default, or what its answer is."""
    given = card.given
    if card.kind:
        return card.kind
    if "front" in given or "back" in given:
        return "flashcard"
    for kind in ("order", "match"):
        if kind in given:
            return kind
    if "a" not in given and has_gap(card.prompt.value):
        return "cloze"
    default = card.defaults.kind
    if default and default != "cloze" and given <= set(KEYS_OF_KIND[default]) and NEEDED.get(default, "q") in given:
        return default
    return guessed(card.answers, card.wrong)


def guessed(answers: tuple[Text, ...], wrong: tuple[Text, ...]) -> str:
    """The kind an answer looks like; a quoted one is a text. Wrong options of another sort make it a choice."""
    otherwise = "choice" if wrong else "text"
    if len(answers) != 1 or answers[0].quoted:
        return otherwise
    answer = answers[0].value
    if not _DIGIT.search(answer):
        return "true-false" if answer.casefold() in TRUTH else otherwise
    if _is_date(answer):
        return "date" if all(_is_date(text.value) for text in wrong) else otherwise
    if _is_number(answer):
        return "number" if all(_may_be_number(text.value) for text in wrong) else otherwise
    return otherwise


def askable_date(text: str) -> Date | None:
    """The day, month or year a text names; None if it names none, or something vaguer.

    Raises:
        ValueError: it is shaped like a date that does not exist.
    """
    date = parse_date(text)
    return date if date and date.grain in _ASKABLE else None


def _is_date(text: str) -> bool:
    """Whether a text is meant as a date; one that does not exist is, so that it is found."""
    try:
        return askable_date(text) is not None
    except ValueError:
        return True


def _is_number(text: str) -> bool:
    """Whether a text is a number and nothing else, but for its hedge and a unit of measurement.

    "12 Monkeys", "007" and "2–3" are texts.
    """
    try:
        quantity = parse_quantity(text)
    except ValueError:
        return False
    if quantity is None or quantity.hedge is Hedge.BETWEEN or _SERIAL.match(text):
        return False
    return _DIGIT.search(text) is not None and (not quantity.unit or quantity.measured)


def _may_be_number(text: str) -> bool:
    try:
        return parse_quantity(text) is not None
    except ValueError:
        return True
