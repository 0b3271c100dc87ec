"""Cards written by hand: `q` and `a` are enough, the kind is guessed from what is there."""

from __future__ import annotations

from collections.abc import Mapping

from quizgame.decks.card_fields import CardFields, read_card_fields
from quizgame.decks.card_fit import all_seen, fits, has_statements
from quizgame.decks.card_gaps import read_cloze
from quizgame.decks.card_kind import TRUTH, kind_of
from quizgame.decks.card_lists import read_match, read_order, read_several
from quizgame.decks.card_options import options_differ, places_of
from quizgame.decks.card_sides import read_flashcard, with_reverse
from quizgame.decks.card_values import read_date, read_number
from quizgame.decks.defaults import NONE, Defaults
from quizgame.facts.model import Source
from quizgame.questions.question import Choice, Question, TrueFalse, Typed, Wrong
from quizgame.reading.diagnostic import Findings, Spot
from quizgame.reading.document import Node, Table, Text
from quizgame.reading.fields import Fields


def read_cards(
    fields: Fields, deck_id: str, sources: Mapping[str, Source], defaults: Defaults = NONE, key: str = "cards"
) -> tuple[tuple[Question, ...], dict[str, Spot]]:
    """The questions of a deck's `cards`, those that can be used, and where the card of each begins, by its id.

    `key` is `cards`, or `extras` for the further questions of games.
    """
    findings = fields.findings
    questions: list[Question] = []
    places: dict[str, Spot] = {}
    lines: dict[str, int] = {}
    for node in fields.items(key, "begin each card with a dash: - q: ..."):
        made = _read_card(node, findings, deck_id, sources, defaults)
        if not made:
            continue
        fact = made[0].fact
        card = made[0].id if fact is None or _has_whole_id(node) else fact
        if card in lines:
            findings.error(
                node,
                "duplicate-card",
                f"this card has the same id as the one in line {lines[card]}",
                "remove one, or give it another `id`",
            )
            continue
        lines[card] = node.line
        questions += made
        place = Spot(node.line, node.column)
        for question in made:
            places[question.id] = place
    return tuple(questions), places


def _has_whole_id(node: Node) -> bool:
    """Whether a card's id is that of its question, and what it shares with others is not the card."""
    id = node.get("id") if isinstance(node, Table) else None
    return isinstance(id, Text) and "/" in id.value


def _read_card(
    node: Node, findings: Findings, deck_id: str, sources: Mapping[str, Source], defaults: Defaults
) -> tuple[Question, ...]:
    """What a card asks: one question, or several that share the card."""
    if not isinstance(node, Table):
        findings.error(node, "wrong-type", "a card must be a table", "as - q: ... and a: ...")
        return ()
    card = read_card_fields(node, findings, deck_id, sources, defaults)
    if card is None:
        return ()
    kind = kind_of(card)
    if not fits(card, kind):
        return ()
    match kind:
        case "cloze":
            return tuple(one for part in read_cloze(card) if (one := _ask(*part)))
        case "flashcard" | "text":
            return with_reverse(card, _ask(card, kind))
        case _:
            question = _ask(card, kind)
            return (question,) if question else ()


def _ask(card: CardFields, kind: str) -> Question | None:
    match kind:
        case "order":
            return read_order(card)
        case "match":
            return read_match(card)
        case "flashcard":
            return read_flashcard(card)
    if not all_seen((*card.answers, *card.wrong), "an answer", card.findings) or not options_differ(card):
        return None
    match kind:
        case "true-false":
            return _true_false(card)
        case "number":
            return read_number(card)
        case "date":
            return read_date(card)
        case "several":
            return read_several(card)
        case "choice":
            return _choice(card)
        case _:
            accepted = tuple([text.value for text in card.answers])
            exact = card.exact if "exact" in card.given else card.defaults.exact
            return Typed(**card.shared, answer=accepted[0], accepted=accepted, wrong=_wrong(card), exact=exact)


def _choice(card: CardFields) -> Question:
    """A choice among texts; if all of them are numbers of one unit, or all are dates, they stand in their order."""
    options = (card.answers[0], *card.wrong)
    places = places_of([text.value for text in options])
    wrong = tuple([card.option(text, place) for text, place in zip(card.wrong, places[1:], strict=True)])
    return Choice(**card.shared, answer=card.answers[0].value, wrong=wrong, position=places[0])


def _wrong(card: CardFields) -> tuple[Wrong, ...]:
    return tuple([card.option(text) for text in card.wrong])


def _true_false(card: CardFields) -> Question | None:
    """One statement, which is the prompt; or several, true and wrong ones, of which a game shows one."""
    answer, statement = card.answers[0], card.shared["prompt"]
    truth = TRUTH.get(answer.value.casefold())
    if truth is None and not has_statements(card):
        card.findings.error(answer, "not-a-flag", "a statement is answered `true` or `false`", "write a: true")
        return None
    shared = card.shared.copy()
    if has_statements(card):
        falsehoods = tuple(card.option(text) for text in card.wrong)
        return TrueFalse(**shared, truths=tuple(text.value for text in card.answers), falsehoods=falsehoods)
    shared["prompt"] = "True or false?"
    if truth:
        return TrueFalse(**shared, truths=(statement,))
    return TrueFalse(**shared, falsehoods=(Wrong(statement),))
