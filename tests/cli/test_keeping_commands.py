"""`backup`, `restore` and `journal` over real homes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from answers import answer, fill, noon

from quizgame.memory.scheduler import Rating
from quizgame.store.journal import Journal

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def journal(home: Path) -> Path:
    path = home / "journal.sqlite"
    with Journal.open(path, writing=True) as journal:
        fill(journal, cards=3, answers=9)
    return path


def cards(path: Path) -> set[str]:
    with Journal.open(path, writing=False) as journal:
        return set(journal.memories())


def test_a_backup_is_made_where_one_is_asked_for_or_among_the_others(journal: Path, run: Run, tmp_path: Path) -> None:
    with Journal.open(journal, writing=True):  # the app may be open
        code, out, err = run(["backup", str(tmp_path / "stick" / "mine.sqlite")])
        assert (code, err) == (0, "")
        assert out.splitlines() == [
            f"Backed up: {tmp_path / 'stick' / 'mine.sqlite'}",
            "It holds 9 events, the last of 2023-11-20 12:00.",
        ]
        code, out, err = run("backup --json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert Path(told["path"]).parent == journal.parent / "backups"
    assert (told["events"], told["last"]) == (9, "2023-11-20T12:00:00+00:00")
    assert cards(Path(told["path"])) == cards(journal)
    code, out, err = run(["backup", str(tmp_path / "stick" / "mine.sqlite")])
    assert (code, out) == (1, "")
    assert "already" in err


def test_what_was_restored_can_be_had_back(journal: Path, run: Run, tmp_path: Path) -> None:
    run(["backup", str(tmp_path / "then.sqlite")])
    with Journal.open(journal, writing=True) as opened:
        answer(opened, "late", Rating.GOOD, noon(50))
    code, out, err = run(["restore", str(tmp_path / "then.sqlite")])
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:2] == ["Restored.", "It holds 9 events, the last of 2023-11-20 12:00."]
    assert lines[3] == "1 event of it cannot be found in what was restored. To have them too:"
    assert "late" not in cards(journal)
    words = lines[4].split()
    code, out, err = run(words[1:])
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "Taken over: 1 of 10 events."
    assert "late" in cards(journal)


def test_what_is_no_backup_is_not_restored(journal: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("{}", "utf-8")
    code, out, err = run(["restore", str(tmp_path / "x")])
    assert (code, out) == (1, "")
    assert "is no copy of a journal" in err
    assert len(cards(journal)) == 3


@pytest.mark.parametrize("name", ["journal.jsonl", "journal.sqlite"])
def test_two_learners_computers_come_to_the_same(
    home: Path, journal: Path, run: Run, tmp_path: Path, name: str
) -> None:
    with Journal.open(home / "profiles" / "laptop" / "journal.sqlite", writing=True) as laptop:
        answer(laptop, "on-the-laptop", Rating.GOOD, noon(3))
    here, there = tmp_path / f"here-{name}", tmp_path / f"there-{name}"
    code, out, err = run(["journal", "export", str(here)])
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"Written: {here}", "It holds 9 events, the last of 2023-11-20 12:00."]
    run(["journal", "export", str(there), "--profile", "laptop"])
    code, out, err = run(["journal", "import", str(there)])
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "Taken over: 1 of 1 event."
    before = Path(out.splitlines()[1].partition("kept: ")[2])
    assert "on-the-laptop" not in cards(before)
    code, out, err = run(["journal", "import", str(here), "--profile", "laptop"])
    assert out.splitlines()[0] == "Taken over: 9 of 9 events."
    with (
        Journal.open(journal, writing=False) as one,
        Journal.open(home / "profiles" / "laptop" / "journal.sqlite", writing=False) as two,
    ):
        assert (list(one.events()), one.memories()) == (list(two.events()), two.memories())
    code, out, err = run(["journal", "import", str(there)])
    assert (code, out, err) == (0, "Nothing to take over: of 1 event, none is new.\n", "")


def test_damaged_events_are_left_out_of_an_export_and_told_of(journal: Path, run: Run, tmp_path: Path) -> None:
    with Journal.open(journal, writing=True) as opened:
        opened._connection.execute("UPDATE event SET utc = -5 WHERE number = 2")
    code, out, err = run(["journal", "export", str(tmp_path / "out.jsonl")])
    assert (code, err) == (0, "")
    assert out.splitlines()[1:] == [
        "It holds 8 events, the last of 2023-11-20 12:00.",
        "1 damaged event left out; `quizgame doctor` tells more.",
    ]


def test_a_damaged_file_changes_nothing(journal: Path, run: Run, tmp_path: Path) -> None:
    run(["journal", "export", str(tmp_path / "out.jsonl")])
    text = (tmp_path / "out.jsonl").read_text("ascii")
    (tmp_path / "out.jsonl").write_text(text[:-30], "ascii")
    code, out, err = run(["journal", "import", str(tmp_path / "out.jsonl")])
    assert (code, out) == (1, "")
    assert "a part is missing" in err
    assert not (journal.parent / "backups").exists()


@pytest.mark.parametrize("line", ["journal", "journal export", "journal move x", "restore", "backup a b"])
def test_wrong_usage_is_told(run: Run, line: str) -> None:
    code, out, err = run(line)
    assert (code, out) == (2, "")
    assert "-h` tells how to call it" in err


def test_a_day_on_which_something_was_learned_ends_with_a_backup(home: Path, run: Run) -> None:
    (home / "decks" / "birds.yaml").write_text("title: Birds\ncards:\n- {q: What flies?, a: a bird}\n", "utf-8")
    code, _, _ = run(["play", "birds", "--plain"])
    assert code == 0
    (backup,) = (home / "backups").iterdir()
    assert backup.name.startswith("journal-20")
    run(["play", "birds", "--plain"])
    assert list((home / "backups").iterdir()) == [backup]


def test_journals_that_contradict_each_other_are_refused_with_a_way_on(home: Path, run: Run, tmp_path: Path) -> None:
    (home / "decks" / "d.yaml").write_text("title: D\ncards: [{q: What is right?, a: yes}]\n", encoding="utf-8")
    journal, before, after = home / "journal.sqlite", tmp_path / "before.sqlite", tmp_path / "after.sqlite"
    run(["play", "d", "--plain"], "yes\n")
    shutil.copy(journal, before)
    run(["play", "d", "--plain"], "no\n")
    shutil.copy(journal, after)
    shutil.copy(before, journal)  # put back by hand, and learned with
    run(["play", "d", "--plain"], "never\n")
    code, _, told = run(["journal", "import", str(after)])
    assert code == 1
    assert "cannot be merged" in told
    assert "put back by hand" in told
    assert "`quizgame restore FILE`" in told
    code, out, _ = run(["restore", str(after)])
    assert code == 0
    assert "What was there is kept: " in out
    kept = Path(out.partition("What was there is kept: ")[2].splitlines()[0])
    for path, last in ((journal, "no"), (kept, "never")):
        with Journal.open(path, writing=False) as opened:
            assert [event.body["answer"]["write"] for event in opened.events("answered")] == ["yes", last]
