"""Files written for people: a new one takes nobody's place, a changed one is never lost."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from quizgame.errors import StoreError
from quizgame.store.saving import create_file, place_schema, replace_file


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    create_file(tmp_path / "one" / "two.yaml", "title: Été\n")
    assert (tmp_path / "one" / "two.yaml").read_bytes() == "title: Été\n".encode()


@pytest.mark.parametrize("kind", ["file", "folder", "dangling link"])
def test_what_is_there_is_left_as_it_is(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "deck.yaml"
    match kind:
        case "file":
            path.write_text("mine", encoding="utf-8")
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(StoreError, match="already"):
        create_file(path, "other")
    assert kind != "file" or path.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        create_file(tmp_path / "file" / "deck.yaml", "text")


def test_a_file_is_replaced_whole_where_it_holds_what_is_known(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"before\r\n")
    path.chmod(0o640)
    replace_file(path, "after\r\n", b"before\r\n")
    assert path.read_bytes() == b"after\r\n"
    assert sys.platform == "win32" or path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_goes_on_leading_to_its_file(tmp_path: Path) -> None:
    path, link = tmp_path / "deck.yaml", tmp_path / "link.yaml"
    path.write_bytes(b"before")
    link.symlink_to(path)
    replace_file(link, "after", b"before")
    assert link.is_symlink()
    assert path.read_bytes() == b"after"


def test_a_file_that_has_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(StoreError, match="changed meanwhile"):
        replace_file(path, "mine", b"before")
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_there_survives_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"before")

    def full(file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        replace_file(path, "after", b"before")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_schemas_are_placed_and_renewed_and_never_needed(tmp_path: Path) -> None:
    schema = tmp_path / ".quizgame" / "deck.schema.json"
    place_schema(tmp_path, "deck")
    assert json.loads(schema.read_text(encoding="utf-8"))["title"] == "quizgame deck"
    schema.write_text("old", encoding="utf-8")
    place_schema(tmp_path, "deck")
    assert schema.read_text(encoding="utf-8") != "old"
    (tmp_path / "file").write_text("", encoding="utf-8")
    place_schema(tmp_path / "file", "deck")
