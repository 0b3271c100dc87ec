from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from answers import NOON, SCHEDULER, answer, body, fill, noon, start

from quizgame.errors import StoreError
from quizgame.memory.day import Moment
from quizgame.memory.scheduler import Memory, Rating
from quizgame.store import rows, schema
from quizgame.store.journal import Entry, Event, Journal


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "journal.sqlite"


@pytest.fixture
def journal(path):
    with Journal.open(path, writing=True) as journal:
        yield journal


def test_a_new_journal_is_empty(journal):
    assert list(journal.events()) == []
    assert journal.memories() == {}
    assert journal.memories(["x"]) == {}
    assert journal.begun_on(noon().day()) == 0
    assert list(journal.unfinished_games()) == []


def test_what_is_written_is_read_again_by_another(path, journal):
    moment = Moment(NOON, -330)
    entries = [Entry("game-started", None, None, {"a": [1, "два", None]}), Entry("flagged", "g", "c", {})]
    written = journal.append(moment, entries)
    with Journal.open(path, writing=False) as reader:
        assert tuple(reader.events()) == written
    first = written[0]
    assert (first.utc, first.offset, first.day) == (NOON, -330, moment.day())
    assert (first.kind, first.game, first.card, first.body) == ("game-started", None, None, {"a": [1, "два", None]})


def test_ids_name_the_device_and_count_on_after_opening_again(path):
    with Journal.open(path, writing=True) as journal:
        written = [event.id for event in journal.append(noon(), [Entry("a", None, None, {})] * 3)]
    with Journal.open(path, writing=True) as journal:
        written += [event.id for event in journal.append(noon(), [Entry("a", None, None, {})])]
    devices, numbers = zip(*(name.split("-") for name in written), strict=True)
    assert len(set(devices)) == 1
    assert [int(number) for number in numbers] == [1, 2, 3, 4]


def test_journals_have_names_of_their_own(tmp_path):
    names = set()
    for place in ("one", "two"):
        with Journal.open(tmp_path / place / "journal.sqlite", writing=True) as journal:
            names.add(journal.append(noon(), [Entry("a", None, None, {})])[0].id)
    assert len(names) == 2


def test_order_outlasts_the_tenth_event_of_a_millisecond(journal):
    for number in range(12):
        journal.append(noon(), [Entry("a", None, None, {"n": number})])
    assert [event.body["n"] for event in journal.events()] == list(range(12))


def test_appending_nothing_changes_nothing(journal):
    assert journal.append(noon(), []) == ()
    assert list(journal.events()) == []


def test_a_clock_set_back_is_overruled_and_noted(path, journal):
    journal.append(noon(5), [Entry("a", None, None, {})])
    (back,) = journal.append(noon(3, 250), [Entry("b", None, None, {"x": 1})])
    assert back.utc == noon(5).utc
    assert back.body == {"x": 1, "clock_back": 2 * 86_400_000 - 250}
    assert back.day == noon(3).day()
    journal.close()
    with Journal.open(path, writing=True) as again:
        (later,) = again.append(noon(4), [Entry("c", None, None, {})])
        assert later.utc == noon(5).utc
        assert [event.kind for event in again.events()] == ["a", "b", "c"]
        (right,) = again.append(noon(6), [Entry("d", None, None, {})])
        assert (right.utc, right.body) == (noon(6).utc, {})


def test_another_device_does_not_hold_this_ones_clock(path, journal):
    journal.append(noon(), [Entry("mine", None, None, {})])
    journal.close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(
            "INSERT INTO event (id, utc, offset, day, kind, body) VALUES ('other-000000007', ?, 0, 1, 'theirs', '{}')",
            (noon(99).utc,),
        )
    with Journal.open(path, writing=True) as again:
        (event,) = again.append(noon(1), [Entry("mine", None, None, {})])
        assert event.utc == noon(1).utc
        assert event.id.endswith("-000000002")
        assert [event.kind for event in again.events()] == ["mine", "mine", "theirs"]


def test_half_a_character_from_a_terminal_is_kept(journal):
    text = "caf\udce9 \x00 \U0001f426"
    journal.append(noon(), [Entry("a", None, None, {"write": text})])
    assert [event.body for event in journal.events()] == [{"write": text}]


