"""What facts read well one by one give away side by side: doubled ids, spans that run backwards, units left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quizgame.facts.model import Fact
from quizgame.reading.dates import Date, Grain
from quizgame.reading.diagnostic import Findings
from quizgame.reading.numbers import Quantity

#: Slots that begin and end the same thing, whatever it is.
_SPANS = (
    ("since", "until"), ("from", "to"), ("start", "end"), ("begin", "end"), ("began", "ended"), ("born", "died"),
    ("opened", "closed"), ("founded", "dissolved"),
)  # fmt: skip


def report_inconsistencies(facts: Sequence[Fact], findings: Findings) -> None:
    """Every finding that takes more than one value, or more than one fact, to see."""
    _report_doubles(facts, findings)
    for fact in facts:
        _report_spans(fact, findings)
        _report_bounds(fact, findings)
        _report_prepositions(fact, findings)
    _report_units(facts, findings)


def _report_doubles(facts: Sequence[Fact], findings: Findings) -> None:
    seen: dict[str, Fact] = {}
    for fact in facts:
        if fact.id in seen:
            findings.error(
                fact, "duplicate-id", f"the id `{fact.id}` is given twice (line {seen[fact.id].line})", "rename one"
            )
        seen.setdefault(fact.id, fact)


def _report_spans(fact: Fact, findings: Findings) -> None:
    """Something ends before it starts."""
    for opening, closing in _SPANS:
        first, last = _date(fact, opening), _date(fact, closing)
        if first and last and last.before(first):
            findings.error(
                fact.slots[closing],
                "ends-before-start",
                f"`{closing}` ({last.text}) lies before `{opening}` ({first.text})",
                "swap the two, or mend the wrong one",
            )


def _report_bounds(fact: Fact, findings: Findings) -> None:
    """A date lies outside the bounds its own fact or series gives."""
    first, last = fact.statement.not_before, fact.statement.not_after
    for slot, value in fact.slots.items():
        date = _date(fact, slot)
        if date and ((first and date.before(first)) or (last and last.before(date))):
            key, bound = ("not_before", first) if first and date.before(first) else ("not_after", last)
            told = bound.text if bound else ""
            findings.warning(value, "out-of-bounds", f"{date.text} contradicts `{key}` ({told})", "mend one of the two")


def _report_prepositions(fact: Fact, findings: Findings) -> None:
    """ "in 31 March" and "on April 1998": the author's preposition does not fit the date of this fact or row."""
    for before, slot in fact.sentence.leads:
        item = fact.slots[slot].items[0]
        if not isinstance(item, Date):
            continue
        day = item.grain is Grain.DAY
        if (before.endswith(" in ") and day) or (before.endswith(" on ") and not day):
            findings.warning(
                fact.slots[slot],
                "preposition",
                f"“{before.split()[-1]} {item.text}”: a day takes “on”, a month or year “in”",
                "write dates of one series equally precisely, or a fact of its own",
            )


def _report_units(facts: Sequence[Fact], findings: Findings) -> None:
    """Most numbers in one place of one sentence have a unit, and one has none."""
    columns: dict[tuple[str, str], list[tuple[Fact, str]]] = {}
    for fact in facts:
        for slot, value in fact.slots.items():
            for item in value.items:
                if isinstance(item, Quantity):
                    columns.setdefault((fact.sentence.text, slot), []).append((fact, item.unit))
    for (_, slot), cells in columns.items():
        units = Counter(unit for _, unit in cells if unit)
        for fact, unit in cells:
            if not unit and sum(units.values()) > len(cells) / 2:
                usual = units.most_common(1)[0][0]
                findings.warning(
                    fact.slots[slot],
                    "missing-unit",
                    f"`{slot}` has a unit elsewhere, here it has none",
                    f"add {usual}?",
                )


def _date(fact: Fact, slot: str) -> Date | None:
    value = fact.slots.get(slot)
    item = value.single if value else None
    return item if isinstance(item, Date) else None
