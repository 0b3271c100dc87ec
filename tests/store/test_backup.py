"""Copies of the journal: made while it is written to, kept in rotation, put back."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from answers import answer, fill, noon
from hypothesis import given
from hypothesis import strategies as st

from quizgame.errors import JournalBrokenError, JournalBusyError, StoreError
from quizgame.memory.scheduler import Memory, Rating
from quizgame.store.backup import (
    Backup,
    Content,
    back_up,
    backups_beside,
    list_backups,
    read_content,
    restore,
    rotate,
    too_many,
)
from quizgame.store.journal import Journal

TODAY = date(2026, 11, 21)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A journal with some answers, closed."""
    path = tmp_path / "home" / "journal.sqlite"
    with Journal.open(path, writing=True) as journal:
        fill(journal, cards=3, answers=9)
    return path


@pytest.fixture
def aside(journal: Path) -> Path:
    return backups_beside(journal) / "replaced.sqlite"


def memories(path: Path) -> dict[str, Memory]:
    with Journal.open(path, writing=False) as journal:
        return journal.memories()


def spoil(path: Path) -> None:
    """Overwrite the middle of a file, as failing disks do."""
    with path.open("rb+") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"\xa5" * 4096)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_holds_all_that_was_committed_though_it_is_still_being_written_to(journal: Path, tmp_path: Path) -> None:
    with Journal.open(journal, writing=True) as opened:
        answer(opened, "late", Rating.GOOD, noon(50))
        copied = back_up(journal, tmp_path / "copies" / "one.sqlite")
        assert copied == Content(10, noon(50).utc)
        answer(opened, "later", Rating.GOOD, noon(51))
    assert files(tmp_path / "copies") == ["one.sqlite"]
    assert "late" in memories(tmp_path / "copies" / "one.sqlite")
    assert "later" not in memories(tmp_path / "copies" / "one.sqlite")


