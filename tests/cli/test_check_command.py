"""`quizgame check`: every kind of bad file is told with line and column, never with a traceback."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from quizgame.cli.main import main

GOOD = b'title: Birds\ncards:\n- {q: "Which bird is white?", a: the seagull}\n'
FACTS = b"""format: 1
id: coast
title: The coast
sources:
  page: {title: Birds of the coast}
facts:
  - id: count
    says: "The colony was counted[ in {when}]."
    when: April 1998
    sources: [nowhere]
"""

BAD: dict[str, tuple[bytes, str, int, int]] = {
    "broken-yaml": (b"title: [\n", "yaml-syntax", 1, 8),
    "missing-field": (b"title: Birds\ncards:\n- q: What?\n", "missing-key", 3, 3),
    "no-title": (b'cards:\n- {q: "What?", a: that}\n', "missing-key", 1, 1),
    "wrong-type": (b"title: Birds\ncards: none\n", "wrong-type", 2, 8),
    "duplicate-key": (b"title: Birds\ntitle: Bees\ncards: [{q: a, a: b}]\n", "duplicate-key", 2, 1),
    "duplicate-id": (
        b"title: Birds\ncards:\n- {id: x, q: a, a: b}\n- {id: x, q: c, a: d}\n", "duplicate-card", 4, 3,
    ),
    "unknown-source": (
        b"title: Birds\ncards:\n- {q: a, a: b, sources: [nowhere]}\n", "unknown-source", 3, 26,
    ),
    "control-character": (b'title: Birds\ncards: [{q: "a\x1b[31m", a: b}]\n', "control-character", 2, 15),
    "one-long-line": (b"title: Birds\ncards: [{q: " + b"x" * 10_000_000 + b", a: b}]\n", "text-too-long", 2, 13),
    "not-utf-8": (b"title: Birds\ncards: [{q: \xff\xfe, a: b}]\n", "not-utf8", 2, 13),
    "empty": (b"", "not-a-deck", 1, 1),
    "no-facts-file": (b"title: Birds\nfrom: nowhere.yaml\n", "unreadable-facts", 2, 7),
    "facts-elsewhere": (b"title: Birds\nfrom: ../facts.yaml\n", "outside-folder", 2, 7),
}  # fmt: skip


def check(capsys: pytest.CaptureFixture[str], *paths: str | Path) -> tuple[int, list[dict[str, Any]]]:
    code = main(["check", "--json", *map(str, paths)])
    told = capsys.readouterr()
    assert told.err == ""
    return code, json.loads(told.out)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_with_its_place(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, code, line, column = BAD[name]
    path = tmp_path / "bad.yaml"
    path.write_bytes(data)
    exit_code, findings = check(capsys, path)
    assert exit_code == 1
    assert [(one["code"], one["line"], one["column"]) for one in findings] == [(code, line, column)]
    for finding in findings:
        assert list(finding) == ["path", "line", "column", "severity", "code", "message", "hint"]
        assert finding["path"] == str(path)
        assert finding["severity"] in ("error", "warning", "info")


def test_a_source_that_facts_do_not_know_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "facts.yaml").write_bytes(FACTS)
    exit_code, findings = check(capsys, tmp_path)
    assert exit_code == 1
    assert ("unknown-source", 10, 15) in [(one["code"], one["line"], one["column"]) for one in findings]


def test_a_good_file_has_no_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "good.yaml"
    path.write_bytes(GOOD)
    assert check(capsys, path) == (0, [])
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().out == "1 file checked: nothing to complain about.\n"


def test_folders_are_searched_to_the_bottom(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.yaml", "deep/er/b.yml", "deep/C.YAML", ".git/d.yaml", "notes.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"title: [")
    _, findings = check(capsys, tmp_path)
    found = [Path(one["path"]).relative_to(tmp_path).as_posix() for one in findings]
    assert found == ["a.yaml", "deep/C.YAML", "deep/er/b.yml"]


def test_findings_are_told_once_however_often_a_file_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "facts.yaml").write_bytes(FACTS)
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_bytes(b"title: Birds\nfrom: facts.yaml\n")
    _, findings = check(capsys, tmp_path, tmp_path / "a.yaml", tmp_path)
    assert sum(1 for one in findings if one["code"] == "unknown-source") == 1
    assert sum(1 for one in findings if one["code"] == "broken-facts") == 2


def test_a_missing_path_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nothing.yaml")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "nothing.yaml" in told.err


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Nothing to check: no .yaml or .yml files.\n"


if sys.platform != "win32":  # such files cannot be made there

    def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "a\x1b[2J\n.yaml").write_bytes(b"title: [")
        assert main(["check", str(tmp_path)]) == 1
        assert "\x1b" not in capsys.readouterr().out

    def test_what_is_no_file_or_cannot_be_opened_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        os.mkfifo(tmp_path / "a-pipe.yaml")
        (tmp_path / "b-dangling.yaml").symlink_to("nowhere")
        (tmp_path / "c-folder.yaml").mkdir()
        exit_code, findings = check(capsys, tmp_path)
        assert exit_code == 1
        assert [(one["code"], one["line"], one["column"]) for one in findings] == [("unreadable", 1, 1)] * 3
        assert "not a file" in findings[0]["message"]
        assert "No such file" in findings[1]["message"]
        assert "folder" in findings[2]["message"]


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "locked.yaml"
    path.write_bytes(GOOD)

    def refuse(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    exit_code, findings = check(capsys, path)
    assert exit_code == 1
    assert findings[0]["message"] == "the file cannot be read: Permission denied"


def test_a_file_that_is_too_large_is_told_with_its_true_size(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(80_000_000)  # all holes: nothing is written
    (tmp_path / "deck.yaml").write_text("title: T\nfrom: large.yaml\n", encoding="utf-8")
    assert main(["check", str(tmp_path), "--json"]) == 1
    deck, large = json.loads(capsys.readouterr().out)
    assert (deck["code"], large["code"]) == ("unreadable-facts", "too-large")
    assert "80,000,000 bytes" in deck["message"]
    assert "80,000,000 bytes" in large["message"]


if sys.platform != "win32":

    def test_facts_behind_a_link_out_of_the_folder_are_refused(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "facts.yaml").write_bytes(FACTS.replace(b"nowhere", b"page"))
        folder = tmp_path / "decks"
        folder.mkdir()
        (folder / "facts.yaml").symlink_to(tmp_path / "facts.yaml")
        (folder / "below").symlink_to(tmp_path, target_is_directory=True)
        for name in ("facts.yaml", "below/facts.yaml"):
            deck = folder / "deck.yaml"
            deck.write_text(f"title: T\nfrom: {name}\n")
            code, (finding,) = check(capsys, deck)
            assert (code, finding["code"], finding["line"], finding["column"]) == (1, "unreadable-facts", 2, 7)
            assert "outside the deck's folder" in finding["message"]


RIVER = "{q: Which river flows through Vienna and Budapest?, a: the Danube}"


def test_a_file_of_the_library_is_held_against_the_other_decks_there(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decks = home / "decks"
    (decks / "rivers.yaml").write_text(f"title: Rivers\ncards:\n  - {RIVER}\n")
    (decks / "broken.yaml").write_text("title: [")
    (decks / "seas.yaml").write_text("title: Seas\nid: water\ncards: [{q: Q, a: A}]\n")
    mine = "title: Waters\nid: water\ncards:\n  - {q: How long is the Volga?, a: 3530 km}\n  - " + RIVER.lower() + "\n"
    (decks / "water.yaml").write_text(mine)
    code, findings = check(capsys, decks / "water.yaml")
    places = [(one["line"], one["column"], one["code"]) for one in findings]
    assert (code, places) == (0, [(2, 5, "same-id"), (5, 5, "same-question-elsewhere")])
    assert "rivers.yaml" in findings[1]["message"]
    (tmp_path / "water.yaml").write_text(mine)
    assert check(capsys, tmp_path / "water.yaml") == (0, [])


def test_two_files_of_the_library_that_are_both_checked_are_told_once(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        (home / "decks" / f"{name}.yaml").write_text(f"title: {name}\ncards:\n  - {RIVER}\n")
    _, findings = check(capsys, home / "decks")
    assert [Path(one["path"]).name for one in findings] == ["a.yaml", "b.yaml"]
