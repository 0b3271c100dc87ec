"""The page about writing decks names commands and options that there are, and its steps lead where it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from quizgame.cli.arguments import read_arguments
from quizgame.cli.main import main

PAGE = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text("utf-8")
LINES = [
    shlex.split(line, comments=True)[1:]
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_every_command_line_is_understood(words: list[str]) -> None:
    assert read_arguments(words).command == words[0]


def test_every_option_is_one_of_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    commands = {"new", "check", "series", "generate", "share", "schema"}
    assert set(re.findall(r"`quizgame ([a-z]+)", PAGE)) >= commands
    for command in commands:
        main([command, "-h"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    assert set(re.findall(r"`(--[a-z-]+)", PAGE)) <= known


def test_a_table_becomes_a_deck_as_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZGAME_HOME", str(tmp_path / "home"))
    Path("members.csv").write_text("Country,Joined\nBelgium,1949\nSpain,1982\n", encoding="utf-8")
    steps = [words for words in LINES if words[0] == "series" or "members.yaml" in words]
    assert [words[0] for words in steps] == ["series", "new", "play"]
    assert [main(words) for words in steps[:2]] == [0, 0]
    assert main(["show", steps[2][1]]) == 0
    assert "In which year did this happen? “Belgium joined NATO.”" in capsys.readouterr().out
