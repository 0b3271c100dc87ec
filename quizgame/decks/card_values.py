"""Cards whose answer is a number or a date."""

from __future__ import annotations

from quizgame.decks.card_fields import CardFields
from quizgame.decks.card_kind import askable_date
from quizgame.questions.question import Dated, Numeric
from quizgame.reading.dates import Date
from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import Text
from quizgame.reading.numbers import Quantity, parse_quantity, same_unit


def read_number(card: CardFields) -> Numeric | None:
    """A card that asks for a number."""
    answer = card.answers[0]
    quantity = _quantity(answer, card.findings)
    if quantity is None:
        return None
    span = _span(card, quantity)
    if span is None:
        return None
    low, high = span
    wrong = []
    for text in card.wrong:
        other = _quantity(text, card.findings)
        if other is None:
            return None
        if low <= other.low and other.high <= high:
            card.findings.error(text, "wrong-is-right", "this wrong option lies within the tolerance", "change it")
            return None
        wrong.append(card.option(text, other.low))
    return Numeric(
        **card.shared,
        answer=answer.value,
        low=low,
        high=high,
        unit=quantity.unit,
        wrong=tuple(wrong),
        position=quantity.low,
    )


def _span(card: CardFields, quantity: Quantity) -> tuple[float, float] | None:
    """The values that count as right."""
    text = card.tolerance or card.defaults.tolerance
    if text is None:
        return quantity.span
    allowed = _quantity(text, card.findings, "as 5 or 2%")
    if allowed is None:
        return None
    if allowed.low < 0:
        card.findings.error(text, "tolerance", "a tolerance is not below zero", "as 5 or 2%")
        return None
    if allowed.unit == "%":
        width = abs(quantity.high) * allowed.low / 100
    elif allowed.unit and not same_unit(allowed.unit, quantity.unit):
        told = f"the answer is given in {quantity.unit}" if quantity.unit else "the answer has no unit"
        card.findings.error(text, "tolerance", f"{told}, and the tolerance in {allowed.unit}", "as 5 or 2%")
        return None
    else:
        width = allowed.low
    return quantity.low - width, quantity.high + width


def _quantity(text: Text, findings: Findings, hint: str = "as 75, 2.5 or about 700,000") -> Quantity | None:
    try:
        quantity = parse_quantity(text.value)
    except ValueError as problem:
        findings.error(text, "impossible-value", str(problem), "as 500–600")
        return None
    if quantity is None:
        findings.error(text, "not-a-number", f"`{text.value}` is not a number", hint)
    return quantity


def read_date(card: CardFields) -> Dated | None:
    """A card that asks for a date, as precise as it is written."""
    answer = card.answers[0]
    date = _askable_date(answer, card.findings)
    if date is None:
        return None
    wrong = []
    for text in card.wrong:
        other = _askable_date(text, card.findings)
        if other is None:
            return None
        if other.overlaps(date):
            card.findings.error(text, "wrong-is-right", "this wrong date may be the right one", "change it")
            return None
        wrong.append(card.option(text, float(other.first.toordinal())))
    return Dated(
        **card.shared,
        answer=date.text,
        first=date.first,
        last=date.last,
        grain=date.grain.value,
        wrong=tuple(wrong),
        event=card.fields.value("event"),
    )


def _askable_date(text: Text, findings: Findings) -> Date | None:
    try:
        date = askable_date(text.value)
    except ValueError as problem:
        findings.error(text, "impossible-value", str(problem), "as 1995, April 1998, 31 March 2006")
        return None
    if date is None:
        findings.error(
            text, "not-a-date", f"`{text.value}` is not a day, month or year", "as 1995, April 1998, 31 March 2006"
        )
    return date
