"""A table of dates made a facts file: one sentence, a row for each row of the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from quizgame.decks.columns import DATED, NAMED, Column, DatedTable, DateReader, cell_of, reader_of
from quizgame.facts.sentence import Sentence, parse_sentence
from quizgame.generate.language import language_of
from quizgame.reading.dates import Date, Grain, parse_date
from quizgame.reading.diagnostic import Findings, suggestion
from quizgame.reading.digest import digest
from quizgame.reading.editing.notation import write_entry, write_flow, write_flow_entry
from quizgame.reading.folding import slug
from quizgame.reading.numbers import parse_quantity
from quizgame.reading.separated import Cell, Row
from quizgame.values import dataclass

_WHEN = re.compile(r"(?<!\[)(\s+(?:in|on) \{when\})(?!\])")
_ID = re.compile(r"[a-z][\w.-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the table does not tell.

    `says` is the sentence: with `{slots}`, or as it reads for one row of the table ("Belgium joined NATO in 1949.").
    `type` is what the names name ("" for the heading of their column), `complete` whether no row is missing,
    `day_first` how 3/4/2006 is meant (None: as the column tells).
    """

    says: str
    title: str
    source: str
    type: str = ""
    language: str = "en"
    complete: bool = False
    day_first: bool | None = None


def write_series(table: DatedTable, wishes: Wishes, findings: Findings) -> str:
    """The facts file of a table; of no use if the findings hold an error."""
    sentence = _read_sentence(says_of(table, wishes.says), table, findings)
    if sentence is None:
        return ""
    used = [column for column in table.columns if column.slot in sentence.slots]
    writer = _Writer(table, wishes, findings)
    rows = list(filter(None, (writer.row(row, used) for row in table.rows)))
    if not rows and not findings.failed:
        findings.error(None, "no-rows", "the table has no row with all its values", "fill its gaps")
    groups = _grouped(rows, used, sentence)
    return "\n".join(
        [
            *write_entry("format", "1"),
            *write_entry("id", slug(wishes.title, "facts")),
            *write_entry("title", wishes.title),
            *write_entry("language", wishes.language),
            "sources:",
            f"  table: {write_flow({'title': wishes.source})}",
            "entities:",
            *(f"  {write_flow_entry(id, entity)}" for id, entity in writer.entities.items()),
            *_types({entity["type"]: None for entity in writer.entities.values()}, wishes.language),
            "series:",
            *(line for group in groups for line in _series(*group, used, table, wishes)),
            "",
        ]
    )


def says_of(table: DatedTable, text: str) -> str:
    """A sentence with slots: as it is written, or made from the words of the row it speaks of."""
    says = text.strip()
    if "{" not in says:
        says = next(filter(None, (_slotted(says, table, row) for row in table.rows)), says)
    if says and says[-1] not in ".!?…":
        says += "."
    return _WHEN.sub(r"[\1]", says, count=1)


def _slotted(text: str, table: DatedTable, row: Row) -> str:
    """The text with slots for the values of a row; "" if it does not speak of this row."""
    for column in sorted(table.columns, key=lambda one: -len(cell_of(row, one).value)):
        value = cell_of(row, column).value
        forms = [value, _worded(value, table)] if column is table.when else [value]
        found = next((form for form in forms if form and _stands(form).search(text)), None)
        if found:
            text = _stands(found).sub(f"{{{column.slot}}}", text, count=1)
        elif column in (table.when, table.name):
            return ""
    return text


def _stands(value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w{{]){re.escape(value)}(?![\w}}])")


def _worded(value: str, table: DatedTable) -> str:
    try:
        read = reader_of(table, table.when).read(value)
    except ValueError:
        return ""
    return read.text if read else ""


def _read_sentence(says: str, table: DatedTable, findings: Findings) -> Sentence | None:
    try:
        sentence = parse_sentence(says)
    except ValueError as problem:
        findings.error(None, "bad-sentence", str(problem), f"as {_example(table)}")
        return None
    slots = {column.slot for column in table.columns}
    for slot in sentence.slots:
        if slot not in slots:
            findings.error(None, "unknown-slot", f"the table has no column for {{{slot}}}", suggestion(slot, slots))
    for column in (table.when, table.name):
        if column.slot not in sentence.slots:
            findings.error(
                None, "missing-slot", f"the sentence does not speak of {{{column.slot}}}", f"as {_example(table)}"
            )
    return None if findings.failed else sentence


def _example(table: DatedTable) -> str:
    return f"“{{{table.name.slot}}} ...[ in {{when}}].”"


