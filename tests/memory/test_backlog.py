from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.backlog import is_backlog, spread, usual_day
from quizgame.memory.queue import Card, Order
from quizgame.memory.scheduler import Memory, Scheduler

TODAY = 1000
SCHEDULER = Scheduler()


def late(days: int, stability: float = 10.0) -> Memory:
    return Memory(stability, 5.0, TODAY - days - round(stability), TODAY - days, 3, 0)


def test_what_a_day_usually_holds_is_told_by_the_coming_days():
    assert usual_day({}, TODAY) == 20
    assert usual_day({TODAY + ahead: 50 for ahead in range(1, 15)} | {TODAY: 900, TODAY + 15: 900}, TODAY) == 50
    assert not is_backlog(150, 50)
    assert is_backlog(151, 50)


def test_a_backlog_is_spread_with_the_most_urgent_first():
    memories = {f"card-{number}": late(number) for number in range(10)}
    cards = [Card(card) for card in memories]
    found = spread(cards, memories, {TODAY + 1: 2}, TODAY, 4, Order.DATE)
    by_day = {number: found.days.get(f"card-{number}", TODAY) - TODAY for number in range(10)}
    assert by_day == {9: 0, 8: 0, 7: 0, 6: 0, 5: 1, 4: 1, 3: 2, 2: 2, 1: 2, 0: 2}
    assert (found.a_day, found.last) == (4, TODAY + 2)


def test_what_must_not_come_later_than_its_exam_does_not():
    memories = {f"card-{number}": late(number) for number in range(10)}
    found = spread([Card(card) for card in memories], memories, {}, TODAY, 2, Order.DATE, latest={"card-0": TODAY + 1})
    assert found.days["card-0"] == TODAY + 1
    assert found.days["card-1"] == TODAY + 4


@given(
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 60), st.floats(0.5, 100)), max_size=60),
    st.dictionaries(st.integers(TODAY - 5, TODAY + 20), st.integers(0, 12), max_size=20),
    st.integers(1, 10),
    st.sampled_from(Order),
    st.sets(st.sampled_from([f"f{fact}" for fact in range(9)])),
)
def test_no_day_holds_more_than_it_may_and_none_waits_in_vain(states, load, a_day, order, met):
    cards = [Card(f"f{fact}/{number}", f"f{fact}") for number, (fact, _, _) in enumerate(states)]
    memories = {card.id: late(days, stability) for card, (_, days, stability) in zip(cards, states, strict=True)}
    found = spread(cards, memories, load, TODAY, a_day, order, met)
    days = {card.id: found.days.get(card.id, TODAY) for card in cards}
    given_to = Counter(days.values())
    assert all(count + load.get(day, 0) * (day > TODAY) <= a_day for day, count in given_to.items())
    assert min(days.values(), default=TODAY) >= TODAY
    assert max(days.values(), default=TODAY) == found.last
    groups = [(days[card.id], card.group) for card in cards]
    assert len(groups) == len(set(groups)), "no two of a fact on a day"
    assert all(card.group not in met for card in cards if days[card.id] == TODAY)
    alone = [card for card in cards if [one.group for one in cards].count(card.group) == 1 and card.group not in met]
    if order is Order.RECALL:
        chances = [SCHEDULER.recall(memories[card.id], TODAY) for card in alone]
        ranked = sorted(zip(chances, (days[card.id] for card in alone), strict=True))
        assert all(one <= other for (a, one), (b, other) in pairwise(ranked) if a < b)


def test_nothing_is_spread_of_nothing():
    assert spread([], {}, {}, TODAY, 5).last == TODAY