@pytest.mark.parametrize(
    "bad", [{"x": float("nan")}, {"x": object()}, {"review": True}, {"review": True, "rating": 9, "due": 1}]
)
def test_what_is_no_event_is_refused_whole(journal, bad):
    good = Entry("a", None, None, {})
    with pytest.raises((ValueError, TypeError, KeyError)):
        journal.append(noon(), [good, Entry("answered", "g", "c", bad)])
    assert list(journal.events()) == []
    assert journal.append(noon(), [good])[0].id.endswith("-000000001")


def test_events_of_some_kinds(journal):
    for kind in ("a", "b", "c", "a", "never-heard-of"):
        journal.append(noon(), [Entry(kind, None, None, {})])
    assert [event.kind for event in journal.events("a")] == ["a", "a"]
    assert [event.kind for event in journal.events("a", "c")] == ["a", "c", "a"]
    assert [event.kind for event in journal.events("none")] == []
    assert [event.kind for event in journal.events()] == ["a", "b", "c", "a", "never-heard-of"]


def test_events_can_be_read_while_more_are_written(journal):
    for _ in range(3):
        journal.append(noon(), [Entry("a", None, None, {})])
    reading = journal.events()
    next(reading)
    journal.append(noon(), [Entry("b", None, None, {})])
    assert [event.kind for event in reading][:2] == ["a", "a"]


def test_memories_of_all_and_of_some(journal):
    memories = fill(journal, cards=1200, answers=1200)
    assert len(memories) == 1200
    some = sorted(memories)[::2]
    assert journal.memories(some) == {card: memories[card] for card in some}
    assert journal.memories([*some[:2], "unknown", "'; DROP TABLE event"]) == {
        card: memories[card] for card in some[:2]
    }


def test_cards_are_counted_on_the_day_they_were_begun(journal):
    answer(journal, "x", Rating.GOOD, noon(0))
    answer(journal, "y", Rating.AGAIN, noon(0))
    answer(journal, "x", Rating.GOOD, noon(4))
    answer(journal, "z", Rating.GOOD, noon(4))
    assert journal.begun_on(noon(0).day()) == 2
    assert journal.begun_on(noon(4).day()) == 1
    assert journal.begun_on(noon(5).day()) == 0
    journal.rebuild(SCHEDULER)
    assert journal.begun_on(noon(0).day()) == 2
    assert journal.begun_on(noon(4).day()) == 1


def test_an_unfinished_game_comes_back_with_its_answers_in_order(journal):
    old = start(journal, noon())
    answer(journal, "x", Rating.GOOD, noon(), old)
    game = start(journal, noon(1))
    answers = [answer(journal, card, Rating.GOOD, noon(1), game) for card in "zyx"]
    journal.append(noon(1), [Entry("flagged", game, "z", {})])
    answer(journal, "q", Rating.GOOD, noon(1), old)
    first, second = journal.unfinished_games()
    assert [event.id for event in first] == [game, *(event.id for event in answers)]
    assert [event.kind for event in second] == ["game-started", "answered", "answered"]
    assert second[0].id == old


def unfinished(journal: Journal) -> list[str]:
    return [game[0].id for game in journal.unfinished_games()]


def test_a_game_without_answers_counts_only_while_it_is_the_newest(journal):
    start(journal, noon())
    game = start(journal, noon(1))
    assert unfinished(journal) == [game]
    journal.append(noon(1), [Entry("game-ended", game, None, {})])
    assert unfinished(journal) == []


def test_a_game_left_is_offered_past_later_ones(journal):
    left = start(journal, noon())
    answer(journal, "x", Rating.GOOD, noon(), left)
    for day in range(1, 20):
        game = start(journal, noon(day))
        answer(journal, "x", Rating.GOOD, noon(day), game)
        journal.append(noon(day), [Entry("game-ended", game, None, {})])
    assert unfinished(journal) == [left]
    start(journal, noon(20))
    assert left not in unfinished(journal), "after twenty games nobody wants to go on with it"


def test_a_game_given_up_stays_ended(journal):
    game = start(journal, noon())
    answer(journal, "x", Rating.GOOD, noon(), game)
    journal.append(noon(), [Entry("game-ended", game, None, {"given_up": True})])
    start(journal, noon(1))
    assert game not in unfinished(journal)


