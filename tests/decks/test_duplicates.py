"""What stands in two files and should stand in one: told at both places."""

from __future__ import annotations

import pytest

from quizgame.decks.duplicates import CheckedFile, find_duplicates
from quizgame.decks.reading import read_file
from quizgame.reading.diagnostic import Severity

FACTS = """\
id: base
sources: {s: {title: S}}
facts:
  - {id: one, says: "It rained in the desert[ in {when}].", when: 1995, sources: [s]}
"""


def common(**files: str) -> list[tuple[str, int, int, str]]:
    checked = []
    for name, text in files.items():
        path = f"{name}.yaml"
        reading = read_file(text.encode(), path, lambda _: FACTS.encode())
        assert reading.deck or reading.base, [str(found) for found in reading.findings]
        checked.append(CheckedFile(path, text.encode(), reading))
    found = find_duplicates(checked)
    assert all(one.severity is Severity.WARNING for one in found)
    assert all(one.hint for one in found)
    return sorted((one.path, one.line, one.column, one.code) for one in found)


def test_decks_with_the_same_id_are_told_where_each_says_it() -> None:
    assert common(
        a="title: Rivers\ncards: [{q: Q, a: A}]\n",
        b="format: 1\nid: rivers\ntitle: Other\ncards: [{q: R, a: B}]\n",
        c="title: Lakes\ncards: [{q: Q, a: C}]\n",
    ) == [("a.yaml", 1, 8, "same-id"), ("b.yaml", 2, 5, "same-id")]


def test_fact_bases_with_the_same_id_are_told_too() -> None:
    assert common(a=FACTS, b=FACTS) == [("a.yaml", 1, 5, "same-id"), ("b.yaml", 1, 5, "same-id")]
    assert common(a=FACTS, base="title: Base\ncards: [{q: Q, a: C}]\n") == []


@pytest.mark.parametrize(
    "other",
    [
        "{q: Which river flows through Vienna and Budapest?, a: the Danube}",
        "{q: which river flows through Budapest and Vienna, a: Danube}",
        '{q: "Through Vienna and Budapest, which river flows?", a: The Danube}',
    ],
)
def test_the_same_or_nearly_the_same_question_is_told_at_both_places(other: str) -> None:
    card = "{q: Which river flows through Vienna and Budapest?, a: the Danube}"
    assert common(
        a=f"title: A\ncards:\n  - {card}\n  - {{q: How high is Mont Blanc?, a: 4806 m}}\n",
        b=f"title: B\ncards:\n  - {{q: Who wrote Faust?, a: Goethe}}\n  - {other}\n",
    ) == [("a.yaml", 3, 5, "same-question-elsewhere"), ("b.yaml", 4, 5, "same-question-elsewhere")]


@pytest.mark.parametrize(
    "other",
    [
        "{q: Which river flows through Vienna and Budapest?, a: the Rhine}",  # another answer
        "{q: Which river flows through Vienna and Bratislava?, a: the Danube}",  # another question
        "{q: Who painted it?, a: the Danube}",
    ],
)
def test_other_questions_are_no_duplicates(other: str) -> None:
    card = "{q: Which river flows through Vienna and Budapest?, a: the Danube}"
    assert common(a=f"title: A\ncards: [{card}]\n", b=f"title: B\ncards: [{other}]\n") == []


def test_within_one_file_they_are_told_otherwise() -> None:
    card = "{q: Which river flows through Vienna and Budapest?, a: the Danube, id: %s}"
    assert common(a=f"title: A\ncards: [{card % 'x'}, {card % 'y'}]\n", b="title: B\ncards: [{q: Q, a: A}]\n") == []


def test_decks_that_share_facts_share_cards_and_have_no_duplicates() -> None:
    facts = "title: {}\nfrom: facts.yaml\n"
    assert common(a=facts.format("A"), b=facts.format("B"), base=FACTS) == []
