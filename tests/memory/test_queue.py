from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.queue import (
    MIXED,
    Card,
    Limits,
    Order,
    Queue,
    Share,
    build_queue,
    share_of,
    spent_on,
)
from quizgame.memory.scheduler import Memory, Scheduler

TODAY = 1000
ALL = Limits(new=100, reviews=100)


def memory(due: int, last: int = TODAY - 10, reviews: int = 2) -> Memory:
    return Memory(5.0, 5.0, last, due, reviews, 0)


def queue_of(
    cards: Sequence[Card],
    known: Mapping[str, Memory],
    limits: Limits,
    begun: int = 0,
    others: Sequence[Card] = (),
    order: Order = Order.DATE,
    shares: Sequence[Share] = (),
) -> Queue:
    """The queue of one deck; `others` are the cards of further decks."""
    spent = spent_on(dict.fromkeys([*cards, *others]), known, TODAY, begun)
    return build_queue(cards, known, TODAY, limits, spent, order=order, shares=shares)


def test_due_cards_come_first_the_longest_overdue_before_all_then_new_ones_in_their_order():
    cards = [Card("new-b"), Card("new-a"), Card("late"), Card("later"), Card("future"), Card("latest")]
    known = {"late": memory(999), "later": memory(990), "latest": memory(990), "future": memory(1001)}
    queue = queue_of(cards, known, ALL)
    assert queue.cards == ("later", "latest", "late", "new-b", "new-a")
    assert (queue.waiting_due, queue.waiting_new) == (3, 2)


def test_by_recall_the_card_most_likely_forgotten_comes_first_however_long_it_is_due():
    firm = Memory(100.0, 5.0, TODAY - 110, TODAY - 10, 5, 0)
    frail = Memory(1.0, 5.0, TODAY - 3, TODAY - 2, 2, 1)
    fresh = Memory(20.0, 5.0, TODAY - 20, TODAY, 4, 0)
    known = {"firm": firm, "frail": frail, "fresh": fresh}
    cards = [Card("fresh"), Card("firm"), Card("frail")]
    assert queue_of(cards, known, ALL, order=Order.RECALL).due == ("frail", "firm", "fresh")
    assert queue_of(cards, known, ALL, order=Order.DATE).due == ("firm", "frail", "fresh")
    assert queue_of(cards, known, Limits(0, 1), order=Order.RECALL).due == ("frail",)


@given(
    st.lists(st.tuples(st.floats(0.01, 400), st.integers(1, 400)), min_size=2, max_size=30),
)
def test_by_recall_is_by_the_chance_that_the_scheduler_tells(states):
    scheduler = Scheduler()
    known = {
        f"card-{number}": Memory(stability, 5.0, TODAY - days, TODAY - 1, 3, 0)
        for number, (stability, days) in enumerate(states)
    }
    limit = len(states) // 2
    taken = queue_of([Card(card) for card in known], known, Limits(0, limit), order=Order.RECALL).due
    chances = {card: scheduler.recall(memory, TODAY) for card, memory in known.items()}
    left = [chance for card, chance in chances.items() if card not in taken]
    assert len(taken) == limit
    assert max((chances[card] for card in taken), default=0) <= min(left) + 1e-9


def test_no_card_waits_long_for_a_sibling_that_is_forgotten_again_and_again():
    frail, firm = Card("f/frail", "f"), Card("f/firm", "f")

    def asked(late: int) -> tuple[str, ...]:
        known = {
            frail.id: Memory(0.3, 9.0, TODAY - 1, TODAY, 20, 9),
            firm.id: Memory(200.0, 5.0, TODAY - 200, TODAY - late, 5, 0),
        }
        return queue_of([frail, firm], known, ALL, order=Order.RECALL).due

    assert asked(3) == (frail.id,)
    assert asked(4) == (firm.id,)


