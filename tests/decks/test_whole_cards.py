"""What a card needs to stand for one that was made from facts: its whole id, and all that was told of it."""

from __future__ import annotations

import pytest

from quizgame.decks.reading import Reading, read_file
from quizgame.questions.question import Choice, Order, Question, TrueFalse, Wrong

HEAD = "title: T\ncards:\n  - "


def read(text: str) -> Reading:
    def load(name: str) -> bytes:
        raise AssertionError(name)

    return read_file(text.encode(), "deck.yaml", load)


def card(text: str) -> Question:
    reading = read(f"{HEAD}{{{text}}}\n")
    assert [str(finding) for finding in reading.findings] == []
    assert reading.deck is not None
    return reading.deck.cards[0]


def findings(text: str) -> list[tuple[int, int, str]]:
    return [(found.line, found.column, found.code) for found in read(f"{HEAD}{text}\n").findings]


@pytest.mark.parametrize(
    "id, form, fact",
    [
        ("rivers/treaty/when", "when", "rivers/treaty"),
        ("rivers/treaties/rhine/which/river", "which", "rivers/treaties/rhine"),
        ("rivers/treaty/true-false/when", "true-false", "rivers/treaty"),
        ("rivers/icpr/stands-for", "stands-for", "rivers/icpr"),
        ("rivers/order/treaties/rhine+treaties/elbe", "order", None),
        ("other-deck/c-0123456789", "card", None),
        ("other-deck/c-0123456789/2", "card", "other-deck/c-0123456789"),
    ],
)
def test_an_id_with_slashes_is_whole_and_tells_the_form_and_the_fact(id: str, form: str, fact: str | None) -> None:
    question = card(f"id: {id}, q: Why?, a: because")
    assert (question.id, question.form, question.fact) == (id, form, fact)


@pytest.mark.parametrize("id", ["/when", "a//b", "a/", "a b/c", "a/" + "b" * 300, "é/b", "a/\u00a0"])
def test_a_whole_id_that_cannot_be_is_a_finding(id: str) -> None:
    assert findings(f'{{id: "{id}", q: Why?, a: because}}') == [(3, 10, "bad-id")]


def test_what_is_true_of_wrong_options_is_told() -> None:
    question = card('q: Where?, a: Oslo, wrong: [Riga, Kyiv], whys: {Riga: "It is Latvia\'s."}')
    assert isinstance(question, Choice)
    assert question.wrong == (Wrong("Riga", "It is Latvia's."), Wrong("Kyiv"))


def test_it_is_told_of_dates_and_numbers_too() -> None:
    question = card("q: When?, a: 1905, wrong: [1904, 1907], whys: {1904: The year before.}")
    assert [option.why for option in question.wrong] == ["The year before.", ""]  # type: ignore[union-attr]


def test_items_of_an_order_have_marks() -> None:
    question = card("q: Order!, order: [a, b, c], marks: [1, 2, 3]")
    assert isinstance(question, Order)
    assert question.marks == ("1", "2", "3")


def test_several_statements_are_judged_true_or_false() -> None:
    question = card("q: According to Ada?, kind: true-false, a: Up., wrong: [Down., Left.], whys: {Left.: It is up.}")
    assert isinstance(question, TrueFalse)
    assert (question.prompt, question.truths) == ("According to Ada?", ("Up.",))
    assert question.falsehoods == (Wrong("Down."), Wrong("Left.", "It is up."))


def test_the_date_and_the_speaker_are_kept() -> None:
    question = card("q: 'According to Ada, as of 2011: why?', a: because, as_of: 2011, said_by: Ada")
    assert (question.as_of, question.attribution) == ("2011", "Ada")


def test_extras_are_asked_but_are_no_cards() -> None:
    deck = read("title: T\ncards: [{q: One?, a: a}]\nextras:\n  - {q: Two?, a: b, id: x/y/order}\n").deck
    assert deck is not None
    assert ([one.prompt for one in deck.cards], [one.prompt for one in deck.extras]) == (["One?"], ["Two?"])


@pytest.mark.parametrize(
    "text, expected",
    [
        ("{q: Where?, a: Oslo, wrong: [Riga, Kyiv], whys: {Rga: no}}", [(3, 54, "unknown-option")]),
        ("{q: Where?, a: Oslo, wrong: [Riga, Kyiv], whys: {Riga: [no]}}", [(3, 60, "wrong-type")]),
        ("{q: Where?, a: Oslo, wrong: [Riga, Kyiv], whys: no}", [(3, 53, "wrong-type")]),
        ("{q: Order!, order: [a, b, c], marks: [1, 2]}", [(3, 43, "marks")]),
        ("{q: Why?, a: because, marks: [1, 2]}", [(3, 27, "stray-key")]),
        ("{q: Up., kind: true-false, a: true, wrong: [Down.]}", [(3, 41, "stray-key")]),
        ("{q: Up?, kind: true-false, a: yes}", [(3, 35, "not-a-flag")]),
        ("{q: Up?, kind: true-false, a: Up., wrong: [up]}", [(3, 48, "wrong-is-right")]),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert findings(text) == expected


def test_questions_about_one_fact_are_cards_of_their_own() -> None:
    ids = ["rivers/treaty/when", "rivers/treaty/which/river", "deck/c-1/1", "deck/c-1/2"]
    deck = read("title: T\ncards:\n" + "".join(f"- {{q: Why?, a: {n}, id: {id}}}\n" for n, id in enumerate(ids))).deck
    assert deck is not None
    assert [question.id for question in deck.cards] == ids
    twice = read("title: T\ncards:\n" + "- {q: Why?, a: b, id: rivers/treaty/when}\n" * 2)
    assert [(finding.line, finding.code) for finding in twice.findings] == [(4, "duplicate-card")]


def test_two_extras_or_an_extra_and_a_card_cannot_have_the_same_id() -> None:
    both = read("title: T\ncards: [{q: One?, a: a, id: x}]\nextras: [{q: Two?, a: b, id: x}]\n")
    assert [finding.code for finding in both.findings] == ["duplicate-id"]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("{cards: {x/y/when: 1e5}}", []),
        ("[]", [(3, 12, "wrong-type")]),
        ("{cards: [x]}", [(3, 20, "wrong-type")]),
        ("{sources: {x: [y]}}", [(3, 26, "wrong-type")]),
        ("{card: {}}", [(3, 13, "unknown-key")]),
    ],
)
def test_what_generation_keeps_must_have_its_shape(text: str, expected: list[tuple[int, int, str]]) -> None:
    reading = read(f"title: T\ncards: [{{q: One?, a: a}}]\ngenerated: {text}\n")
    assert [(found.line, found.column, found.code) for found in reading.findings] == expected
