"""Answers as a game writes them, for the tests of the store."""

from __future__ import annotations

from quizgame.memory.day import Moment
from quizgame.memory.scheduler import Memory, Rating, Scheduler
from quizgame.store.journal import Entry, Event, Journal

DAY_MS = 86_400_000
NOON = 1_700_000_000_000 // DAY_MS * DAY_MS + DAY_MS // 2
SCHEDULER = Scheduler()


def noon(day: int = 0, ms: int = 0) -> Moment:
    """Noon of a day, counted from the first one of the tests."""
    return Moment(NOON + day * DAY_MS + ms, 0)


def body(rating: Rating | None = None, due: int | None = None) -> dict[str, object]:
    """What an answered event holds; without a rating it is practice."""
    return {
        "credit": 1.0 if rating is Rating.GOOD else 0.0,
        "ms": 1500,
        "review": rating is not None,
        "rating": None if rating is None else int(rating),
        "due": due,
    }


def start(journal: Journal, moment: Moment) -> str:
    """Begin a game; its id."""
    return journal.append(moment, [Entry("game-started", None, None, {"mode": "study"})])[0].id


def answer(
    journal: Journal, card: str, rating: Rating, moment: Moment, game: str = "game", scheduler: Scheduler = SCHEDULER
) -> Event:
    """Answer a card as a sitting does: a review if it is the card's first answer of the day, else practice."""
    day = moment.day()
    memory = journal.memories([card]).get(card)
    if memory is not None and memory.last >= day:
        return journal.append(moment, [Entry("answered", game, card, body())])[0]
    learned = scheduler.review(memory, rating, day, card)
    return journal.append(moment, [Entry("answered", game, card, body(rating, learned.due))], {card: learned})[0]


def fill(journal: Journal, cards: int, answers: int) -> dict[str, Memory]:
    """Answer so many times, card after card, round after round; what memory holds then."""
    for number in range(answers):
        rating = Rating.AGAIN if number % 3 == 0 else Rating.GOOD
        answer(journal, f"deck/card-{number % cards}/when", rating, noon(number // cards * 3, number))
    return journal.memories()
