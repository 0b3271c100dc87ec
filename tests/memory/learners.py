"""Learners made up for tests: what they remember follows FSRS with parameters of their own, and chance."""

from __future__ import annotations

import random
from heapq import heapify, heappop, heappush

from quizgame.memory.replay import Reviewed, pack_review
from quizgame.memory.scheduler import DEFAULT_PARAMETERS, Memory, Rating, Scheduler

DAY = 738_000
#: Forgets along another curve than most people, and starts from other stabilities.
UNLIKE_MOST = (0.5, 1.5, 4.0, 12.0, *DEFAULT_PARAMETERS[4:8], 1.4, *DEFAULT_PARAMETERS[9:20], 0.35)


def reviews_of(parameters: tuple[float, ...], cards: int, reviews: int, seed: int = 1) -> list[Reviewed]:
    """What such a learner would have answered to cards that were scheduled for most people; card by card."""
    chance, truth, teacher = random.Random(seed), Scheduler(parameters), Scheduler()
    waiting = [(DAY + number // 20, f"deck/{number}") for number in range(cards)]
    heapify(waiting)
    real: dict[str, Memory] = {}
    taught: dict[str, Memory] = {}
    made: list[Reviewed] = []
    while len(made) < reviews:
        day, card = heappop(waiting)
        known = truth.recall(real[card], day) if card in real else 0.6
        rating = Rating.GOOD if chance.random() < known else Rating.AGAIN
        real[card] = truth.review(real.get(card), rating, day, card)
        taught[card] = teacher.review(taught.get(card), rating, day, card)
        made.append((card, day, pack_review(taught[card].due, rating)))
        heappush(waiting, (taught[card].due, card))
    return sorted(made, key=lambda review: review[0])
