"""The log of a room on disk: what was appended is there, all or none, and damage is told."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from processes import child, killed
from rooms import RIGHT, START, opened

from quizgame.classroom.events import Answered, QuestionOpened, RoomEvent, SeatTaken
from quizgame.errors import JournalBrokenError, JournalBusyError, StoreError
from quizgame.store.room_log import RoomFile, read_events

EVENTS: list[RoomEvent] = [
    opened(),
    SeatTaken(START + 1, 1, "Zoë “=1+1” \u2028", None, "d" * 64),
    QuestionOpened(START + 2, 0),
    *(Answered(START + 3 + at, 1, at, answer, at) for at, answer in enumerate(RIGHT)),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rooms" / "one.sqlite"


def written(path: Path) -> Path:
    log = RoomFile(path)
    log.append(EVENTS[:3])
    log.append(EVENTS[3:])
    log.close()
    return path


def test_what_was_appended_is_there(path: Path) -> None:
    written(path)
    assert read_events(path) == EVENTS
    log = RoomFile(path)
    assert list(log.events()) == EVENTS
    log.append((QuestionOpened(START + 99, 1),))
    log.close()
    log.close()
    assert read_events(path) == [*EVENTS, QuestionOpened(START + 99, 1)]


def test_a_room_is_read_while_it_is_written_to_and_has_one_writer(path: Path) -> None:
    log = RoomFile(path)
    assert read_events(path) == []
    log.append(EVENTS[:1])
    assert read_events(path) == EVENTS[:1]
    with pytest.raises(JournalBusyError, match="another quizgame"):
        RoomFile(path)
    log.close()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("DELETE FROM event WHERE number = 2", "event 2 is missing"),
        ("DELETE FROM event WHERE number = 1", "event 1 is missing"),
        ("UPDATE event SET body = replace(body, 'Zo', 'Jo') WHERE number = 2", "event 2 is not as it was written"),
        ("UPDATE event SET sum = sum + 1 WHERE number = 4", "event 4 is not as it was written"),
        ("UPDATE event SET body = '' WHERE number = 3", "event 3 is not as it was written"),
        ("DROP TABLE event", "no such table"),
        ("PRAGMA application_id = 7", "not the log of a room"),
        ("PRAGMA user_version = 2", "newer quizgame"),
    ],
)
def test_damage_is_told_and_left_alone(path: Path, damage: str, told: str) -> None:
    connection = sqlite3.connect(written(path))
    connection.execute(damage)
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(JournalBrokenError, match=told):
        read_events(path)
    with pytest.raises(JournalBrokenError, match=told), closing(RoomFile(path)) as log:
        list(log.events())
    assert path.read_bytes() == before


@pytest.mark.parametrize("keep", [0.3, 0.7])
def test_a_file_that_was_cut_is_told(path: Path, keep: float) -> None:
    data = written(path).read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(JournalBrokenError, match="damaged"):
        read_events(path)


def test_a_body_of_another_version_is_told(path: Path) -> None:
    import json
    from zlib import crc32

    connection = sqlite3.connect(written(path))
    body = json.dumps({"event": "teleported", "at": 1})
    (running,) = connection.execute("SELECT sum FROM event ORDER BY number DESC").fetchone()
    connection.execute("INSERT INTO event VALUES (?, ?, ?)", (len(EVENTS) + 1, body, crc32(body.encode(), running)))
    connection.commit()
    connection.close()
    with pytest.raises(JournalBrokenError, match="event 12 cannot be read"):
        read_events(path)


def test_what_cannot_be_kept_is_not_half_kept(path: Path) -> None:
    log = RoomFile(written(path))
    log._file._connection.execute("PRAGMA max_page_count = 8")
    many = tuple(Answered(START + 100, 1, 0, RIGHT[0], number) for number in range(5_000))
    with pytest.raises(StoreError, match="disk is full"):
        log.append(many)
    log._file._connection.execute("PRAGMA max_page_count = 1000000")
    log.append(many[:1])
    log.close()
    assert read_events(path) == [*EVENTS, many[0]]


def test_there_must_be_a_file(path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no log of a room"):
        read_events(path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="not a folder"):
        RoomFile(tmp_path / "file" / "one.sqlite")


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from rooms import START, opened
from quizgame.classroom.events import Answered
from quizgame.questions.answer import Pick
from quizgame.store.room_log import RoomFile
log = RoomFile(Path(sys.argv[1]))
log.append((opened(),))
at = 0
while True:
    log.append([Answered(START + at + more, 1, 0, Pick(more), at) for more in range(3)])
    at += 3
    print(at, flush=True)
"""


@pytest.mark.slow
def test_what_a_killed_server_had_said_it_kept_is_there(tmp_path: Path) -> None:
    """Batches are there whole or not at all; every batch that was acknowledged is."""
    classroom = Path(__file__).parents[1] / "classroom"
    for number in range(10):
        path = tmp_path / f"{number}.sqlite"
        with child(WRITER, path, classroom) as process:
            assert process.stdout is not None
            for _ in range(1 + 7 * number):
                process.stdout.readline()
            said = killed(process)
        events = read_events(path)
        acknowledged = int(said[-1]) if said else 3 * (1 + 7 * number)
        assert len(events) - 1 >= acknowledged
        assert (len(events) - 1) % 3 == 0
