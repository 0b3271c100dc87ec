"""Sentences with slots."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.facts.sentence import Phrase, as_sentence, parse_sentence

SAYS = "{lead} led the project[, co-funded by {funders},] that ended[ in {when}]."
FILL = {"lead": "the Union", "funders": "A and B", "when": "2007"}


def test_a_sentence_is_rendered_with_and_without_its_phrases() -> None:
    sentence = parse_sentence(SAYS)
    funders, when = sentence.phrases
    assert sentence.render(FILL) == "The Union led the project, co-funded by A and B, that ended in 2007."
    assert sentence.render(FILL, (funders,)) == "The Union led the project that ended in 2007."
    assert sentence.render(FILL, (funders, when)) == "The Union led the project that ended."
    assert sentence.told((when,)) == {"lead", "funders"}


def test_what_can_be_left_out_is_known() -> None:
    sentence = parse_sentence(SAYS)
    assert sentence.slots == ("lead", "funders", "when")
    assert sentence.opening == "lead"
    assert sentence.removable("when")
    assert not sentence.removable("lead")
    assert parse_sentence("In {when} it began.").opening is None


def test_doubled_brackets_are_meant() -> None:
    assert parse_sentence("a {{b}} [[c]] {d}").render({"d": "e"}) == "A {b} [c] e"


@pytest.mark.parametrize("text", ["{", "}", "a [b", "a ]", "[a [b]]", "{}", "{a b}", "{1}", "{a", "[{a]}"])
def test_what_does_not_match_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        parse_sentence(text)


@given(st.text(max_size=40))
def test_any_text_is_a_sentence_or_refused(text: str) -> None:
    try:
        sentence = parse_sentence(text)
    except ValueError:
        return
    fill = dict.fromkeys(sentence.slots, "x")
    assert sentence.render(fill) == as_sentence(sentence.render(fill))


@given(st.lists(st.sampled_from(["a", "b c", "{s}", "[ d {s}]", "[ e]", ", "]), max_size=8))
def test_leaving_out_every_phrase_leaves_what_stands_outside(pieces: list[str]) -> None:
    sentence = parse_sentence("".join(pieces))
    outside = [piece for piece in pieces if not piece.startswith("[")]
    assert sentence.render({"s": "v"}, sentence.phrases) == as_sentence("".join(outside).replace("{s}", "v"))
    assert all(isinstance(phrase, Phrase) for phrase in sentence.phrases)
