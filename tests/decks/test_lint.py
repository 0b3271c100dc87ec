"""What a strict teacher would strike out, and what an author is told about facts that are not asked."""

from __future__ import annotations

import pytest

from quizgame.decks.lint import lint
from quizgame.decks.reading import read_file
from quizgame.decks.unasked import explain_unasked


def flaws(*cards: str) -> list[str]:
    text = "title: T\ncards:\n" + "".join(f"  - {card}\n" for card in cards)
    reading = read_file(text.encode(), "d.yaml", lambda name: b"")
    assert reading.deck is not None, reading.findings
    return [finding.code for finding in lint(reading.deck, "d.yaml")]


@pytest.mark.parametrize(
    "card, code",
    [
        ("{q: Who leads the country at the moment currently, a: Ann}", "soon-stale"),
        ("{q: What does the Rhine commission call the Rhine, a: the Rhine}", "answer-in-stem"),
        ("{q: Which, a: a bird, wrong: [a fish, all of the above]}", "absolute-option"),
        (
            "{q: Why did it stop, a: because the engineers who built it were called home then, wrong: [rain, war]}",
            "longest-option",
        ),
        ("{q: Who founded the Bavarian brewery, a: a Bavarian duke, wrong: [a Saxon king, a Roman pope]}", "clue-word"),
    ],
)
def test_flaws_are_told(card: str, code: str) -> None:
    assert flaws(card) == [code]


def test_two_cards_that_ask_the_same_are_told() -> None:
    assert flaws("{q: Who was it, a: Ann}", "{q: 'Who was it?', a: Bob}") == ["same-question"]


def test_sound_cards_are_left_alone() -> None:
    assert (
        flaws(
            "{q: Which bird sings, a: a wren, wrong: [an owl, a hen]}", "{q: When, a: 1995}", "{q: Is it so, a: true}"
        )
        == []
    )


FACTS = """\
id: base
sources: {s: {title: S}}
entities: {al: {name: Al, type: person}}
facts:
  - {id: one, says: "It began[ in {when}].", when: 1995, sources: [s]}
  - {id: two, says: "It began[ in {when}].", when: 1996, sources: [s]}
  - {id: three, says: "Ice melts.", sources: [s]}
"""


def test_an_author_is_told_what_is_not_asked_and_why() -> None:
    reading = read_file(FACTS.encode(), "f.yaml", lambda name: b"")
    assert reading.base is not None
    notes = explain_unasked(reading.base, "f.yaml")
    assert {(note.line, note.code) for note in notes if note.severity == "warning"} == {
        (5, "never-asked"),
        (6, "never-asked"),
        (7, "never-asked"),
    }
    assert "`one` as when: another fact answers it as well" in [note.message for note in notes]