def test_a_sitting_over_several_decks_does_not_run_deck_after_deck():
    cards = [Card(f"{deck}/{number}") for deck in ("birds", "capitals", "dates") for number in range(6)]
    known = {card.id: memory(TODAY) for card in cards}
    roots = [card.partition("/")[0] for card in queue_of(cards, known, ALL).due]
    assert all(one != other for one, other in pairwise(roots))
    new = [card.partition("/")[0] for card in queue_of(cards, {}, ALL).new]
    assert new == ["birds", "capitals", "dates"] * 6


def test_new_cards_of_a_deck_come_in_the_order_of_its_facts_each_in_another_form():
    cards = [Card(f"d/f{fact}/{form}", f"d/f{fact}") for fact in range(4) for form in ("when", "what", "who")]
    queue = queue_of(cards, {}, ALL)
    assert queue.new == ("d/f0/when", "d/f1/what", "d/f2/who", "d/f3/when")


def test_due_cards_of_one_deck_change_their_forms():
    cards = [Card(f"d/f{fact}/{form}", f"d/f{fact}") for form in ("when", "what") for fact in range(10)]
    known = {
        card.id: memory(TODAY) for card in cards if card.id in ("d/f0/when", "d/f1/when", "d/f2/what", "d/f3/what")
    }
    forms = [card.rpartition("/")[2] for card in queue_of(cards, known, ALL).due]
    assert all(one != other for one, other in pairwise(forms))


def test_mixing_moves_no_card_far():
    cards = [Card(f"{'ab'[number % 7 == 0]}/{number:03}") for number in range(100)]
    known = {card.id: memory(TODAY - 100 + number) for number, card in enumerate(cards)}
    due = queue_of(cards, known, ALL).due
    assert all(abs(due.index(card.id) - number) < MIXED for number, card in enumerate(cards))


@given(st.lists(st.sampled_from("abc"), min_size=2, max_size=MIXED))
def test_no_deck_is_asked_twice_running_where_that_can_be(decks):
    cards = [Card(f"{deck}/{number}") for number, deck in enumerate(decks)]
    due = queue_of(cards, {card.id: memory(TODAY) for card in cards}, ALL).due
    roots = [card[0] for card in due]
    most = max(map(roots.count, roots))
    running = sum(one == other for one, other in pairwise(roots))
    assert running == max(most - (len(roots) - most) - 1, 0)


def test_a_deck_with_limits_of_its_own_keeps_them_and_leaves_the_rest_to_others():
    mine = [Card(f"mine/new-{number}") for number in range(5)] + [Card(f"mine/due-{number}") for number in range(5)]
    others = [Card(f"other/new-{number}") for number in range(5)] + [Card(f"other/due-{number}") for number in range(5)]
    cards = [*mine, *others]
    known = {card.id: memory(TODAY) for card in cards if "due" in card.id}
    ids = frozenset(card.id for card in mine)
    share = share_of(ids, Limits(2, 1), known, TODAY, frozenset())
    queue = queue_of(cards, known, Limits(6, 4), shares=[share])
    assert sum(card in ids for card in queue.new) == 2
    assert sum(card in ids for card in queue.due) == 1
    assert (len(queue.new), len(queue.due)) == (6, 4)


def test_what_was_done_in_a_deck_counts_against_its_limits():
    known = {
        "a": memory(TODAY + 3, last=TODAY),
        "b": memory(TODAY + 3, last=TODAY),
        "c": memory(TODAY),
        "d": memory(TODAY),
    }
    cards = frozenset([*known, "new", "newer"])
    share = share_of(cards, Limits(2, 2), known, TODAY, frozenset({"a", "of another deck"}))
    assert share.left == Limits(1, 1)
    assert share_of(cards, Limits(1, 0), known, TODAY, frozenset({"a"})).left == Limits(0, 0)
    assert share_of(cards, Limits(1, 0), known, TODAY, frozenset({"a"}), more=1).left == Limits(1, 0)


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
    assert sorted(queue.due) == ["due-4", "due-5", "due-6", "due-7", "due-8"]
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
