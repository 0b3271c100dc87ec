"""Cards written by hand: `q` and `a` are enough, the kind is guessed from what is there."""

from __future__ import annotations

from collections.abc import Mapping

from quizgame.decks.card_fields import CardFields, read_card_fields
from quizgame.decks.card_kind import TRUTH, askable_date, kind_of
from quizgame.decks.card_options import options_differ
from quizgame.facts.model import Source
from quizgame.questions.question import Choice, Dated, Numeric, Order, Question, TrueFalse, Typed, Wrong
from quizgame.reading.dates import Date
from quizgame.reading.diagnostic import Findings, Spot
from quizgame.reading.document import Node, Table, Text
from quizgame.reading.fields import Fields
from quizgame.reading.folding import fold, is_unseen
from quizgame.reading.numbers import Quantity, parse_quantity


def read_cards(
    fields: Fields, deck_id: str, sources: Mapping[str, Source]
) -> tuple[tuple[Question, ...], dict[str, Spot]]:
    """The cards of a deck's `cards`, those that can be used, and where each begins, by its id."""
    findings = fields.findings
    cards: list[Question] = []
    places: dict[str, Spot] = {}
    for node in fields.items("cards"):
        card = _read_card(node, findings, deck_id, sources)
        if card is None:
            continue
        if card.id in places:
            findings.error(
                node,
                "duplicate-card",
                f"this card has the same id as the one in line {places[card.id].line}",
                "remove one, or give it another `id`",
            )
            continue
        places[card.id] = Spot(node.line, node.column)
        cards.append(card)
    return tuple(cards), places


def _read_card(node: Node, findings: Findings, deck_id: str, sources: Mapping[str, Source]) -> Question | None:
    if not isinstance(node, Table):
        findings.error(node, "wrong-type", "a card must be a table", "as - q: ... and a: ...")
        return None
    card = read_card_fields(node, findings, deck_id, sources)
    if card is None:
        return None
    return _order(card) if card.order or card.kind == "order" else _answered(card)


def _order(card: CardFields) -> Question | None:
    findings, items = card.findings, card.order
    if card.kind not in ("", "order"):
        findings.error(items[0], "stray-order", f"a card of kind {card.kind} has no `order`", "remove one of the two")
        return None
    for key, texts in (("a", card.answers), ("wrong", card.wrong), ("tolerance", (card.tolerance,))):
        if texts and texts[0]:
            findings.error(texts[0], "stray-answer", f"an order has no `{key}`", f"remove `{key}`, or `order`")
            return None
    if len(items) < 3:
        findings.error(items[0] if items else card.fields, "short-order", "an order needs three items or more")
        return None
    if not _all_seen(items, "an item of an order", findings):
        return None
    folded = [fold(item.value) for item in items]
    for index, item in enumerate(items):
        if folded[index] in folded[:index]:
            findings.error(item, "duplicate-option", "items of an order must differ", "remove or reword it")
            return None
    return Order(**card.shared, items=tuple(item.value for item in items))


def _all_seen(texts: tuple[Text, ...], what: str, findings: Findings) -> bool:
    """Whether each of the texts shows something."""
    empty = next((text for text in texts if is_unseen(text.value) or not fold(text.value)), None)
    if empty:
        findings.error(empty, "empty-text", f"{what} is empty", "write something there that can be seen")
    return empty is None


def _answered(card: CardFields) -> Question | None:
    if not card.answers:
        card.findings.error(card.fields, "missing-key", "the card needs `a`", "add `a: ...`")
        return None
    if not _all_seen((*card.answers, *card.wrong), "an answer", card.findings) or not options_differ(card):
        return None
    kind = kind_of(card)
    if card.tolerance and kind != "number":
        card.findings.error(card.tolerance, "tolerance", "only numbers have a tolerance", "remove it")
    match kind:
        case "true-false":
            return _true_false(card)
        case "number":
            return _number(card)
        case "date":
            return _date(card)
        case "choice" if not card.wrong:
            card.findings.error(card.fields, "missing-key", "a choice needs `wrong`", "add wrong: [..., ...]")
            return None
        case _ if card.wrong:
            return Choice(
                **card.shared,
                answer=card.answers[0].value,
                wrong=tuple(Wrong(text.value) for text in card.wrong),
            )
        case _:
            accepted = tuple(text.value for text in card.answers)
            return Typed(**card.shared, answer=accepted[0], accepted=accepted)


def _true_false(card: CardFields) -> Question | None:
    answer, statement = card.answers[0], card.shared["prompt"]
    truth = TRUTH.get(answer.value.casefold())
    if truth is None or card.wrong:
        card.findings.error(answer, "not-a-flag", "a statement is answered `true` or `false`", "write a: true")
        return None
    shared = card.shared.copy()
    shared["prompt"] = "True or false?"
    if truth:
        return TrueFalse(**shared, truths=(statement,))
    return TrueFalse(**shared, falsehoods=(Wrong(statement),))


def _number(card: CardFields) -> Question | None:
    answer = card.answers[0]
    quantity = _quantity(answer, card.findings)
    if quantity is None:
        return None
    low, high = quantity.span
    if card.tolerance:
        allowed = _quantity(card.tolerance, card.findings)
        if allowed is None:
            return None
        if allowed.low < 0:
            card.findings.error(card.tolerance, "tolerance", "a tolerance is not below zero", "as 5 or 2%")
            return None
        width = abs(quantity.high) * allowed.low / 100 if allowed.unit == "%" else allowed.low
        low, high = quantity.low - width, quantity.high + width
    wrong = []
    for text in card.wrong:
        other = _quantity(text, card.findings)
        if other is None:
            return None
        if low <= other.low and other.high <= high:
            card.findings.error(text, "wrong-is-right", "this wrong option lies within the tolerance", "change it")
            return None
        wrong.append(Wrong(text.value, position=other.low))
    return Numeric(
        **card.shared,
        answer=answer.value,
        low=low,
        high=high,
        unit=quantity.unit,
        wrong=tuple(wrong),
        position=quantity.low,
    )


def _quantity(text: Text, findings: Findings) -> Quantity | None:
    try:
        quantity = parse_quantity(text.value)
    except ValueError as problem:
        findings.error(text, "impossible-value", str(problem))
        return None
    if quantity is None:
        findings.error(text, "not-a-number", f"`{text.value}` is not a number", "as 75, 2.5 or about 700,000")
    return quantity


def _date(card: CardFields) -> Question | None:
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
        wrong.append(Wrong(text.value, position=float(other.first.toordinal())))
    return Dated(
        **card.shared,
        answer=date.text,
        first=date.first,
        last=date.last,
        grain=date.grain.value,
        wrong=tuple(wrong),
    )


def _askable_date(text: Text, findings: Findings) -> Date | None:
    try:
        date = askable_date(text.value)
    except ValueError as problem:
        findings.error(text, "impossible-value", str(problem))
        return None
    if date is None:
        findings.error(
            text, "not-a-date", f"`{text.value}` is not a day, month or year", "as 1995, April 1998, 31 March 2006"
        )
    return date
