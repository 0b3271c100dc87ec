"""The keys of a card written by hand, read but not yet judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypedDict

from quizgame.facts.catalogue import proper_id, read_citations
from quizgame.facts.model import Source
from quizgame.generate.context import references
from quizgame.questions.question import Reference
from quizgame.reading.diagnostic import Findings, suggestion
from quizgame.reading.document import Table, Text
from quizgame.reading.fields import Fields
from quizgame.reading.folding import fold

KINDS = ("text", "choice", "true-false", "number", "date", "order")
"""What `kind` can be."""


class Shared(TypedDict):
    """What questions of every kind take from a card."""

    id: str
    form: str
    prompt: str
    explanation: str
    hint: str
    references: tuple[Reference, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardFields:
    """A card as written: its texts with their places. `kind` is "" where the author leaves it to be guessed."""

    fields: Fields
    kind: str
    answers: tuple[Text, ...]
    wrong: tuple[Text, ...]
    order: tuple[Text, ...]
    tolerance: Text | None
    shared: Shared

    @property
    def findings(self) -> Findings:
        """Where findings go."""
        return self.fields.findings


def read_card_fields(
    table: Table, findings: Findings, deck_id: str, sources: Mapping[str, Source]
) -> CardFields | None:
    """The keys of a card, every unknown one reported; None without a prompt."""
    fields = Fields(table, findings, "the card")
    prompt = fields.text("q", required=True)
    card = CardFields(
        fields=fields,
        kind=fields.one_of("kind", KINDS),
        answers=fields.texts("a"),
        wrong=fields.texts("wrong"),
        order=fields.texts("order"),
        tolerance=fields.text("tolerance"),
        shared=_read_shared(fields, deck_id, sources, prompt.value if prompt else ""),
    )
    fields.close()
    return card if prompt else None


def derived_id(prompt: str, answer: str) -> str:
    """The id of a card that has none: the same for the same prompt and answer, whatever their spacing and case."""
    text = f"{fold(prompt)}\x1e{answer.casefold()}"
    return f"c-{blake2b(text.encode(), digest_size=5).hexdigest()}"


def _check_told(fields: Fields, sources: Mapping[str, Source]) -> None:
    """Ask about a `source` written like a citation: a deck with a table of sources cites them by `sources`."""
    for text in fields.texts("source") if sources else ():
        name, mark, _ = text.value.partition("›")
        name = name.strip()
        if mark and name in sources:
            hint = "`source` is shown as it is written; write `sources` to cite one of the table"
            fields.findings.warning(text, "cited-as-text", f"`{name}` is the id of a source", hint)
        elif mark:
            hint = suggestion(name, set(sources))
            fields.findings.warning(text, "unknown-source", f"`{name}` is no source of the table", hint)


def _read_shared(fields: Fields, deck_id: str, sources: Mapping[str, Source], prompt: str) -> Shared:
    id_text = fields.text("id")
    cited = references(read_citations(fields.texts("sources"), sources, fields.findings))
    told = tuple(Reference(id="", title=text.value) for text in fields.texts("source"))
    _check_told(fields, sources)
    if id_text:
        proper_id(id_text, fields.findings, "a card")
    answer = "\x1f".join(text.value for key in ("a", "order") for text in fields.texts(key))
    return Shared(
        id=f"{deck_id}/{id_text.value if id_text else derived_id(prompt, answer)}",
        form="card",
        prompt=prompt,
        explanation=fields.value("explain"),
        hint=fields.value("hint"),
        references=cited + told,
        tags=tuple(text.value for text in fields.texts("tags")),
    )
