"""Which facts and entities of a fact base a deck is about."""

from __future__ import annotations

from quizgame.decks.keys import SELECT
from quizgame.facts.model import Entity, Fact, FactBase
from quizgame.reading.diagnostic import Findings, Place, suggestion
from quizgame.reading.document import Text
from quizgame.reading.fields import Fields
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """By tag, by id (a series' id takes all its rows), or everything if nothing is said.

    A fact or entity is taken if any of the three names it. `without` takes ids and tags out again.
    """

    tags: tuple[Text, ...] = ()
    facts: tuple[Text, ...] = ()
    entities: tuple[Text, ...] = ()
    without: tuple[Text, ...] = ()

    def of(self, base: FactBase, findings: Findings, at: Place) -> tuple[list[Fact], list[Entity]]:
        """The facts and entities of a base, in its order; names that select nothing are findings."""
        everything = not (self.tags or self.facts or self.entities)
        tags, ids = _values(self.tags), _values(self.facts)
        names, without = _values(self.entities), _values(self.without)
        facts = [
            fact
            for fact in base.facts
            if (everything or tags & fact.statement.tags or ids & _ids(fact))
            and not without & (fact.statement.tags | _ids(fact))
        ]
        entities = [
            entity
            for entity in base.entities.values()
            if (everything or tags & entity.tags or entity.id in names) and not without & (entity.tags | {entity.id})
        ]
        self._report_unknown(base, findings)
        if not facts and not entities and not findings.failed:
            findings.error(at, "nothing-selected", "the selection leaves no facts", "select other tags or ids")
        return facts, entities

    def _report_unknown(self, base: FactBase, findings: Findings) -> None:
        ids = set[str]().union(*(_ids(fact) for fact in base.facts))
        tags = set[str]().union(
            *(fact.statement.tags for fact in base.facts), *(entity.tags for entity in base.entities.values())
        )
        entities = set(base.entities)
        for texts, known, what in (
            (self.tags, tags, "tag"),
            (self.facts, ids, "fact"),
            (self.entities, entities, "entity"),
            (self.without, ids | tags | entities, "fact, entity or tag"),
        ):
            for text in texts:
                if text.value not in known:
                    hint = suggestion(text.value, known)
                    findings.error(text, "selects-nothing", f"no {what} is called `{text.value}`", hint)


def read_selection(fields: Fields) -> Selection:
    """The `select` of a deck."""
    table = fields.table_of("select")
    if table is None:
        return Selection()
    inner = Fields(table, fields.findings, "`select`", SELECT)
    selection = Selection(inner.texts("tags"), inner.texts("facts"), inner.texts("entities"), inner.texts("without"))
    inner.close()
    return selection


def _ids(fact: Fact) -> frozenset[str]:
    return frozenset({fact.id, fact.statement.series} - {""})


def _values(texts: tuple[Text, ...]) -> frozenset[str]:
    return frozenset(text.value for text in texts)
