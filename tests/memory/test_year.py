"""A year of study by a learner made up for it, with the real queue and the real seam."""

from __future__ import annotations

import math
import random
from collections import Counter
from dataclasses import dataclass, field

import pytest

from quizgame.memory.queue import Card, Limits, Queue, build_queue, spent_on
from quizgame.memory.scheduler import DEFAULT_PARAMETERS, Memory, Rating, Scheduler

FIRST, DAYS = 738_000, 365
#: 2,000 cards: facts with one form to four, of which no two are asked on a day, and cards without siblings.
CARDS = (
    *(Card(f"deck/{fact}/{form}", f"deck/{fact}") for fact in range(720) for form in range(fact % 4 + 1)),
    *(Card(f"own/{number}") for number in range(200)),
)
LIMITS = Limits(new=10, reviews=150)


@dataclass
class Year:
    """What happened in it.

    `recalled` tells how reviews went of cards that could be kept in mind as desired: a day after they were seen last,
    the chance to recall them was at least that. What is weaker comes back after a day, the shortest there is.
    """

    queues: list[Queue] = field(default_factory=list)
    memories: dict[str, Memory] = field(default_factory=dict)
    recalled: list[bool] = field(default_factory=list)
    weak: list[bool] = field(default_factory=list)
    late: list[int] = field(default_factory=list)


def study(retention: float, seed: int) -> Year:
    """Study every day. What is remembered follows FSRS with parameters near those of most people; but some cards are
    easier than FSRS could know, some days are better, and the rest is chance."""
    chance = random.Random(seed)
    truth = Scheduler([max(value * chance.uniform(0.95, 1.05), 0.001) for value in DEFAULT_PARAMETERS])
    ease = {card.id: chance.gauss(0, 0.1) for card in CARDS}
    teacher, real = Scheduler(retention=retention), dict[str, Memory]()
    year, load = Year(), Counter[int]()
    for today in range(FIRST, FIRST + DAYS):
        mood = chance.gauss(0, 0.2)
        queue = build_queue(CARDS, year.memories, today, LIMITS, spent_on(CARDS, year.memories, today, begun=0))
        year.queues.append(queue)
        for card in queue.cards:
            before = year.memories.get(card)
            if before is None:
                right = chance.random() < 0.7
            else:
                known = truth.recall(real[card], today)
                odds = known / max(1 - known, 1e-9) * math.exp(ease[card] + mood)
                right = chance.random() < odds / (1 + odds)
                kept = teacher.recall(before, before.last + 1) >= retention
                (year.recalled if kept else year.weak).append(right)
                year.late.append(today - before.due)
            rating = Rating.GOOD if right else Rating.AGAIN
            real[card] = truth.review(real.get(card), rating, today, card)
            year.memories[card] = after = teacher.review(before, rating, today, card, load=load)
            load[after.due] += 1
    return year


@pytest.mark.slow
@pytest.mark.parametrize("retention", [0.8, 0.9, 0.95])
def test_what_is_asked_for_comes_true(retention: float) -> None:
    year = study(retention, seed=1)
    assert len(CARDS) == 2_000
    assert len(year.recalled) > 7_000
    assert abs(sum(year.recalled) / len(year.recalled) - retention) < 0.02
    every = year.recalled + year.weak
    assert abs(sum(every) / len(every) - retention) < 0.025

    # no day holds more than it may, and the days are alike: after a month, none holds twice what those around it do
    loads = [len(queue.due) for queue in year.queues]
    assert max(loads) <= LIMITS.reviews
    assert max(len(queue.new) for queue in year.queues) <= LIMITS.new
    around = [(sum(loads[day - 7 : day + 8]) / 15, loads[day]) for day in range(30, DAYS - 7)]
    assert max(load / usual for usual, load in around) < 2

    # no card starves: every one was begun, and none that was due has waited long
    assert len(year.memories) == len(CARDS)
    assert max(year.late) <= 7
    assert sum(late > 1 for late in year.late) < len(year.late) / 100
    assert min(memory.due for memory in year.memories.values()) >= FIRST + DAYS - 7

    # no two cards of a fact meet on a day
    facts = {card.id: card.group for card in CARDS}
    for queue in year.queues:
        asked = [facts[card] for card in queue.cards]
        assert len(asked) == len(set(asked))
