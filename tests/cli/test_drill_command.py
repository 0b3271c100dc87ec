"""`quizgame drill`: what it is called with; the screen itself is tested where it is drawn."""

from __future__ import annotations

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
def test_teams_that_cannot_play(run: Any, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str) -> None:
    monkeypatch.setattr("quizgame.cli.play.need_terminal", lambda: None)
    code, _, err = run(["drill", *([] if "--resume" in words else ["milestones"]), *words])
    assert code != 0
    assert told in err
