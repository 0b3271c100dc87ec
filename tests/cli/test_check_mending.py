"""`quizgame check --fix` and `--diff` on real files."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

import quizgame
from quizgame.cli import check_mending
from quizgame.cli.main import main

BAD = "title: Birds  # mine\r\ncards:\r\n- {q: Who, a: Ann, wrnog: [Bob, Cid, bob]}\r\n"
GOOD = "title: Birds  # mine\r\nid: birds\r\ncards:\r\n- {q: Who, a: Ann, wrong: [Bob, Cid], id: who}\r\n"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "birds.yaml"
    path.write_bytes(BAD.encode())
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, list[str], str]:
    code = main(["check", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out.splitlines(), err


def test_what_was_mended_is_told_before_what_is_left(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, err = run(capsys, "--fix", deck)
    assert (code, err) == (0, "")
    assert deck.read_bytes() == GOOD.encode()
    assert lines == [
        f"{deck}:2: mended: wrote the deck's id `birds`",
        f"{deck}:4: mended: renamed `wrnog` to `wrong`",
        f"{deck}:4: mended: removed the wrong option “bob”, which stood there before",
        f"{deck}:4: mended: wrote the id `who`",
        "1 file checked: nothing to complain about.",
    ]


def test_a_difference_shows_what_would_be_and_changes_nothing(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, _ = run(capsys, "--diff", deck)
    assert code == 0
    assert deck.read_bytes() == BAD.encode()
    assert [line for line in lines if line[0] in "+-"] == [
        f"--- {deck}",
        f"+++ {deck} (mended)",
        "+id: birds",
        "-- {q: Who, a: Ann, wrnog: [Bob, Cid, bob]}",
        "+- {q: Who, a: Ann, wrong: [Bob, Cid], id: who}",
    ]


def test_mending_twice_changes_nothing_more(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "--fix", deck)
    before = deck.stat().st_mtime_ns
    assert run(capsys, "--fix", deck)[1] == ["1 file checked: nothing to complain about."]
    assert deck.stat().st_mtime_ns == before


def test_json_is_the_findings_that_are_left(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, _ = run(capsys, "--fix", "--json", deck)
    assert (code, json.loads("".join(lines))) == (0, [])
    assert deck.read_bytes() == GOOD.encode()


def test_a_difference_is_no_json(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--diff", "--json", deck)[0] == 2


def test_many_changes_of_a_file_are_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("title: T\nid: t\ncards:\n" + "".join(f"- {{q: Q{n}, a: A{n}}}\n" for n in range(50)))
    _, lines, _ = run(capsys, "--fix", path)
    assert lines[11] == f"{path}:15: mended: wrote the id `q11`"
    assert lines[12] == f"{path}: and 38 changes more"


def test_all_files_of_a_folder_are_mended_but_those_that_cannot_be(
    deck: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (deck.parent / "broken.yaml").write_text("title: [")
    (deck.parent / "gone.yaml").mkdir()
    assert run(capsys, "--fix", deck.parent)[0] == 1
    assert deck.read_bytes() == GOOD.encode()
    assert (deck.parent / "broken.yaml").read_text() == "title: ["


def test_what_comes_with_quizgame_is_left_as_it_is(
    deck: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quizgame, "__file__", str(deck.parent / "__init__.py"))
    code, _, err = run(capsys, "--fix", deck)
    assert code == 1
    assert "comes with quizgame" in err
    assert deck.read_bytes() == BAD.encode()


def test_a_file_that_changed_meanwhile_is_left_as_it_is(
    deck: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    mend = check_mending.mend

    def slowly(*arguments: object) -> object:
        deck.write_text("title: Saved by an editor\ncards: [{q: Q, a: A}]\n")
        return mend(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(check_mending, "mend", slowly)
    code, _, err = run(capsys, "--fix", deck)
    assert code == 1
    assert "changed meanwhile" in err
    assert deck.read_text().startswith("title: Saved by an editor")


if sys.platform != "win32":

    def test_mode_and_links_stay(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
        deck.chmod(0o640)
        link = deck.parent / "link.yaml"
        link.symlink_to(deck.name)
        run(capsys, "--fix", link)
        assert link.is_symlink()
        assert stat.S_IMODE(deck.stat().st_mode) == 0o640
        assert deck.read_bytes() == GOOD.encode()
        assert sorted(path.name for path in deck.parent.iterdir()) == ["birds.yaml", "link.yaml"]

    def test_a_file_that_may_not_be_written_is_told(
        deck: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "fsync", refuse)
        code, _, err = run(capsys, "--fix", deck)
        assert code == 1
        assert "cannot be written: Permission denied" in err
        assert deck.read_bytes() == BAD.encode()
        assert [path.name for path in deck.parent.iterdir()] == ["birds.yaml"]
