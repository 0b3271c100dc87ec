"""Which kind a card is: by its keys, its answer, the deck's default; and what is asked about it."""

from __future__ import annotations

import pytest
from written import card_of, cards_of, deck_of, read_deck, told

from quizgame.decks.keys import CARD, KEYS_OF_KIND, KINDS, MEANT
from quizgame.questions.question import (
    Choice,
    Dated,
    Flashcard,
    Match,
    Numeric,
    Order,
    Question,
    Several,
    TrueFalse,
    Typed,
    Wrong,
)

KIND: dict[str, type[Question]] = {
    "{q: Q, a: Minsk}": Typed,
    "{q: Q, a: [Minsk, Miensk]}": Typed,
    "{q: Q, a: A, wrong: B}": Choice,
    "{q: Q, a: [A, C], wrong: [B], kind: several}": Several,
    "{q: Q, a: A, wrong: [B], kind: several}": Several,
    "{q: Q, a: [A, C], wrong: [B], kind: choice}": Choice,
    "{q: Q, a: A, wrong: [B, C], kind: text}": Typed,
    "{q: Q, a: true}": TrueFalse,
    "{q: Q, a: 12}": Numeric,
    "{q: Q, a: 12, wrong: [13, 14]}": Numeric,
    "{q: Q, a: 12, wrong: [13, many]}": Choice,
    "{q: Q, a: 12, kind: text}": Typed,
    "{q: Q, a: 12, kind: choice, wrong: [13]}": Choice,
    "{q: Q, a: 1995}": Dated,
    "{q: Q, a: 31 March 2006, wrong: [30 March 2006]}": Dated,
    "{q: Q, order: [a, b, c]}": Order,
    "{q: Q, match: {a: b, c: d, e: f}}": Match,
    "{q: 'In {{1995}} it was.'}": Dated,
    "{q: 'There were {{12 km}}.', tolerance: 1 km}": Numeric,
    "{q: 'A {{b}}.'}": Typed,
    "{q: 'A {{true}} b.'}": Typed,
    "{q: 'A {{b}}.', wrong: [c]}": Choice,
    "{q: 'A {{b}}.', a: c, kind: text}": Typed,
    "{front: A, back: B}": Flashcard,
    "{q: A, a: B, kind: flashcard}": Flashcard,
    "{q: A, a: 12, kind: flashcard}": Flashcard,
}


@pytest.mark.parametrize("card", KIND)
def test_a_card_is_of_the_kind_it_looks_like_or_says(card: str) -> None:
    assert type(card_of(card)) is KIND[card]


ASKED = {
    "{q: Q, a: [A, C], wrong: [B]}": ("several-answers", "`kind: several` asks for all of them"),
    "{q: 'A {{b}}', a: c}": ("gap-and-answer", "remove `a` to ask for the gap"),
    "{q: Q, a: yes}": ("yes-no", "for a statement write a: true"),
    "{q: Q, a: No}": ("yes-no", "for a statement write a: false"),
    "{q: Why?, a: So, reversed: true}": ("reversed-question", "leave `reversed` out"),
}


@pytest.mark.parametrize("card", ASKED)
def test_what_may_be_meant_otherwise_is_asked_about_and_played_all_the_same(card: str) -> None:
    code, hint = ASKED[card]
    ((found, mend),) = told(card)
    assert (found, mend[: len(hint)]) == (code, hint)
    assert read_deck(f"title: T\ncards: [{card}]\n").deck is not None


@pytest.mark.parametrize("card", ['{q: Q, a: "yes"}', "{q: Q, a: NO}", "{q: Q, a: [yes, yep]}", "{q: Q, a: on}"])
def test_a_text_is_a_text(card: str) -> None:
    assert isinstance(card_of(card), Typed)


STRAY = {
    "{q: Q, a: A, tolerance: 5}": "remove `tolerance`, or say `kind: number`",
    "{q: Q, a: 1995, exact: true}": "remove `exact`, or say `kind: text`",
    "{q: Q, a: A, wrong: [B], reversed: true}": "remove `reversed`, or say `kind: text`",
    "{q: Q, a: true, wrong: [no]}": 'for a choice put the answer in quotes: a: "true"',
    "{q: Q, a: A, order: [a, b, c]}": "remove `a`, or `order`",
    "{q: Q, match: {a: b, c: d, e: f}, wrong: [x]}": "remove `wrong`, or `match`",
    "{q: Q, front: A, back: B}": "give `front` and `back`, or `q` and `a`",
    "{front: A, back: B, wrong: [C]}": "remove `wrong`",
    "{front: A, back: B, kind: number}": "remove `front`, or say `kind: flashcard`",
    "{q: 'A {{b}}', a: c, kind: cloze}": "the gaps hold the answers: remove `a`",
    "{q: '{{A}} {{b}}', wrong: [c]}": "write each gap as a card of its own, or remove `wrong`",
    "{q: 'A {{b}}', tolerance: 5}": "remove `tolerance`",
}


@pytest.mark.parametrize("card", STRAY)
def test_a_key_that_a_kind_has_no_use_for_is_told_with_its_mend(card: str) -> None:
    found = told(card)
    assert {code for code, _ in found} == {"stray-key"}
    assert found[0][1] == STRAY[card]


