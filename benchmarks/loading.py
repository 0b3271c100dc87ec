"""Loading a deck of 10,000 cards: from its file, against `yaml.load(..., CSafeLoader)` of the same file in the same
run, and from the cache, until twenty cards are in hand.

    python benchmarks/loading.py [ROUNDS]

Every figure is taken in a process of its own, imports not counted; rounds are interleaved, medians are compared.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

CARDS = 10_000
COLD, WARM = 0.5, 10.0
"""Budgets: the share of the peer's time, and milliseconds."""
WORDS = (
    "river",
    "treaty",
    "harbour",
    "Łódź",
    "Zürich",
    "東京",
    "minister",
    "border",
    "summit",
    "army",
    "coast",
    "winter",
)


def deck_text(count: int = CARDS) -> str:
    """A deck as a person writes it: choices, typed answers, numbers, dates, orders; about 400 bytes a card."""
    rng = random.Random(1)

    def some(number: int) -> str:
        return " ".join(rng.sample(WORDS, number))

    lines = ["format: 1", "id: large", "title: A large deck", "language: en", "cards:"]
    for number in range(count):
        lines += [f"  # card {number}", f"  - id: card-{number}", f'    q: "Which {some(5)} was number {number}?"']
        match number % 6:
            case 0 | 1:
                first, *others = rng.sample(WORDS, 4)
                lines += [f"    a: the {first} of the north", "    wrong:"]
                lines += [f"      - the {other} of the {some(1)}" for other in others]
            case 2:
                lines += [f"    a: [{some(2)}, the {some(1)}]"]
            case 3:
                lines += [f"    a: {number + 12} km", "    tolerance: 5%"]
            case 4:
                lines += [f"    a: {1500 + number % 500}", f"    wrong: [{1501 + number % 500}, {1499 + number % 500}]"]
            case _:
                lines += [f"    order: [first the {some(1)}, then the {some(1)}, last the {some(1)}]"]
        lines += [f"    hint: it has to do with {some(3)}", "    explain: |", f"      Once upon a time, {some(8)}."]
        lines += [f"      Then {some(6)}, and {some(4)}.", f"    tags: [part-{number % 20}, {some(1)}]"]
    return "\n".join(lines) + "\n"


def take(what: str, deck: Path, home: Path) -> float:
    """Seconds for one figure."""
    if what == "peer":
        import yaml

        data = deck.read_bytes()
        start = perf_counter()
        yaml.load(data, Loader=yaml.CSafeLoader)
        return perf_counter() - start
    import quizgame.decks.reading
    import quizgame.questions.packing
    from quizgame.store.home import Home, find_home, shipped_decks
    from quizgame.store.library import Library

    assert quizgame.decks.reading
    assert quizgame.questions.packing
    assert Home
    library = Library(find_home({"QUIZGAME_HOME": str(home)}, None), shipped_decks())
    start = perf_counter()
    if what == "cold":
        entry = library.entry(str(deck))
        took = perf_counter() - start
        assert len(entry.cards) == CARDS
        return took
    cards = library.entry(str(deck)).cards[5_000:5_020]
    questions = library.questions(str(deck), [card.id for card in cards])
    took = perf_counter() - start
    assert len(questions) == 20
    return took


def measure(what: str, deck: Path, home: Path) -> float:
    """The same, in a process of its own."""
    command = [sys.executable, __file__, what, str(deck), str(home)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder) / "large.yaml"
        deck.write_text(deck_text(), encoding="utf-8")
        times: dict[str, list[float]] = {"peer": [], "cold": [], "warm": []}
        for round_ in range(rounds):
            times["peer"].append(measure("peer", deck, Path(folder)))
            times["cold"].append(measure("cold", deck, Path(folder) / f"home-{round_}"))
            times["warm"].append(measure("warm", deck, Path(folder) / f"home-{round_}"))
        size = deck.stat().st_size
    peer, cold, warm = (median(times[name]) * 1000 for name in ("peer", "cold", "warm"))
    print(f"{CARDS:,} cards, {size:,} bytes, median of {rounds}")
    print(f"yaml.load(CSafeLoader)        {peer:8.1f} ms")
    print(f"cold: read, check and cache   {cold:8.1f} ms   {cold / peer:5.2f} x   budget {COLD} x")
    print(f"warm: until 20 cards are here {warm:8.1f} ms             budget {WARM:.0f} ms")
    return 1 if cold > COLD * peer or warm > WARM else 0


if __name__ == "__main__":
    if len(sys.argv) == 4:
        print(take(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
    else:
        raise SystemExit(main())
