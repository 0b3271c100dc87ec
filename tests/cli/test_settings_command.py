"""`quizgame settings`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[[str], tuple[int, str, str]]


def test_settings_are_told_changed_and_set_back(home: Path, run: Run) -> None:
    code, out, err = run("settings")
    assert (code, err) == (0, "")
    assert "new_per_day       10        new cards a day, over all decks\n" in out
    assert str(home / "settings.json") in out

    assert run("settings new_per_day 20") == (0, "new_per_day: 20\n", "")
    assert run("settings exam 2027-06-01 --deck milestones") == (0, "exam in milestones: 2027-06-01\n", "")
    assert run("settings retention 95% --deck milestones")[0] == 0
    code, out, err = run("settings")
    assert out.endswith(f"are kept in {home / 'settings.json'}.\n")
    assert "\nmilestones\n  retention 95%\n  exam 2027-06-01\n" in out

    code, out, err = run("settings exam usual --deck milestones --json")
    assert json.loads(out) == {
        "retention": 0.9,
        "rollover_hour": 4,
        "new_per_day": 20,
        "reviews_per_day": 200,
        "order": "recall",
        "leech": 8,
        "decks": {"milestones": {"retention": 0.95, "new_per_day": None, "reviews_per_day": None, "exam": None}},
    }


def test_a_deck_that_is_gone_loses_its_settings(home: Path, run: Run) -> None:
    (home / "settings.json").write_text('{"decks": {"gone": {"exam": "2027-06-01"}}}', "utf-8")
    assert run("settings exam usual --deck gone")[0] == 0
    assert json.loads((home / "settings.json").read_text("utf-8")) == {}


@pytest.mark.parametrize(
    "line, code, told",
    [
        ("settings speed 9", 2, "there is no setting “speed”"),
        ("settings speed 9", 2, "of a deck, with --deck: retention"),
        ("settings new_per_day", 2, "what is `new_per_day` to be?"),
        ("settings new_per_day many", 2, "`new_per_day` must be a whole number from 0 to 9999"),
        ("settings exam 2027-06-01", 2, "name the deck: --deck DECK"),
        ("settings --deck milestones", 2, "what is to be different in this deck?"),
        ("settings exam 2027-06-01 --deck nowhere", 1, "there is no deck “nowhere”"),
    ],
)
def test_what_cannot_be_set_is_told_and_nothing_is_written(
    home: Path, run: Run, line: str, code: int, told: str
) -> None:
    result, out, err = run(line)
    assert (result, out) == (code, "")
    assert told in err
    assert not (home / "settings.json").exists()
