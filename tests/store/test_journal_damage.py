"""A journal that cannot be used is told of, and never touched."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from answers import SCHEDULER, fill, noon

from quizgame.errors import JournalBrokenError, StoreError
from quizgame.store import opening, schema
from quizgame.store.database import connect
from quizgame.store.journal import Entry, Journal


@pytest.fixture
def path(tmp_path):
    """A journal worth losing."""
    path = tmp_path / "journal.sqlite"
    with Journal.open(path, writing=True) as journal:
        fill(journal, cards=40, answers=400)
    return path


def change(path: Path, statement: str, values: tuple[object, ...] = ()) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(statement, values)


def garbage(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(30_000))


def text(path: Path) -> None:
    path.write_text("hello")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def torn_header(path: Path) -> None:
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])


def blanked_schema(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * 3996 + data[4096:])


def of_another_program(path: Path) -> None:
    path.unlink()
    change(path, "CREATE TABLE bookmarks (url)")


def marked_by_another_program(path: Path) -> None:
    change(path, "PRAGMA application_id = 7")


def without_events(path: Path) -> None:
    change(path, "DROP TABLE event")


def without_name(path: Path) -> None:
    change(path, "DELETE FROM about WHERE key = 'device'")


def without_about(path: Path) -> None:
    change(path, "DROP TABLE about")


def newer(path: Path) -> None:
    change(path, "PRAGMA user_version = 2")


DAMAGES = [
    garbage, text, truncated, torn_header, blanked_schema, of_another_program, marked_by_another_program,
    without_events, without_name, without_about, newer,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("writing", [True, False])
def test_a_damaged_journal_is_told_of_and_left_as_it_is(path, damage, writing):
    damage(path)
    before = path.read_bytes()
    with pytest.raises(JournalBrokenError) as caught:
        Journal.open(path, writing=writing)
    assert str(path) in caught.value.message
    assert caught.value.hint
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_lock_is_let_go_of_when_opening_fails(path, damage):
    whole = path.read_bytes()
    damage(path)
    with pytest.raises(JournalBrokenError):
        Journal.open(path, writing=True)
    path.write_bytes(whole)  # the backup that the hint speaks of
    with Journal.open(path, writing=True) as journal:
        assert len(list(journal.events())) == 400


def test_a_newer_journal_asks_for_a_newer_quizgame(path):
    newer(path)
    with pytest.raises(JournalBrokenError, match="newer quizgame") as caught:
        Journal.open(path, writing=True)
    assert "update" in caught.value.hint


ATTEMPTS = [
    lambda journal: list(journal.events()),
    lambda journal: list(journal.events("game-started", "answered")),
    lambda journal: journal.memories(),
    lambda journal: journal.memories(["deck/card-1/when"]),
    lambda journal: list(journal.unfinished_games()),
    lambda journal: journal.begun_on(noon().day()),
    lambda journal: journal.rebuild(SCHEDULER),
    lambda journal: journal.append(noon(999), [Entry("a", "g", "c", {})]),
]


def test_a_damaged_page_is_told_of_whenever_it_is_met(path):
    whole = path.read_bytes()
    at_once, later = 0, 0
    for page in range(1, len(whole) // 4096):
        path.write_bytes(whole[: page * 4096] + b"\xa5" * 4096 + whole[(page + 1) * 4096 :])
        try:
            journal = Journal.open(path, writing=True)
        except JournalBrokenError:
            at_once += 1
            continue
        with journal:
            for attempt in ATTEMPTS:
                try:
                    attempt(journal)
                except JournalBrokenError:
                    later += 1
    assert at_once > 0
    assert later > len(whole) // 4096, "every page is met by one attempt or another"


@pytest.mark.parametrize("body", ["", "{", "[1]", "null", "[" * 100_000, b"\xff\xfe", b'{"a": "\xff"}'])
def test_an_event_that_is_no_json_spoils_nothing_but_itself(path, body):
    with Journal.open(path, writing=False) as reader:
        whole = list(reader.events())
    change(path, "UPDATE event SET body = CAST(? AS TEXT) WHERE number = 7", (body,))
    with Journal.open(path, writing=False) as reader:
        damaged = list(reader.events())
    assert damaged[6] == replace(whole[6], body={})
    assert damaged[:6] + damaged[7:] == whole[:6] + whole[7:]


@pytest.mark.parametrize("column", ["id", "kind", "game", "card"])
def test_a_damaged_byte_in_an_events_texts_spoils_nothing_but_itself(path, column):
    change(path, f"UPDATE event SET {column} = CAST(? AS TEXT) WHERE number = 7", (b"x\xffy",))
    with Journal.open(path, writing=False) as reader:
        events = list(reader.events())
    assert len(events) == 400
    assert "x\ufffdy" in [getattr(event, column) for event in events]


def test_a_game_that_only_an_index_knows_of_is_not_offered(path, monkeypatch):
    monkeypatch.setattr("quizgame.store.journal.UNFINISHED_GAMES", "SELECT 999 LIMIT ?")
    with Journal.open(path, writing=False) as reader:
        assert list(reader.unfinished_games()) == []


def test_damaged_names_of_tables_are_told_of(path):
    whole = path.read_bytes()
    at = whole.index(b"event_of_kind")
    met = 0
    for place in range(at - 60, at + 160):
        path.write_bytes(whole[:place] + b"\xff" + whole[place + 1 :])
        try:
            with Journal.open(path, writing=False) as reader:
                list(reader.events())
        except JournalBrokenError:
            met += 1
    assert met > 0


@pytest.mark.parametrize("packed", [7, 0, "x"])
def test_a_review_without_a_rating_is_told_of_and_the_memories_stay(path, packed):
    with Journal.open(path, writing=True) as journal:
        memories = journal.memories()
    change(path, "UPDATE event SET review = ? WHERE number = 7", (packed,))
    with Journal.open(path, writing=True) as journal:
        with pytest.raises(JournalBrokenError, match="a review of"):
            journal.rebuild(SCHEDULER)
        assert journal.memories() == memories


def test_a_folder_in_its_place_is_told_of(tmp_path):
    path = tmp_path / "journal.sqlite"
    path.mkdir()
    for writing in (True, False):
        with pytest.raises(StoreError, match="is a folder"):
            Journal.open(path, writing=writing)
    assert path.is_dir()


def test_a_folder_in_place_of_the_lock_is_told_of(tmp_path):
    (tmp_path / "journal.lock").mkdir()
    with pytest.raises(StoreError, match="lock is a folder"):
        Journal.open(tmp_path / "journal.sqlite", writing=True)
    assert not (tmp_path / "journal.sqlite").exists()


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target)
    except OSError:  # Windows, without the right to make links: what is told is the same
        os.mkdir(path)  # noqa: PTH102


@pytest.mark.parametrize("name", ["journal.sqlite", "journal.lock"])
def test_a_link_that_leads_nowhere_is_no_empty_journal(tmp_path, name):
    link(tmp_path / name, tmp_path / "gone")
    with pytest.raises(StoreError, match="not a file"):
        Journal.open(tmp_path / "journal.sqlite", writing=True)
    if name == "journal.sqlite":
        with pytest.raises(StoreError, match="not a file"):
            Journal.open(tmp_path / name, writing=False)
    assert not (tmp_path / "gone").exists()


def test_a_link_to_a_journal_is_followed(path, tmp_path):
    (tmp_path / "other").mkdir()
    linked = tmp_path / "other" / "journal.sqlite"
    try:
        linked.symlink_to(path)
    except OSError:
        linked.write_bytes(path.read_bytes())
    with Journal.open(linked, writing=True) as journal:
        assert len(list(journal.events())) == 400


@pytest.mark.parametrize("name", ["journal.sqlite", "journal.lock"])
def test_a_pipe_is_not_waited_for(tmp_path, name):
    make_pipe = getattr(os, "mkfifo", os.mkdir)  # Windows has none among files
    make_pipe(tmp_path / name)
    with pytest.raises(StoreError, match="not a file"):
        Journal.open(tmp_path / "journal.sqlite", writing=True)


def test_a_damaged_lock_is_to_be_deleted(path):
    path.with_suffix(".lock").write_bytes(random.Random(1).randbytes(3000))
    with pytest.raises(StoreError, match="lock is damaged") as caught:
        Journal.open(path, writing=True)
    assert not isinstance(caught.value, JournalBrokenError)
    assert "delete that file" in caught.value.hint


def test_a_file_in_place_of_the_home_is_told_of(tmp_path):
    (tmp_path / "home").write_text("mine")
    for place in (tmp_path / "home", tmp_path / "home" / "profiles" / "ada"):
        for writing in (True, False):
            with pytest.raises(StoreError, match="home is a file, not a folder") as caught:
                Journal.open(place / "journal.sqlite", writing=writing)
            assert "QUIZGAME_HOME" in caught.value.hint
    assert (tmp_path / "home").read_text() == "mine"


def test_where_no_wal_can_be_had_answers_are_kept_all_the_same(tmp_path, monkeypatch):
    # this way of locking has no shared memory, like a network drive
    monkeypatch.setattr(opening, "connect", lambda path, options: connect(path, f"{options}&vfs=unix-dotfile"))
    path = tmp_path / "journal.sqlite"
    with Journal.open(path, writing=True) as journal:
        assert journal._connection.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
        assert journal._connection.execute("PRAGMA synchronous").fetchone() == (2,)
        memories = fill(journal, cards=3, answers=9)
    with Journal.open(path, writing=False) as reader:
        assert reader.memories() == memories
        assert len(list(reader.events())) == 9


def test_a_journal_that_another_program_holds_is_told_of_and_kept(path, monkeypatch):
    monkeypatch.setattr(opening, "connect", lambda path, options: connect(path, options, timeout=0))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"):
            Journal.open(path, writing=True)
    with Journal.open(path, writing=True) as journal:
        assert len(list(journal.events())) == 400


def test_an_error_in_the_midst_rolls_everything_back(path):
    with Journal.open(path, writing=True) as journal:
        memories = journal.memories()
        journal._connection.execute(
            "CREATE TEMP TRIGGER no BEFORE UPDATE ON main.memory BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
        with pytest.raises(StoreError):
            journal.append(noon(999), [Entry("a", None, None, {})], {"deck/card-1/when": memories["deck/card-1/when"]})
        assert len(list(journal.events())) == 400
        journal._connection.execute("DROP TRIGGER no")
        (event,) = journal.append(noon(999), [Entry("a", None, None, {})])
        assert event.id.endswith("-000000401")


def test_versions_are_those_of_the_design():
    assert schema.VERSION == 1
