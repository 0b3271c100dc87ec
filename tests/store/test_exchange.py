"""Journals as files: written out, read back whole, and refused whole when anything in them is wrong."""

from __future__ import annotations

import hashlib
import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from answers import answer, fill, noon
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgame.errors import StoreError
from quizgame.memory.scheduler import Rating
from quizgame.store.backup import back_up
from quizgame.store.exchange import read_events, write_lines
from quizgame.store.journal import Entry, Event, Journal
from quizgame.store.soundness import fault_of

SOUND = {
    "id": "abcdef01-000000001",
    "utc": 1_700_000_000_000,
    "offset": -330,
    "day": 738_838,
    "kind": "answered",
    "game": "abcdef01-000000001",
    "card": "deck/card",
    "body": {"review": True, "due": 738_840, "rating": 3},
}


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.sqlite"
    with Journal.open(path, writing=True) as journal:
        fill(journal, cards=3, answers=9)
        journal.append(noon(30), [Entry("invented-later", None, None, {"text": "ä\u2028\ud800 \x00", "deep": [[{}]]})])
    return path


def events_in(path: Path) -> list[Event]:
    with Journal.open(path, writing=False) as journal:
        return list(journal.events())


def write(path: Path, *plain: Any, head: Any = None) -> Path:
    """A file of these lines, as anybody could write it."""
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in plain)
    digest = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
    if not isinstance(head, str):
        head = json.dumps({"quizgame": "journal", "format": 1, "events": len(plain), "digest": digest} | (head or {}))
    path.write_bytes(f"{head}\n{text}".encode())
    return path


def test_what_is_written_is_read_back(journal: Path, tmp_path: Path) -> None:
    events = events_in(journal)
    assert write_lines(tmp_path / "out.jsonl", events) == 10
    assert read_events(tmp_path / "out.jsonl") == events
    back_up(journal, tmp_path / "out.sqlite")
    assert read_events(tmp_path / "out.sqlite") == read_events(journal) == events
    lines = (tmp_path / "out.jsonl").read_text("ascii").splitlines()
    told = json.loads(lines[0])
    assert (told["quizgame"], told["format"], told["events"]) == ("journal", 1, 10)
    assert len(lines) == 11


def test_a_journal_that_is_being_written_to_is_read_as_it_is_now(journal: Path) -> None:
    with Journal.open(journal, writing=True) as opened:
        answer(opened, "late", Rating.GOOD, noon(50))
        assert read_events(journal)[-1].card == "late"


