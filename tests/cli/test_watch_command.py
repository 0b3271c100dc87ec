"""`quizgame watch` as lines of text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgame.cli import watch
from quizgame.cli.main import main

SOUND = "title: Birds\ncards:\n  - q: Which bird follows ploughs?\n    a: the gull\n"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "birds.yaml"
    path.write_text(SOUND, encoding="utf-8")
    return path


def test_findings_are_printed_after_every_save(deck: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def glances() -> Iterator[None]:
        yield
        deck.write_text(SOUND + "    wrnog: x\n", encoding="utf-8")
        yield from (None, None)
        deck.write_text(SOUND, encoding="utf-8")
        yield from (None, None, None)

    watch.print_findings(deck, glances())
    first, broken, mended = capsys.readouterr().out.split(f"\n{deck.name} was saved:\n")
    assert "nothing to complain about" in first
    assert f"{deck}:5:5: error unknown-key" in broken
    assert "nothing to complain about" in mended


def test_without_a_terminal_it_prints_until_nobody_reads(
    deck: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(seconds: float) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(watch, "sleep", end)
    monkeypatch.setattr("quizgame.cli.main.silence", lambda: None)
    assert main(["watch", str(deck)]) == 0
    assert "nothing to complain about" in capsys.readouterr().out
    assert not sys.stdout.isatty()


@pytest.mark.parametrize("name, told", [("none.yaml", "there is nothing at"), (".", "is a folder")])
def test_what_cannot_be_watched(tmp_path: Path, name: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", str(tmp_path / name)]) == 2
    assert told in capsys.readouterr().err
