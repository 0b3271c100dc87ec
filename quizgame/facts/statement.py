"""Reading what is said: the part that a fact and a series have in common."""

from __future__ import annotations

from collections.abc import Mapping

from quizgame.facts.catalogue import read_citations
from quizgame.facts.keys import FACT, SERIES
from quizgame.facts.model import Entity, Item, Source, Statement
from quizgame.facts.sentence import Sentence, parse_sentence
from quizgame.facts.values import read_wrong
from quizgame.reading.dates import Date, parse_date
from quizgame.reading.diagnostic import Findings, suggestion
from quizgame.reading.document import Text
from quizgame.reading.fields import Fields
from quizgame.values import dataclass

SPEAKER = "said_by"
"""Whose word a claim is. It is no slot, but there may be wrong answers for it: `wrong: {said_by: [...]}`."""
#: Keys of a fact or series that cannot be slots.
RESERVED = FACT.names | SERIES.names


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What statements may speak of: sources and entities by id, and the names of forms."""

    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    forms: tuple[str, ...]


def read_statement(fields: Fields, catalogue: Catalogue) -> Statement | None:
    """The statement of a fact or series; None if it has no sentence that can be used."""
    findings = fields.findings
    says = fields.text("says", required=True)
    sentence = _read_sentence(says, findings) if says else None
    citations = read_citations(fields.texts("sources"), catalogue.sources, findings)
    if not fields.has("sources"):
        findings.error(fields, "missing-key", f"{fields.what} needs `sources`", "say where it is from: sources: [...]")
    said_by = _read_speaker(fields, catalogue)
    view = fields.flag("view")
    if view and said_by is None and not fields.has(SPEAKER):
        findings.error(fields.node("view"), "view-of-nobody", "an opinion needs `said_by`", "add `said_by: ...`")
    as_of = read_date(fields, "as_of")
    not_before, not_after = read_bounds(fields)
    ask = _read_ask(fields, sentence)
    wrong = _read_wrong_answers(fields, sentence, catalogue)
    forms = _read_forms(fields, catalogue.forms)
    note, hint = fields.value("note"), fields.value("hint")
    tags = frozenset(text.value for text in fields.texts("tags"))
    if says is None or sentence is None:
        return None
    reserved = [slot for slot in sentence.slots if slot in RESERVED]
    if reserved:
        findings.error(says, "reserved-slot", f"`{{{reserved[0]}}}` cannot be a slot", "give the slot another name")
        return None
    return Statement(
        sentence=sentence,
        citations=citations,
        as_of=as_of,
        said_by=said_by,
        view=view,
        note=note,
        hint=hint,
        tags=tags,
        ask=ask,
        wrong=wrong,
        forms=forms,
        not_before=not_before,
        not_after=not_after,
    )


def _read_sentence(text: Text, findings: Findings) -> Sentence | None:
    try:
        return parse_sentence(text.value)
    except ValueError as problem:
        findings.error(text, "bad-sentence", str(problem), 'as "Belarus joined {what}[ in {when}]."')
        return None


def _read_speaker(fields: Fields, catalogue: Catalogue) -> Entity | None:
    text = fields.text(SPEAKER)
    if text is None:
        return None
    speaker = catalogue.entities.get(text.value)
    if speaker is None:
        fields.findings.error(
            text, "unknown-entity", f"`{text.value}` is no entity", suggestion(text.value, catalogue.entities)
        )
    return speaker


def read_bounds(fields: Fields) -> tuple[Date | None, Date | None]:
    """`not_before` and `not_after`; a finding where the one lies after the other."""
    first, last = read_date(fields, "not_before"), read_date(fields, "not_after")
    if first and last and last.before(first):
        fields.findings.error(
            fields.node("not_after"), "ends-before-start", f"{last.text} lies before {first.text}", "swap the two"
        )
    return first, last


def read_date(fields: Fields, key: str) -> Date | None:
    """The date of a key; what is not one is a finding."""
    text = fields.text(key)
    if text is None:
        return None
    try:
        date = parse_date(text.value)
    except ValueError as problem:
        fields.findings.error(text, "impossible-value", str(problem))
        return None
    if date is None:
        fields.findings.error(text, "not-a-date", f"`{text.value}` is not a date", "as 2011, April 1998, autumn 2009")
    return date


def _read_ask(fields: Fields, sentence: Sentence | None) -> dict[str, Sentence]:
    ask = {}
    table = fields.table_of("ask")
    for key, node in table.entries if table else ():
        if sentence and key.value not in sentence.slots:
            fields.findings.error(
                key, "unknown-slot", f"`{key.value}` is no slot of `says`", suggestion(key.value, sentence.slots)
            )
            continue
        if not isinstance(node, Text):
            fields.findings.error(node, "wrong-type", "a wording to ask with is a text", "put it in quotes")
            continue
        wording = _read_sentence(node, fields.findings)
        if wording is None:
            continue
        strange = [slot for slot in wording.slots if sentence and slot not in sentence.slots]
        if strange:
            fields.findings.error(
                node, "unknown-slot", f"`{{{strange[0]}}}` is no slot of `says`", "ask with the slots of the sentence"
            )
            continue
        ask[key.value] = wording
    return ask


def _read_wrong_answers(fields: Fields, sentence: Sentence | None, catalogue: Catalogue) -> dict[str, tuple[Item, ...]]:
    wrong = {}
    table = fields.table_of("wrong")
    for key, node in table.entries if table else ():
        if sentence and key.value not in sentence.slots and not (key.value == SPEAKER and fields.has(SPEAKER)):
            hint = suggestion(key.value, sentence.slots)
            fields.findings.error(key, "unknown-slot", f"`{key.value}` is no slot of `says`", hint)
        wrong[key.value] = read_wrong(node, catalogue.entities, fields.findings)
    return wrong


def _read_forms(fields: Fields, known: tuple[str, ...]) -> frozenset[str] | None:
    if not fields.has("forms"):
        return None
    texts = fields.texts("forms")
    for text in texts:
        if text.value not in known:
            fields.findings.error(text, "unknown-form", f"`{text.value}` is no form", suggestion(text.value, known))
    return frozenset(text.value for text in texts)