def test_no_file_is_overwritten(journal: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", "utf-8")
    with pytest.raises(StoreError, match="already"):
        write_lines(tmp_path / "mine", events_in(journal))


def test_an_empty_journal_is_a_file_too(tmp_path: Path) -> None:
    assert write_lines(tmp_path / "out.jsonl", []) == 0
    assert read_events(tmp_path / "out.jsonl") == []


@pytest.mark.parametrize(
    "change",
    [
        {"id": "x"}, {"id": "abcdef01-1"}, {"id": 5}, {"id": "a b-000000001"}, {"id": f"{'a' * 80}-000000001"},
        {"utc": "now"}, {"utc": 1.5}, {"utc": True}, {"utc": -1}, {"utc": 10**15}, {"utc": 10**30}, {"utc": None},
        {"offset": 1_440}, {"offset": None}, {"day": 0}, {"day": 10**7}, {"day": -3}, {"day": "738838"},
        {"kind": ""}, {"kind": None}, {"kind": "a" * 65}, {"kind": "evil\x1b[2J"}, {"kind": ["answered"]},
        {"game": ""}, {"game": 3}, {"card": "\ud800"}, {"card": "x" * 2_001}, {"card": {}}, {"card": "a\x00b"},
        {"card": None}, {"body": None}, {"body": []}, {"body": "{}"},
        {"body": {"review": True}}, {"body": {"review": True, "due": 738_840}},
        {"body": {"review": True, "due": 738_840, "rating": 0}},
        {"body": {"review": True, "due": 738_840, "rating": True}},
        {"body": {"review": True, "due": 10**9, "rating": 3}},
        {"body": {"review": 1, "due": "tomorrow", "rating": 3}}, {"kind": "marked", "body": {"review": True}},
    ],
)  # fmt: skip
def test_one_event_that_cannot_be_spoils_the_file(tmp_path: Path, change: dict[str, Any]) -> None:
    assert fault_of(Event(**SOUND)) is None
    path = write(tmp_path / "in.jsonl", SOUND, SOUND | {"id": "abcdef01-000000002"} | change)
    with pytest.raises(StoreError, match=r"in\.jsonl cannot be taken over: line 3: it") as caught:
        read_events(path)
    assert caught.value.hint == "nothing was changed"
    assert "\x1b" not in caught.value.message


@pytest.mark.parametrize(
    "line",
    ["", "{", "[]", "null", "NaN", '{"id": NaN}', "[" * 100_000, '{"id": "abcdef01-000000002"}', '{"a":' * 50_000,
     json.dumps(SOUND | {"more": 1}), "1" * 5_000],
)  # fmt: skip
def test_one_line_that_is_no_event_spoils_the_file(tmp_path: Path, line: str) -> None:
    with pytest.raises(StoreError, match="line 3: it is no"):
        read_events(write(tmp_path / "in.jsonl", SOUND, line))


@pytest.mark.parametrize(
    "head, told",
    [
        ("{}", "does not tell that it is a journal"),
        ({"quizgame": "deck"}, "does not tell that it is a journal"),
        ({"format": 2}, "a newer quizgame wrote it"),
        ({"events": None}, "does not tell that it is a journal"),
        ({"digest": None}, "does not tell that it is a journal"),
        ({"digest": ""}, "it is not as it was written"),
        ({"events": 2}, "it has 1 events and says it has 2"),
        ({"events": 0}, "it has 1 events and says it has 0"),
        ("title: Birds", "no JSON object"),
    ],
)
def test_the_first_line_tells_what_it_is(tmp_path: Path, head: Any, told: str) -> None:
    with pytest.raises(StoreError, match=told):
        read_events(write(tmp_path / "in.jsonl", SOUND, head=head))


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"\x00" * 100, b"SQLite format 3\x00", b"SQLite format 3\x00" * 500]
)
def test_what_is_no_journal_at_all_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "in").write_bytes(data)
    with pytest.raises(StoreError):
        read_events(tmp_path / "in")


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is nothing at"):
        read_events(tmp_path / "gone")
    with pytest.raises(StoreError, match="a folder"):
        read_events(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET body = 'no json' WHERE number = 4",
        "UPDATE event SET body = x'ff' WHERE number = 4",
        "UPDATE event SET id = CAST(x'ff' AS TEXT) WHERE number = 4",
        "UPDATE event SET utc = 'never' WHERE number = 4",
        "UPDATE event SET card = NULL WHERE number = 4",
        "ALTER TABLE event RENAME TO truth; CREATE VIEW event AS SELECT * FROM truth",
        "DROP TABLE event",
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 7",
    ],
)
def test_a_journal_in_which_anything_is_wrong_is_refused(journal: Path, change: str) -> None:
    with closing(sqlite3.connect(journal)) as raw:
        raw.executescript(change)
    with pytest.raises(StoreError):
        read_events(journal)


@settings(max_examples=settings().max_examples // 2, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_whatever_bytes_are_spoilt_it_is_read_right_or_refused(
    journal: Path, tmp_path: Path, chance: random.Random
) -> None:
    events = events_in(journal)
    for sound, name in ((journal, "spoilt.sqlite"), (tmp_path / "out.jsonl", "spoilt.jsonl")):
        if not sound.exists():
            write_lines(sound, events)
        data = bytearray(sound.read_bytes())
        for _ in range(chance.randrange(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.2:
            del data[chance.randrange(len(data)) :]
        (tmp_path / name).write_bytes(data)
        try:
            read = read_events(tmp_path / name)
        except StoreError:
            continue
        assert all(fault_of(event) is None for event in read)
        assert len(read) == len(events)
        assert read == events or name == "spoilt.sqlite"  # SQLite keeps no digest of what it holds
