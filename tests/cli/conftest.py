"""A home of its own for every test, and an application over a small library."""

from __future__ import annotations

import io
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from birds import BIRDS, Clock, Shelf

from quizgame.app.application import Application
from quizgame.cli.main import main
from quizgame.memory.day import Moment
from quizgame.memory.scheduler import Scheduler
from quizgame.store.journal import Journal


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite", writing=True) as journal:
        yield journal


@pytest.fixture
def application(journal: Journal, clock: Callable[[], Moment]) -> Application:
    return Application(Shelf(BIRDS), journal, Scheduler(), clock, random.Random(5))  # type: ignore[arg-type]


@pytest.fixture
def home(tmp_path: Path, shipped_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home with a folder for decks, which `main` finds by QUIZGAME_HOME."""
    home = tmp_path / "home"
    (home / "decks").mkdir(parents=True)
    shutil.copy(shipped_cache, home / "cache.sqlite")
    monkeypatch.setenv("QUIZGAME_HOME", str(home))
    for name in ("NO_COLOR", "QUIZGAME_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command line with lines of input; gives its exit code, what it printed, and what it complained."""

    def run(line: str | list[str], lines: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        code = main(line.split() if isinstance(line, str) else line)
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return run
