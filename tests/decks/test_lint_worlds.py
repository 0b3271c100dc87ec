"""Over random worlds the generator writes no flawed items; no random card is too odd for the rules."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from worlds import build_world

from quizgame.decks.deck import Deck
from quizgame.decks.lint.rules import lint
from quizgame.decks.reading import Reading
from quizgame.questions.question import Choice, Question, Several, TrueFalse, Typed, Wrong
from quizgame.reading.diagnostic import Spot

UNCONTROLLED = {"never-asked", "not-asked", "duplicate-item"}
"""What follows from the facts of a world: two that are told alike and have the same answer."""


@given(st.integers(0, 10**9))
def test_generated_questions_have_no_flaws(seed: int) -> None:
    reading = Reading("facts", (), base=build_world(seed).base)
    flaws = [one for one in lint(reading, "w.yaml") if one.code not in UNCONTROLLED]
    assert [str(flaw) for flaw in flaws] == []


def test_facts_that_are_asked_alike_are_rare() -> None:
    found = [
        one
        for seed in range(100)
        for one in lint(Reading("facts", (), base=build_world(seed).base), "w.yaml")
        if one.code == "duplicate-item"
    ]
    assert len(found) <= 4, "of some two thousand questions"


PIECES = st.sampled_from(
    "a|an|not|which|of|these|____|…|current|“|”|always|12|1,000|5 km|over 3|1990s|May 1990|NATO|Ärger|日本|(|[|\\|*|?|:"
    "|the wren|all of the above|A and B|what are|usually|did not|except|30 May|0|1e5|٣|ﬁ|İ".split("|")
)
TEXTS = PIECES | st.lists(PIECES, min_size=1, max_size=6).map(" ".join) | st.text(min_size=1, max_size=12)
OPTIONS = st.lists(TEXTS, max_size=7).map(lambda texts: tuple(map(Wrong, texts)))
IDS = st.integers(0, 10**6).map(lambda number: f"d/{number}")
CARDS = (
    st.builds(Choice, id=IDS, form=st.just("card"), prompt=TEXTS, answer=TEXTS, wrong=OPTIONS, fact=st.none())
    | st.builds(
        Typed, id=IDS, form=st.just("card"), prompt=TEXTS, answer=TEXTS, accepted=st.tuples(TEXTS), wrong=OPTIONS
    )
    | st.builds(TrueFalse, id=IDS, form=st.just("card"), prompt=TEXTS, truths=st.tuples(TEXTS))
    | st.builds(Several, id=IDS, form=st.just("list"), prompt=TEXTS, answers=st.tuples(TEXTS, TEXTS), wrong=OPTIONS)
)


@given(st.lists(CARDS, min_size=1, max_size=6, unique_by=lambda card: card.id), st.sampled_from(["en", "de"]))
def test_no_card_is_too_odd_to_be_judged(cards: list[Question], language: str) -> None:
    places = {card.id: Spot(line, 5) for line, card in enumerate(cards, 3)}
    reading = Reading("deck", (), Deck("d", "D", tuple(cards), language=language), places=places)
    assert {(one.line, one.column) for one in lint(reading, "d.yaml")} <= {(1, 1), *places.values()}
