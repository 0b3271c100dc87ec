from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.forecast import Knowledge, Load, Plan, due_by_day, knowledge_of, simulate_load, simulate_readiness
from quizgame.memory.queue import Card, Limits, Spent, build_queue, spent_on
from quizgame.memory.scheduler import Memory, Rating, Scheduler

SCHEDULER = Scheduler()
TODAY = 738_000


def memory(due: int, last: int = TODAY - 5, stability: float = 10.0) -> Memory:
    return Memory(stability, 5.0, last, due, 2, 0)


def test_each_card_is_due_once_and_what_is_overdue_is_due_today():
    memories = {"a": memory(TODAY - 9), "b": memory(TODAY), "c": memory(TODAY + 2), "d": memory(TODAY + 3)}
    assert due_by_day(["a", "b", "c", "d", "new", "a"], memories, TODAY, 3) == [2, 0, 1]
    assert due_by_day([], memories, TODAY, 2) == [0, 0]


def test_mastery_counts_new_cards_and_recall_does_not():
    memories = {
        "a": memory(TODAY, last=TODAY - 10),
        "b": memory(TODAY, last=TODAY - 5, stability=5),
        "other": memory(TODAY),
    }
    known = knowledge_of(["a", "b", "new", "newer", "a"], memories, SCHEDULER, TODAY)
    assert (known.cards, known.learned) == (4, 2)
    assert known.recalled == pytest.approx(1.8)
    assert known.recall == pytest.approx(0.9)
    assert known.mastery == pytest.approx(0.45)
    assert (Knowledge(0, 0, 0.0).recall, Knowledge(0, 0, 0.0).mastery) == (None, 0.0)


def test_a_card_reviewed_today_is_taken_as_it_will_be_tomorrow():
    today, before = memory(TODAY, last=TODAY, stability=0.2), memory(TODAY, last=TODAY - 1, stability=0.2)
    known = knowledge_of(["a"], {"a": today}, SCHEDULER, TODAY)
    assert known == knowledge_of(["a"], {"a": before}, SCHEDULER, TODAY)
    assert (known.recall or 1) < 0.8


def test_the_first_day_is_what_the_queue_holds():
    cards = [Card("f/a", "f"), Card("f/b", "f"), Card("g/a", "g"), Card("new-1"), Card("new-2"), Card("f/new", "f")]
    memories = {"f/a": memory(TODAY - 1), "f/b": memory(TODAY - 2), "g/a": memory(TODAY)}
    plan = Plan(cards, memories, Limits(new=1, reviews=9))
    first, second = simulate_load(plan, SCHEDULER, TODAY, 2, random.Random(1), runs=3)
    assert first == Load(reviews=2, new=1, left=1)
    assert second.new == 1
    spent = Plan(cards, memories, Limits(new=2, reviews=2), spent=Spent(frozenset({"f"}), reviews=1, begun=1))
    assert simulate_load(spent, SCHEDULER, TODAY, 1, random.Random(1))[0] == Load(reviews=1, new=1, left=2)


def test_more_new_cards_mean_more_reviews_and_none_mean_ever_fewer():
    cards = [Card(f"card-{number}") for number in range(400)]
    memories = {f"card-{number}": memory(TODAY + number % 20) for number in range(60)}

    def reviews(new: int) -> list[float]:
        plan = Plan(cards, memories, Limits(new, 500))
        return [load.reviews for load in simulate_load(plan, SCHEDULER, TODAY, 60, random.Random(2))]

    none, some, many = (reviews(new) for new in (0, 3, 10))
    assert sum(none) < sum(some) < sum(many)
    assert sum(none[30:]) < sum(none[:30])


def test_a_day_holds_no_more_than_it_may_and_the_rest_waits():
    cards = [Card(f"card-{number}") for number in range(300)]
    memories = {card.id: memory(TODAY - 3) for card in cards[:200]}
    loads = simulate_load(Plan(cards, memories, Limits(5, 30)), SCHEDULER, TODAY, 40, random.Random(3))
    assert max(load.reviews for load in loads) <= 30
    assert max(load.new for load in loads) <= 5
    assert loads[0].left == 170
    assert loads[-1].left < 100


@given(st.integers(1, 8), st.integers(1, 12), st.integers(0, 10_000))
def test_day_by_day_it_is_the_queue_that_is_foreseen(new, reviews, seed):
    """The simulation takes the shortest way; here the same learner studies by the real queue."""
    cards = [Card(f"d/{fact}/{form}", f"d/{fact}") for form in range(3) for fact in range(12 - 3 * form)]
    limits, days = Limits(new, reviews), 12
    foreseen = simulate_load(Plan(cards, {}, limits, 1.0), SCHEDULER, TODAY, days, random.Random(seed), runs=1)
    memories: dict[str, Memory] = {}
    load: dict[int, int] = {}
    chance = random.Random(seed)
    for ahead in range(days):
        today = TODAY + ahead
        queue = build_queue(cards, memories, today, limits, spent_on(cards, memories, today, begun=0))
        assert (len(queue.due), len(queue.new)) == (foreseen[ahead].reviews, foreseen[ahead].new)
        assert queue.waiting_due - len(queue.due) == foreseen[ahead].left
        for card in queue.cards:
            before = memories.get(card)
            known = SCHEDULER.recall(before, today) if before else 1.0
            rating = Rating.GOOD if chance.random() < known else Rating.AGAIN
            memories[card] = SCHEDULER.review(before, rating, today, card, load=load)
            load[memories[card].due] = load.get(memories[card].due, 0) + 1


def test_readiness_grows_with_what_is_studied_before_the_exam_and_fades_without():
    cards = [Card(f"card-{number}") for number in range(60)]
    ids = [card.id for card in cards]
    memories = {card: memory(TODAY + 5) for card in ids[:20]}
    exam = TODAY + 20

    def ready(new: int, exams: dict[str, int]) -> float:
        plan = Plan(cards, memories, Limits(new, 100), exams=exams)
        return simulate_readiness(plan, SCHEDULER, TODAY, {exam: ids}, random.Random(1))[exam]

    alone = knowledge_of(ids, memories, SCHEDULER, exam).mastery
    bound = dict.fromkeys(ids, exam)
    none, few, many = (ready(new, bound) for new in (0, 1, 3))
    assert alone < none < few < many <= 1
    assert ready(3, {}) < many, "with nothing put off beyond the exam, more is known on its day"
    assert simulate_readiness(Plan(cards, memories, Limits()), SCHEDULER, TODAY, {}, random.Random(1)) == {}


def test_on_the_way_to_an_exam_nothing_comes_after_it():
    cards = [Card(f"card-{number}") for number in range(40)]
    exams = {card.id: TODAY + 15 for card in cards}
    plan = Plan(cards, {}, Limits(10, 100), 1.0, exams=exams)
    loads = simulate_load(plan, SCHEDULER, TODAY, 16, random.Random(1), runs=1)
    assert sum(load.reviews for load in loads[10:]) >= 40, "every card is seen again before the exam"
    assert max(load.reviews for load in loads[:15]) <= 25, "and not all of them the day before"


def test_the_same_chance_foresees_the_same():
    cards = [Card(f"card-{number}") for number in range(50)]
    one, two = (simulate_load(Plan(cards, {}, Limits(5, 50)), SCHEDULER, TODAY, 20, random.Random(7)) for _ in range(2))
    assert one == two
