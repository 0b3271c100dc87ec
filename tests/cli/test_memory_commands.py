"""`fit`, `rebuild` and `forecast` over a real journal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from answers import noon
from learners import DAY, UNLIKE_MOST, reviews_of

from quizgame.memory.scheduler import Rating
from quizgame.store.journal import Entry, Journal

Run = Callable[[str], tuple[int, str, str]]


@pytest.fixture
def learner(home: Path) -> Path:
    """A home with the journal of a learner who forgets in another way than most."""
    first = noon().day() - DAY
    reviews = sorted((day, card, packed) for card, day, packed in reviews_of(UNLIKE_MOST, 150, 1_500))
    with Journal.open(home / "journal.sqlite", writing=True) as journal:
        for day in sorted({day for day, _, _ in reviews}):
            bodies = [
                (card, {"review": True, "due": (packed >> 3) + first, "rating": packed & 7})
                for at, card, packed in reviews
                if at == day
            ]
            journal.append(noon(day - DAY), [Entry("answered", "g", card, body) for card, body in bodies])
        journal.rebuild()
    return home


def test_a_fit_is_reported_tried_and_kept(learner: Path, run: Run) -> None:
    code, out, err = run("fit --dry-run --json")
    assert (code, err) == (0, "")
    tried = json.loads(out)
    assert (tried["reviews"], tried["held_out"], tried["better"], tried["applied"]) == (1_350, 270, True, False)
    assert tried["log_loss"]["after"] < tried["log_loss"]["before"]
    assert len(tried["parameters"]) == 21

    code, out, err = run("fit --dry-run")
    assert (code, err) == (0, "")
    assert "Fitted to 1,080 reviews, and judged by the 270 after them" in out
    assert "Nothing has changed yet" in out
    assert f"log loss       {tried['log_loss']['before']:.4f}" in out

    code, out, err = run("fit")
    assert (code, err) == (0, "")
    assert "That is better, so from now on memory follows what fits all 1,350 reviews." in out
    with Journal.open(learner / "journal.sqlite", writing=False) as journal:
        assert list(journal.scheduler.parameters) == tried["parameters"]
        assert len(list(journal.events("fitted"))) == 1

    code, out, err = run("fit")
    assert (code, err) == (0, "")
    assert "That is no better, so nothing has changed." in out
    code, out, err = run("rebuild")
    assert (code, out.splitlines()[1], err) == (0, "Nothing is different.", "")


def test_too_few_reviews_are_no_ground_for_a_fit(home: Path, run: Run) -> None:
    code, out, err = run("fit --json")
    assert (code, out) == (1, "")
    assert err.startswith("quizgame: there are 0 reviews of cards met before")


def test_a_fit_cannot_be_kept_while_another_quizgame_writes_but_can_be_tried(learner: Path, run: Run) -> None:
    with Journal.open(learner / "journal.sqlite", writing=True):
        code, out, err = run("fit")
        assert (code, out) == (1, "")
        assert "another quizgame is writing" in err
        assert run("fit --dry-run")[0] == 0


def test_a_rebuild_says_what_was_different(home: Path, run: Run) -> None:
    with Journal.open(home / "journal.sqlite", writing=True) as journal:
        body = {"review": True, "due": noon().day() + 3, "rating": int(Rating.GOOD)}
        journal.append(noon(), [Entry("answered", "g", card, body) for card in ("a", "b")])
    assert (
        run("rebuild --json")[1]
        == json.dumps({"cards": 2, "reviews": 2, "found": 2, "gone": 0, "states": 0, "due": 0}, indent=2) + "\n"
    )
    with Journal.open(home / "journal.sqlite", writing=True) as journal:
        journal._connection.execute("UPDATE memory SET stability = 7 WHERE card = 'a'")
        journal._connection.execute("UPDATE memory SET due = 7")
    code, out, err = run("rebuild")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Derived again: 2 cards from 2 reviews.",
        "  1 card was remembered otherwise",
        "  2 cards were due on another day",
    ]