def test_an_older_game_that_ended_does_not_hide_the_newest(journal):
    old, new = start(journal, noon()), start(journal, noon())
    journal.append(noon(), [Entry("game-ended", old, None, {})])
    assert unfinished(journal) == [new]


def test_looking_for_unfinished_games_stays_on_indexes(journal):
    plan = [row[3] for row in journal._connection.execute(f"EXPLAIN QUERY PLAN {rows.UNFINISHED_GAMES}", (20,))]
    assert not [step for step in plan if step.startswith("SCAN event")]
    assert any("event_of_game" in step for step in plan)


@pytest.mark.parametrize("replaced", [False, True])
def test_a_journal_removed_or_replaced_while_open_is_told_of(path, journal, replaced):
    fill(journal, cards=2, answers=3)
    try:
        away = path.rename(path.with_name("away.sqlite"))
    except PermissionError:
        return  # Windows lets nobody do that to an open file
    if replaced:
        path.write_bytes(away.read_bytes())
    with pytest.raises(StoreError, match="removed or replaced") as caught:
        journal.append(noon(9), [Entry("a", None, None, {})])
    assert caught.value.hint
    away.replace(path)
    journal.append(noon(9), [Entry("a", None, None, {})])
    assert len(list(journal.events())) == 4


def test_two_writers_past_a_lock_that_failed_give_no_two_events_one_name(path, journal):
    fill(journal, cards=2, answers=3)
    journal._lock.release()  # as when its file is removed
    with Journal.open(path, writing=True) as second:
        written = [
            one.append(noon(day), [Entry("a", None, None, {})] * 2)
            for day, one in enumerate((second, journal, journal, second), 9)
        ]
    names = [event.id for events in written for event in events]
    assert len(set(names)) == 8
    assert [event.id for event in journal.events("a")] == names


def test_no_two_rows_can_have_one_name(path, journal):
    (event,) = journal.append(noon(), [Entry("a", None, None, {})])
    with pytest.raises(sqlite3.IntegrityError, match=r"event\.id"):
        journal._connection.execute(rows.INSERT_EVENT, rows.encode_event(replace(event, utc=event.utc + 1)))


def test_a_reader_creates_nothing(path):
    with Journal.open(path, writing=False) as reader:
        assert list(reader.events()) == []
        assert reader.memories() == {}
        assert list(reader.unfinished_games()) == []
        assert reader.begun_on(1) == 0
    assert not path.parent.exists()


@pytest.mark.parametrize("there", [True, False])
def test_a_reader_writes_nothing(path, there):
    if there:
        Journal.open(path, writing=True).close()
    with Journal.open(path, writing=False) as reader, pytest.raises(StoreError, match="reading only"):
        reader.append(noon(), [Entry("a", None, None, {})])


def test_a_reader_sees_what_is_written_meanwhile(path, journal):
    with Journal.open(path, writing=False) as reader:
        fill(journal, cards=3, answers=7)
        assert len(list(reader.events("answered"))) == 7
        assert reader.memories() == journal.memories()


def test_closing_twice_is_no_fault(path):
    journal = Journal.open(path, writing=True)
    journal.close()
    journal.close()
    Journal.open(path, writing=True).close()


def test_nothing_but_the_journal_and_its_lock_is_left_after_closing(path):
    with Journal.open(path, writing=True) as journal:
        fill(journal, cards=3, answers=7)
    assert sorted(item.name for item in path.parent.iterdir()) == ["journal.lock", "journal.sqlite"]
    assert (path.parent / "journal.lock").stat().st_size == 0


@pytest.mark.parametrize("name", ["a b", "50%", "what?", "a#b", "Алесь", "q'uote", "x;y&z=1"])
def test_any_folder_will_do(tmp_path, name):
    path = tmp_path / name / "journal.sqlite"
    with Journal.open(path, writing=True) as journal:
        journal.append(noon(), [Entry("a", None, None, {})])
    with Journal.open(path, writing=False) as reader:
        assert len(list(reader.events())) == 1
    assert [item.name for item in tmp_path.iterdir()] == [name]


