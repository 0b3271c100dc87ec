"""`doctor`: whatever is wrong is found and said, with its mend; what is well is said too."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from answers import answer, fill, noon

from quizgame.memory.scheduler import Rating
from quizgame.store.journal import Journal

Run = Callable[[str], tuple[int, str, str]]


@pytest.fixture
def journal(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("quizgame.cli.wiring.shipped_decks", lambda: home / "none")
    (home / "decks" / "birds.yaml").write_text("title: Birds\ncards:\n- {q: What flies?, a: a bird}\n", "utf-8")
    path = home / "journal.sqlite"
    with Journal.open(path, writing=True) as journal:
        fill(journal, cards=3, answers=9)
    return path


@pytest.fixture
def found(run: Run) -> Callable[[], tuple[int, dict[str, list[tuple[str, str, str]]]]]:
    """The exit code, and by subject what was found: severity, message, hint."""

    def found() -> tuple[int, dict[str, list[tuple[str, str, str]]]]:
        code, out, err = run("doctor --json")
        assert err == ""
        by_subject: dict[str, list[tuple[str, str, str]]] = {}
        for one in json.loads(out):
            by_subject.setdefault(one["subject"], []).append((one["severity"], one["message"], one["hint"]))
        return code, by_subject

    return found


def change(journal: Path, statement: str) -> None:
    with closing(sqlite3.connect(journal)) as raw, raw:
        raw.execute(statement)


def test_a_new_learner_is_well(home: Path, run: Run) -> None:
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "All is well."
    assert not (home / "journal.sqlite").exists()


def test_what_is_well_is_told(journal: Path, run: Run, found) -> None:
    run("backup")
    code, ills = found()
    assert code == 0
    assert {subject: [one[0] for one in told] for subject, told in ills.items()} == {
        "scheduler": ["ok"], "folder": ["ok"], "settings": ["ok"], "lock": ["ok"], "journal": ["ok"], "memory": ["ok"],
        "backups": ["note"], "decks": ["ok"],
    }  # fmt: skip
    assert ills["journal"][0][1] == "9 events, sound and in order; computers that wrote them: 1"
    assert ills["memory"][0][1] == "3 cards, each as its reviews make it"
    assert ills["decks"][0][1] == "1 can be played"


def test_looking_changes_nothing(journal: Path, run: Run) -> None:
    change(journal, "UPDATE memory SET stability = 1")
    before = journal.read_bytes()
    run("doctor")
    assert journal.read_bytes() == before


@pytest.mark.parametrize(
    "statement, subject, told, mend",
    [
        ("UPDATE memory SET stability = 7 WHERE card LIKE '%1%'", "memory", "of 1 of 3 cards is not", "rebuild"),
        ("DELETE FROM memory", "memory", "of 3 of 3 cards is not", "rebuild"),
        ("UPDATE event SET body = 'x' WHERE number = 5", "journal", "1 events are damaged", "count for nothing"),
        ("UPDATE event SET card = 'a' || char(27) WHERE number = 5", "journal", "its card is none", ""),
        ("UPDATE event SET day = -1 WHERE number = 5", "journal", "its time cannot be", ""),
        ("UPDATE event SET utc = 5 WHERE number = 5", "journal", "dated before ones that came earlier", "restore"),
        ("UPDATE event SET review = 17 WHERE number = 5", "journal", "1 answers are not what memory", "restore"),
    ],
)
def test_what_is_wrong_in_the_journal_is_found(
    journal: Path, found, statement: str, subject: str, told: str, mend: str
) -> None:
    change(journal, statement)
    code, ills = found()
    assert code == 1
    assert any(one == "error" and told in message and mend in hint for one, message, hint in ills[subject])


def test_what_is_only_odd_is_no_ill(journal: Path, found) -> None:
    change(journal, "DELETE FROM event WHERE number = 5")
    change(journal, "UPDATE event SET day = 900000, review = NULL, body = '{}' WHERE number = 7")
    with Journal.open(journal, writing=True) as opened:
        opened.rebuild()
    (journal.parent / "settings.json").write_text('{"retention": 0.9, "colour": "blue"}', "utf-8")
    code, ills = found()
    assert code == 0
    told = [message for one, message, _ in ills["journal"] if one == "note"]
    assert told[0].startswith("1 events are missing")
    assert told[1].startswith("1 events lie in the future")
    assert [(one, "`colour`" in message) for one, message, _ in ills["settings"]] == [("note", True)]


def test_a_damaged_file_is_told_of_before_all_else(journal: Path, found, run: Run) -> None:
    with Journal.open(journal, writing=True) as opened:
        fill(opened, cards=400, answers=400)
    with journal.open("rb+") as file:
        file.seek(journal.stat().st_size // 2)
        file.write(b"\xa5" * 4096)
    code, ills = found()
    assert code == 1
    assert ills["journal"]
    assert all(one == "error" and "backup" in hint for one, _, hint in ills["journal"])
    assert "memory" not in ills
    assert "Something needs to be mended." in run("doctor")[1]


@pytest.mark.parametrize("data", [b"no journal", b"", b"SQLite format 3\x00"])
def test_a_file_that_is_none_is_told_of(journal: Path, found, data: bytes) -> None:
    journal.write_bytes(data)
    assert found()[0] == (1 if data else 0)


def test_another_quizgame_is_no_ill(journal: Path, found) -> None:
    with Journal.open(journal, writing=True) as opened:
        answer(opened, "late", Rating.GOOD, noon(50))
        code, ills = found()
    assert code == 0
    assert ills["lock"] == [("note", "another quizgame is open and writes to the journal", "")]
    assert ills["journal"][0][1].startswith("10 events")


def test_broken_decks_and_settings_are_told_of(journal: Path, home: Path, found) -> None:
    (home / "decks" / "bad.yaml").write_text("title: Bad\ncards:\n- {q: What?}\n", "utf-8")
    (home / "settings.json").write_text('{"retention": 2}', "utf-8")
    code, ills = found()
    assert code == 1
    assert [one[0] for one in ills["decks"]] == ["error", "ok"]
    assert "quizgame check" in ills["decks"][0][2]
    assert ills["settings"][0][0] == "error"
    assert "`retention` must be" in ills["settings"][0][1]
    assert ills["journal"][0][0] == "ok", "one ill hides no other"


def test_backups_are_looked_at(journal: Path, home: Path, found) -> None:
    folder = home / "backups"
    folder.mkdir()
    (folder / "journal-2024-01-01.sqlite").write_bytes(b"SQLite format 3\x00 and no more")
    code, ills = found()
    assert (code, ills["backups"][0][0]) == (1, "error")
    Journal.open(folder / "journal-2024-01-02.sqlite", writing=True).close()
    code, ills = found()
    assert code == 0
    assert ills["backups"] == [
        ("note", "2, the last of 2024-01-02, and something was learned since", "`quizgame backup` makes one")
    ]


def test_a_full_disk_and_a_missing_core_are_told_of(journal: Path, found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=3_000_000))
    monkeypatch.setattr("fsrs_rs_python.DEFAULT_PARAMETERS", [0.5] * 21)
    code, ills = found()
    assert code == 1
    assert ills["folder"][0][:2] == ("error", f"only 3 MB are left on the disk of {journal.parent}")
    assert ills["scheduler"][0][:2] == ("error", "the core of FSRS is of another version")
