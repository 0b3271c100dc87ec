"""`quizgame fit` on 100,000 reviews, against one bare call of the optimizer on the same.

Ours reads the journal, fits in a process of its own, judges by the latest reviews, fits again to all, keeps the result
and derives all memories by it. The bare call is given its items ready-made. It takes the longer the longer the history
of each card is, ours does not: with 10 reviews a card instead of 20 the ratio is about 2.5.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from fsrs_rs_python import FSRS, FSRSItem, FSRSReview
from rebuild import Row, reviews, write

REVIEWS = 100_000
CARDS = 5_000
BUDGET = 2.0


def bare_call(made: list[Row]) -> float:
    """Seconds that the optimizer takes, called as its documentation does."""
    pasts: dict[int, list[FSRSReview]] = defaultdict(list)
    last: dict[int, int] = {}
    items: list[FSRSItem] = []
    for card, day, rating in made:
        elapsed = day - last.get(card, day)
        last[card] = day
        pasts[card].append(FSRSReview(rating, elapsed))
        if elapsed:
            items.append(FSRSItem(pasts[card]))
    began = time.perf_counter()
    FSRS([]).compute_parameters(items)
    return time.perf_counter() - began


def fit(home: Path) -> float:
    """Seconds that the whole command takes."""
    code = "import sys; from quizgame.cli.main import main; sys.exit(main(['fit', '--json']))"
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL, env={"QUIZGAME_HOME": str(home)}
    )
    return time.perf_counter() - began


def main() -> None:
    """Compare."""
    made = reviews(REVIEWS, CARDS)
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder, "journal.sqlite"), made)
        ours = fit(Path(folder))
    bare = bare_call(made)
    print(f"{REVIEWS:,} reviews of {CARDS:,} cards")
    print(f"quizgame fit, all of it   {ours:6.2f} s")
    print(f"the bare optimizer call   {bare:6.2f} s")
    print(f"ratio                     {ours / bare:6.2f}     (budget {BUDGET:.0f})")


if __name__ == "__main__":
    main()
