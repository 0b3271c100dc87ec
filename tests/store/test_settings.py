from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizgame.errors import StoreError
from quizgame.store.settings import Settings, read_settings, unknown_keys


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_without_a_file_everything_is_as_suits_most_people(path: Path) -> None:
    assert read_settings(path) == Settings(0.9, 4, 10, 200, {})
    assert unknown_keys(path) == []


def test_what_is_set_is_read_and_the_rest_stays(path: Path) -> None:
    path.write_text('{"retention": 0.85, "rollover_hour": 0, "retentions": {"birds": 0.95, "owls": 0.7}}', "utf-8")
    assert read_settings(path) == Settings(0.85, 0, 10, 200, {"birds": 0.95, "owls": 0.7})
    path.write_text('{"new_per_day": 0, "reviews_per_day": 9999, "theme": "dark"}', "utf-8")
    assert read_settings(path) == Settings(new_per_day=0, reviews_per_day=9_999)
    assert unknown_keys(path) == ["theme"]


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
        ({"retentions": [0.9]}, "`retentions` must be a chance for each of some decks"),
        ({"retentions": {"birds": 90}}, "`retentions.birds` must be a number"),
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
