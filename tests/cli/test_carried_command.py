"""Cards that were edited, on the command line: told once before a game, listed, taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

BEFORE = "title: Squares\ncards:\n- {q: What is the sqaure of three?, a: nine}\n- {q: And of four?, a: sixteen}\n"
AFTER = "title: Powers\ncards:\n- {q: And of four?, a: sixteen}\n- {q: What is the square of three?, a: nine}\n"


@pytest.fixture
def edited(home: Path, run: Any) -> Path:
    """A deck learned and then edited: renamed, reordered, a typo mended."""
    path = home / "decks" / "squares.yaml"
    path.write_text(BEFORE, encoding="utf-8")
    assert run("play squares --mode study --plain", "nine\nsixteen\n")[0] == 0
    path.write_text(AFTER, encoding="utf-8")
    return path


def listed(run: Any, *more: str) -> list[dict[str, Any]]:
    code, out, err = run(["carried", "--json", *more])
    assert (code, err) == (0, "")
    return json.loads(out)  # type: ignore[no-any-return]


def test_what_was_carried_is_told_once_before_the_game(edited: Path, run: Any) -> None:
    code, out, _ = run("play powers --plain", ":quit\n")
    assert code == 0
    assert out.startswith("2 cards were edited; the progress was kept:\n")
    assert "  What is the sqaure of three? → What is the square of three?\n" in out
    assert "  And of four?\n" in out
    assert "carried" not in run("play powers --plain", ":quit\n")[1]


def test_readers_count_it_before_it_is_written(edited: Path, run: Any) -> None:
    before = (edited.parents[1] / "journal.sqlite").read_bytes()
    decks = json.loads(run("decks --json")[1])
    assert [deck["new"] for deck in decks if deck["id"] == "powers"] == [0]
    due = json.loads(run("due powers --json")[1])
    assert (due["new"], due["learned"]) == (0, 2)
    assert json.loads(run("stats --json")[1])["answers"] == 2
    assert (edited.parents[1] / "journal.sqlite").read_bytes() == before


def test_it_is_listed_and_taken_back_and_carried_after_all(edited: Path, run: Any) -> None:
    assert listed(run) == []
    assert run("carried")[1] == "No card with progress was edited so far.\n"
    run("play powers --plain", ":quit\n")
    there = listed(run)
    assert {(one["why"], one["withdrawn"]) for one in there} == {("same", False), ("prompt", False)}
    one = next(one for one in there if one["why"] == "prompt")
    assert one["from"].startswith("squares/")
    assert one["to"].startswith("powers/")
    assert (one["prompt_before"], one["answers_now"]) == ("What is the sqaure of three?", ["nine"])
    assert listed(run, "--undo", one["id"].rpartition("-")[2].lstrip("0"))
    assert {row["id"]: row["withdrawn"] for row in listed(run)} == {row["id"]: row is one for row in there}
    assert json.loads(run("due powers --json")[1])["learned"] == 1
    assert all(row["withdrawn"] for row in listed(run, "--undo", "last"))
    assert json.loads(run("due powers --json")[1])["learned"] == 0
    assert not any(row["withdrawn"] for row in listed(run, "--redo", "all"))
    assert json.loads(run("due powers --json")[1])["learned"] == 2


def test_the_page_says_what_it_was_and_what_it_is(edited: Path, run: Any) -> None:
    run("play powers --plain", ":quit\n")
    out = run("carried --undo last")[1]
    assert "powers  question edited  taken back" in out
    assert "    before  What is the sqaure of three?  (nine)\n" in out
    assert "    now     What is the square of three?  (nine)\n" in out
    assert "powers  moved or renamed  taken back\n    And of four?  (sixteen)\n" in out


@pytest.mark.parametrize("name", ["9999", "nonsense", ""])
def test_what_was_not_carried_cannot_be_taken_back(edited: Path, run: Any, name: str) -> None:
    code, _, err = run(["carried", "--undo", name])
    assert code == 2
    assert "nothing was carried as" in err


def test_where_nothing_was_carried_nothing_is_the_last(home: Path, run: Any) -> None:
    assert run("carried --undo last")[2] == "quizgame: nothing was carried so far\n"


def test_texts_of_cards_are_made_safe(home: Path, run: Any) -> None:
    path = home / "decks" / "odd.yaml"
    path.write_text('title: Odd\ncards:\n- {q: "Is [b]this[/b] bold?", a: no}\n', encoding="utf-8")
    run("play odd --mode study --plain", "no\n")
    path.write_text('title: Odder\ncards:\n- {q: "Is [b]this[/b] bold?", a: no}\n', encoding="utf-8")
    assert "  Is [b]this[/b] bold?\n" in run("play odder --plain", ":quit\n")[1]
