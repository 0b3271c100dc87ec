"""`fit`, `rebuild` and `forecast` over a real journal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from answers import answer, noon
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


@pytest.fixture
def birds(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner of one deck with forty cards, of which six were learned and one is suspended."""
    monkeypatch.setattr("quizgame.cli.wiring.shipped_decks", lambda: home / "none")
    monkeypatch.setattr("quizgame.cli.wiring.now", lambda rollover=4: noon(5))
    lines = "".join(f"- {{id: c{number}, q: 'How many are {number} birds?', a: '{number}'}}\n" for number in range(40))
    (home / "decks" / "birds.yaml").write_text(f"title: Birds\ncards:\n{lines}", "utf-8")
    with Journal.open(home / "journal.sqlite", writing=True) as journal:
        for number in range(6):
            rating = Rating.GOOD if number < 5 else Rating.AGAIN
            answer(journal, f"birds/c{number}", rating, noon(number // 2))
        journal.append(noon(4), [Entry("suspended", None, "birds/c0", {})])
    return home


def test_the_coming_days_are_foreseen(birds: Path, run: Run) -> None:
    code, out, err = run("forecast --days 4 --new 3 --json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert (told["cards"], told["learned"], told["new_per_day"]) == (39, 5, 3)
    assert [day["date"] for day in told["due"]] == ["2023-11-19", "2023-11-20", "2023-11-21", "2023-11-22"]
    assert sum(day["due"] for day in told["due"]) == 5
    assert [day["new"] for day in told["load"]] == [3, 3, 3, 3]
    assert told["load"][0]["reviews"] == told["due"][0]["due"]
    (deck,) = told["decks"]
    assert (deck["id"], deck["due"]) == ("birds", [day["due"] for day in told["due"]])
    assert 0 < deck["mastery"] < deck["recall"] < 1
    assert deck["mastery"] == pytest.approx(deck["recall"] * 5 / 39)
    assert run("forecast birds --days 4 --new 3 --json")[1] == out


def test_without_a_terminal_the_forecast_is_a_table(birds: Path, run: Run) -> None:
    code, out, err = run("forecast --days 10 --new 3")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Due in the coming 10 days: 5 cards"
    assert lines[2].split() == ["DECK", "TODAY", "7", "DAYS", "10", "DAYS", "RECALL", "MASTERY"]
    assert lines[3].startswith("Birds ")
    assert lines[5].startswith("If all is studied, with 3 new cards a day: ")
    assert lines[7].split() == ["DAY", "DUE", "REVIEWS", "NEW"]
    assert [line.split()[0] for line in lines[8:]] == [f"2023-11-{day}" for day in range(19, 29)]
    weeks = run("forecast --days 40")[1].splitlines()[7:]
    assert [line.split()[0] for line in weeks] == [
        "FROM", "2023-11-19", "2023-11-26", "2023-12-03", "2023-12-10", "2023-12-17", "2023-12-24",
    ]  # fmt: skip
    assert run("forecast --days 7")[1].splitlines()[2].split() == "DECK TODAY 7 DAYS RECALL MASTERY".split()


@pytest.mark.parametrize("width, days", [(80, 30), (40, 30), (60, 200), (200, 730), (30, 1)])
def test_in_a_terminal_it_is_drawn_and_fits(
    birds: Path, run: Run, monkeypatch: pytest.MonkeyPatch, width: int, days: int
) -> None:
    monkeypatch.setattr("quizgame.cli.forecast.window", lambda: width)
    code, out, err = run(f"forecast --days {days}")
    assert (code, err) == (0, "")
    plots = [line for line in out.splitlines() if "█" in line or " today" in line]
    assert len(plots) >= 4
    assert max(map(len, plots)) <= max(width, 30)


def test_what_has_not_begun_has_no_forecast_but_a_simulation(birds: Path, run: Run) -> None:
    (birds / "journal.sqlite").unlink()
    code, out, err = run("forecast")
    assert (code, err) == (0, "")
    assert out.startswith("Nothing has been learned yet")
    assert "with 10 new cards a day" in out


@pytest.mark.parametrize("line", ["forecast --days 0", "forecast --days x", "forecast --new -1", "forecast a b"])
def test_odd_wishes_for_a_forecast_are_told(run: Run, line: str) -> None:
    code, out, err = run(line)
    assert (code, out) == (2, "")
    assert "forecast -h` tells how to call it" in err


def test_statistics_tell_in_numbers_what_the_screen_draws(birds: Path, run: Run) -> None:
    code, out, err = run("stats --json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert [day["date"] for day in told["days"]] == sorted(day["date"] for day in told["days"])
    assert sum(day["answers"] for day in told["days"]) == told["answers"]
    assert [group["days"] for group in told["retention_by_age"]][0::7] == [[1, 2], [366, None]]
    assert all(group["retention"] is None for group in told["retention_by_age"]), "there are too few reviews"
    assert sum(group["cards"] for group in told["stability"]) == 6
    assert sum(group["cards"] for group in told["difficulty"]) == 6
    (deck,) = told["decks"]
    (foreseen,) = json.loads(run("forecast --json")[1])["decks"]
    assert {name: deck[name] for name in ("id", "cards", "learned", "mastery", "recall")} == {
        name: foreseen[name] for name in ("id", "cards", "learned", "mastery", "recall")
    }
