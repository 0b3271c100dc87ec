"""Cards that hold several things: an order, pairs that match, several right options."""

from __future__ import annotations

from quizgame.decks.card_fields import CardFields
from quizgame.decks.card_fit import all_seen
from quizgame.decks.card_options import sense_of
from quizgame.questions.question import Match, Order, Several
from quizgame.reading.document import Text
from quizgame.reading.folding import fold

FEWEST = 3
"""Items of an order, or pairs of a match: of two, one guess in two is right."""
MOST_PAIRS = 20
"""More do not stand beside each other on a screen."""


def read_order(card: CardFields) -> Order | None:
    """Items to put in order, given in the right one."""
    findings, items = card.findings, card.order
    if not items and "order" in card.given:
        return None  # it is no list, and that has been told
    if len(items) < FEWEST:
        mend = "add items, or ask with `a` which one comes first"
        findings.error(items[0] if items else card.fields, "short-order", "an order needs three items or more", mend)
        return None
    if not all_seen(items, "an item of an order", findings) or _twice(card, items, "items of an order must differ"):
        return None
    if "marks" in card.given and len(card.marks) != len(items):
        told = f"{len(items)} items have {len(card.marks)} marks"
        findings.error(card.marks[0] if card.marks else card.fields, "marks", told, "give one for each item")
        return None
    marks = tuple(mark.value for mark in card.marks)
    return Order(**card.shared, items=tuple(item.value for item in items), marks=marks)


def read_match(card: CardFields) -> Match | None:
    """Pairs that belong together; no half may go with two."""
    findings, pairs = card.findings, card.pairs
    if pairs is None:
        return None
    at = card.fields.node("match") or card.fields
    if len(pairs) < FEWEST:
        findings.error(at, "short-match", "a match needs three pairs or more", "add pairs, or make it a choice")
        return None
    if len(pairs) > MOST_PAIRS:
        told = f"a match of {len(pairs):,} pairs does not fit on a screen"
        findings.error(at, "long-match", told, f"split it into several with {MOST_PAIRS} at most")
        return None
    lefts, rights = tuple(pair.left for pair in pairs), tuple(pair.right for pair in pairs)
    if not all_seen(lefts + rights, "one half of a pair", findings):
        return None
    if _twice(card, lefts, "a left half may stand once only") or _twice(card, rights, "a right half may go with one"):
        return None
    return Match(**card.shared, pairs=tuple((pair.left.value, pair.right.value) for pair in pairs))


def read_several(card: CardFields) -> Several | None:
    """Several right options among wrong ones."""
    seen = set()
    for text in card.answers:
        if (sense := sense_of(text.value)) in seen:
            card.findings.error(text, "duplicate-option", "this option is given twice", "remove one")
            return None
        seen.add(sense)
    answers = tuple(text.value for text in card.answers)
    return Several(**card.shared, answers=answers, wrong=tuple(card.option(text) for text in card.wrong))


def _twice(card: CardFields, texts: tuple[Text, ...], told: str) -> bool:
    seen = set()
    for text in texts:
        if (folded := fold(text.value)) in seen:
            card.findings.error(text, "duplicate-option", told, "remove or reword it")
            return True
        seen.add(folded)
    return False
