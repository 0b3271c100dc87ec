"""Cards written by hand: `q` and `a` are enough, the kind is guessed from what is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypedDict

from quizgame.facts.catalogue import proper_id, read_citations
from quizgame.facts.model import Source
from quizgame.generate.context import references
from quizgame.questions.question import Choice, Dated, Numeric, Order, Question, Reference, TrueFalse, Typed, Wrong
from quizgame.reading.dates import Date, Grain, parse_date
from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import Node, Table, Text
from quizgame.reading.fields import Fields
from quizgame.reading.folding import fold
from quizgame.reading.numbers import Quantity, parse_quantity

KINDS = ("text", "choice", "true-false", "number", "date", "order")


class _Shared(TypedDict):
    id: str
    form: str
    prompt: str
    explanation: str
    hint: str
    references: tuple[Reference, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The keys of a card, read but not yet judged."""

    fields: Fields
    kind: str
    answers: tuple[Text, ...]
    wrong: tuple[Text, ...]
    order: tuple[Text, ...]
    tolerance: Text | None
    shared: _Shared

    @property
    def findings(self) -> Findings:
        """Where findings go."""
        return self.fields.findings


def read_cards(fields: Fields, deck_id: str, sources: Mapping[str, Source]) -> tuple[Question, ...]:
    """The cards of a deck's `cards`, those that can be used."""
    findings = fields.findings
    cards: list[Question] = []
    seen: dict[str, int] = {}
    for node in fields.items("cards"):
        card = _read_card(node, findings, deck_id, sources)
        if card is None:
            continue
        if card.id in seen:
            findings.error(
                node,
                "duplicate-card",
                f"this card has the same id as the one in line {seen[card.id]}",
                "remove one, or give it another `id`",
            )
            continue
        seen[card.id] = node.line
        cards.append(card)
    return tuple(cards)


def _read_card(node: Node, findings: Findings, deck_id: str, sources: Mapping[str, Source]) -> Question | None:
    if not isinstance(node, Table):
        findings.error(node, "wrong-type", "a card must be a table", "as - q: ... and a: ...")
        return None
    fields = Fields(node, findings, "the card")
    prompt = fields.text("q", required=True)
    parts = _Parts(
        fields=fields,
        kind=fields.one_of("kind", KINDS),
        answers=fields.texts("a"),
        wrong=fields.texts("wrong"),
        order=fields.texts("order"),
        tolerance=fields.text("tolerance"),
        shared=_read_shared(fields, deck_id, sources, prompt.value if prompt else ""),
    )
    fields.close()
    if prompt is None:
        return None
    return _order(parts) if parts.order or parts.kind == "order" else _answered(parts)


def _read_shared(fields: Fields, deck_id: str, sources: Mapping[str, Source], prompt: str) -> _Shared:
    id_text = fields.text("id")
    cited = references(read_citations(fields.texts("sources"), sources, fields.findings))
    told = tuple(Reference(id="", title=text.value) for text in fields.texts("source"))
    if id_text:
        proper_id(id_text, fields.findings, "a card")
    answer = "\x1f".join(text.value for key in ("a", "order") for text in fields.texts(key))
    return _Shared(
        id=f"{deck_id}/{id_text.value if id_text else derived_id(prompt, answer)}",
        form="card",
        prompt=prompt,
        explanation=fields.value("explain"),
        hint=fields.value("hint"),
        references=cited + told,
        tags=tuple(text.value for text in fields.texts("tags")),
    )


def derived_id(prompt: str, answer: str) -> str:
    """The id of a card that has none: the same for the same prompt and answer, whatever their spacing and case."""
    text = f"{fold(prompt)}\x1e{answer.casefold()}"
    return f"c-{blake2b(text.encode(), digest_size=5).hexdigest()}"


def _order(parts: _Parts) -> Question | None:
    findings, items = parts.findings, parts.order
    if len(items) < 3:
        findings.error(items[0] if items else parts.fields, "short-order", "an order needs three items or more")
        return None
    folded = [fold(item.value) for item in items]
    for index, item in enumerate(items):
        if not folded[index] or folded[index] in folded[:index]:
            findings.error(item, "duplicate-option", "items of an order must differ", "remove or reword it")
            return None
    return Order(**parts.shared, items=tuple(item.value for item in items))


