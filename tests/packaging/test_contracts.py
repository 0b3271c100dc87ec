"""The import contracts hold, and each of them would notice."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Where an import is added, the import, and the contract it breaks.
TRESPASSES = [
    ("reading/folding.py", "import quizgame.play.game", "rooms import downwards only"),
    ("facts/__init__.py", "import quizgame.memory.day", "rooms import downwards only"),
    ("tui/__init__.py", "import quizgame.cli", "rooms import downwards only"),
    ("questions/grading.py", "import os", "the pure rooms know no clock, file, screen or network"),
    ("play/game.py", "def now():\n    import time", "the pure rooms know no clock, file, screen or network"),
    ("tui/__init__.py", "import quizgame.server", "rooms import downwards only"),
    ("app/__init__.py", "import quizgame.server", "rooms import downwards only"),
    ("classroom/deciding.py", "import asyncio", "the pure rooms know no clock, file, screen or network"),
    ("app/__init__.py", "import starlette", "only the server knows the web stack"),
    ("cli/__init__.py", "import textual.app", "the command line reaches Textual only through the terminal app"),
    ("app/__init__.py", "import textual.app", "only the terminal app knows Textual"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the checkout in a folder."""
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the code and its contracts, to trespass in."""
    shutil.copytree(ROOT / "quizgame", tmp_path / "quizgame", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout


def test_an_unplaced_room_is_noticed(copy: Path) -> None:
    (copy / "quizgame/attic").mkdir()
    (copy / "quizgame/attic/__init__.py").touch()
    result = lint(copy)
    assert result.returncode == 1
    assert "rooms import downwards only BROKEN" in result.stdout


@pytest.mark.parametrize(("place", "trespass", "contract"), TRESPASSES, ids=[f"{p}: {c}" for p, _, c in TRESPASSES])
def test_a_forbidden_import_is_noticed(copy: Path, place: str, trespass: str, contract: str) -> None:
    with (copy / "quizgame" / place).open("a", encoding="utf-8") as file:
        file.write(f"\n{trespass}\n")
    result = lint(copy)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in result.stdout
