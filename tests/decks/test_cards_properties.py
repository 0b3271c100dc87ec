"""Cards by chance: whatever is written is good or told of; what is read is kept and graded as it should be."""

from __future__ import annotations

import json
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from written import read_deck

from quizgame.decks.keys import CARD, KINDS
from quizgame.decks.reading import Reading
from quizgame.questions.answer import Arrange, Tick, Write
from quizgame.questions.codec import decode_question, encode_question
from quizgame.questions.grading import grade, right_answer
from quizgame.questions.question import Question
from quizgame.questions.shown import Blank, Flip, Options, Shuffled, Statement, Style, Ticks, present
from quizgame.reading.folding import fold

values = st.sampled_from(
    ["A", "[A, B]", "12", "1995", "true", "yes", "''", "[]", "{x: y}", "{a: b, c: d, e: f}", "[a, b, c]", "5%", "-1",
     "[[a, b], [c, d], [e, f]]", "'A {{b}} c'", "'{{a}} {{12}}'", "'{{'", "[1, 2]", "1000000 km", "2%", "~", "number"]
)  # fmt: skip
cards = st.dictionaries(st.sampled_from([key.name for key in CARD.keys]), values, max_size=6)


@settings(max_examples=10 * settings().max_examples)
@given(st.lists(cards, min_size=1, max_size=3), cards)
def test_every_card_is_good_or_told_of_with_a_mend(some: list[dict[str, str]], defaults: dict[str, str]) -> None:
    written = ["{" + ", ".join(f"{key}: {value}" for key, value in card.items()) + "}" for card in [defaults, *some]]
    reading = read_deck(f"title: T\ndefaults: {written[0]}\ncards: [{', '.join(written[1:])}]\n")
    failed = [found for found in reading.findings if found.severity == "error"]
    assert (reading.deck is None) == bool(failed)
    assert [found for found in reading.findings if not found.hint] == []
    _check(reading)


def _check(reading: Reading) -> None:
    for question in reading.deck.cards if reading.deck else ():
        assert question.id in reading.places
        assert decode_question(json.loads(json.dumps(encode_question(question)))) == question
        _check_grading(question)


def _check_grading(question: Question) -> None:
    """What belongs is right; a list left untouched, and all boxes ticked, earn nothing."""
    shown = present(question, random.Random(1), Style.RECALL)
    match shown:
        case Shuffled():
            assert grade(shown, Arrange(shown.right)).right
            assert grade(shown, Arrange(tuple(range(len(shown.items))))).credit == 0
        case Ticks():
            assert grade(shown, Tick(shown.right)).right
            assert grade(shown, Tick(tuple(range(len(shown.options))))).credit == 0
        case Blank():
            assert grade(shown, Write(shown.question.answer)).right
        case Options() | Statement() | Flip():
            assert right_answer(shown)


LETTERS = st.characters(categories=["Lu", "Ll", "Lo"], exclude_characters="ªºʰ")
words = st.text(LETTERS, min_size=3, max_size=9).map(lambda word: f"w{word}")
several = st.lists(words, min_size=6, max_size=9, unique_by=fold)
besides = st.fixed_dictionaries({}, optional={"hint": words, "explain": words, "source": words, "tags": several})


@st.composite
def good_cards(draw: st.DrawFn) -> dict[str, Any]:
    """A card of some kind, as its author would write it; its words differ from each other."""
    first, second, *rest = draw(several)
    number = draw(st.integers(1, 999))
    made = {
        "text": {"q": first, "a": [second, *rest], "exact": draw(st.booleans())},
        "choice": {"q": first, "a": second, "wrong": rest},
        "several": {"q": first, "a": [second, rest[0]], "wrong": rest[1:], "kind": "several"},
        "true-false": {"q": first, "a": draw(st.booleans())},
        "number": {"q": first, "a": number, "tolerance": draw(st.sampled_from(["0", "5", "10%"]))},
        "date": {"q": first, "a": str(1000 + number), "kind": "date"},
        "order": {"q": first, "order": rest},
        "match": {"q": first, "match": dict(zip(rest, reversed(rest), strict=True))},
        "cloze": {"q": f"{first} {{{{{second}|{rest[0]}::{rest[1]}}}}} and {{{{{rest[2]}}}}}"},
        "flashcard": {"front": first, "back": "\n".join([second, *rest]), "reversed": draw(st.booleans())},
    }
    assert tuple(made) == KINDS
    return made[draw(st.sampled_from(KINDS))] | draw(besides)


@given(st.lists(good_cards(), min_size=1, max_size=6, unique_by=lambda card: str(card.get("q", card.get("front")))))
def test_every_good_card_is_read_without_a_word(cards: list[dict[str, Any]]) -> None:
    reading = read_deck(json.dumps({"title": "T", "cards": cards}, ensure_ascii=False))
    assert [str(found) for found in reading.findings] == []
    assert reading.deck is not None
    assert len({question.fact or question.id for question in reading.deck.cards}) == len(cards)
    _check(reading)
