"""Reading a series: one sentence, many rows, each of them a fact."""

from __future__ import annotations

from collections.abc import Sequence

from quizgame.facts.catalogue import proper_id
from quizgame.facts.keys import SERIES
from quizgame.facts.model import Entity, Fact, Value, item_text
from quizgame.facts.statement import Catalogue, read_statement
from quizgame.facts.values import read_value
from quizgame.reading.diagnostic import Findings, suggestion
from quizgame.reading.document import Items, Node, Table, Text
from quizgame.reading.fields import Fields
from quizgame.reading.folding import slug
from quizgame.values import replace

NOTE = "note"
"""The column that is no slot: a remark on one row. It stands last, and a row without a remark leaves it out."""


def read_series(node: Node, catalogue: Catalogue, findings: Findings) -> list[Fact]:
    """The rows of a series as facts, which share their statement; a row's id is the series' id and its key."""
    if not isinstance(node, Table):
        findings.error(node, "wrong-type", "a series must be a table", "as - id: ..., says: ..., columns, rows")
        return []
    fields = Fields(node, findings, "a series", SERIES)
    id_text = fields.text("id", required=True)
    statement = read_statement(fields, catalogue)
    columns = fields.texts("columns")
    key_texts = fields.texts("one_row_per") or columns[:1]
    complete = fields.flag("complete")
    rows = fields.items("rows")
    fields.close()
    if statement is None or id_text is None or not proper_id(id_text, findings, "a series"):
        return []
    noted = bool(columns) and columns[-1].value == NOTE
    names = [column.value for column in columns[: -1 if noted else None]]
    if set(names) != set(statement.sentence.slots) or len(names) != len(set(names)):
        findings.error(
            columns[0] if columns else fields,
            "columns",
            "`columns` must be the slots of `says`, each once; after them may come `note`",
            f"columns: [{', '.join(dict.fromkeys(statement.sentence.slots))}]",
        )
        return []
    for text in key_texts:
        if text.value not in names:
            findings.error(text, "unknown-slot", f"`{text.value}` is no column", suggestion(text.value, names))
            return []
    key = frozenset(text.value for text in key_texts)
    statement = replace(statement, series=id_text.value, key=key, complete=complete)
    facts = []
    for row in rows:
        remark, cells = _remark(row, len(names)) if noted else ("", row)
        slots = _read_cells(cells, names, catalogue, findings)
        if slots:
            row_id = f"{id_text.value}/{'+'.join(_key_text(slots[name]) for name in names if name in key)}"
            facts.append(Fact(row_id, statement, slots, row.line, row.column, remark))
    return facts


def _remark(row: Node, width: int) -> tuple[str, Node]:
    """The remark of a row, if it has one, and the row without it."""
    if not isinstance(row, Items) or len(row.items) != width + 1 or not isinstance(row.items[-1], Text):
        return "", row
    return " ".join(row.items[-1].value.split()), row._replace(items=row.items[:-1])


def _read_cells(row: Node, names: Sequence[str], catalogue: Catalogue, findings: Findings) -> dict[str, Value] | None:
    if not isinstance(row, Items) or len(row.items) != len(names):
        findings.error(row, "row", f"a row holds {len(names)} values: {', '.join(names)}", "as [one, two]")
        return None
    values = {
        name: value
        for name, node in zip(names, row.items, strict=True)
        if (value := read_value(node, catalogue.entities, findings))
    }
    return values if len(values) == len(names) else None


def _key_text(value: Value) -> str:
    item = value.items[0]
    return item.id if isinstance(item, Entity) else slug(item_text(item), "row")
