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


BROKEN = {
    "unknown entity": ("facts: [{id: a, says: '{x}.', x: canda, sources: page}]", (7, 34, "unknown-entity")),
    "unknown source": ("facts: [{id: a, says: 'Ice.', sources: paeg}]", (7, 40, "unknown-source")),
    "no source": ("facts: [{id: a, says: 'Ice.'}]", (7, 9, "missing-key")),
    "no id": ("facts: [{says: 'Ice.', sources: page}]", (7, 9, "missing-key")),
    "no sentence": ("facts: [{id: a, sources: page}]", (7, 9, "missing-key")),
    "bad sentence": ("facts: [{id: a, says: 'Ice {', sources: page}]", (7, 23, "bad-sentence")),
    "slot without value": ("facts: [{id: a, says: 'Ice {x}.', sources: page}]", (7, 9, "missing-slot")),
    "unknown key": ("facts: [{id: a, says: 'Ice.', sources: page, sayz: b}]", (7, 46, "unknown-key")),
    "impossible date": (
        "facts: [{id: a, says: '{x}.', x: 30 February 2004, sources: page}]",
        (7, 34, "impossible-value"),
    ),
    "end before start in one value": (
        "facts: [{id: a, says: '{x}.', x: May 2004 – March 2004, sources: page}]",
        (7, 34, "impossible-value"),
    ),
    "end before start in two values": (
        "facts: [{id: a, says: '{since} {until}.', since: 2004, until: 1999, sources: page}]",
        (7, 63, "ends-before-start"),
    ),
    "bounds the wrong way round": (
        "facts: [{id: a, says: 'Ice.', sources: page, not_before: 1990, not_after: 1980}]",
        (7, 75, "ends-before-start"),
    ),
    "bound that is no date": (
        "facts: [{id: a, says: 'Ice.', sources: page, not_before: soon}]",
        (7, 58, "not-a-date"),
    ),
    "impossible date in a row": (
        "series: [{id: s, says: '{x} {y}.', columns: [x, y], rows: [[pfp, 30 February 2004]], sources: page}]",
        (7, 66, "impossible-value"),
    ),
    "unknown entity in a row": (
        "series: [{id: s, says: '{x} {y}.', columns: [x, y], rows: [[pfp, 1999], [pafp, 2004]], sources: page}]",
        (7, 74, "unknown-entity"),
    ),
    "range backwards": ("facts: [{id: a, says: '{x}.', x: 2000–1999, sources: page}]", (7, 34, "impossible-value")),
    "bare list": ("facts: [{id: a, says: '{x}.', x: [pfp, parp], sources: page}]", (7, 34, "bare-list")),
    "mixed list": ("facts: [{id: a, says: '{x}.', x: {all: [pfp, 1995]}, sources: page}]", (7, 40, "mixed-list")),
    "short list": ("facts: [{id: a, says: '{x}.', x: {all: [pfp]}, sources: page}]", (7, 40, "short-list")),
    "unknown wrapper": ("facts: [{id: a, says: '{x}.', x: {sme: pfp}, sources: page}]", (7, 34, "unknown-value")),
    "opinion of nobody": ("facts: [{id: a, says: 'Ice.', sources: page, view: true}]", (7, 52, "view-of-nobody")),
    "claim of nobody": (
        "facts: [{id: a, says: 'Ice.', sources: page, said_by: , view: true}]",
        (7, 63, "view-of-nobody"),
    ),
    "unknown speaker": ("facts: [{id: a, says: 'Ice.', sources: page, said_by: me}]", (7, 55, "unknown-entity")),
    "as-of no date": ("facts: [{id: a, says: 'Ice.', sources: page, as_of: then}]", (7, 53, "not-a-date")),
    "asks for no slot": ("facts: [{id: a, says: 'Ice.', sources: page, ask: {x: Why}}]", (7, 52, "unknown-slot")),
    "asks with no slot": (
        "facts: [{id: a, says: '{x}.', x: 1, sources: page, ask: {x: 'Why {y}?'}}]",
        (7, 61, "unknown-slot"),
    ),
    "wrong for no slot": ("facts: [{id: a, says: 'Ice.', sources: page, wrong: {x: [y]}}]", (7, 54, "unknown-slot")),
    "unknown form": ("facts: [{id: a, says: 'Ice.', sources: page, forms: [wen]}]", (7, 54, "unknown-form")),
    "reserved slot": ("facts: [{id: a, says: '{note}.', note: x, sources: page}]", (7, 23, "reserved-slot")),
    "same id twice": (
        "facts: [{id: a, says: 'Ice.', sources: page}, {id: a, says: 'Fog.', sources: page}]",
        (7, 52, "duplicate-id"),
    ),
    "columns that are no slots": (
        "series: [{id: s, says: '{x}.', columns: [y], rows: [[pfp]], sources: page}]",
        (7, 42, "columns"),
    ),
    "short row": (
        "series: [{id: s, says: '{x} {y}.', columns: [x, y], rows: [[pfp]], sources: page}]",
        (7, 60, "row"),
    ),
    "confused with nothing": ("facts: []\nconfused: [[pfp]]", (8, 12, "short-list")),
    "confused with what is unknown": ("facts: []\nconfused: [[pfp, papr]]", (8, 18, "unknown-entity")),
    "confused with another type": ("facts: []\nconfused: [[pfp, canada]]", (8, 18, "mixed-list")),
    "confused numbers": ("facts: []\nconfused: [[12, 13]]", (8, 13, "mixed-list")),
    "long row": (
        "series: [{id: s, says: '{x} {y}.', columns: [x, y], rows: [[pfp, parp, what]], sources: page}]",
        (7, 60, "row"),
    ),
    "long row with a remark": (
        "series: [{id: s, says: '{x}.', columns: [x, note], rows: [[pfp, parp, what]], sources: page}]",
        (7, 59, "row"),
    ),
    "same row twice": (
        "series: [{id: s, says: '{x}.', columns: [x], rows: [[pfp], [pfp]], sources: page}]",
        (7, 60, "duplicate-id"),
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_is_told_with_its_place(case: str) -> None:
    text, expected = BROKEN[case]
    reading = read(HEAD + text + "\n")
    assert reading.base is None
    found = [(finding.line, finding.column, finding.code) for finding in reading.findings]
    assert expected in found
    assert all(finding.message for finding in reading.findings)


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
