"""`quizgame backlog`, and what `due` and `forecast` tell of exams."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from answers import body

from quizgame.cli import wiring
from quizgame.memory.day import moment_of
from quizgame.memory.scheduler import Rating
from quizgame.store.journal import Entry, Journal

Run = Callable[[str], tuple[int, str, str]]
NOW = moment_of(datetime(2026, 11, 27, 12, tzinfo=UTC))
TODAY = date(2026, 11, 27)


@pytest.fixture
def learner(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home where a hundred cards have piled up."""
    monkeypatch.setattr(wiring, "now", lambda rollover=4: NOW)
    cards = "".join(f"- {{id: c{n}, q: What is {n}?, a: number {n}}}\n" for n in range(100))
    (home / "decks" / "numbers.yaml").write_text(f"title: Numbers\ncards:\n{cards}", "utf-8")
    learned = moment_of(datetime(2026, 10, 1, 12, tzinfo=UTC))
    with Journal.open(home / "journal.sqlite", writing=True) as journal:
        for n in range(100):
            card, due = f"numbers/c{n}", NOW.day() - n % 20
            journal.append(learned, [Entry("answered", "game", card, body(Rating.GOOD, due))])
        journal.rebuild()
    return home


def test_a_backlog_is_told_spread_and_gathered_again(learner: Path, run: Run) -> None:
    code, out, err = run("backlog")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "100 cards are due; a usual day holds about 20.",
        "With at most 40 a day, the most urgent first, that takes 3 days, to the last on Sunday.",
        "`quizgame backlog --spread` does so; `--per-day N` sets another pace.",
    ]
    plain = {"due": 100, "usual_day": 20, "a_day": 10, "moved": 90, "days": 10, "last": "2026-12-06", "spread": False}
    assert json.loads(run("backlog --per-day 10 --json")[1]) == plain

    code, out, err = run("backlog --spread")
    assert (code, err) == (0, "")
    assert "Spread over 3 days, the most urgent first: at most 40 a day, the last on Sunday." in out
    assert json.loads(run("due --json")[1])["due"] == 40
    assert run("doctor")[0] == 0
    assert run("rebuild")[1] == "Derived again: 100 cards from 100 reviews.\nNothing is different.\n"

    assert run("backlog --undo")[1] == "Taken back: 60 cards have the former day again, unless reviewed since.\n"
    assert json.loads(run("due --json")[1])["due"] == 100
    assert run("backlog --undo")[1] == "Nothing was spread that could be taken back.\n"


def test_an_exam_is_told_with_how_ready_one_will_be(learner: Path, run: Run) -> None:
    assert "exams" not in json.loads(run("due --json")[1])
    assert run("settings exam 2026-12-18 --deck numbers")[0] == 0
    (told,) = json.loads(run("due --json")[1])["exams"]
    assert (told["deck"], told["date"]) == ("numbers", "2026-12-18")
    assert 0.5 < told["readiness"] < 1
    assert "Exam on 18 December 2026: Numbers; as things stand you will know" in run("due numbers")[1]
    decks = json.loads(run("forecast --json")[1])["decks"]
    (deck,) = [deck for deck in decks if deck["exam"]]
    assert deck["readiness"] == told["readiness"] < deck["readiness_if_studied"]
    out = run("forecast numbers")[1]
    assert "IF STUDIED" in out
    assert "2026-12-18" in out


def test_an_exam_that_is_over_is_not_told(learner: Path, run: Run) -> None:
    over = (TODAY - timedelta(days=1)).isoformat()
    assert run(f"settings exam {over} --deck numbers")[0] == 0
    assert "exams" not in json.loads(run("due --json")[1])
    assert "IF STUDIED" not in run("forecast numbers")[1]
