"""The program when the disk fills in the midst of a game, and when two of it want the same journal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_processes import CARDS, answer, game, kept, run

from quizgame.store.journal import Journal

pytestmark = pytest.mark.slow

#: The program with a limit on the size of a file: a write beyond it fails.
LIMITED = """
import resource, sys
from quizgame.cli.main import main
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), hard))
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture
def squares(home: Path) -> Path:
    path = home / "decks" / "squares.yaml"
    path.write_text(f"title: Squares\ncards:\n{CARDS}", encoding="utf-8")
    return path


@pytest.fixture
def small_disk(home: Path, squares: Path, tmp_path: Path) -> Iterator[Path]:
    """A home on a disk of its own where one may be mounted; else the home as it is."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "quizgame-test", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        yield home
        return
    try:
        shutil.copytree(home, disk / "home")
        yield disk / "home"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def fill(folder: Path) -> Path:
    """Write until the disk is full."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)) == 4096:
                pass
        except OSError:
            return ballast
    raise AssertionError("the disk has no end")


def test_a_disk_that_fills_ends_the_game_and_loses_no_answer(
    small_disk: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZGAME_HOME", str(small_disk))
    real = small_disk != home
    if not real:
        pytest.importorskip("resource")
        monkeypatch.setattr("test_processes.PROGRAM", [sys.executable, "-c", LIMITED, "200000"])
    told = 0
    with game("squares", "-n", "20", "--seed", "2") as child:
        assert child.stdin is not None
        for _ in range(3):
            answer(child, "1")
            told += 1
        ballast = fill(small_disk) if real else None
        out, err = child.communicate("1\n" * 17, timeout=60)
        told += sum(line.startswith(("✓", "✗")) for line in out.splitlines())
    assert child.returncode == 1
    assert err.startswith("quizgame: the disk is full: " if real else "quizgame: the disk failed while ")
    assert "Traceback" not in err
    assert 3 <= told < 20
    if ballast is not None:
        ballast.unlink()
    assert len(kept(small_disk)) == told
    monkeypatch.undo()
    monkeypatch.setenv("QUIZGAME_HOME", str(small_disk))
    again = run("play", "squares", "--plain", lines="1\n" * 10)
    assert (again.returncode, again.stderr) == (0, "")
    assert len(kept(small_disk)) == told + 10
    assert "sound and in order" in run("doctor").stdout


@pytest.mark.parametrize("line", ["play squares --plain", "rebuild", "fit", "restore {}", "journal import {}"])
def test_whoever_comes_second_to_write_is_told_so_and_changes_nothing(squares: Path, home: Path, line: str) -> None:
    run("play", "squares", "--plain", lines="1\n1\n")
    copy = home / "copy.sqlite"
    assert run("backup", str(copy)).returncode == 0
    with game("squares") as child:
        answer(child, "1")
        before = kept(home)
        second = run(*line.format(copy).split(), lines="1\n")
        assert second.returncode == 1
        assert "another quizgame is writing to " in second.stderr
        assert "Traceback" not in second.stderr
        assert kept(home) == before
        answer(child, "1")
    assert len(kept(home)) == len(before) + 1


READING = """
import sys
from pathlib import Path
from quizgame.store.journal import Journal

last = 0
while not Path(sys.argv[2]).exists():
    with Journal.open(Path(sys.argv[1]), writing=False) as journal:
        ids = [event.id for event in journal.events()]
        assert ids == sorted(set(ids)), "events appear once, and in order"
        assert len(ids) >= last, "what was there is gone"
        last = len(ids)
    print(last, flush=True)
"""


def test_a_reader_sees_a_journal_that_only_grows_while_games_are_played(squares: Path, home: Path) -> None:
    ended = home / "ended"
    run("play", "squares", "--plain", lines="1\n")
    command = [sys.executable, "-c", READING, str(home / "journal.sqlite"), str(ended)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ) as reader:
        assert reader.stdout is not None
        reader.stdout.readline()
        for seed in range(4):
            assert run("play", "squares", "--plain", "-n", "20", "--seed", str(seed), lines="1\n" * 20).returncode == 0
        ended.touch()
        out, err = reader.communicate(timeout=60)
    assert (reader.returncode, err) == (0, "")
    seen = [int(line) for line in out.splitlines()]
    with Journal.open(home / "journal.sqlite", writing=False) as journal:
        events = len(list(journal.events()))
    assert len(kept(home)) >= 80
    assert len(set(seen)) > 5, "it looked while they were played"
    assert max(seen) <= events
