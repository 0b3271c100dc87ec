"""Facts files: what is read, and every finding with its place."""

from __future__ import annotations

import textwrap

import pytest

from quizgame.decks.reading import Reading, read_file
from quizgame.facts.model import Entity, Extent, FactBase
from quizgame.reading.dates import Date
from quizgame.reading.numbers import Quantity

HEAD = """\
sources:
  page: {title: A page, as_of: 2011}
entities:
  pfp: {name: the Partnership, type: programme}
  parp: {name: the Process, type: programme, part_of: pfp}
  canada: {name: Canada, type: country}
"""


def read(text: str) -> Reading:
    def load(name: str) -> bytes:
        raise FileNotFoundError(name)

    return read_file(textwrap.dedent(text).encode(), "facts.yaml", load)


def base_of(text: str) -> FactBase:
    reading = read(text)
    assert [str(found) for found in reading.findings] == []
    assert reading.base is not None
    return reading.base


def test_values_are_entities_dates_numbers_and_text() -> None:
    base = base_of(
        HEAD
        + """facts:
  - id: one
    says: "{who} did {n} things[ in {when}] with {partner} because of {cause}."
    who: canada
    n: about 40
    when: {some: autumn 2009}
    partner: {all: [pfp, parp]}
    cause: {text: a quarrel}
    sources: [page › Part › 3]
"""
    )
    fact = base.facts[0]
    assert fact.id == "one"
    assert isinstance(fact.slots["who"].single, Entity)
    assert isinstance(fact.slots["n"].single, Quantity)
    assert fact.slots["when"].extent is Extent.SOME
    assert isinstance(fact.slots["when"].items[0], Date)
    assert fact.when is None
    assert fact.slots["partner"].extent is Extent.ALL
    assert fact.statement.citations[0].locator == "Part › 3"
    assert base.entities["parp"].part_of is base.entities["pfp"]


def test_rows_of_a_series_are_facts_that_share_their_statement() -> None:
    base = base_of(
        HEAD
        + """series:
  - id: joins
    says: "Belarus joined {what}[ in {when}]."
    columns: [what, when]
    one_row_per: what
    complete: true
    rows: [[pfp, 1995], [parp, 2004]]
    sources: [page]
"""
    )
    assert [fact.id for fact in base.facts] == ["joins/pfp", "joins/parp"]
    first, second = base.facts
    assert first.statement is second.statement
    assert first.statement.key == {"what"}
    assert first.statement.complete


def test_a_row_may_have_a_remark_of_its_own() -> None:
    base = base_of(
        HEAD
        + """series:
  - id: joins
    says: "Belarus joined {what}[ in {when}]."
    columns: [what, when, note]
    rows: [[pfp, 1995], [parp, 2004, "It had asked in 2003."]]
    note: All of them are programmes.
    sources: [page]
"""
    )
    assert [fact.note for fact in base.facts] == [
        "All of them are programmes.",
        "It had asked in 2003. All of them are programmes.",
    ]


@pytest.mark.parametrize(
    "text, code",
    [
        ("entities: {a: {name: A, type: t, part_of: a}}\nfacts: []\n", "circle"),
        (
            "entities: {a: {name: A, type: t, part_of: b}, b: {name: B, type: t, part_of: a}}\nfacts: []\n",
            "circle",
        ),
        ("entities: {a: {name: A, type: t, part_of: z}}\nfacts: []\n", "unknown-entity"),
        ("entities: {a: {type: t}}\nfacts: []\n", "missing-key"),
        ("entities: {a: text}\nfacts: []\n", "wrong-type"),
        ("sources: {a: {title: A, kind: gossip}}\nfacts: []\n", "unknown-word"),
        ("format: 2\nfacts: []\n", "unknown-format"),
        ("facts: {a: b}\n", "wrong-type"),
        ("facts: [text]\n", "wrong-type"),
    ],
)
def test_catalogues_are_checked_too(text: str, code: str) -> None:
    assert code in [finding.code for finding in read(text).findings]


def test_a_near_miss_is_offered() -> None:
    reading = read(HEAD + "facts: [{id: a, says: '{x}.', x: canda, sources: page}]\n")
    assert "did you mean `canada`?" in reading.findings[0].hint


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            """series:
  - id: s
    says: "{who} spent {n}."
    columns: [who, n]
    rows:
      - [pfp, 12%]
      - [parp, 13]
      - [canada, 14%]
    sources: page
""",
            (13, 16, "missing-unit"),
        ),
        (
            """facts:
  - {id: a, says: "It was {n} long.", n: 12 km, sources: page}
  - {id: b, says: "It was {n} long.", n: 13 km, sources: page}
  - {id: c, says: "It was {n} long.", n: 14, sources: page}
""",
            (10, 42, "missing-unit"),
        ),
        (
            """facts:
  - {id: a, says: "It ended[ in {when}].", when: 1947, not_before: 1949, sources: page}
""",
            (8, 50, "out-of-bounds"),
        ),
    ],
)
def test_what_is_odd_beside_the_rest_is_told_at_its_place(text: str, expected: tuple[int, int, str]) -> None:
    reading = read(HEAD + text)
    found = [(finding.line, finding.column, finding.code, finding.severity) for finding in reading.findings]
    assert found == [(*expected, "warning")]
    assert reading.base is not None
