"""How long the headless commands take on small input, against bare Python in the same run: at most five times as long.

    python benchmarks/startup.py [ROUNDS]

A home of its own is made: one deck of twenty cards beside the shipped ones, a journal with a quiz in it, a warm cache.
Rounds are interleaved, so that a busy moment of the machine hits everything alike; medians are compared.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

BUDGET = 5.0
COMMANDS = {
    "bare Python": [],
    "--version": ["--version"],
    "decks": ["decks"],
    "due": ["due"],
    "due --json": ["due", "--json"],
    "check": ["check", "{deck}"],
    "stats": ["stats"],
    "show": ["show", "small"],
}
#: An installation is compiled; a checkout is by the first round, unless that is forbidden.
BYTECODE = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
#: The installed command where there is one: `-m` itself imports what the command does without.
_SCRIPT = Path(sys.executable).with_name("quizgame")
PROGRAM = [sys.executable, str(_SCRIPT)] if _SCRIPT.exists() else [sys.executable, "-m", "quizgame"]
BUDGETED = ("decks", "due", "due --json", "check")


def make_home(root: Path) -> Path:
    """A home with a small deck; returns the deck's path."""
    deck = root / "decks" / "small.yaml"
    deck.parent.mkdir(parents=True)
    cards = "".join(f'- {{q: "What is {n} times {n}?", a: "{n * n}"}}\n' for n in range(1, 21))
    deck.write_text(f"title: Small\ncards:\n{cards}", encoding="utf-8")
    return deck


def run(arguments: list[str], environment: dict[str, str], lines: str = "") -> float:
    """Seconds of wall time until the process has ended."""
    start = perf_counter()
    subprocess.run(arguments, env=environment, input=lines, text=True, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as folder:
        deck = make_home(Path(folder))
        environment = BYTECODE | {"QUIZGAME_HOME": folder}
        run([*PROGRAM, "play", "small", "--plain", "--seed", "1"], environment, "1\n" * 10)
        times: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for round_ in range(rounds + 2):
            for name, command in COMMANDS.items():
                arguments = [part.format(deck=deck) for part in command]
                took = run([*PROGRAM, *arguments] if command else [sys.executable, "-c", "pass"], environment)
                if round_ >= 2:  # the first ones fill caches
                    times[name].append(took)
    bare = median(times["bare Python"])
    over = False
    print(f"median of {rounds}; budget {BUDGET:.0f} x bare Python")
    for name, taken in times.items():
        ratio = median(taken) / bare
        mark = f"  over {BUDGET:.0f}" if name in BUDGETED and ratio > BUDGET else ""
        over = over or bool(mark)
        print(f"{name:12}  {median(taken) * 1000:6.1f} ms   {ratio:5.2f} x{mark}")
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
