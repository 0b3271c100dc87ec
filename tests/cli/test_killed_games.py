"""Games as people play them, killed at any moment: each answer that was told of is kept, and the game goes on."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from players import answer_to

from quizgame.app.application import Application
from quizgame.cli.arguments import Options
from quizgame.cli.wiring import open_application
from quizgame.play.modes import NAMES
from quizgame.store.journal import Journal

pytestmark = pytest.mark.slow

GAMES = 20
"""Of each mode: 200 of them all."""

DECK = """\
title: Rivers
cards:
  - {q: When was the Rhine commission founded?, a: 1815}
  - {q: When was the Mannheim Act signed?, a: 1868}
  - {q: When was the Danube convention signed?, a: 1948}
  - {q: When was the Danube commission founded?, a: 1856}
  - {q: Which river flows through Vienna?, a: the Danube, wrong: [the Rhine, the Elbe]}
  - {q: Which river flows through Basel?, a: the Rhine, wrong: [the Po, the Elbe]}
  - {q: Which river flows through Turin?, a: the Po}
  - {q: Which river flows through Rome?, a: the Tiber}
  - {q: Which river flows through Prague?, a: the Vltava}
  - {q: The Danube flows into the Black Sea., a: true}
  - {q: The Po flows into the Rhine., a: false}
  - {q: 'How long is the Rhine, in kilometres?', a: 1233, tolerance: 2%, kind: number}
  - {q: Which of these flow into the North Sea?, a: [the Rhine, the Elbe], wrong: [the Po, the Tiber], kind: several}
  - {q: Put these rivers in order from north to south., order: [the Daugava, the Rhine, the Danube, the Tagus]}
  - {q: Match the rivers with their cities., match: {the Seine: Paris, the Thames: London, the Spree: Berlin}}
  - {front: The longest river of Europe, back: the Volga}
  - {front: The widest river of Europe, back: the Volga as well}
"""

PROMPT = re.compile(r"(?:answer.*|t or f|belong, .*|in this order|right order|the card|easy):$")
"""The end of what is written before a line is waited for."""
SIGNS = {"✓": 1.0, "✗": 0.0}


class Player:
    """Answers whatever is asked, by chance; `told` holds the verdicts that were read, as their first words."""

    def __init__(self, home: Path, mode: str, seed: int, chance: random.Random) -> None:
        self.told: list[str] = []
        self._chance = chance
        self._read = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "quizgame", "play", "rivers", "--plain", "--mode", mode, "--seed", str(seed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"QUIZGAME_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        )
        self._patience = threading.Timer(120, self.process.kill)
        self._patience.start()

    def wait_for_prompt(self) -> str | None:
        """The next prompt; None at the end of the game. What is told before it is noted."""
        while not PROMPT.search(last := self._read.rpartition("\n")[2].strip()):
            assert self.process.stdout is not None
            more = os.read(self.process.stdout.fileno(), 65_536)
            if not more:
                return None
            self._read += more.decode()
        self.note()
        return last

    def note(self) -> None:
        """Take the verdicts out of what was read."""
        self.told += re.findall(r"^([✓✗◐]|Noted\.|Rated:)", self._read, re.MULTILINE)
        self._read = ""

    def answer(self, prompt: str) -> None:
        """Send a line that can be taken for an answer."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{self._line(prompt)}\n".encode())
        self.process.stdin.flush()

    def _line(self, prompt: str) -> str:
        numbers = [int(number) for number in re.findall(r"\d+", prompt)]
        if "the right order" in prompt:
            return " ".join(str(number) for number in self._shuffled(numbers[-1]))
        if "in this order" in prompt:
            return " ".join(str(number) for number in self._shuffled(len(re.findall(r"\b[A-Z]\b", prompt))))
        if "t or f" in prompt:
            return self._chance.choice("tf")
        if "the card" in prompt:
            return ""
        if numbers:
            return str(self._chance.randint(1, numbers[-1]))
        return self._chance.choice(["1815", "1233"]) if "a year" in prompt or "number" in prompt else "the Po"

    def _shuffled(self, count: int) -> list[int]:
        return self._chance.sample(range(1, count + 1), count)

    def kill(self) -> None:
        """End it with no warning, and read what it had still said."""
        assert self._patience.is_alive(), "a prompt was not understood"
        self._patience.cancel()
        self.process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        out, err = self.process.communicate()
        self._read += out.decode(errors="ignore")
        self._read = self._read[: self._read.rfind("\n") + 1]
        self.note()
        assert err == b""


@pytest.fixture
def homes(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str) -> Iterator[Path]:
    """Homes that are all the same: a deck of every kind, of which much was missed where weak spots are wanted."""
    (home / "decks" / "rivers.yaml").write_text(DECK, encoding="utf-8")
    if mode == "weak":
        with open_application(Options(), writing=True) as app:
            missed = app.begin("quiz", "rivers", 40, 1)
            while missed.shown is not None:
                missed.answer(answer_to(missed.shown, right=False), 500)

    def copies() -> Iterator[Path]:
        for number in range(GAMES):
            copy = tmp_path / f"home-{number}"
            shutil.copytree(home, copy)
            monkeypatch.setenv("QUIZGAME_HOME", str(copy))
            yield copy

    return copies()


def play_and_kill(home: Path, mode: str, number: int, chance: random.Random) -> Player:
    """A game that is killed: at its start, after some answers, or in the midst of one."""
    player = Player(home, mode, number, chance)
    if number % 10 == 0:
        time.sleep(chance.uniform(0.0, 0.4))
        player.kill()
        return player
    wanted = chance.randrange(9)
    while (prompt := player.wait_for_prompt()) is not None:
        player.answer(prompt)
        if len(player.told) >= wanted:
            time.sleep(chance.choice((0.0, chance.uniform(0.0, 0.004))))
            break
    player.kill()
    return player


@pytest.mark.parametrize("mode", NAMES)
def test_twenty_games_of_every_mode(homes: Iterator[Path], mode: str) -> None:
    chance, answered = random.Random(mode), 0
    for number, home in enumerate(homes):
        before = len(answers(home))
        player = play_and_kill(home, mode, number, chance)
        kept = answers(home)[before:]
        assert len(player.told) <= len(kept) <= len(player.told) + 1, "only the answer in flight may be kept untold"
        for told, credit in zip(player.told, kept, strict=False):
            assert SIGNS.get(told, credit) == credit
            assert told != "◐" or 0 < credit < 1
        with open_application(Options(), writing=True) as app:
            go_on(app, mode, len(kept))
        answered += len(player.told)
    assert answered > GAMES


def answers(home: Path) -> list[float]:
    """The credits of all answers in the journal."""
    with Journal.open(home / "journal.sqlite", writing=False) as journal:
        return [event.body["credit"] for event in journal.events("answered")]


def go_on(app: Application, mode: str, kept: int) -> None:
    """Take up the game that was killed, play it to its end, and see that memory is what the journal comes to."""
    sitting = app.resume()
    if sitting is None:  # it had not begun, or had come to its end
        ends = [event.body["asked"] for event in app.journal.events("game-ended")]
        assert kept == 0 or len(ends) == (2 if mode == "weak" else 1)
    else:
        assert sitting.game.rules.mode == mode
        assert len(sitting.game.turns) == kept
        while sitting.shown is not None:
            sitting.answer(answer_to(sitting.shown), 100)
        assert app.unfinished() is None
    derived = app.journal.memories()
    app.journal.rebuild()
    assert app.journal.memories() == derived
