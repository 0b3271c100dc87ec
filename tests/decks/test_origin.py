"""Facts that stand in the deck itself: the same questions as from a file, and no file is opened."""

import pytest

from quizgame.decks.reading import Reading, read_file
from quizgame.reading.diagnostic import Severity

FACTS = """\
id: rivers
sources:
  atlas: {title: An atlas}
entities:
  rhine: {name: the Rhine, type: river}
  danube: {name: the Danube, type: river}
types:
  river: {wh: which river, many: rivers}
series:
  - id: treaties
    says: "{river} got a treaty[ in {when}]."
    columns: [river, when]
    rows: [[rhine, 1868], [danube, 1948]]
    sources: [atlas]
"""
INSIDE = "from:\n" + "".join(f"  {line}\n" for line in FACTS.splitlines())


def read(text: str, **files: str) -> Reading:
    def load(name: str) -> bytes:
        if name not in files:
            raise FileNotFoundError(2, "No such file or directory")
        return files[name].encode()

    return read_file(text.encode(), "folder/deck.yaml", load)


def errors(reading: Reading) -> list[tuple[int, int, str]]:
    found = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    assert {finding.path for finding in found} <= {"folder/deck.yaml"}
    return [(finding.line, finding.column, finding.code) for finding in found]


def test_facts_in_the_deck_make_the_same_questions_as_facts_beside_it() -> None:
    inside = read(f"title: Rivers of Europe\n{INSIDE}")
    beside = read("title: Rivers of Europe\nfrom: facts.yaml\n", **{"facts.yaml": FACTS})
    assert inside.deck is not None
    assert inside.deck == beside.deck
    assert "rivers/treaties/rhine/when" in {question.id for question in inside.deck.cards}


def test_facts_in_the_deck_are_selected_from_like_others() -> None:
    reading = read(f"title: Rivers\n{INSIDE}select: {{facts: [treaties], entities: [rhone]}}\n")
    assert errors(reading) == [(17, 40, "selects-nothing")]


def test_facts_that_name_themselves_nowhere_are_called_as_the_deck_is() -> None:
    reading = read("title: Rivers of Europe\n" + INSIDE.replace("  id: rivers\n", ""))
    assert reading.deck is not None
    assert {question.id.partition("/")[0] for question in reading.deck.cards} == {"rivers-of-europe"}


@pytest.mark.parametrize(
    "text, expected",
    [
        (INSIDE.replace("[rhine, 1868]", "[rhone, 1868]"), [(15, 15, "unknown-entity")]),
        (INSIDE.replace("types:", "sorts:"), [(9, 3, "unknown-key")]),
        ("from: [facts.yaml]\n", [(2, 7, "wrong-type")]),
        ("from: {}\n", [(2, 7, "nothing-selected")]),
    ],
)
def test_findings_in_such_facts_stand_where_they_are(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert errors(read(f"title: Rivers\n{text}")) == expected
