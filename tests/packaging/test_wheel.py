"""What a wheel holds: installed from it, quizgame finds everything it finds in a checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def shipped(folder: Path) -> set[str]:
    """The files below a folder that a wheel must hold, relative to the folder."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel built now."""
    folder = tmp_path_factory.mktemp("wheel")
    build = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert build.returncode == 0, build.stderr
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_every_file_of_the_package_ships(wheel: set[str]) -> None:
    assert {f"quizgame/{name}" for name in shipped(ROOT / "quizgame")} <= wheel


def test_the_typing_marker_ships(wheel: set[str]) -> None:
    assert "quizgame/py.typed" in wheel


def test_the_style_sheets_ship(wheel: set[str]) -> None:
    assert any(name.startswith("quizgame/tui/") and name.endswith(".tcss") for name in wheel)


def test_every_deck_ships_where_the_library_looks(wheel: set[str]) -> None:
    decks = {f"quizgame/_decks/{name}" for name in shipped(ROOT / "decks")}
    assert any(name.endswith(".yaml") for name in decks)
    assert decks <= wheel


def test_both_licences_ship(wheel: set[str]) -> None:
    licences = {name.partition("/licenses/")[2] for name in wheel if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", "decks/LICENSE"}


def test_nothing_but_the_package_and_its_description_ships(wheel: set[str]) -> None:
    assert {name.partition("/")[0].partition("-")[0] for name in wheel} == {"quizgame"}
    assert not [name for name in wheel if name.startswith("quizgame/tests")]
