"""100,000 cards: opening them until the first question is there, and then answer after answer, against Anki's backend.

All cards were learned and are due today, of which a day holds 200 on both sides, and each answer is right. An answer of
ours is all of it: the next question with its options in their places, the answer judged, FSRS on the lightest day, the
row committed to disk. Both sides run in processes of their own, in turns, and the best of several runs is told; what
modules take to be imported counts, and is told apart too. With a folder named all is kept there; on a RAM disk that
shows what is left without the disk. Needs `anki` from PyPI beside quizgame's own packages; without it, only our figures
are told.

    python benchmarks/answering.py [FOLDER]
"""

from __future__ import annotations

import importlib.util
import json
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

CARDS = 100_000
ANSWERS = 150
RUNS = 5
OPENING, MEMORY, P50, P99 = 0.10, 0.25, 0.25, 0.15
"""Budgets, as shares of the peer's figures."""


def main() -> None:
    """Compare."""
    sides = ["ours", *(["anki"] if importlib.util.find_spec("anki") else [])]
    runs: dict[str, list[dict[str, float]]] = {side: [] for side in sides}
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as folder:
        for side in sides:
            _step(side, "make", folder)
            shutil.copytree(Path(folder, side), Path(folder, f"{side}-unplayed"))
        for _ in range(RUNS):
            for side in sides:
                shutil.rmtree(Path(folder, side))
                shutil.copytree(Path(folder, f"{side}-unplayed"), Path(folder, side))
                runs[side].append(json.loads(_step(side, "measure", folder).splitlines()[-1]))
    best = {side: {name: min(run[name] for run in each) for name in each[0]} for side, each in runs.items()}
    names = {"open": ("until the first question, ms", OPENING), "imports": ("  of it, importing modules", None)}
    names |= {"rest": ("  and the rest", OPENING), "memory": ("memory at most, MB", MEMORY)}
    names |= {"p50": ("an answer, median, ms", P50), "p99": ("an answer, 99 of 100, ms", P99)}
    print(f"{CARDS:,} cards, best of {RUNS} runs{'':9}   quizgame      Anki   ratio")
    for name, (told, budget) in names.items():
        figures = [best[side][name] for side in sides]
        ratio = f"   {figures[0] / figures[1]:5.2f}" if len(figures) > 1 and figures[1] else ""
        print(
            f"{told:36} {' '.join(f'{one:9.2f}' for one in figures)}{ratio}{f'   (budget {budget})' if budget else ''}"
        )


def _step(side: str, step: str, folder: str) -> str:
    command = [sys.executable, __file__, side, step, folder]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def _tell(began: float, imported: float, answer: Callable[[], None]) -> None:
    """Answer many times, and print all figures."""
    ready = time.perf_counter()
    took: list[float] = []
    for _ in range(ANSWERS):
        asked = time.perf_counter()
        answer()
        took.append((time.perf_counter() - asked) * 1000)
    try:
        import resource

        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    except ImportError:  # Windows does not tell
        memory = 0.0
    p99 = statistics.quantiles(took, n=100)[98]
    times = {"open": ready - began, "imports": imported - began, "rest": ready - imported}
    figures = {name: seconds * 1000 for name, seconds in times.items()}
    print(json.dumps(figures | {"memory": memory, "p50": statistics.median(took), "p99": p99}))


