from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.queue import Card, Limits, Queue, build_queue, spent_on
from quizgame.memory.scheduler import Memory

TODAY = 1000
ALL = Limits(new=100, reviews=100)


def memory(due: int, last: int = TODAY - 10, reviews: int = 2) -> Memory:
    return Memory(5.0, 5.0, last, due, reviews, 0)


def queue_of(
    cards: Sequence[Card], known: Mapping[str, Memory], limits: Limits, begun: int = 0, others: Sequence[Card] = ()
) -> Queue:
    """The queue of one deck; `others` are the cards of further decks."""
    spent = spent_on(dict.fromkeys([*cards, *others]), known, TODAY, begun)
    return build_queue(cards, known, TODAY, limits, spent)


def test_due_cards_come_first_the_longest_overdue_before_all_then_new_ones_in_their_order():
    cards = [Card("new-b"), Card("new-a"), Card("late"), Card("later"), Card("future"), Card("latest")]
    known = {"late": memory(999), "later": memory(990), "latest": memory(990), "future": memory(1001)}
    queue = queue_of(cards, known, ALL)
    assert queue.cards == ("later", "latest", "late", "new-b", "new-a")
    assert (queue.waiting_due, queue.waiting_new) == (3, 2)


def test_of_each_fact_one_card_a_day():
    cards = [Card("f/when", "f"), Card("f/what", "f"), Card("g/when", "g"), Card("g/what", "g"), Card("alone")]
    queue = queue_of(cards, {"g/what": memory(TODAY)}, ALL)
    assert queue.due == ("g/what",)
    assert queue.new == ("f/when", "alone")
    assert queue.waiting_new == 4


def test_a_fact_reviewed_today_is_not_asked_in_another_form():
    cards = [Card("f/when", "f"), Card("f/what", "f"), Card("f/who", "f")]
    known = {"f/when": memory(TODAY + 1, last=TODAY), "f/who": memory(TODAY - 1)}
    queue = queue_of(cards, known, ALL)
    assert queue.cards == ()
    assert (queue.waiting_due, queue.waiting_new) == (1, 1)


def test_limits_are_those_of_the_day_and_what_was_done_counts():
    cards = [Card(f"new-{n}") for n in range(9)] + [Card(f"due-{n}") for n in range(9)] + [Card("done"), Card("begun")]
    known = {f"due-{n}": memory(TODAY - n) for n in range(9)}
    known |= {"done": memory(TODAY + 9, last=TODAY), "begun": memory(TODAY + 1, last=TODAY, reviews=1)}
    queue = queue_of(cards, known, Limits(new=4, reviews=6), begun=1)
    assert queue.new == ("new-0", "new-1", "new-2")
    assert queue.due == ("due-8", "due-7", "due-6", "due-5", "due-4")
    assert queue_of(cards, known, Limits(0, 0), begun=99).cards == ()


def test_what_was_done_in_other_decks_counts_too():
    known = {"f/when": memory(TODAY + 1, last=TODAY)}
    queue = queue_of([Card("f/cloze", "f"), Card("g/when", "g")], known, ALL, others=[Card("f/when", "f")])
    assert queue.new == ("g/when",)


def test_a_card_in_two_decks_is_one_card():
    queue = queue_of([Card("x"), Card("y"), Card("x")], {"y": memory(TODAY)}, ALL)
    assert queue.cards == ("y", "x")
    assert (queue.waiting_due, queue.waiting_new) == (1, 1)


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5))),
    st.dictionaries(st.integers(0, 20), st.tuples(st.integers(990, 1010), st.integers(980, 1000))),
    st.integers(0, 5),
    st.integers(0, 5),
)
def test_whatever_there_is_the_queue_keeps_its_promises(pairs, states, new, reviews):
    cards = [Card(f"card-{card}", f"fact-{card % 6}" if card % 2 else None) for card, _ in pairs]
    known = {f"card-{card}": memory(due, last) for card, (due, last) in states.items()}
    queue = queue_of(cards, known, Limits(new, reviews))
    groups = {card.id: card.group for card in cards}
    assert len(queue.new) <= new
    assert len(queue.due) <= reviews
    assert all(card in known and known[card].due <= TODAY for card in queue.due)
    assert all(card not in known for card in queue.new)
    asked = [groups[card] for card in queue.cards]
    assert len(asked) == len(set(asked))
    done = {groups[card] for card in groups if card in known and known[card].last == TODAY}
    assert done.isdisjoint(asked)
    assert queue.waiting_due + queue.waiting_new <= len(groups)


def test_suspended_cards_are_neither_due_nor_new_nor_siblings():
    cards = [Card("f/when", "f"), Card("f/what", "f"), Card("g/when", "g"), Card("g/what", "g")]
    known = {"f/when": memory(TODAY), "g/when": memory(TODAY)}
    spent = spent_on(cards, known, TODAY, 0)
    queue = build_queue(cards, known, TODAY, ALL, spent, frozenset({"f/when", "g/what"}))
    assert (queue.due, queue.new) == (("g/when",), ("f/what",))
    assert (queue.waiting_due, queue.waiting_new) == (1, 1)