class _Writer:
    """Reads the rows of a table, and keeps the entities they name."""

    def __init__(self, table: DatedTable, wishes: Wishes, findings: Findings) -> None:
        self.table = table
        self.wishes = wishes
        self.findings = findings
        self.entities: dict[str, dict[str, str]] = {}
        self._readers: dict[str, DateReader] = {
            column.slot: reader_of(table, column, wishes.day_first) for column in table.columns if column.holds == DATED
        }
        self._ids: dict[tuple[str, str], str] = {}
        self._seen: dict[str, tuple[Row, Cell]] = {}

    def row(self, row: Row, used: Sequence[Column]) -> dict[str, str | Date] | None:
        """The values of a row by slot; None, with a finding, if it cannot be used."""
        values: dict[str, str | Date] = {}
        if gap := next((column for column in used if not cell_of(row, column).value), None):
            told = gap.heading or ("date" if gap.holds == DATED else gap.slot)
            self.findings.warning(cell_of(row, gap), "empty-cell", f"“{told}” is empty", "the row is left out")
            return None
        for column in sorted(used, key=lambda one: one.holds == NAMED):
            value = self._value(cell_of(row, column), column) if values or column.holds != NAMED else None
            if value is not None:
                values[column.slot] = value
        return values if len(values) == len(used) and self._is_new(row, used) else None

    def _value(self, cell: Cell, column: Column) -> str | Date | None:
        try:
            if column.holds == DATED:
                found = self._readers[column.slot].read(cell.value)
                if found is None:
                    hint = "as 1995, April 1998, 31 March 2006 or 2006-03-31"
                    self.findings.error(cell, "not-a-date", f"`{cell.value}` is not read as a date", hint)
                return found
            if column.holds == NAMED:
                return self._entity(cell.value, column)
            if parse_quantity(cell.value) is None:
                self.findings.error(cell, "not-a-number", f"`{cell.value}` is not a number", "as 75 or about 700,000")
                return None
        except ValueError as problem:
            two = "could be two" in str(problem)
            hint = "say which with --day-first or --month-first" if two else "write the one that is meant"
            self.findings.error(cell, "impossible-value", str(problem), hint)
            return None
        return cell.value

    def _entity(self, name: str, column: Column) -> str:
        type_ = self.wishes.type if column is self.table.name and self.wishes.type else column.slot.removeprefix("the-")
        if (type_, name) in self._ids:
            return self._ids[type_, name]
        id = slug(name, "x")
        known = parse_date(id) if _shaped(id) else None
        if not _ID.fullmatch(id) or len(id) > 60 or known or id in self.entities:
            # made from the name alone, so that it stays the same in whatever order the rows come
            id = f"{slug(type_)}-{digest(name.encode(), 4)}"
        self.entities[id] = {"name": name, "type": type_}
        self._ids[type_, name] = id
        return id

    def _is_new(self, row: Row, used: Sequence[Column]) -> bool:
        """Whether no row before tells of the same thing."""
        cell = cell_of(row, self.table.name)
        before = self._seen.setdefault(cell.value, (row, cell))
        if before[1] is cell:
            return True
        told = f"“{cell.value}” stands in line {before[1].line} already"
        if all(cell_of(row, column).value == cell_of(before[0], column).value for column in used):
            self.findings.warning(cell, "duplicate-row", told, "the row is left out")
        else:
            self.findings.error(cell, "duplicate-row", told, "keep one row for each name")
        return False


def _shaped(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


_Group = tuple[str, str, list[dict[str, str | Date]]]


def _grouped(rows: list[dict[str, str | Date]], used: Sequence[Column], sentence: Sentence) -> list[_Group]:
    """The rows as series: where the sentence says “in” or “on” the date, days stand apart from months and years."""
    leads = [
        before.rsplit(" ", 2)[-2]
        for before, slot in sentence.leads
        if slot == "when" and before.endswith((" in ", " on "))
    ]
    if not leads:
        return [("rows", sentence.text, rows)]
    groups: list[_Group] = []
    for id, lead, days in (("rows", "in", False), ("days", "on", True)):
        mine = [row for row in rows if (isinstance(row["when"], Date) and row["when"].grain is Grain.DAY) is days]
        if mine:
            says = re.sub(r"(?<= )(?:in|on)(?= \{when\})", lead, sentence.text)
            groups.append((id, says, mine))
    return groups


def _series(
    id: str, says: str, rows: list[dict[str, str | Date]], used: Sequence[Column], table: DatedTable, wishes: Wishes
) -> Iterable[str]:
    yield f"  - id: {id}"
    yield f"    {write_entry('says', says)[0]}"
    yield f"    columns: {write_flow([column.slot for column in used])}"
    yield f"    one_row_per: {table.name.slot}"
    if wishes.complete:
        yield "    complete: true"
    yield "    sources: [table]"
    yield "    rows:"
    for row in rows:
        values = (row[column.slot] for column in used)
        yield f"      - {write_flow([value.text if isinstance(value, Date) else value for value in values])}"


def _types(named: Iterable[str], language: str) -> Iterable[str]:
    """Wording for the types that the language does not know, in English; other languages' authors word it better."""
    unknown = [type_ for type_ in named if type_ not in language_of(language).types]
    if unknown and language.partition("-")[0] == "en":
        yield "types:"
        for type_ in unknown:
            words = type_.replace("-", " ").replace("_", " ")
            wording: Mapping[str, str] = {"wh": f"which {words}", "many": _plural(words)}
            yield f"  {write_flow_entry(type_, wording)}"


def _plural(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:s|x|z|ch|sh)$", word) else f"{word}s"
