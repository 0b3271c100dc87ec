"""`quizgame drill`: what it is called with; the screen itself is tested where it is drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("drill milestones --resume", "whatever its deck"),
        ("drill milestones --teams 0", "whole number"),
        ("drill milestones --seconds x", "whole number"),
        ("drill milestones --teams 2", "needs a terminal"),
        ("drill --resume", "needs a terminal"),
    ],
)
def test_what_cannot_be(run: Any, line: str, told: str) -> None:
    code, out, err = run(line)
    assert code == 2
    assert told in err
    assert out == ""


def test_teams_are_asked_for_until_they_can_play(home: Path, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    typed, drilled = iter(["Reds", "Reds, reds", "Reds, Blues"]), []
    monkeypatch.setattr("builtins.input", lambda prompt: next(typed))
    monkeypatch.setattr("quizgame.cli.play.need_terminal", lambda: None)
    monkeypatch.setattr("quizgame.tui.run.run_drill", lambda table: drilled.append(table.drill.teams) or 0)
    code, out, _ = run("drill milestones")
    assert (code, drilled) == (0, [("Reds", "Blues")])
    assert "  A drill takes 2 to 12 teams, and these are 1.\n" in out
    assert "  Two teams have the same name.\n" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--teams", "1"], "2 to 12 teams"),
        (["--teams", "13"], "2 to 12 teams"),
        (["--team", "Reds", "--team", "ＲＥＤＳ"], "the same name"),
        (["--team", "Reds", "--team", "\u202e"], "letter or digit"),
        (["--team", "Reds", "--teams", "2"], "use one of them"),
        (["--resume"], "no drill"),
    ],
)
def test_teams_that_cannot_play(
    home: Path, run: Any, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    monkeypatch.setattr("quizgame.cli.play.need_terminal", lambda: None)
    code, _, err = run(["drill", *([] if "--resume" in words else ["milestones"]), *words])
    assert code != 0
    assert told in err
