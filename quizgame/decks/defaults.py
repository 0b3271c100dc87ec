"""What a deck says once for all its cards."""

from __future__ import annotations

from collections.abc import Mapping

from quizgame.decks.keys import DEFAULTS, KINDS, MEANT
from quizgame.facts.catalogue import read_citations
from quizgame.facts.model import Source
from quizgame.questions.question import Reference
from quizgame.questions.references import references
from quizgame.reading.diagnostic import suggestion
from quizgame.reading.document import Text
from quizgame.reading.fields import Fields
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Defaults:
    """What cards take that say nothing themselves; where it does not fit a card's kind, it is passed over.

    `kind` is "" where cards are guessed. `tags` are added to a card's own.
    """

    kind: str = ""
    tolerance: Text | None = None
    exact: bool = False
    reversed: bool = False
    references: tuple[Reference, ...] = ()
    tags: tuple[str, ...] = ()


NONE = Defaults()


def read_defaults(deck: Fields, sources: Mapping[str, Source]) -> Defaults:
    """The `defaults` of a deck."""
    table = deck.table_of("defaults")
    if table is None:
        return NONE
    fields = Fields(table, deck.findings, "`defaults`", DEFAULTS)
    defaults = Defaults(
        kind=fields.one_of("kind", KINDS),
        tolerance=fields.text("tolerance"),
        exact=fields.flag("exact"),
        reversed=fields.flag("reversed"),
        references=read_references(fields, sources),
        tags=tuple(text.value for text in fields.texts("tags")),
    )
    fields.close(meant=MEANT)
    return defaults


def read_references(fields: Fields, sources: Mapping[str, Source]) -> tuple[Reference, ...]:
    """Where something is from: what `sources` cites of the deck's table, then what `source` tells in free words."""
    named, texts = fields.texts("sources"), fields.texts("source")
    if not named and not texts:
        return ()
    cited = references(read_citations(named, sources, fields.findings))
    for text in texts if sources else ():
        _check_told(text, fields, sources)
    return cited + tuple(Reference(id="", title=text.value) for text in texts)


def _check_told(text: Text, fields: Fields, sources: Mapping[str, Source]) -> None:
    """Ask about a `source` written like a citation: a deck with a table of sources cites them by `sources`."""
    name, mark, _ = text.value.partition("›")
    name = name.strip()
    if mark and name in sources:
        hint = "`source` is shown as it is written; write `sources` to cite one of the table"
        fields.findings.warning(text, "cited-as-text", f"`{name}` is the id of a source", hint)
    elif mark:
        hint = suggestion(name, sources)
        fields.findings.warning(text, "unknown-source", f"`{name}` is no source of the table", hint)
