"""The keys of a card written by hand, read but not yet judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypedDict

from quizgame.decks.defaults import Defaults, read_references
from quizgame.decks.keys import CARD, KEYS_OF_KIND, KINDS, MEANT
from quizgame.decks.pairs import Pair, read_pairs
from quizgame.decks.whole_id import read_whole_id
from quizgame.decks.whys import read_whys
from quizgame.facts.catalogue import proper_id
from quizgame.facts.model import Source
from quizgame.questions.question import Reference, Wrong
from quizgame.reading.diagnostic import Findings
from quizgame.reading.digest import digest
from quizgame.reading.document import Table, Text
from quizgame.reading.fields import Fields
from quizgame.reading.folding import fold

MAKING = frozenset(name for names in KEYS_OF_KIND.values() for name in names)
"""The keys that make a card one of a kind."""


class Shared(TypedDict):
    """What questions of every kind take from a card."""

    id: str
    form: str
    prompt: str
    explanation: str
    hint: str
    references: tuple[Reference, ...]
    fact: str | None
    as_of: str | None
    attribution: str | None
    tags: tuple[str, ...]


class CardFields(NamedTuple):
    """A card as written: its texts with their places.

    `kind` is "" where the author leaves it to be guessed; `given` holds the keys from which it is. `prompt` is the
    question or the front of a flashcard, `answers` what `a` or the back says. `tolerance`, `exact` and `reversed` are
    the card's own, where they are given; else the deck's defaults count.
    """

    fields: Fields
    kind: str
    given: frozenset[str]
    prompt: Text
    answers: tuple[Text, ...]
    wrong: tuple[Text, ...]
    whys: Mapping[str, str]
    order: tuple[Text, ...]
    marks: tuple[Text, ...]
    pairs: tuple[Pair, ...] | None
    tolerance: Text | None
    exact: bool
    reversed: bool
    shared: Shared
    defaults: Defaults

    @property
    def findings(self) -> Findings:
        """Where findings go."""
        return self.fields.findings

    def option(self, text: Text, position: float | None = None) -> Wrong:
        """A wrong option, with what is true of it."""
        return Wrong(text.value, self.whys.get(text.value, ""), position)

    def below(self, name: str, prompt: str) -> Shared:
        """What one of several questions of the card takes: an id below the card's, and the card as what they share."""
        base = self.shared["id"]
        return {**self.shared, "id": f"{base}/{name}", "fact": base, "prompt": prompt}

    def called(self, id: str) -> CardFields:
        """The same card with another id."""
        return self._replace(shared={**self.shared, "id": id})

    def asking(self, shared: Shared, answers: tuple[Text, ...]) -> CardFields:
        """The same card with what a question of its own takes, and its answers."""
        return self._replace(shared=shared, answers=answers)


def read_card_fields(
    table: Table, findings: Findings, deck_id: str, sources: Mapping[str, Source], defaults: Defaults
) -> CardFields | None:
    """The keys of a card, every unknown one reported; None without a prompt."""
    fields = Fields(table, findings, "the card", CARD)
    given = fields.saying(MAKING)
    sides = "front" in given or "back" in given
    prompt = _read_prompt(fields, "front" if sides else "q")
    answers, order, pairs = fields.texts("back" if sides else "a"), fields.texts("order"), read_pairs(fields)
    told = (*answers, *order, *(half for pair in pairs for half in pair)) if pairs else answers or order
    said = (text.value for text in told)
    wrong = fields.texts("wrong")
    card = CardFields(
        fields=fields,
        kind=fields.one_of("kind", KINDS),
        given=given,
        prompt=prompt or Text("", table.line, table.column),
        answers=answers,
        wrong=wrong,
        whys=read_whys(fields, wrong),
        order=order,
        marks=fields.texts("marks"),
        pairs=pairs,
        tolerance=fields.text("tolerance"),
        exact=fields.flag("exact"),
        reversed=fields.flag("reversed"),
        shared=_read_shared(fields, deck_id, sources, defaults, prompt.value if prompt else "", said),
        defaults=defaults,
    )
    fields.close(meant=MEANT)
    return card if prompt else None


def derived_id(prompt: str, answers: Iterable[str]) -> str:
    """The id of a card that has none: the same for the same prompt and answers, whatever their spacing and case."""
    answer = "\x1f".join(answers)
    text = f"{fold(prompt)}\x1e{answer.casefold()}"
    return f"c-{digest(text.encode(), 5)}"


def called_otherwise(fields: Fields, *keys: str) -> bool:
    """Whether a card has what one of these keys holds under a name that is no key."""
    words = (name.value.lstrip("-").casefold() for name, _ in fields.table.entries if name.value not in keys)
    return any(MEANT.get(word, word) in keys for word in words)


def _read_prompt(fields: Fields, key: str) -> Text | None:
    """The question. A card that calls it otherwise is told so by its unknown key."""
    return fields.text(key, required=fields.has(key) or not called_otherwise(fields, "q", "front"))


def _read_shared(
    fields: Fields, deck_id: str, sources: Mapping[str, Source], defaults: Defaults, prompt: str, answers: Iterable[str]
) -> Shared:
    id_text = fields.text("id")
    whole = None
    if id_text and "/" in id_text.value:
        whole = read_whole_id(id_text, fields.findings)
    elif id_text:
        proper_id(id_text, fields.findings, "a card")
    tags = tuple([text.value for text in fields.texts("tags")])
    told = read_references(fields, sources)
    return {
        "id": whole.id if whole else f"{deck_id}/{id_text.value if id_text else derived_id(prompt, answers)}",
        "form": whole.form if whole else "card",
        "prompt": prompt,
        "explanation": fields.value("explain"),
        "hint": fields.value("hint"),
        "references": told or defaults.references,
        "fact": whole.fact if whole else None,
        "as_of": fields.value("as_of") or None,
        "attribution": fields.value("said_by") or None,
        "tags": tuple(dict.fromkeys(defaults.tags + tags)) if defaults.tags else tags,
    }
