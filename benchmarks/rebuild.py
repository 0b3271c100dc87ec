"""All card states from 1,000,000 reviews in a journal, against py-fsrs doing the same job.

The journal is read from disk, with answers as long as those of real games, and the states are written back to it.
py-fsrs is measured twice: from the same rows to rows of states, and only replaying what lies in memory ready for it.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fsrs

from quizgame.memory.replay import pack_review
from quizgame.memory.scheduler import Rating, Scheduler
from quizgame.store.journal import Journal
from quizgame.store.rows import INSERT_EVENT

REVIEWS = 1_000_000
BUDGET = 10.0
DAY = datetime(2020, 1, 1, 12, tzinfo=UTC)
Row = tuple[int, int, Rating]


def reviews(count: int, cards: int) -> list[Row]:
    """Reviews as (card, day, rating): every card comes back later and later, and is forgotten now and then."""
    rng = random.Random(1)
    made: list[Row] = []
    for card in range(cards):
        day, interval = rng.randrange(400), 2.0
        for _ in range(count // cards):
            rating = Rating.AGAIN if rng.random() < 0.15 else Rating.GOOD
            made.append((card, day, rating))
            interval = 2.0 if rating is Rating.AGAIN else interval * rng.uniform(1.5, 2.5)
            day += round(interval)
    made.sort(key=lambda row: row[1])
    return made


def write(path: Path, made: list[Row]) -> None:
    """A journal of these reviews."""
    Journal.open(path, writing=True).close()
    body = json.dumps({"shown": {"prompt": "p" * 150}, "answer": {"chosen": 1}, "credit": 1.0, "why": "", "ms": 3000})
    first = DAY.toordinal()

    def rows() -> Iterator[tuple[object, ...]]:
        for number, (card, day, rating) in enumerate(made, 1):
            utc = int((DAY.timestamp() + 86_400 * day) * 1000) + number
            due = pack_review(first + day + 5, rating)
            id, name = f"abcdef01-{number:09d}", f"capitals/capital-{card}/typed"
            yield id, utc, 60, first + day, "answered", "abcdef01-000000001", name, body, due

    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    connection.executemany(INSERT_EVENT, rows())
    connection.execute("COMMIT")
    connection.close()


def rebuild_with_py_fsrs(path: Path) -> float:
    """Seconds that the whole job takes with py-fsrs."""
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    first = DAY.toordinal()
    cards: dict[str, fsrs.Card] = {}
    connection = sqlite3.connect(path, isolation_level=None)
    began = time.perf_counter()
    for name, day, review in connection.execute(
        "SELECT card, day, review FROM event WHERE review IS NOT NULL ORDER BY card, utc, id"
    ):
        card = cards.get(name) or fsrs.Card(card_id=1)
        at = DAY + timedelta(days=day - first)
        cards[name], _ = scheduler.review_card(card, fsrs.Rating(review & 7), at)
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE state (card TEXT PRIMARY KEY, stability, difficulty, last, due) WITHOUT ROWID")
    rows = (
        (name, card.stability, card.difficulty, card.last_review.isoformat(), card.due.isoformat())
        for name, card in cards.items()
        if card.last_review
    )
    connection.executemany("INSERT INTO state VALUES (?, ?, ?, ?, ?)", rows)
    connection.execute("COMMIT")
    took = time.perf_counter() - began
    connection.close()
    return took


def replay_with_py_fsrs(made: list[Row]) -> float:
    """Seconds that py-fsrs takes to replay."""
    pasts: dict[int, list[tuple[datetime, fsrs.Rating]]] = defaultdict(list)
    for card, day, rating in made:
        pasts[card].append((DAY + timedelta(days=day), fsrs.Rating(rating)))
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    began = time.perf_counter()
    for number, past in pasts.items():
        card = fsrs.Card(card_id=number)
        for at, rating in past:
            card, _ = scheduler.review_card(card, rating, at)
    return time.perf_counter() - began


def main(count: int) -> None:
    """Compare."""
    made = reviews(count, count // 10)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "journal.sqlite")
        write(path, made)
        with Journal.open(path, writing=True) as journal:
            began = time.perf_counter()
            journal.rebuild(Scheduler())
            ours = time.perf_counter() - began
            assert len(journal.memories()) == count // 10
        theirs = rebuild_with_py_fsrs(path)
    replayed = replay_with_py_fsrs(made)
    print(f"{count:,} reviews")
    print(f"quizgame, from the journal and back   {ours:6.2f} s")
    print(f"py-fsrs, from the journal and back    {theirs:6.2f} s     {theirs / ours:4.1f} times as long", end="")
    print(f" (budget at least {BUDGET:.0f})")
    print(f"py-fsrs, replaying only               {replayed:6.2f} s     {replayed / ours:4.1f} times as long")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REVIEWS)
