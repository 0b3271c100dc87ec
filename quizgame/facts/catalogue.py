"""Reading the sources and entities of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quizgame.facts.keys import ENTITY, SOURCE
from quizgame.facts.model import KINDS_OF_SOURCE, Citation, Entity, Source
from quizgame.reading.dates import parse_date
from quizgame.reading.diagnostic import Findings, suggestion
from quizgame.reading.document import Table, Text
from quizgame.reading.fields import Fields, shape_of
from quizgame.values import replace

LONGEST_ID = 100
_ID = re.compile(r"[A-Za-z0-9][\w.-]*")


def is_id(text: str) -> bool:
    """Whether a text can be an id: up to 100 letters, digits, hyphens, dots and underscores."""
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None


def proper_id(text: Text, findings: Findings, what: str) -> bool:
    """Whether a text can be an id: up to 100 letters, digits, hyphens, dots and underscores."""
    if len(text.value) > LONGEST_ID:
        findings.error(
            text, "bad-id", f"an id of {len(text.value):,} characters is too long", f"use {LONGEST_ID} at most"
        )
        return False
    if _ID.fullmatch(text.value):
        return True
    findings.error(
        text, "bad-id", f"`{text.value}` cannot be the id of {what}", "use letters, digits and hyphens, as kuzio-2002"
    )
    return False


def read_sources(table: Table | None, findings: Findings) -> dict[str, Source]:
    """The sources of a file by their ids."""
    sources: dict[str, Source] = {}
    for key, node in table.entries if table else ():
        if not isinstance(node, Table):
            findings.error(node, "wrong-type", f"the source `{key.value}` must be a table", "as {title: ...}")
            continue
        if proper_id(key, findings, "a source"):
            sources[key.value] = _read_source(key.value, Fields(node, findings, f"the source `{key.value}`", SOURCE))
    return sources


def _read_source(id: str, fields: Fields) -> Source:
    title = fields.text("title", required=True)
    date_text = fields.text("date") or fields.text("as_of")
    fields.text("as_of")
    date = None
    if date_text:
        try:
            date = parse_date(date_text.value)
        except ValueError as problem:
            fields.findings.error(date_text, "impossible-value", str(problem))
        else:
            if date is None:
                fields.findings.warning(
                    date_text, "unread-date", f"`{date_text.value}` is not read as a date", "as 2011, April 1998"
                )
    told = date_text.value if date_text else ""
    source = Source(
        id=id,
        title=title.value if title else id,
        publisher=fields.value("publisher"),
        author=fields.value("author"),
        kind=fields.one_of("kind", KINDS_OF_SOURCE, "other"),
        date=date,
        date_text=told if fields.has("date") or not told else f"as of {told}",
    )
    fields.close()
    return source


def read_citations(texts: tuple[Text, ...], sources: Mapping[str, Source], findings: Findings) -> tuple[Citation, ...]:
    """Citations as "source › place in it"; an unknown source is a finding."""
    citations = []
    for text in texts:
        name, _, locator = text.value.partition("›")
        source = sources.get(name.strip())
        if source is None:
            findings.error(
                text,
                "unknown-source",
                f"`{name.strip()}` is no source",
                suggestion(name.strip(), sources) or "list it at the top of the file: sources: {id: {title: ...}}",
            )
            continue
        citations.append(Citation(source, " › ".join(part.strip() for part in locator.split("›") if part.strip())))
    return tuple(citations)


def read_entities(table: Table | None, sources: Mapping[str, Source], findings: Findings) -> dict[str, Entity]:
    """The entities of a file by their ids, with what they are part of, or became, resolved."""
    entities: dict[str, Entity] = {}
    parents: dict[str, tuple[str, Text]] = {}
    for key, node in table.entries if table else ():
        if not isinstance(node, Table):
            findings.error(
                node, "wrong-type", f"the entity `{key.value}` must be a table, not {shape_of(node)}", "as {name: ...}"
            )
            continue
        if not proper_id(key, findings, "an entity"):
            continue
        fields = Fields(node, findings, f"the entity `{key.value}`", ENTITY)
        inside, later = fields.text("part_of"), fields.text("became")
        if inside and later:
            findings.error(later, "two-parents", "give either `part_of` or `became`", "remove one of them")
        parent = inside or later
        if parent:
            parents[key.value] = ("part_of" if inside else "became", parent)
        entities[key.value] = _read_entity(key.value, fields, sources)
    return _with_parents(entities, parents, findings)


def _read_entity(id: str, fields: Fields, sources: Mapping[str, Source]) -> Entity:
    name = fields.text("name", required=True)
    type_ = fields.text("type", required=True)
    entity = Entity(
        id=id,
        name=name.value if name else id,
        type=type_.value if type_ else "",
        abbr=fields.value("abbr"),
        full=fields.value("full"),
        aka=tuple(text.value for text in fields.texts("aka")),
        definition=fields.value("is"),
        role=fields.value("role"),
        tags=frozenset(text.value for text in fields.texts("tags")),
        citations=read_citations(fields.texts("sources"), sources, fields.findings),
    )
    fields.close()
    return entity


def _with_parents(
    entities: dict[str, Entity], parents: Mapping[str, tuple[str, Text]], findings: Findings
) -> dict[str, Entity]:
    """Entities made again from the outside in, so that each holds the final one it is part of or became."""
    finished: dict[str, Entity] = {}

    def finish(id: str, inside: tuple[str, ...]) -> Entity | None:
        if id in finished:
            return finished[id]
        if id not in parents:
            finished[id] = entities[id]
            return finished[id]
        key, parent = parents[id]
        if parent.value not in entities:
            findings.error(
                parent, "unknown-entity", f"`{parent.value}` is no entity", suggestion(parent.value, entities)
            )
            finished[id] = entities[id]
        elif parent.value == id or parent.value in inside or len(inside) > 50:
            findings.error(parent, "circle", f"`{id}` is part of itself", f"remove one `{key}` of the circle")
            finished[id] = entities[id]
        else:
            outer = finish(parent.value, (*inside, id))
            finished[id] = (
                replace(entities[id], part_of=outer) if key == "part_of" else replace(entities[id], became=outer)
            )
        return finished[id]

    for name in entities:
        finish(name, ())
    return {name: finished[name] for name in entities}