def make_ours(folder: Path) -> None:
    """A deck of so many cards, read once so that it is in the cache, and a journal in which all were learned."""
    from quizgame.memory.replay import pack_review
    from quizgame.memory.scheduler import Rating, Scheduler
    from quizgame.store.home import Home, shipped_decks
    from quizgame.store.journal import Journal
    from quizgame.store.library import Library
    from quizgame.store.rows import INSERT_EVENT

    home = Home(folder)
    home.decks.mkdir(parents=True)
    cards = (
        f"- {{id: c{n}, q: What is the capital of country {n}?, a: City {n}, wrong: [Town {n}, Port {n}, Bay {n}]}}\n"
        for n in range(CARDS)
    )
    (home.decks / "capitals.yaml").write_text(f"id: capitals\ntitle: Capitals\ncards:\n{''.join(cards)}", "utf-8")
    assert len(Library(home, shipped_decks()).entry("capitals").cards) == CARDS
    Journal.open(home.journal, writing=True).close()
    today, now = time.time() // 86_400, int(time.time() * 1000)
    first = 719_163 + int(today)
    body = json.dumps({"credit": 1.0, "ms": 3000, "answer": {"chosen": 1}, "shown": {"order": [2, 0, 1, 3]}})
    connection = sqlite3.connect(home.journal, isolation_level=None)
    connection.execute("BEGIN")
    for n in range(CARDS):
        ago = 3 + n % 20
        row = (f"abcdef01-{n + 1:09d}", now - ago * 86_400_000 + n, 0, first - ago, "answered", None)
        review = pack_review(first - 1, Rating.GOOD)
        connection.execute(INSERT_EVENT, (*row, f"capitals/c{n}", body, review))
    connection.execute("COMMIT")
    connection.close()
    with Journal.open(home.journal, writing=True) as journal:
        journal.rebuild(Scheduler())


def measure_ours(folder: Path) -> None:
    """Study what is due, as the app does."""
    began = time.perf_counter()
    import fsrs_rs_python  # noqa: F401 - loaded by the first answer at the latest

    import quizgame.app.choosing
    import quizgame.app.sitting
    import quizgame.questions.packing  # noqa: F401
    from quizgame.app.application import Application
    from quizgame.cli.wiring import now
    from quizgame.questions.answer import Pick
    from quizgame.questions.shown import Options
    from quizgame.store.home import Home, shipped_decks
    from quizgame.store.journal import Journal
    from quizgame.store.library import Library

    imported = time.perf_counter()
    home, chance = Home(folder), random.Random(1)
    with Journal.open(home.journal, writing=True) as journal:
        app = Application(Library(home, shipped_decks()), journal, journal.scheduler, now, chance)
        sitting = app.study("capitals", seed=1)
        assert sitting.shown is not None

        def answer() -> None:
            assert isinstance(sitting.shown, Options)
            assert sitting.answer(Pick(sitting.shown.right), 2_000).verdict.right
            assert sitting.shown is not None

        _tell(began, imported, answer)
        assert len(journal.reviewed_on(app.day)) == ANSWERS


def make_anki(folder: Path) -> None:
    """A collection of so many cards, all of them due today."""
    from anki.collection import AddNoteRequest, Collection

    folder.mkdir()
    collection = Collection(str(folder / "collection.anki2"))
    kind = collection.models.by_name("Basic")
    assert kind is not None
    deck = collection.decks.id("Capitals")
    assert deck is not None
    requests = []
    for n in range(CARDS):
        note = collection.new_note(kind)
        note["Front"], note["Back"] = f"What is the capital of country {n}?", f"City {n}"
        requests.append(AddNoteRequest(note, deck))
    collection.add_notes(requests)
    collection.sched.set_due_date(collection.find_cards(""), "0")
    collection.set_config("fsrs", True)
    assert collection.decks.config_dict_for_deck_id(deck)["rev"]["perDay"] == 200
    collection.close()


def measure_anki(folder: Path) -> None:
    """Study what is due, as Anki's own screens do."""
    began = time.perf_counter()
    from anki.collection import Collection
    from anki.scheduler.v3 import CardAnswer

    imported = time.perf_counter()
    collection = Collection(str(folder / "collection.anki2"))
    collection.decks.select(collection.decks.id("Capitals"))
    assert collection.sched.get_queued_cards(fetch_limit=1).cards

    def answer() -> None:
        queued = collection.sched.get_queued_cards(fetch_limit=1).cards[0]
        card = collection.get_card(queued.card.id)
        card.start_timer()
        answered = collection.sched.build_answer(card=card, states=queued.states, rating=CardAnswer.GOOD)
        collection.sched.answer_card(answered)

    _tell(began, imported, answer)
    collection.close()


if __name__ == "__main__":
    if len(sys.argv) == 4:
        {"ours": {"make": make_ours, "measure": measure_ours}, "anki": {"make": make_anki, "measure": measure_anki}}[
            sys.argv[1]
        ][sys.argv[2]](Path(sys.argv[3], sys.argv[1]))
    else:
        main()
