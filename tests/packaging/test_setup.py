"""`.ci/setup.sh` chooses a Python by trying it, and says in one line what is missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("cat", "cksum", "dirname", "tr", "mkdir", "rm", "sh")

SHIM = "#!/bin/sh\necho 'not installed' >&2\nexit 127\n"
OLD = "#!/bin/sh\nexit 1\n"
BARE = f'#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\nexec \'{sys.executable}\' "$@"\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a space in its path, as far as the set-up looks at it, and a `bin` folder with little in it."""
    folder = tmp_path / "a checkout"
    (folder / ".ci").mkdir(parents=True)
    for name in ("pyproject.toml", ".ci/setup.sh", ".ci/constraints.txt"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "bin").mkdir()
    for tool in TOOLS:
        place = shutil.which(tool)
        assert place
        (folder / "bin" / tool).symlink_to(place)
    return folder


def install(folder: Path, name: str, script: str) -> None:
    """Put an executable script on the path of a checkout."""
    file = folder / "bin" / name
    file.write_text(script, encoding="utf-8")
    file.chmod(0o755)


def set_up(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the set-up with nothing but the `bin` folder on the path."""
    return subprocess.run(
        ["sh", ".ci/setup.sh", "play"],
        cwd=folder,
        env={"PATH": str(folder / "bin")} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def complaint(folder: Path, **environment: str) -> str:
    """The one line in which the set-up gives up, before it has touched anything."""
    result = set_up(folder, **environment)
    assert result.returncode == 1
    assert result.stdout == ""
    assert not (folder / ".venv").exists()
    (line,) = result.stderr.splitlines()
    return line


@pytest.mark.parametrize("script", [SHIM, OLD])
def test_without_a_recent_python(checkout: Path, script: str) -> None:
    install(checkout, "python3", script)
    install(checkout, "python3.12", script)
    assert complaint(checkout).startswith("quizgame needs Python 3.11 or newer: none of")


def test_a_python_that_was_named_and_is_not_there(checkout: Path) -> None:
    install(checkout, "python3", BARE)
    assert complaint(checkout, PYTHON="python3.9").endswith("PYTHON=python3.9 does not name one")


def test_a_shim_is_passed_over_and_a_missing_venv_named(checkout: Path) -> None:
    install(checkout, "python3", SHIM)
    install(checkout, "python3.12", BARE)
    line = complaint(checkout)
    assert line.startswith(f"{checkout}{os.sep}bin{os.sep}python3.12 cannot make a virtual environment")
    assert "apt install python3-venv" in line


@pytest.mark.slow
def test_an_interrupted_setup_starts_over_and_a_finished_one_needs_no_network(tmp_path: Path) -> None:
    folder = tmp_path / "a checkout"
    for name in (".ci", "quizgame", "decks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / name)
    left_over = folder / ".venv/lib/left-over"
    left_over.mkdir(parents=True)
    (folder / ".venv/unfinished").touch()

    first = set_up(folder, **os.environ)
    assert first.returncode == 0, first.stderr
    assert not left_over.exists()
    ask = [str(folder / ".venv/bin/quizgame"), "--version"]
    assert subprocess.run(ask, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.startswith("quizgame ")

    again = set_up(folder, **os.environ, PIP_NO_INDEX="1", UV_OFFLINE="1")
    assert (again.returncode, again.stderr) == (0, "")

    moved = folder.rename(tmp_path / "moved")
    assert "up to date" in set_up(moved, **os.environ).stderr
    whence = [str(moved / ".venv/bin/python"), "-I", "-c", "import quizgame; print(quizgame.__file__)"]
    imported = subprocess.run(whence, capture_output=True, text=True, check=True).stdout.strip()
    assert Path(imported) == moved / "quizgame/__init__.py"
