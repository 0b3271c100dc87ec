"""Reading a facts file: from a tree of texts to a fact base, with every finding on the way."""

from __future__ import annotations

from quizgame.facts.catalogue import proper_id, read_entities, read_sources
from quizgame.facts.confusions import read_confusions
from quizgame.facts.consistency import report_inconsistencies
from quizgame.facts.keys import FACT, FACTS_FILE, TYPE
from quizgame.facts.model import Fact, FactBase, TypeWords, Value
from quizgame.facts.series import read_series
from quizgame.facts.statement import Catalogue, read_bounds, read_statement
from quizgame.facts.values import read_value
from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import Node, Table
from quizgame.reading.fields import Fields
from quizgame.reading.folding import slug

FORMAT = "1"


def read_facts(root: Table, findings: Findings, fallback_id: str, forms: tuple[str, ...]) -> FactBase:
    """The fact base of a facts file; it is of use only if `findings` hold no error.

    `fallback_id` names a file without `id`; `forms` are the names a fact's `forms` may use.
    """
    fields = Fields(root, findings, "the facts file", FACTS_FILE)
    check_format(fields)
    id_text = fields.text("id")
    title = fields.value("title")
    if id_text:
        proper_id(id_text, findings, "a facts file")
    sources = read_sources(fields.table_of("sources"), findings)
    entities = read_entities(fields.table_of("entities"), sources, findings)
    catalogue = Catalogue(sources, entities, forms)
    facts: list[Fact] = []
    for node in fields.items("facts"):
        fact = _read_fact(node, catalogue, findings)
        if fact:
            facts.append(fact)
    for node in fields.items("series"):
        facts.extend(read_series(node, catalogue, findings))
    report_inconsistencies(facts, findings)
    not_before, not_after = read_bounds(fields)
    base = FactBase(
        id=id_text.value if id_text else slug(title, fallback_id),
        title=title or fallback_id,
        language=fields.value("language", "en"),
        sources=sources,
        entities=entities,
        facts=tuple(facts),
        types=_read_types(fields.table_of("types"), findings),
        confused=read_confusions(fields.items("confused"), entities, findings),
        not_before=not_before,
        not_after=not_after,
    )
    fields.close()
    return base


def check_format(fields: Fields) -> None:
    """Report a `format` this version does not read; a file without one is read as the first."""
    version = fields.text("format")
    if version and version.value != FORMAT:
        fields.findings.error(
            version, "unknown-format", f"format `{version.value}` is not known here", f"write `format: {FORMAT}`"
        )


def _read_types(table: Table | None, findings: Findings) -> dict[str, TypeWords]:
    types = {}
    for key, node in table.entries if table else ():
        if not isinstance(node, Table):
            findings.error(node, "wrong-type", f"the type `{key.value}` must be a table", "as {wh: ..., many: ...}")
            continue
        fields = Fields(node, findings, f"the type `{key.value}`", TYPE)
        wh, many = fields.text("wh", required=True), fields.text("many", required=True)
        fields.close()
        if wh and many:
            types[key.value] = TypeWords(wh.value[:1].lower() + wh.value[1:], many.value)
    return types


def _read_fact(node: Node, catalogue: Catalogue, findings: Findings) -> Fact | None:
    if not isinstance(node, Table):
        findings.error(node, "wrong-type", "a fact must be a table", "as - id: ... and says: ...")
        return None
    fields = Fields(node, findings, "a fact", FACT)
    id_text = fields.text("id", required=True)
    statement = read_statement(fields, catalogue)
    if id_text:
        fields.what = f"the fact `{id_text.value}`"
        if not proper_id(id_text, findings, "a fact"):
            id_text = None
    if statement is None or id_text is None:
        return None
    slots: dict[str, Value] = {}
    for slot in dict.fromkeys(statement.sentence.slots):
        value_node = fields.node(slot)
        if value_node is None:
            findings.error(
                fields, "missing-slot", f"`{{{slot}}}` in `says` has no value", f"add `{slot}: ...` to the fact"
            )
            continue
        value = read_value(value_node, catalogue.entities, findings)
        if value:
            slots[slot] = value
    fields.close(besides=statement.sentence.slots)
    if len(slots) < len(set(statement.sentence.slots)):
        return None
    return Fact(id_text.value, statement, slots, id_text.line, id_text.column)
