"""Whose a review is, after cards were edited."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.owners import Carry, Owners, akin


def at(utc: int) -> tuple[int, str]:
    return utc, "device-1"


def test_without_carries_everybody_keeps_what_is_theirs():
    assert not Owners([])
    assert Owners([]).of("a", at(5)) == "a"


def test_what_came_before_goes_and_what_comes_after_stays():
    owners = Owners([Carry(at(10), "a", "b")])
    assert owners
    assert [owners.of("a", at(utc)) for utc in (9, 11)] == ["b", "a"]
    assert [owners.of("b", at(utc)) for utc in (9, 11)] == ["b", "b"]


def test_a_history_goes_on_from_card_to_card_and_back():
    owners = Owners([Carry(at(30), "c", "a"), Carry(at(10), "a", "b"), Carry(at(20), "b", "c")])
    assert [owners.of("a", at(utc)) for utc in (5, 15, 35)] == ["a", "a", "a"]
    assert [owners.of("b", at(utc)) for utc in (5, 15, 25)] == ["a", "a", "b"]
    assert [owners.of("c", at(utc)) for utc in (5, 25, 35)] == ["a", "a", "c"]


def test_a_card_can_be_left_twice():
    owners = Owners([Carry(at(10), "a", "b"), Carry(at(20), "a", "c")])
    assert [owners.of("a", at(utc)) for utc in (5, 15, 25)] == ["b", "c", "a"]


CARDS = st.sampled_from("abcde")
CARRIES = st.lists(
    st.builds(Carry, st.integers(0, 50).map(at), CARDS, CARDS), max_size=12, unique_by=lambda one: one.at
)


@given(CARRIES, CARDS, st.integers(0, 50))
def test_it_is_handed_on_at_every_carry_that_comes_after(carries, card, utc):
    has = card
    for carry in sorted(carries, key=lambda one: one.at):
        if carry.at > at(utc) and carry.source == has:
            has = carry.target
    assert Owners(carries).of(card, at(utc)) == has
    assert has in akin([card], carries)


@given(CARRIES, CARDS)
def test_kin_is_the_same_from_whichever_side(carries, card):
    kin = akin([card], carries)
    assert card in kin
    assert all(akin([one], carries) == kin for one in kin)
