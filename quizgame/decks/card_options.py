"""Whether the options of a card differ as their readers see them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgame.decks.card_fields import CardFields
from quizgame.reading.dates import parse_date
from quizgame.reading.folding import fold, without_article
from quizgame.reading.numbers import parse_quantity, same_unit

Sense = tuple[object, ...]
_DIGIT = re.compile(r"\d")


def options_differ(card: CardFields) -> bool:
    """Whether no wrong option is an answer or stands twice; else the finding is told."""
    if not card.wrong:
        return True
    accepted = {sense_of(text.value) for text in card.answers}
    seen: set[Sense] = set()
    for text in card.wrong:
        sense = sense_of(text.value)
        if sense in accepted:
            card.findings.error(text, "wrong-is-right", "a wrong option is also an answer", "remove it from one")
            return False
        if sense in seen:
            card.findings.error(text, "duplicate-option", "this option is given twice", "remove one")
            return False
        seen.add(sense)
    return True


def sense_of(text: str) -> Sense:
    """What an option says: a number's value, hedge and unit (1,000 is 1000), else its words without an article."""
    try:
        quantity = parse_quantity(text)
    except ValueError:
        quantity = None
    if quantity:
        return quantity.low, quantity.high, quantity.hedge, fold(quantity.unit) or quantity.unit
    return (without_article(fold(text)),)


def places_of(texts: Sequence[str]) -> Sequence[float | None]:
    """Where options stand on a line, if all are numbers of one unit, or all are dates, each at a place of its own."""
    nowhere = [None] * len(texts)
    if not all(_DIGIT.search(text) for text in texts):
        return nowhere
    try:
        places = _numbers(texts) or _days(texts)
    except ValueError:
        return nowhere
    return places if len(set(places)) == len(texts) else nowhere


def _numbers(texts: Sequence[str]) -> list[float]:
    numbers = [number for text in texts if (number := parse_quantity(text))]
    alike = len(numbers) == len(texts) and all(same_unit(numbers[0].unit, other.unit) for other in numbers)
    return [number.low for number in numbers] if alike else []


def _days(texts: Sequence[str]) -> list[float]:
    return [float(date.first.toordinal()) for text in texts if (date := parse_date(text))]