def _answered(parts: _Parts) -> Question | None:
    if not parts.answers:
        parts.findings.error(parts.fields, "missing-key", "the card needs `a`", "add `a: ...`")
        return None
    empty = next((text for text in (*parts.answers, *parts.wrong) if not fold(text.value)), None)
    if empty:
        parts.findings.error(empty, "empty-text", "an answer is empty", "write something there")
        return None
    if not _options_differ(parts):
        return None
    kind = parts.kind or _guess(parts)
    if parts.tolerance and kind != "number":
        parts.findings.error(parts.tolerance, "tolerance", "only numbers have a tolerance", "remove it")
    match kind:
        case "true-false":
            return _true_false(parts)
        case "number":
            return _number(parts)
        case "date":
            return _date(parts)
        case "choice" if not parts.wrong:
            parts.findings.error(parts.fields, "missing-key", "a choice needs `wrong`", "add wrong: [..., ...]")
            return None
        case _ if parts.wrong:
            return Choice(
                **parts.shared,
                answer=parts.answers[0].value,
                wrong=tuple(Wrong(text.value) for text in parts.wrong),
            )
        case _:
            accepted = tuple(text.value for text in parts.answers)
            return Typed(**parts.shared, answer=accepted[0], accepted=accepted)


def _options_differ(parts: _Parts) -> bool:
    accepted = {fold(text.value) for text in parts.answers}
    seen: set[str] = set()
    for text in parts.wrong:
        folded = fold(text.value)
        if folded in accepted:
            parts.findings.error(text, "wrong-is-right", "a wrong option is also an answer", "remove it from one")
            return False
        if folded in seen:
            parts.findings.error(text, "duplicate-option", "this option is given twice", "remove one")
            return False
        seen.add(folded)
    return True


def _guess(parts: _Parts) -> str:
    """The kind an answer looks like; a quoted one is a text."""
    first = parts.answers[0]
    if first.quoted or len(parts.answers) > 1:
        return "text"
    if first.value in ("true", "false"):
        return "true-false"
    try:
        if _parse_asked_date(first.value):
            return "date"
        digits = any(letter.isdigit() for letter in first.value)
        return "number" if digits and parse_quantity(first.value) else "text"
    except ValueError:
        return "text"


def _true_false(parts: _Parts) -> Question | None:
    answer, statement = parts.answers[0], parts.shared["prompt"]
    if answer.value not in ("true", "false") or parts.wrong:
        parts.findings.error(answer, "not-a-flag", "a statement is answered `true` or `false`", "write a: true")
        return None
    shared = parts.shared.copy()
    shared["prompt"] = "True or false?"
    if answer.value == "true":
        return TrueFalse(**shared, truths=(statement,))
    return TrueFalse(**shared, falsehoods=(Wrong(statement),))


def _number(parts: _Parts) -> Question | None:
    answer = parts.answers[0]
    quantity = _quantity(answer, parts.findings)
    if quantity is None:
        return None
    low, high = quantity.span
    if parts.tolerance:
        allowed = _quantity(parts.tolerance, parts.findings)
        if allowed is None:
            return None
        width = quantity.high * allowed.low / 100 if allowed.unit == "%" else allowed.low
        low, high = quantity.low - width, quantity.high + width
    wrong = []
    for text in parts.wrong:
        other = _quantity(text, parts.findings)
        if other is None:
            return None
        if low <= other.low and other.high <= high:
            parts.findings.error(text, "wrong-is-right", "this wrong option lies within the tolerance", "change it")
            return None
        wrong.append(Wrong(text.value, position=other.low))
    return Numeric(
        **parts.shared,
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


def _date(parts: _Parts) -> Question | None:
    answer = parts.answers[0]
    date = _asked_date(answer, parts.findings)
    if date is None:
        return None
    wrong = []
    for text in parts.wrong:
        other = _asked_date(text, parts.findings)
        if other is None:
            return None
        if other.overlaps(date):
            parts.findings.error(text, "wrong-is-right", "this wrong date may be the right one", "change it")
            return None
        wrong.append(Wrong(text.value, position=float(other.first.toordinal())))
    return Dated(
        **parts.shared,
        answer=date.text,
        first=date.first,
        last=date.last,
        grain=date.grain.value,
        wrong=tuple(wrong),
    )


def _asked_date(text: Text, findings: Findings) -> Date | None:
    try:
        date = _parse_asked_date(text.value)
    except ValueError as problem:
        findings.error(text, "impossible-value", str(problem))
        return None
    if date is None:
        findings.error(
            text, "not-a-date", f"`{text.value}` is not a day, month or year", "as 1995, April 1998, 31 March 2006"
        )
    return date


def _parse_asked_date(text: str) -> Date | None:
    date = parse_date(text)
    return date if date and date.grain in (Grain.DAY, Grain.MONTH, Grain.YEAR) else None