def test_a_blank_file_becomes_a_journal(path):
    path.parent.mkdir()
    path.touch()
    with Journal.open(path, writing=False) as reader:
        assert list(reader.events()) == []
    assert path.stat().st_size == 0
    with Journal.open(path, writing=True) as journal:
        journal.append(noon(), [Entry("a", None, None, {})])
        assert len(list(journal.events())) == 1


def test_a_journal_whose_making_was_cut_short_is_made(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
    assert path.stat().st_size > 0
    with Journal.open(path, writing=True) as journal:
        assert len(journal.append(noon(), [Entry("a", None, None, {})])) == 1


def test_what_is_committed_is_synced_to_the_disk(journal):
    assert journal._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert journal._connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_the_file_says_what_it_is(path, journal):
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)


def test_the_lookups_of_a_game_use_indexes(journal):
    def plan(query):
        return " ".join(row[3] for row in journal._connection.execute(f"EXPLAIN QUERY PLAN {query}"))

    assert "event_of_kind" in plan("SELECT * FROM event WHERE kind = 'game-started' ORDER BY utc DESC, id DESC LIMIT 1")
    assert "event_of_game" in plan(
        "SELECT * FROM event WHERE game = 'x' AND +kind IN ('answered', 'game-ended') ORDER BY +utc, +id"
    )
    assert "memory_first" in plan("SELECT count(*) FROM memory WHERE first = 1")
    assert "USE TEMP B-TREE" not in plan("SELECT * FROM event ORDER BY utc, id")


def derived_as(path: Path, value: str) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE about SET value = ? WHERE key = 'derived'", (value,))
        raw.execute("UPDATE memory SET stability = 1.0, due = 1")


def test_what_an_older_version_derived_is_derived_again(path):
    with Journal.open(path, writing=True) as journal:
        memories = fill(journal, cards=4, answers=20)
    derived_as(path, "0 SM-2")
    with Journal.open(path, writing=True) as journal:
        assert journal.memories() == memories
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT value FROM about WHERE key = 'derived'").fetchone() == (schema.DERIVED,)


def test_a_missing_table_of_memories_is_made_again(path):
    with Journal.open(path, writing=True) as journal:
        memories = fill(journal, cards=4, answers=20)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TABLE memory")
    with Journal.open(path, writing=False) as reader:
        assert reader.memories() == memories
    with Journal.open(path, writing=True) as journal:
        assert journal.memories() == memories
        answer(journal, "new", Rating.GOOD, noon(90))
        assert len(journal.memories()) == 5


def test_a_reader_derives_for_itself_and_leaves_the_file(path):
    with Journal.open(path, writing=True) as journal:
        memories = fill(journal, cards=4, answers=20)
    derived_as(path, "0")
    before = path.read_bytes()
    with Journal.open(path, writing=False) as reader:
        assert reader.memories() == memories
        assert reader.memories(["deck/card-1/when"]).keys() == {"deck/card-1/when"}
        assert reader.begun_on(noon(0).day()) == 4
    assert path.read_bytes() == before


def test_a_rebuild_keeps_the_due_days_that_were_given(journal):
    (event,) = journal.append(noon(), [Entry("answered", "g", "x", body(Rating.GOOD, 999_999))])
    journal.rebuild(SCHEDULER)
    (memory,) = journal.memories().values()
    assert (memory.due, memory.last, memory.reviews) == (999_999, event.day, 1)


def test_practice_is_no_review(journal):
    journal.append(noon(), [Entry("answered", "g", "x", body()), Entry("other", "g", "y", body(Rating.GOOD, 5))])
    journal.rebuild(SCHEDULER)
    assert journal.memories() == {}


def test_the_row_repeats_what_the_body_says(path, journal):
    fill(journal, cards=2, answers=6)
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT body, review FROM event").fetchall()
    assert len(rows) == 6
    for text, packed in rows:
        told = json.loads(text)
        assert (packed >> 3, packed & 7) == (told["due"], told["rating"])


def test_values_are_what_they_were(journal):
    memory = Memory(1 / 3, 9.999999999, 738_000, 738_005, 7, 2)
    journal.append(noon(), [Entry("a", None, None, {})], {"x": memory})
    assert journal.memories() == {"x": memory}
    assert isinstance(next(journal.events()), Event)