def test_nothing_is_overwritten_by_a_copy(journal: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.txt"
    target.write_text("mine", "utf-8")
    with pytest.raises(StoreError, match="there is something at"):
        back_up(journal, target)
    assert target.read_text("utf-8") == "mine"


def test_a_damaged_journal_gives_no_backup(journal: Path, tmp_path: Path) -> None:
    with Journal.open(journal, writing=True) as opened:
        fill(opened, cards=400, answers=400)
    spoil(journal)
    with pytest.raises(JournalBrokenError, match=r"journal\.sqlite is damaged"):
        back_up(journal, tmp_path / "copy.sqlite")
    assert files(tmp_path) == ["home"]


def test_without_a_journal_there_is_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no journal"):
        back_up(tmp_path / "journal.sqlite", tmp_path / "copy.sqlite")
    assert rotate(tmp_path / "journal.sqlite", TODAY) is None
    assert files(tmp_path) == []


def test_a_day_has_one_backup_if_anything_was_learned(journal: Path) -> None:
    assert rotate(journal, TODAY) == backups_beside(journal) / "journal-2026-11-21.sqlite"
    assert rotate(journal, TODAY) is None
    tomorrow = TODAY + timedelta(days=1)
    assert rotate(journal, tomorrow) is None, "nothing has been learned since"
    with Journal.open(journal, writing=True) as opened:
        answer(opened, "late", Rating.GOOD, noon(50))
    assert rotate(journal, tomorrow) is not None
    assert [backup.day for backup in list_backups(journal)] == [tomorrow, TODAY]


def test_a_journal_without_events_needs_no_backup(tmp_path: Path) -> None:
    Journal.open(tmp_path / "journal.sqlite", writing=True).close()
    assert rotate(tmp_path / "journal.sqlite", TODAY) is None


def test_old_backups_go_and_what_is_no_backup_stays(journal: Path) -> None:
    folder = backups_beside(journal)
    folder.mkdir()
    names = ["journal-2026-99-99.sqlite", "journal-2026-11-20-101010.sqlite", "replaced-2026-01-01.sqlite", "notes.txt"]
    for name in names:
        (folder / name).write_bytes(b"")
    for days in range(1, 60):
        shutil.copy(journal, folder / f"journal-{TODAY - timedelta(days=days)}.sqlite")
    with Journal.open(journal, writing=True) as opened:
        answer(opened, "late", Rating.GOOD, noon(50))
    rotate(journal, TODAY)
    kept = [(TODAY - backup.day).days for backup in list_backups(journal)]
    assert kept == [0, 1, 2, 3, 4, 5, 6, 7, 13, 20, 27]
    assert set(names) <= set(files(folder))


@given(st.sets(st.dates(date(2024, 1, 1), date(2026, 12, 31)), max_size=80))
def test_the_newest_are_kept_and_one_of_each_of_four_weeks_before(days: set[date]) -> None:
    backups = [Backup(Path(str(day)), day) for day in days]
    gone = too_many(backups)
    kept = sorted({backup.day for backup in backups} - {backup.day for backup in gone}, reverse=True)
    assert kept[:7] == sorted(days, reverse=True)[:7]
    assert len(kept) == min(len(kept), 11)
    weeks = {day.isocalendar()[:2] for day in sorted(days, reverse=True)[7:]}
    assert len(kept) == min(len(days), 7) + min(len(weeks), 4)
    if gone:
        assert max(backup.day for backup in gone) < kept[6]


def test_a_backup_is_put_back_and_what_was_there_is_kept(journal: Path, aside: Path, tmp_path: Path) -> None:
    then = memories(journal)
    back_up(journal, tmp_path / "copy.sqlite")
    with Journal.open(journal, writing=True) as opened:
        answer(opened, "late", Rating.GOOD, noon(50))
        lost = list(opened.events())
    assert restore(tmp_path / "copy.sqlite", journal, aside) == (Content(9, noon(6, 8).utc), True)
    assert memories(journal) == then
    assert "late" in memories(aside)
    assert files(journal.parent) == ["backups", "journal.lock", "journal.sqlite"]
    # what is learned now takes no id of what was lost, so that it can be merged back
    with Journal.open(journal, writing=True) as opened:
        new = answer(opened, "new", Rating.GOOD, noon(51))
        assert new.id not in {event.id for event in lost}
        assert opened.merge(lost) == 1
        assert {"late", "new"} <= opened.memories().keys()


def test_what_lay_in_the_log_beside_a_journal_does_not_get_into_the_restored_one(
    journal: Path, aside: Path, tmp_path: Path
) -> None:
    back_up(journal, tmp_path / "copy.sqlite")
    with Journal.open(journal, writing=True) as opened:
        answer(opened, "late", Rating.GOOD, noon(50))
        for end in ("", "-wal"):
            shutil.copy(f"{journal}{end}", f"{tmp_path / 'left'}{end}")
    for end in ("", "-wal"):  # as after a power cut
        shutil.copy(f"{tmp_path / 'left'}{end}", f"{journal}{end}")
    restore(tmp_path / "copy.sqlite", journal, aside)
    assert "late" in memories(aside)
    assert "late" not in memories(journal)
    assert read_content(journal).events == 9


def test_a_damaged_journal_is_replaced_too_and_kept_as_it_is(journal: Path, aside: Path, tmp_path: Path) -> None:
    back_up(journal, tmp_path / "copy.sqlite")
    with Journal.open(journal, writing=True) as opened:
        fill(opened, cards=400, answers=400)
    spoil(journal)
    damaged = journal.read_bytes()
    restore(tmp_path / "copy.sqlite", journal, aside)
    assert read_content(journal).events == 9
    assert aside.read_bytes() == damaged


def test_where_there_was_none_a_journal_is_made(journal: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "journal.sqlite"
    assert restore(journal, target, tmp_path / "aside.sqlite") == (Content(9, noon(6, 8).utc), False)
    assert memories(target) == memories(journal)
    assert files(tmp_path) == ["home", "new"]


def make_text(path: Path) -> None:
    path.write_text("no journal", "utf-8")


def make_other(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("CREATE TABLE event (id)")


def make_damaged(path: Path) -> None:
    with Journal.open(path, writing=True) as journal:
        fill(journal, cards=400, answers=400)
    spoil(path)


def make_newer(path: Path) -> None:
    with Journal.open(path, writing=True) as journal:
        journal._connection.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("make", [make_text, make_other, make_damaged, make_newer, Path.mkdir, lambda path: None])
def test_what_is_no_sound_journal_is_not_put_back(journal: Path, aside: Path, tmp_path: Path, make: object) -> None:
    source, before = tmp_path / "source.sqlite", journal.read_bytes()
    make(source)  # type: ignore[operator]
    with pytest.raises(StoreError):
        restore(source, journal, aside)
    assert journal.read_bytes() == before
    assert not aside.exists()
    assert not [name for name in files(journal.parent) if name.endswith(".part")]


def test_the_journal_itself_is_no_backup(journal: Path, aside: Path) -> None:
    with pytest.raises(StoreError, match="the journal itself"):
        restore(journal, journal, aside)


def test_nothing_is_put_back_while_another_quizgame_writes(journal: Path, aside: Path, tmp_path: Path) -> None:
    back_up(journal, tmp_path / "copy.sqlite")
    with Journal.open(journal, writing=True) as opened:
        answer(opened, "late", Rating.GOOD, noon(50))
        with pytest.raises(JournalBusyError):
            restore(tmp_path / "copy.sqlite", journal, aside)
        assert "late" in opened.memories()


def test_if_the_old_journal_cannot_be_kept_nothing_is_put_back(journal: Path, aside: Path, tmp_path: Path) -> None:
    back_up(journal, tmp_path / "copy.sqlite")
    with Journal.open(journal, writing=True) as opened:
        answer(opened, "late", Rating.GOOD, noon(50))
    aside.parent.write_text("a file where the folder must be", "utf-8")
    with pytest.raises(StoreError):
        restore(tmp_path / "copy.sqlite", journal, aside)
    assert "late" in memories(journal)


@pytest.mark.parametrize("stops_at", range(1, 6))
def test_wherever_it_is_cut_off_the_journal_is_the_old_one_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stops_at: int
) -> None:
    """Every call that changes a file's name or removes it may be the last one."""
    calls = 0

    def counted(real: object) -> object:
        def call(*arguments: object, **options: object) -> object:
            nonlocal calls
            calls += 1
            if calls == stops_at:
                raise KeyboardInterrupt
            return real(*arguments, **options)  # type: ignore[operator]

        return call

    with tempfile.TemporaryDirectory() as folder:
        journal, aside = Path(folder, "journal.sqlite"), Path(folder, "aside.sqlite")
        with Journal.open(journal, writing=True) as opened:
            answer(opened, "old", Rating.GOOD, noon())
            back_up(journal, tmp_path / "copy.sqlite")
            answer(opened, "late", Rating.GOOD, noon(1))
        with monkeypatch.context() as patched:
            for name in ("replace", "unlink"):
                patched.setattr(Path, name, counted(getattr(Path, name)))
            with suppress(KeyboardInterrupt):
                restore(tmp_path / "copy.sqlite", journal, aside)
        left = memories(journal)
        assert "old" in left
        assert "late" in left or "late" in memories(aside)
