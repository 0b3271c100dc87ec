"""Study killed between taking back and the next answer, or in the midst of either: what was told of is kept."""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from players import answer_to

from quizgame.app.application import Application
from quizgame.cli.arguments import Options
from quizgame.cli.plain import PlainGame
from quizgame.cli.wiring import open_application

pytestmark = pytest.mark.slow

KILLS = 24
DECK = "title: Numbers\ncards:\n" + "".join(f"  - {{q: Number {n}?, a: word{n}}}\n" for n in range(6))
LINES = ["word0", "word1", "word2", "nonsense", ":skip", ":undo", ":undo", ":undo", ":redo", ":regrade good"]
GAME = ["play", "numbers", "--plain", "--mode", "study", "--seed", "3"]
Told = tuple[list[float], list[str], dict[str, Any]]


@pytest.fixture
def homes(home: Path, tmp_path: Path) -> list[Path]:
    (home / "decks" / "numbers.yaml").write_text(DECK, encoding="utf-8")
    return [Path(shutil.copytree(home, tmp_path / f"home-{number}")) for number in range(2 * KILLS)]


def play_and_kill(home: Path, lines: list[str], chance: random.Random) -> None:
    """Send all lines, each once the one before was answered; kill the program while it is at the last one."""
    with subprocess.Popen(
        [sys.executable, "-m", "quizgame", *GAME],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"QUIZGAME_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        patience = threading.Timer(60, process.kill)
        patience.start()
        for line in lines:
            told = b""
            while not told.rstrip().endswith(b"answer:"):
                more = os.read(process.stdout.fileno(), 65_536)
                assert more, told
                told += more
            process.stdin.write(f"{line}\n".encode())
            process.stdin.flush()
        time.sleep(chance.choice((0.0, chance.uniform(0.0, 0.01), 0.2)))
        assert patience.is_alive()
        patience.cancel()
        process.kill()


def play(home: Path, lines: list[str], monkeypatch: pytest.MonkeyPatch) -> Told:
    """The same in one go and with nothing killed; what it comes to."""
    monkeypatch.setenv("QUIZGAME_HOME", str(home))
    with open_application(Options(), writing=True) as app:
        sitting = app.begin("study", "numbers", None, 3)
        PlainGame(sitting, io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO(), lambda: 0).play()
        return seen(app)


def seen(app: Application) -> Told:
    """What stands: the credits of the answers, what is still to be asked, and what memory holds."""
    sitting = app.resume()
    assert sitting is not None
    credits = [turn.verdict.credit for turn in sitting.game.turns]
    assert app.statistics().answers == len(credits)
    return credits, [question.prompt for question in sitting.game.waiting], app.journal.memories()


def test_what_was_told_of_is_kept(homes: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    chance, taken_back = random.Random(11), 0
    for number in range(KILLS):
        home, twin = homes[2 * number : 2 * number + 2]
        lines = ["nonsense", *chance.choices(LINES, k=chance.randrange(8)), *([":undo"] if number % 2 else [])]
        lines.append(chance.choice(LINES))
        play_and_kill(home, lines, chance)
        monkeypatch.setenv("QUIZGAME_HOME", str(home))
        with open_application(Options(), writing=True) as app:
            kept = seen(app)
            events = len(list(app.journal.events("undone")))
        expected = play(twin, lines, monkeypatch)
        if kept != expected:  # the line in flight had not been heard
            shutil.rmtree(twin)
            shutil.copytree(homes[0].parent / "home", twin)
            assert kept == play(twin, lines[:-1], monkeypatch)
        taken_back += events > 0
        go_on(home, monkeypatch)
    assert taken_back > KILLS // 3


def go_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take back one more, play to the end, and see that memory is what the journal comes to."""
    monkeypatch.setenv("QUIZGAME_HOME", str(home))
    with open_application(Options(), writing=True) as app:
        sitting = app.resume()
        assert sitting is not None
        if sitting.course.done:
            sitting.undo()
        while sitting.shown is not None:
            sitting.answer(answer_to(sitting.shown), 100)
        derived = app.journal.memories()
        assert len(derived) == 6
        app.journal.rebuild()
        assert app.journal.memories() == derived
        assert app.unfinished() is None
