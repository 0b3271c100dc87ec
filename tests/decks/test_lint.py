"""What is told, and where: of hand-written cards, of generated questions, of facts that are not asked."""

from __future__ import annotations

import re
from pathlib import Path

from quizgame.decks.lint.rules import lint
from quizgame.decks.reading import read_file

ROOT = Path(__file__).parents[2]
FACTS = """\
id: base
sources: {s: {title: S}}
entities: {al: {name: Al, type: person}}
facts:
  - {id: one, says: "It began[ in {when}].", when: 1995, sources: [s]}
  - {id: two, says: "It began[ in {when}].", when: 1996, sources: [s]}
  - {id: three, says: "Ice melts.", sources: [s]}
  - id: four
    says: "{who} is the current king."
    who: al
    sources: [s]
"""


def found(text: str, facts: str = FACTS) -> list[tuple[int, int, str]]:
    reading = read_file(text.encode(), "d.yaml", lambda name: facts.encode())
    assert reading.deck is not None or reading.base is not None, reading.findings
    return [(one.line, one.column, one.code) for one in lint(reading, "d.yaml") if one.severity == "warning"]


def test_a_finding_stands_at_its_card_and_says_how_to_mend_it() -> None:
    text = "title: T\ncards:\n  - q: Is it so\n    a: true\n  - q: Who is the current king\n    a: Al\n"
    reading = read_file(text.encode(), "d.yaml", lambda name: b"")
    assert [str(one) for one in lint(reading, "d.yaml")] == [
        "d.yaml:5:5: warning soon-stale “current” goes stale\n    give `as_of`, or ask as of when"
    ]


def test_what_is_generated_stands_at_the_facts_of_the_deck_and_is_named() -> None:
    text = "title: T\nfrom: facts.yaml\nselect: {facts: [four]}\n"
    reading = read_file(text.encode(), "d.yaml", lambda name: FACTS.encode())
    findings = lint(reading, "d.yaml")
    assert {(one.line, one.column, one.code) for one in findings} == {(2, 7, "soon-stale")}
    assert findings[0].message.startswith("base/four/")


def test_in_a_facts_file_it_stands_at_the_fact() -> None:
    assert set(found(FACTS)) == {
        (5, 10, "never-asked"),
        (6, 10, "never-asked"),
        (7, 10, "never-asked"),
        (8, 9, "soon-stale"),
    }


def test_an_author_is_told_why_something_is_not_asked() -> None:
    notes = lint(read_file(FACTS.encode(), "f.yaml", lambda name: b""), "f.yaml")
    assert "`one` as when: another fact answers it as well" in [note.message for note in notes]


def test_a_file_with_errors_is_not_judged() -> None:
    reading = read_file(b"title: T\ncards: [{q: Who is the current king}]\n", "d.yaml", lambda name: b"")
    assert lint(reading, "d.yaml") == ()


def test_every_rule_is_documented() -> None:
    rules = (path.read_text("utf-8") for path in (ROOT / "quizgame" / "decks" / "lint").glob("*.py"))
    codes = {code for text in rules for code in re.findall(r'Flaw\(\s*"([a-z-]+)"', text)}
    lines = (ROOT / "docs" / "items.md").read_text("utf-8").splitlines()
    told = {code for line in lines if line.startswith("| `") for code in re.findall(r"`([a-z-]+)`", line.split("|")[1])}
    assert len(codes) > 15
    assert told == codes
