"""Flashcards, and cards asked from their back as well."""

from __future__ import annotations

import pytest
from written import card_of, cards_of, deck_of, told

from quizgame.questions.question import Flashcard, Typed


def test_a_flashcard_has_two_sides_of_any_length() -> None:
    deck = deck_of(
        "title: T\ncards:\n  - id: x\n    front: |\n      der\n      Hund\n    back: |\n      dog\n\n      a friend\n"
    )
    assert deck.cards == (Flashcard(id="t/x", form="card", prompt="der\nHund", back="dog\n\na friend"),)


def test_a_list_on_the_back_stands_line_by_line() -> None:
    card = card_of("{front: Hund, back: [dog, hound]}")
    assert isinstance(card, Flashcard)
    assert card.answer == "dog\nhound"


def test_it_makes_no_other_card_whether_sides_are_called_so() -> None:
    assert (
        card_of("{front: A, back: B}").id == card_of("{q: A, a: B, kind: flashcard}").id == card_of("{q: A, a: B}").id
    )


@pytest.mark.parametrize("kind, a, b", [(Flashcard, "front", "back"), (Typed, "q", "a")])
def test_the_reverse_is_a_card_of_its_own_and_a_sibling(kind: type, a: str, b: str) -> None:
    forward, back = cards_of(f"{{id: x, {a}: Hund, {b}: dog, reversed: true, hint: h, explain: e, tags: [t]}}")
    assert type(forward) is type(back) is kind
    assert (forward.id, back.id, forward.fact, back.fact) == ("t/x", "t/x/reversed", "t/x", "t/x")
    assert (back.prompt, back.answer) == ("dog", "Hund")  # type: ignore[union-attr]
    assert (forward.hint, back.hint, back.explanation, back.tags) == ("h", "", "e", ("t",))


def test_the_first_of_several_answers_is_asked_from_the_back() -> None:
    _, back = cards_of("{q: Hund, a: [dog, hound], reversed: true, exact: true}")
    assert isinstance(back, Typed)
    assert (back.prompt, back.accepted, back.exact) == ("dog", ("Hund",), True)


def test_reversing_a_card_leaves_it_what_it_was() -> None:
    assert cards_of("{q: A, a: B, reversed: true}")[0].id == card_of("{q: A, a: B}").id
    assert card_of("{q: A, a: B}").fact is None


def test_both_sides_say_something_and_not_the_same() -> None:
    assert [code for code, _ in told("{front: A, back: a}")] == ["same-sides"]
    assert [code for code, _ in told('{front: A, back: "\\u200b"}')] == ["empty-text"]


def test_the_same_card_twice_is_found_by_its_first_id() -> None:
    assert [code for code, _ in told("{front: A, back: B}, {q: A, a: B, reversed: true}")] == ["duplicate-card"]