MISSING = {
    "{q: Q}": "add `a: ...`",
    "{a: A}": "add `q: ...`",
    "{front: A}": "add `back: ...`",
    "{back: A}": "add `front: ...`",
    "{q: Q, a: []}": "add `a: ...`",
    "{q: Q, a: [A, B], kind: several}": "add wrong: [..., ...]",
    "{q: Q, kind: order}": "add `order: ...`",
    "{q: Q, kind: match}": "add `match: ...`",
}


@pytest.mark.parametrize("card", MISSING)
def test_what_is_missing_is_told(card: str) -> None:
    assert told(card) == [("missing-key", MISSING[card])]


@pytest.mark.parametrize("kind", ["number", "date", "true-false"])
def test_a_number_a_date_and_a_statement_have_one_answer(kind: str) -> None:
    answers = {"number": "[12, 13]", "date": "[1995, 1996]", "true-false": "[true, false]"}[kind]
    assert [code for code, _ in told(f"{{q: Q, kind: {kind}, a: {answers}}}")] == ["one-answer"]


@pytest.mark.parametrize("written, key", [*MEANT.items(), ("Q", "q"), ("-q", "q"), ("A", "a"), ("Wrong", "wrong")])
def test_another_word_for_a_key_is_understood_and_nothing_else_is_missed(written: str, key: str) -> None:
    rest = {"q": "a: A", "a": "q: Q", "front": "back: B", "back": "front: A"}.get(key, "q: Q, a: A")
    ((code, hint),) = told(f"{{{written}: x, {rest}}}")
    assert code == "unknown-key"
    assert f"`{key}`" in hint or f"`- {key}`" in hint


def test_a_comma_inside_braces_is_seen() -> None:
    assert told("{q: Hello, world, a: A}") == [
        ("unknown-key", "inside {...} a comma begins another key: put a text with commas into quotes")
    ]


def test_a_typed_text_may_have_wrong_options_for_the_beginning() -> None:
    card = card_of("{q: Q, a: A, wrong: [B, C], kind: text, exact: true}")
    assert card == Typed(
        id=card.id, form="card", prompt="Q", answer="A", accepted=("A",), wrong=(Wrong("B"), Wrong("C")), exact=True
    )


def test_what_a_kind_needs_is_in_the_table_of_keys() -> None:
    assert set(KEYS_OF_KIND) == set(KINDS)
    assert {key for keys in KEYS_OF_KIND.values() for key in keys} < CARD.names
    assert set(MEANT.values()) <= CARD.names
    assert not set(MEANT) & CARD.names


def test_every_default_counts_where_it_fits() -> None:
    deck = deck_of(
        """
title: T
sources: {s: {title: Book}}
defaults: {tags: [v], source: Notes, kind: flashcard, reversed: true, tolerance: 10, exact: true}
cards:
  - {q: dog, a: Hund, hint: h, explain: e, tags: [w, v]}
  - {q: cat, a: Katze, reversed: false, sources: [s › 3]}
  - {q: which, a: Katze, wrong: [Hund, Maus]}
  - {q: word, a: Wort, kind: text, exact: false}
  - {q: code, a: ABC, kind: text, reversed: false}
  - {q: How long?, a: 100, kind: number}
  - {q: How wide?, a: 100, kind: number, tolerance: 5}
"""
    )
    dog, turned, cat, which, word, word_turned, code, long, longer = deck.cards
    assert isinstance(dog, Flashcard)
    assert (dog.tags, dog.hint, dog.explanation, dog.references[0].title) == (("v", "w"), "h", "e", "Notes")
    assert (turned.prompt, turned.hint, turned.explanation, turned.tags) == ("Hund", "", "e", ("v", "w"))
    assert isinstance(cat, Flashcard)
    assert [reference.title for reference in cat.references] == ["Book"]
    assert isinstance(which, Choice)
    assert isinstance(word, Typed)
    assert (word.exact, word_turned.id) == (False, f"{word.id}/reversed")
    assert isinstance(code, Typed)
    assert code.exact
    assert isinstance(long, Numeric)
    assert isinstance(longer, Numeric)
    assert (long.low, longer.low) == (90, 95)


@pytest.mark.parametrize(
    "kind, card, seen",
    [("text", "{q: Q, a: 1995}", Typed), ("number", "{q: Q, a: 1995}", Numeric), ("several", "{q: Q, a: A}", Typed),
     ("several", "{q: Q, a: [A, C], wrong: [B]}", Several), ("choice", "{q: Q, a: [A, C], wrong: [B]}", Choice),
     ("order", "{q: Q, a: A}", Typed), ("match", "{q: Q, order: [a, b, c]}", Order), ("cloze", "{q: Q, a: A}", Typed),
     ("flashcard", "{q: Q, order: [a, b, c]}", Order), ("date", "{front: A, back: B}", Flashcard),
     ("true-false", "{q: Q, a: False}", TrueFalse), ("text", "{q: 'A {{b}}'}", Typed)],
)  # fmt: skip
def test_a_default_kind_gives_way_to_the_keys_of_another(kind: str, card: str, seen: type[Question]) -> None:
    assert type(cards_of(card, f"defaults: {{kind: {kind}}}")[0]) is seen


@pytest.mark.parametrize("language, code", [("English", ["language"]), ("pt-BR", []), ("de", []), ("", [])])
def test_a_language_is_told_by_its_code(language: str, code: list[str]) -> None:
    assert [found for found, _ in told("{q: Q, a: A}", f"language: {language}")] == code
