"""Questions written as cards and read back are the same questions with the same ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgame.decks.deck import Deck
from quizgame.decks.freezing import freeze, is_same
from quizgame.decks.frozen import write_frozen
from quizgame.decks.reading import read_file

DECKS = Path(__file__).parents[2] / "decks"
SHIPPED = [path for path in sorted(DECKS.rglob("*.yaml")) if path.name != "facts.yaml"]

WRITTEN = """\
title: Every kind of card
id: kinds
sources: {atlas: {title: An atlas, publisher: A house, kind: reference, as_of: 2011}, book: {title: A book, date: 1999}}
defaults: {tags: [all]}
cards:
  - {q: What?, a: [Minsk, Miensk], hint: A city, explain: It is., tags: [one, two], sources: atlas › p. 1}
  - {q: "A: b?", a: "1905", sources: [atlas, book › p. 2], source: my head}
  - {q: Which?, a: Vilnius, wrong: [Riga, Kyiv], whys: {Riga: "It is in Latvia: no."}}
  - {q: Which year?, a: 1905, kind: choice, wrong: [1814, 1918]}
  - {q: Typed?, a: the Danube, kind: text, wrong: [the Rhine], exact: true}
  - {q: It flows., a: true}
  - {q: It stands., a: false}
  - {q: Really?, kind: true-false, a: [It flows., It runs.], wrong: [It stands.]}
  - {q: How long?, a: "1,233 km", kind: number, tolerance: 2%}
  - {q: How many?, a: 12, tolerance: 3, wrong: [20, 30]}
  - {q: How much?, a: about 700}
  - {q: When?, a: April 1998, wrong: [May 1998, June 1999], event: It was, as_of: 2011, said_by: Ada}
  - {q: Pick., a: [one, two], kind: several, wrong: [three]}
  - {q: Order., order: [a, b, c], marks: [1, 2, 3]}
  - {q: Match., match: {a: x, b: y, c: z}}
  - {q: "The {{Rhine|Rhein::a river}} is {{1,233}} km long."}
  - {front: Nacht, back: night, reversed: true}
  - {q: "Gaps {{here}}?", a: no, kind: text}
  - {q: "Yes?", a: yes, kind: text, reversed: true}
"""


def read(text: bytes, path: Path = DECKS / "deck.yaml") -> Deck:
    reading = read_file(text, str(path), lambda name: (path.parent / name).read_bytes())
    assert [finding.message for finding in reading.findings if finding.severity == "error"] == []
    assert reading.deck is not None
    return reading.deck


def frozen(deck: Deck) -> Deck:
    """The deck read back from its frozen file."""
    return read(write_frozen(freeze(deck), {"title": "Frozen"}).encode())


def assert_same(deck: Deck, again: Deck, left_out: set[str]) -> None:
    for before, after in ((deck.cards, again.cards), (deck.extras, again.extras)):
        kept = [question for question in before if question.id not in left_out]
        assert [question.id for question in after] == [question.id for question in kept]
        assert all(is_same(one, other) for one, other in zip(kept, after, strict=True))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_deck_is_the_same_when_it_is_frozen(path: Path) -> None:
    deck = read(path.read_bytes(), path)
    left_out = freeze(deck).left_out
    # where the order of the options is the question, a plain card cannot keep it
    assert {question.form for question in left_out} <= {"place"}
    assert_same(deck, frozen(deck), {question.id for question in left_out})


def test_cards_written_by_hand_are_the_same_too() -> None:
    deck = read(WRITTEN.encode())
    assert freeze(deck).left_out == ()
    assert len(deck.cards) == 22
    assert_same(deck, frozen(deck), set())


def test_a_frozen_deck_needs_no_id_of_the_first_one() -> None:
    assert frozen(read(b"title: One\ncards: [{q: Why?, a: because, id: x}]\n")).cards[0].id == "one/x"


def test_a_frozen_deck_has_no_findings() -> None:
    for path in SHIPPED:
        text = write_frozen(freeze(read(path.read_bytes(), path)), {"title": "Frozen"})
        assert read_file(text.encode(), "deck.yaml", lambda name: b"").findings == ()


def test_freezing_a_frozen_deck_changes_nothing() -> None:
    once = write_frozen(freeze(read(SHIPPED[0].read_bytes(), SHIPPED[0])), {"title": "Frozen"})
    assert write_frozen(freeze(read(once.encode())), {"title": "Frozen"}) == once
