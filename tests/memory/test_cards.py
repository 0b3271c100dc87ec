"""The cards of a deck, made when they are asked for, are the same as cards made at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.cards import Cards
from quizgame.memory.ids import Ids
from quizgame.memory.queue import Card

CARDS = st.lists(
    st.builds(Card, st.text(max_size=3), st.none() | st.text(max_size=3)), unique_by=lambda card: card.id, max_size=8
)


@given(CARDS, st.integers(-9, 9), st.integers(-9, 9))
def test_cards_are_what_they_were_made_of(made: list[Card], start: int, stop: int) -> None:
    cards = Cards.of(made)
    assert list(cards) == made
    assert len(cards) == len(made)
    assert [cards[place] for place in range(len(made))] == made
    assert list(cards[start:stop]) == made[start:stop]
    assert [cards.get(card.id) for card in made] == made
    assert cards == Cards(list(cards.ids), list(cards.facts))
    assert [cards.place(card.id) for card in made] == list(range(len(made)))


@given(CARDS, st.text(max_size=3))
def test_packed_cards_are_the_same(made: list[Card], other: str) -> None:
    cards = Cards.of(made)
    packed = Cards(Ids.pack(cards.ids), cards.facts)
    assert (packed, list(packed), len(packed), list(packed[1:])) == (cards, made, len(made), made[1:])
    assert packed.get(other) == cards.get(other)
    if made:
        assert packed.ends() == cards.ends()


def test_a_card_that_is_not_there_is_none() -> None:
    cards = Cards.of([Card("x", "f"), Card("y")])
    assert cards.get("z") is None
    assert cards != Cards.of([Card("x"), Card("y")])
    assert Cards() == Cards.of([])
    with pytest.raises(IndexError):
        cards[2]


def test_facts_are_those_of_the_cards() -> None:
    with pytest.raises(ValueError, match="each card"):
        Cards(["x", "y"], ["f"])
