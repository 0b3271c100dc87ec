"""The journal among real processes: killed ones, second ones, ones without rights, full disks."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from answers import SCHEDULER, answer, fill, noon
from processes import child, killed, lock_up

from quizgame.errors import JournalBusyError, StoreError
from quizgame.memory.scheduler import Rating
from quizgame.store.journal import Entry, Journal

ANSWERING = """
import random, sys
from pathlib import Path
from answers import answer, noon
from quizgame.memory.scheduler import Rating
from quizgame.store.journal import Journal

journal, chance = Journal.open(Path(sys.argv[1]), writing=True), random.Random(sys.argv[2])
print("open", flush=True)
day = int(sys.argv[2]) * 1000
while True:
    day += chance.random() < 0.1
    event = answer(journal, f"card-{chance.randrange(50)}", chance.choice(list(Rating)), noon(day))
    print(event.id, flush=True)
"""

HOLDING = """
import sys
from pathlib import Path
from quizgame.store.journal import Journal

with Journal.open(Path(sys.argv[1]), writing=True):
    print("open", flush=True)
    sys.stdin.readline()
"""

#: Everything is imported first: who has no rights may not be able to read the program either.
UNPRIVILEGED = """
import json, sys
from pathlib import Path
from processes import give_up_rights
from quizgame.errors import StoreError
from quizgame.store.journal import Journal

give_up_rights()
path, told = Path(sys.argv[1]), {}
for writing in (True, False):
    try:
        with Journal.open(path, writing=writing) as journal:
            told[str(writing)] = len(list(journal.events()))
    except StoreError as error:
        told[str(writing)] = [type(error).__name__, error.message, error.hint]
print(json.dumps(told))
"""


def test_killed_at_any_moment_it_keeps_every_answer_it_acknowledged(tmp_path):
    path, chance = tmp_path / "journal.sqlite", random.Random(4)
    acknowledged: list[str] = []
    for run in range(8):
        with child(ANSWERING, path, run) as process:
            assert process.stdout.readline() == "open\n"
            acknowledged += [process.stdout.readline().strip() for _ in range(chance.randrange(1, 400))]
            acknowledged += killed(process)
        with Journal.open(path, writing=True) as journal:
            kept = [event.id for event in journal.events()]
            stepwise = journal.memories()
            journal.rebuild(SCHEDULER)
            assert journal.memories() == stepwise
        with closing(sqlite3.connect(path)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert [event for event in acknowledged if event not in set(kept)] == []
        assert len(kept) <= len(acknowledged) + run + 1, "at most the answer in flight was not acknowledged"
    assert len(acknowledged) > 8


def test_killed_while_it_is_being_made_it_can_be_made_again(tmp_path):
    for run in range(6):
        path = tmp_path / str(run) / "journal.sqlite"
        with child(ANSWERING, path, run) as process:
            # spinning until the folder is there catches the process at its first steps
            while not path.parent.exists() and process.poll() is None:
                pass
            for _ in range(run * 300):
                path.exists()
            acknowledged = [line for line in killed(process) if line != "open"]
        with Journal.open(path, writing=True) as journal:
            kept = {event.id for event in journal.events()}
            assert set(acknowledged) <= kept
            answer(journal, "x", Rating.GOOD, noon(99_999))


def test_a_second_writer_is_turned_away_at_once_and_readers_are_welcome(tmp_path):
    path = tmp_path / "journal.sqlite"
    with Journal.open(path, writing=True) as journal:
        fill(journal, cards=2, answers=4)
    with child(HOLDING, path) as process:
        assert process.stdout.readline() == "open\n"
        with pytest.raises(JournalBusyError, match="another quizgame") as caught:
            Journal.open(path, writing=True)
        assert "--profile" in caught.value.hint
        with Journal.open(path, writing=False) as reader:
            assert len(list(reader.events())) == 4
        killed(process)
    with Journal.open(path, writing=True) as journal:
        assert len(list(journal.events())) == 4


def test_a_writer_that_closes_lets_the_next_one_in(tmp_path):
    path = tmp_path / "journal.sqlite"
    with child(HOLDING, path) as process:
        assert process.stdout.readline() == "open\n"
        process.communicate("\n")
        assert process.returncode == 0
    Journal.open(path, writing=True).close()


def test_two_writers_of_one_process_are_two(tmp_path):
    path = tmp_path / "journal.sqlite"
    with Journal.open(path, writing=True), pytest.raises(JournalBusyError):
        Journal.open(path, writing=True)


def as_nobody(path: Path) -> dict[str, object]:
    with child(UNPRIVILEGED, path) as process:
        said, _ = process.communicate()
    return json.loads(said)


@pytest.mark.parametrize("killed_before", [False, True])
def test_a_home_that_may_only_be_read_is_read(public, killed_before):
    path = public / "home" / "journal.sqlite"
    if killed_before:
        with child(ANSWERING, path, 1) as process:
            assert all(process.stdout.readline() for _ in range(51))
            killed(process)
    else:
        with Journal.open(path, writing=True) as journal:
            fill(journal, cards=10, answers=50)
    lock_up(path.parent, 0o555)
    before = path.read_bytes()
    told = as_nobody(path)
    kind, message, hint = told["True"]
    assert kind == "StoreError"
    assert str(path.parent) in message
    assert "permissions" in hint
    assert isinstance(told["False"], int)
    assert told["False"] >= 50
    assert path.read_bytes() == before


def test_a_journal_that_may_not_be_written_is_told_of_before_anything_is_answered(public):
    path = public / "home" / "journal.sqlite"
    with Journal.open(path, writing=True) as journal:
        fill(journal, cards=3, answers=5)
    path.parent.chmod(0o777)
    path.with_suffix(".lock").chmod(0o666)
    path.chmod(0o444)
    told = as_nobody(path)
    assert told["True"][0] == "StoreError"
    assert told["False"] == 5


def test_a_home_that_may_not_be_entered_is_told_of(public):
    path = public / "home" / "journal.sqlite"
    Journal.open(path, writing=True).close()
    lock_up(path.parent, 0o000)
    told = as_nobody(path)
    assert told["True"][0] == told["False"][0] == "StoreError"
    assert all(told["False"][1:])


class Disk:
    """A disk that can be filled and freed: a real one where one may be mounted, else the limit that SQLite puts on a
    file's pages, which it tells of in the same way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "quizgame-test", str(folder)]
        self.real = bool(shutil.which("mount")) and subprocess.run(mount, capture_output=True).returncode == 0
        self._ballast = folder / "ballast"

    def fill(self, journal: Journal) -> None:
        if not self.real:
            (pages,) = journal._connection.execute("PRAGMA page_count").fetchone()
            journal._connection.execute(f"PRAGMA max_page_count = {pages}")
            return
        with self._ballast.open("wb", buffering=0) as ballast:
            try:
                while ballast.write(bytes(4096)) == 4096:
                    pass
            except OSError:
                return

    def free(self, journal: Journal) -> None:
        if not self.real:
            journal._connection.execute("PRAGMA max_page_count = 1000000")
        self._ballast.unlink(missing_ok=True)

    def remove(self) -> None:
        if self.real:
            subprocess.run(["umount", str(self.folder)], check=True)


