"""Every mode as lines of text: what it begins with, where it stands before each question, how it ends."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from quizgame.play.modes import NAMES

DECK = """\
title: Rivers
cards:
  - {q: When was the Rhine commission founded?, a: 1815, tags: [treaties]}
  - {q: When was the Mannheim Act signed?, a: 1868, tags: [treaties]}
  - {q: When was the Danube convention signed?, a: 1948, tags: [treaties]}
  - {q: Which river flows through Vienna?, a: the Danube, wrong: [the Rhine, the Elbe], tags: [places]}
  - {q: Which river flows through Basel?, a: the Rhine, wrong: [the Po, the Elbe], tags: [places]}
  - {q: Which river flows through Turin?, a: the Po, tags: [places]}
  - {q: Which river flows through Dresden?, a: the Elbe, tags: [places]}
  - {q: Which river flows through Rome?, a: the Tiber, tags: [places]}
"""
SKIPS = ":skip\n" * 60


@pytest.fixture(autouse=True)
def rivers(home: Path) -> None:
    (home / "decks" / "rivers.yaml").write_text(DECK, encoding="utf-8")


@pytest.mark.parametrize("mode", [name for name in NAMES if name != "weak"])
def test_every_mode_ends_with_a_result(run: Any, mode: str) -> None:
    lines = "\n4\n" * 30 if mode == "flashcards" else "1815\n" + SKIPS
    code, told, _ = run(f"play rivers --mode {mode} --seed 1 --plain", lines)
    assert code == 0
    assert told.startswith(f"Rivers: {mode}, ")
    assert "\nResult: " in told


def test_weak_spots_are_asked_once_something_was_missed(run: Any) -> None:
    run("play rivers --seed 1 --plain", "1815\n" * 9)
    code, told, _ = run("play rivers --mode weak --plain", SKIPS)
    assert code == 0
    assert told.startswith("Rivers: weak spots, ")


def test_an_exam_tells_nothing_before_its_end(run: Any) -> None:
    _, told, _ = run("play rivers --mode exam --seed 1 --plain", SKIPS)
    asked, result = told.split("Result:")
    assert "Nothing is told before the end." in asked
    assert asked.count("\nSkipped.\n") == 8
    assert "The right answer is" not in asked
    assert result.startswith(" not passed, 0 of 8 right. 0 points.\n")
    assert "  Places: 0 of 5 right\n  Treaties: 0 of 3 right\n" in result
    assert "   Right: the Danube\n" in result


def test_an_exam_that_was_left_tells_no_marks(run: Any) -> None:
    _, told, _ = run("play rivers --mode exam --seed 1 --plain", ":skip\n:skip\n:quit\n")
    assert "Answered: 2 of 8 questions." in told
    assert "Right" not in told
    assert "right" not in told


def test_a_sprint_tells_how_much_time_is_left(run: Any) -> None:
    _, told, _ = run("play rivers --mode sprint -n 600 --seed 1 --plain", SKIPS)
    assert told.startswith("Rivers: sprint, 600 seconds; a miss costs three of them.\n")
    assert re.search(r"Question 1, 600 seconds left\n", told)


def test_survival_counts_lives_and_not_the_deck(run: Any) -> None:
    _, told, _ = run("play rivers --mode survival --seed 1 --plain", SKIPS)
    assert re.findall(r"^Question .*", told, re.MULTILINE) == [
        "Question 1, 3 lives left", "Question 2, 2 lives left", "Question 3, 1 life left",
    ]  # fmt: skip


def test_places_on_the_line_of_time_are_told_in_words(run: Any) -> None:
    _, told, _ = run("play rivers --mode timeline --seed 1 --plain", SKIPS)
    assert told.startswith("Rivers: timeline, 2 events to place, 3 lives.\n")
    assert re.search(r"  1\. before (\d+)\n     \1: .*\n  2\. after \1\nWhere does it belong, 1 or 2:", told)


def test_the_set_of_the_day_ends_with_lines_to_share(run: Any) -> None:
    _, told, _ = run("play rivers --mode daily --plain", SKIPS)
    assert re.search(r"To share:\n  quizgame daily: Rivers, \d+ \w+ \d{4}\n  ✗{8}\n  0 of 8 right, 0 points\n", told)


def test_the_score_of_the_day_is_not_told_before_its_end(run: Any) -> None:
    _, told, _ = run("play rivers --mode daily --plain", ":skip\n:quit\n")
    assert "To share" not in told


def test_an_exam_that_was_left_goes_on_and_is_handed_in(run: Any) -> None:
    assert "`quizgame play --resume` goes on" in run("play rivers --mode exam --seed 1 --plain", ":skip\n:quit\n")[1]
    run("play rivers --mode quiz --seed 1 --plain", ":skip\n:quit\n")
    _, told, _ = run("play --resume --mode exam --plain", ":skip\n:end\n")
    assert "Question 2 of 8" in told
    assert "Result: not passed, 0 of 2 right." in told
    assert "Question 2 of 8" in run("play rivers --resume --plain", ":quit\n")[1], "the quiz is left"
    code, _, err = run("play --resume --mode exam --plain")
    assert (code, "no game was left to go on with" in err) == (0, True)
    assert run("play --resume --seed 3 --plain")[0] == 2
