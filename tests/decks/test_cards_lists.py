"""Cards that hold several things: pairs that match, several right options."""

from __future__ import annotations

import pytest
from written import card_of, told

from quizgame.questions.question import Match, Several, Wrong

PAIRS = (("France", "Paris"), ("Spain", "Madrid"), ("Italy", "Rome"))


@pytest.mark.parametrize(
    "pairs",
    ["{France: Paris, Spain: Madrid, Italy: Rome}", "[{France: Paris}, {Spain: Madrid}, {Italy: Rome}]",
     "[[France, Paris], [Spain, Madrid], [Italy, Rome]]", "[[France, Paris], {Spain: Madrid, Italy: Rome}]"],
)  # fmt: skip
def test_pairs_are_a_table_or_a_list(pairs: str) -> None:
    card = card_of(f"{{q: Match, match: {pairs}}}")
    assert isinstance(card, Match)
    assert card.pairs == PAIRS


@pytest.mark.parametrize(
    "pairs, code",
    [("{a: b, c: d}", "short-match"), ("{}", "short-match"), ("{a: b, c: d, e: B}", "duplicate-option"),
     ("[[a, b], [A, d], [e, f]]", "duplicate-option"), ("[[a, b, c], [d, e], [f, g]]", "wrong-type"),
     ("{a: [b], c: d, e: f}", "wrong-type"), ("none", "wrong-type"), ("[a, b, c]", "wrong-type"),
     ("{a: b, c: d, e: }", "empty-text"), ("{a: b, c: d, a: f}", "duplicate-key")],
)  # fmt: skip
def test_what_cannot_be_matched_is_told(pairs: str, code: str) -> None:
    found = told(f"{{q: Match, match: {pairs}}}")
    assert code in [one for one, _ in found]
    assert all(hint for _, hint in found)


def test_more_pairs_than_a_screen_holds_are_split() -> None:
    pairs = ", ".join(f"a{number}: b{number}" for number in range(21))
    assert [code for code, _ in told(f"{{q: Match, match: {{{pairs}}}}}")] == ["long-match"]


def test_several_options_are_right() -> None:
    card = card_of("{q: Q, a: [A, B], wrong: [C], kind: several}")
    assert isinstance(card, Several)
    assert (card.answers, card.wrong) == (("A", "B"), (Wrong("C"),))


@pytest.mark.parametrize(
    "card, code",
    [("{q: Q, a: [A, a], wrong: [C], kind: several}", "duplicate-option"),
     ("{q: Q, a: [A, B], wrong: [the B], kind: several}", "wrong-is-right"),
     ("{q: Q, a: [A, B], kind: several}", "missing-key")],
)  # fmt: skip
def test_options_say_different_things(card: str, code: str) -> None:
    assert [found for found, _ in told(card)] == [code]
