"""The power goes at any moment: what was acknowledged is kept, the file is sound, and learning goes on."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from answers import answer, noon, start
from recorder import NAME, Recorder, disk_after

from quizgame.errors import StoreError
from quizgame.memory.scheduler import Rating
from quizgame.store import opening
from quizgame.store.database import connect
from quizgame.store.journal import Entry, Journal

pytestmark = pytest.mark.slow

CUTS = 400


@pytest.fixture(params=[True, False], ids=["wal", "truncate"])
def recorder(request: pytest.FixtureRequest) -> Iterator[Recorder]:
    recorder = Recorder(shared_memory=request.param)
    recorder.install()
    yield recorder
    recorder.remove()


def learn(path: Path, recorder: Recorder, synchronous: str = "FULL") -> list[tuple[str, ...]]:
    """Two days of learning in a new journal, recorded; the ids of the events, by what was written at once."""
    durable = opening.make_durable

    def make_durable(connection: sqlite3.Connection) -> str:
        mode = durable(connection)
        if synchronous != "FULL":
            connection.execute(f"PRAGMA synchronous = {synchronous}")
        return mode

    with pytest.MonkeyPatch.context() as laid_over:
        laid_over.setattr(opening, "connect", lambda path, options: connect(path, f"{options}&vfs={NAME}"))
        laid_over.setattr(opening, "make_durable", make_durable)
        laid_over.setattr(opening, "_PAGES", 60)  # so that the log is put into its places in the midst of it
        return _two_days(path, recorder)


def _two_days(path: Path, recorder: Recorder) -> list[tuple[str, ...]]:
    chance, written = random.Random(6), list[tuple[str, ...]]()

    def told(*ids: str) -> None:
        written.append(ids)
        recorder.told = len(written)

    for day in (0, 5):
        with Journal.open(path, writing=True) as journal:
            told(start(journal, noon(day)))
            for number in range(70):
                told(answer(journal, f"c{chance.randrange(9)}", chance.choice(list(Rating)), noon(day, number)).id)
            many = [Entry("invented", None, None, {"text": "x" * 900, "n": n}) for n in range(40)]
            told(*(event.id for event in journal.append(noon(day, 100), many)))
            told(*(event.id for event in journal.reset(noon(day, 200), ["c1", "c2"])))
            journal.rebuild()
            for number in range(10):
                told(answer(journal, f"c{number}", Rating.GOOD, noon(day + 1, number)).id)
    return written


def lay_out(files: dict[Path, bytes], folder: Path) -> Path:
    """Put what is left on a disk into a new folder; the path of the journal there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file, content in files.items():
        (folder / file.name).write_bytes(content)
    return folder / "journal.sqlite"


def test_what_was_acknowledged_is_kept_and_nothing_by_halves(recorder: Recorder, tmp_path: Path) -> None:
    written, chance = learn(tmp_path / "journal.sqlite", recorder), random.Random(8)
    steps = recorder.steps
    assert any(step.file.name.endswith("-wal") for step in steps) is recorder.shared_memory
    # the first steps make the file, the last put the log in its places: each of them is looked at
    places = [*chance.sample(range(len(steps)), CUTS), *range(60), *range(len(steps) - 60, len(steps) + 1)]
    ids = [id for some in written for id in some]
    complete = {sum(map(len, written[:count])): count for count in range(len(written) + 1)}
    for place in places:
        path = lay_out(disk_after(steps[:place], chance), tmp_path / "after")
        with Journal.open(path, writing=True) as journal:
            kept = [event.id for event in journal.events()]
            assert kept == ids[: len(kept)]
            assert complete[len(kept)] >= (steps[place - 1].told if place else 0), "an acknowledged event is lost"
            derived = journal.memories()
            journal.rebuild()
            assert journal.memories() == derived
            answer(journal, "next", Rating.GOOD, noon(90))
        with closing(sqlite3.connect(path)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize(
    ("recorder", "synchronous"), [(True, "NORMAL"), (True, "OFF"), (False, "OFF")], indirect=["recorder"]
)
def test_a_journal_that_waits_for_less_loses_answers(recorder: Recorder, tmp_path: Path, synchronous: str) -> None:
    """The disk is as bad as it is meant to be."""
    written, chance, lost = learn(tmp_path / "journal.sqlite", recorder, synchronous), random.Random(9), 0
    for place in chance.sample(range(len(recorder.steps) // 2, len(recorder.steps)), 40):
        path = lay_out(disk_after(recorder.steps[:place], chance), tmp_path / "after")
        try:
            with Journal.open(path, writing=False) as journal:
                acknowledged = sum(map(len, written[: recorder.steps[place - 1].told]))
                lost += len(list(journal.events())) < acknowledged
        except StoreError:
            lost += 1
    assert lost > 0
