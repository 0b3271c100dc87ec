from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.errors import StoreError, UsageError
from quizgame.memory.queue import Order
from quizgame.store.settings import (
    KINDS,
    OF_A_DECK,
    OF_ALL,
    DeckSettings,
    Settings,
    change_setting,
    read_settings,
    unknown_keys,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_without_a_file_everything_is_as_suits_most_people(path: Path) -> None:
    assert read_settings(path) == Settings(0.9, 4, 10, 200, Order.RECALL, 8, {})
    assert unknown_keys(path) == []


def test_what_is_set_is_read_and_the_rest_stays(path: Path) -> None:
    decks = {"birds": {"retention": 0.95, "exam": "2027-06-01"}, "owls": {"new_per_day": 0, "reviews_per_day": 5}}
    path.write_text(json.dumps({"retention": 0.85, "rollover_hour": 0, "decks": decks}), "utf-8")
    birds, owls = DeckSettings(0.95, exam=date(2027, 6, 1)), DeckSettings(None, 0, 5)
    assert read_settings(path) == Settings(0.85, 0, decks={"birds": birds, "owls": owls})
    path.write_text(
        '{"new_per_day": 0, "reviews_per_day": 9999, "order": "date", "leech": 0, "theme": "dark"}', "utf-8"
    )
    assert read_settings(path) == Settings(new_per_day=0, reviews_per_day=9_999, order=Order.DATE, leech=0)
    assert unknown_keys(path) == ["theme"]
    path.write_text('{"decks": {"birds": {"colour": 1}}}', "utf-8")
    assert unknown_keys(path) == ["decks.birds.colour"]


@pytest.mark.parametrize(
    "written, told",
    [
        ({"retention": 1.0}, "`retention` must be a number from 0.7 to 0.99"),
        ({"retention": "high"}, "`retention` must be a number"),
        ({"retention": True}, "`retention` must be a number"),
        ({"retention": float("nan")}, "`retention` must be a number"),
        ({"rollover_hour": 24}, "`rollover_hour` must be a whole number from 0 to 23"),
        ({"rollover_hour": 4.5}, "`rollover_hour` must be a whole number"),
        ({"new_per_day": -1}, "`new_per_day` must be a whole number from 0 to 9999"),
        ({"reviews_per_day": False}, "`reviews_per_day` must be a whole number"),
        ({"order": "any"}, "`order` must be recall or date"),
        ({"order": ["date"]}, "`order` must be recall or date"),
        ({"leech": 100}, "`leech` must be a whole number from 0 to 99"),
        ({"decks": [0.9]}, "`decks` must be what is different in some decks"),
        ({"decks": {"birds": 90}}, "`decks.birds` must be what is different"),
        ({"decks": {"birds": {"retention": 90}}}, "`decks.birds.retention` must be a number"),
        ({"decks": {"birds": {"exam": "soon"}}}, "`decks.birds.exam` must be a day as 2027-06-01"),
        ({"decks": {"birds": {"exam": "2027-02-30"}}}, "`decks.birds.exam` must be a day"),
        ({"decks": {"birds": {"exam": 20270601}}}, "`decks.birds.exam` must be a day"),
        ([], "is not a JSON object"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(path: Path, written: object, told: str) -> None:
    path.write_text(json.dumps(written), "utf-8")
    with pytest.raises(StoreError) as caught:
        read_settings(path)
    assert told in caught.value.message
    assert str(path) in caught.value.message
    assert "an example" in caught.value.hint


@pytest.mark.parametrize("written", [b"", b"{", b"\xff{}", b"[" * 100_000, b" " * 1_000_001])
def test_what_is_no_json_is_told(path: Path, written: bytes) -> None:
    path.write_bytes(written)
    with pytest.raises(StoreError, match="is not JSON"):
        read_settings(path)


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreError, match="cannot be read"):
        read_settings(path)


@pytest.mark.parametrize(
    "key, typed, deck, expected",
    [
        ("retention", "0.85", None, Settings(retention=0.85)),
        ("retention", "85%", None, Settings(retention=0.85)),
        ("retention", "85", None, Settings(retention=0.85)),
        ("new_per_day", "1,000", None, Settings(new_per_day=1_000)),
        ("order", "Date", None, Settings(order=Order.DATE)),
        ("leech", "0", None, Settings(leech=0)),
        ("exam", "2027-06-01", "birds", Settings(decks={"birds": DeckSettings(exam=date(2027, 6, 1))})),
        ("new_per_day", "3", "birds", Settings(decks={"birds": DeckSettings(new_per_day=3)})),
    ],
)
def test_a_setting_is_kept_as_it_was_typed(
    path: Path, key: str, typed: str, deck: str | None, expected: Settings
) -> None:
    assert change_setting(path, key, typed, deck) == expected == read_settings(path)
    assert change_setting(path, key, None, deck) == Settings() == read_settings(path)


def test_all_else_in_the_file_stays(path: Path) -> None:
    path.write_text('{"theme": "dark", "decks": {"owls": {"retention": 0.8, "colour": 1}}, "leech": 5}', "utf-8")
    change_setting(path, "new_per_day", "20")
    change_setting(path, "exam", "2027-06-01", "birds")
    assert json.loads(path.read_text("utf-8")) == {
        "theme": "dark",
        "decks": {"owls": {"retention": 0.8, "colour": 1}, "birds": {"exam": "2027-06-01"}},
        "leech": 5,
        "new_per_day": 20,
    }


@pytest.mark.parametrize(
    "key, typed, deck, told",
    [
        ("speed", "1", None, "there is no setting “speed”"),
        ("exam", "2027-06-01", None, "`exam` is a setting of a deck"),
        ("leech", "5", "birds", "there is no setting of a deck “leech”"),
        ("new_per_day", "many", None, "`new_per_day` must be a whole number from 0 to 9999"),
        ("retention", "0.5", None, "`retention` must be a number from 0.7 to 0.99"),
        ("retention", "nan", None, "`retention` must be a number"),
        ("exam", "1 June", "birds", "`exam` must be a day as 2027-06-01"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    path: Path, key: str, typed: str, deck: str | None, told: str
) -> None:
    path.write_text('{"leech": 5}', "utf-8")
    with pytest.raises(UsageError, match=told):
        change_setting(path, key, typed, deck)
    assert path.read_text("utf-8") == '{"leech": 5}'


def test_a_file_with_a_mistake_is_left_to_its_author(path: Path) -> None:
    path.write_text('{"leech": 500}', "utf-8")
    with pytest.raises(StoreError, match="`leech` must be"):
        change_setting(path, "new_per_day", "5")
    assert path.read_text("utf-8") == '{"leech": 500}'


@given(st.sampled_from([*OF_ALL, *OF_A_DECK]), st.text(max_size=12))
def test_whatever_is_typed_is_either_a_value_or_refused(key: str, text: str) -> None:
    kind: Any = KINDS[key]
    try:
        value = kind.read(json.loads(json.dumps(kind.typed(text))))
    except ValueError:
        return
    assert kind.read(kind.typed(kind.told(value).replace("never", "0"))) == value