@pytest.fixture
def disk(tmp_path) -> Iterator[Disk]:
    disk = Disk(tmp_path / "disk")
    yield disk
    disk.remove()


def test_a_full_disk_is_told_of_and_answers_go_on_when_there_is_space(disk):
    path = disk.folder / "journal.sqlite"
    with Journal.open(path, writing=True) as journal:
        fill(journal, cards=20, answers=100)
        journal._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        disk.fill(journal)
        kept, memories, failed = 100, journal.memories(), None
        while failed is None:
            try:
                answer(journal, f"full-{kept}", Rating.GOOD, noon(1000, kept))
                kept, memories = kept + 1, journal.memories()
            except StoreError as error:
                failed = error
        assert "full" in failed.message
        assert str(path) in failed.message
        assert failed.hint
        assert len(list(journal.events())) == kept
        assert journal.memories() == memories
        disk.free(journal)
        event = answer(journal, "freed", Rating.GOOD, noon(2000))
        assert int(event.id.split("-")[1]) == kept + 1
    with Journal.open(path, writing=False) as reader:
        assert len(list(reader.events())) == kept + 1
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_disk_that_fails_is_told_of_and_the_answer_is_not_kept_by_halves(tmp_path):
    resource = pytest.importorskip("resource")  # a limit on a file's size is a write that fails
    path = tmp_path / "journal.sqlite"
    with Journal.open(path, writing=True) as journal:
        fill(journal, cards=20, answers=100)
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (Path(f"{path}-wal").stat().st_size, hard))
        try:
            with pytest.raises(StoreError, match="the disk failed") as caught:
                journal.append(noon(1000), [Entry("a", None, None, {"x": "y" * 100_000})])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert str(path) in caught.value.message
        assert len(list(journal.events())) == 100
        journal.append(noon(1000), [Entry("a", None, None, {"x": "y" * 100_000})])
        assert len(list(journal.events())) == 101
