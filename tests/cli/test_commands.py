"""The commands over real files: what they print, as text and as JSON, and how they end."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import quizgame

BIRDS = """title: Birds
cards:
- {id: white, q: "Which bird is white?", a: the seagull, wrong: [the raven, the rook], source: Birds of the coast}
- {id: small, q: "Which bird is small?", a: the wren, wrong: [the swan, the stork]}
- {id: two, q: "Owls have two wings.", a: true}
"""
BROKEN = "title: Broken\ncards:\n- {q: What?}\n"


@pytest.fixture
def decks(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home with one sound deck and one that is broken, and none that is shipped."""
    monkeypatch.setattr("quizgame.store.home.shipped_decks", lambda: tmp_path / "none")
    monkeypatch.setattr("quizgame.cli.wiring.shipped_decks", lambda: tmp_path / "none")
    (home / "decks" / "birds.yaml").write_text(BIRDS, encoding="utf-8")
    (home / "decks" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    return home / "decks"


def answers(run: Any, line: str) -> Any:
    code, out, err = run(line)
    assert (code, err) == (0, "")
    return json.loads(out)


def test_version_and_help_are_told(run: Any) -> None:
    assert run("--version") == (0, f"quizgame {quizgame.__version__}\n", "")
    code, out, err = run("-h")
    assert (code, err) == (0, "")
    assert out.startswith("usage: quizgame ")


def test_decks_lists_sound_and_broken_ones(decks: Path, run: Any) -> None:
    sound, broken = sorted(answers(run, "decks --json"), key=lambda deck: deck["cards"], reverse=True)
    path = str(decks / "birds.yaml")
    assert sound == {"id": "birds", "title": "Birds", "cards": 3, "due": 0, "new": 3, "path": path}
    assert list(broken) == ["id", "title", "cards", "due", "new", "path", "error"]
    assert broken["cards"] == 0
    assert broken["error"].startswith("broken.yaml:3:3 ")


def test_decks_is_set_in_columns(decks: Path, run: Any) -> None:
    code, out, _ = run("decks")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "DECK    TITLE   CARDS   DUE   NEW"
    assert lines[1] == "birds   Birds       3     0     3"
    assert "cannot be played: broken" in lines
    assert any(line.startswith("  broken.yaml:3:3 ") for line in lines)
    assert lines[-1] == "1 deck: 0 due, 3 new of 3 cards"
    assert "\x1b" not in out


def test_a_game_counts_everywhere(decks: Path, run: Any) -> None:
    code, out, err = run("play birds --mode study --plain --seed 1", ":skip\n:quit\n")
    assert (code, err) == (0, "")
    assert "– Skipped." in out
    code, _, _ = run("play birds --plain --seed 1", "1\n1\n1\n1\n1\n1\n")
    assert code == 0
    stats = answers(run, "stats --json")
    assert stats["answers"] == stats["reviews"] + stats["practice"] == 4
    assert (stats["reviews"], stats["cards"], stats["new"], stats["streak_days"]) == (3, 3, 0, 1)
    quiz, study = stats["games"]
    assert (quiz["deck"], quiz["mode"], quiz["asked"], quiz["finished"]) == ("birds", "quiz", 3, True)
    assert 0 <= quiz["score"] <= quiz["max_score"]
    assert (study["deck"], study["mode"], study["asked"], study["score"]) == ("birds", "study", 1, None)
    for game in stats["games"]:
        assert {"id", "deck", "mode", "started", "score", "max_score", "right", "asked"} <= set(game)
    due = answers(run, "due birds --json")
    assert list(due) == ["due", "new", "learned", "total", "today", "next_due"]
    assert (due["due"], due["new"], due["learned"], due["total"], due["today"]) == (0, 0, 3, 3, 0)
    assert date.fromisoformat(due["next_due"])
    code, out, _ = run("stats")
    assert code == 0
    assert out.startswith("Answers     4 (3 reviews, 1 practice)\n")
    assert "quiz" in out
    assert "study, not finished" in out


def test_profiles_are_kept_apart(decks: Path, run: Any) -> None:
    run("--profile ada play birds --plain", "1\n:quit\n")
    assert answers(run, "stats --json --profile ada")["answers"] == 1
    assert answers(run, "stats --json")["answers"] == 0


def test_due_before_anything_was_learned(decks: Path, run: Any) -> None:
    due = answers(run, "due --json")
    assert due == {"due": 0, "new": 3, "learned": 0, "total": 3, "today": 3, "next_due": None}
    code, out, _ = run("due")
    assert code == 0
    assert out == "Today: 3 new cards, about 1 minute.\nIn all: 0 due, 3 new, 0 learned of 3 cards.\n"


def test_stats_before_anything_was_done(decks: Path, run: Any) -> None:
    assert run("stats") == (0, "No answers yet. 3 cards to learn: `quizgame play` begins.\n", "")
    assert answers(run, "stats --json")["retention"] is None


def test_show_tells_every_question(decks: Path, run: Any) -> None:
    shown = answers(run, "show birds --json")
    assert shown["deck"]["id"] == "birds"
    assert [question["id"] for question in shown["questions"]] == ["birds/white", "birds/small", "birds/two"]
    code, out, _ = run("show birds")
    assert code == 0
    assert "1. Which bird is white?\n   the raven · the rook · the seagull\n   Answer: the seagull\n" in out
    assert "   Source: Birds of the coast\n" in out
    assert "3. True or false? “Owls have two wings.”\n" in out


def test_a_path_names_a_deck_too(decks: Path, run: Any, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(BIRDS, encoding="utf-8")
    assert answers(run, f"show {path} --json")["deck"]["title"] == "Birds"
    code, out, _ = run(f"play {path} --plain", ":quit\n")
    assert code == 0
    assert out.startswith("Birds: quiz, 3 questions.\n")


@pytest.mark.parametrize("line", ["show {}", "due {}", "play {} --plain", "play {} --mode study --plain", "check {}"])
def test_a_missing_path_is_wrong_usage(decks: Path, run: Any, line: str) -> None:
    code, out, err = run(line.format(decks / "nothing.yaml"))
    assert (code, out) == (2, "")
    assert err.startswith("quizgame: there is nothing at ")
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize("line", ["show {}", "due {}", "play {} --plain", "play {} --mode study --plain"])
@pytest.mark.parametrize("deck", ["bird", "broken", "./decks/broken.yaml"])
def test_a_deck_that_cannot_be_had_is_told(
    decks: Path, run: Any, line: str, deck: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(decks.parent)
    code, out, err = run(line.format(deck))
    assert (code, out) == (1, "")
    assert err.startswith("quizgame: the")
    assert len(err.splitlines()) >= 2
    if "broken" in deck:
        assert "broken.yaml:3:3: " in err


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "the app needs a terminal"),
        ("play", "the app needs a terminal"),
        ("play birds", "the app needs a terminal"),
        ("play --mode quiz --plain", "quiz needs a deck"),
        ("dance", "there is no command “dance”"),
        ("decks --profile ../ada", "“../ada” cannot be the name of a profile"),
    ],
)
def test_wrong_usage_says_how_to_mend_it(decks: Path, run: Any, line: str, message: str) -> None:
    code, out, err = run(line)
    assert (code, out) == (2, "")
    assert err.startswith(f"quizgame: {message}")
    assert err.splitlines()[1].startswith("  ")


def test_without_a_terminal_plain_games_are_offered(decks: Path, run: Any) -> None:
    assert "`quizgame play --plain`" in run("")[2]


def test_when_nothing_is_left_today_it_is_said(decks: Path, run: Any) -> None:
    run("play birds --plain", "1\n1\n1\n")
    code, out, err = run("play --plain")
    assert (code, out) == (0, ""), "all done is no failure"
    assert "nothing more is due today" in err


BAD = {
    "broken-yaml": b"title: [\n",
    "missing-field": b"title: Bad\n",
    "wrong-type": b"title: Bad\ncards: none\n",
    "duplicate-key": b"title: Bad\ntitle: Worse\ncards: [{q: a, a: b}]\n",
    "duplicate-id": b"title: Bad\ncards: [{id: x, q: a, a: b}, {id: x, q: c, a: d}]\n",
    "unknown-source": b"title: Bad\ncards: [{q: a, a: b, sources: [nowhere]}]\n",
    "control-character": b'title: Bad\ncards: [{q: "a\x1b[31m", a: b}]\n',
    "not-utf-8": b"title: \xff\xfe\ncards: [{q: a, a: b}]\n",
    "empty": b"",
}


@pytest.mark.parametrize("name", BAD)
def test_beside_a_bad_deck_the_others_stay_playable(decks: Path, run: Any, name: str) -> None:
    (decks / "broken.yaml").write_bytes(BAD[name])
    listed = {Path(deck["path"]).name: deck for deck in answers(run, "decks --json")}
    assert listed["birds.yaml"].get("error") is None
    assert listed["broken.yaml"]["error"].startswith("broken.yaml:")
    assert answers(run, "due --json")["total"] == 3
    code, out, err = run("play birds --plain", "1\n1\n1\n")
    assert (code, err) == (0, "")
    assert "Result: " in out
    code, _, err = run(["play", str(decks / "broken.yaml"), "--plain"])
    assert code == 1
    assert "broken.yaml:" in err


def test_a_folder_in_a_deck_s_place_is_listed_as_such(decks: Path, run: Any) -> None:
    (decks / "broken.yaml").unlink()
    (decks / "broken.yaml").mkdir()
    (broken,) = (deck for deck in answers(run, "decks --json") if "error" in deck)
    assert "folder" in broken["error"]


def test_a_journal_that_is_none_is_told_and_left_alone(decks: Path, run: Any) -> None:
    journal = decks.parent / "journal.sqlite"
    journal.write_bytes(b"not a journal at all, but something of great value to somebody" * 20)
    before = journal.read_bytes()
    for line in ("due", "decks", "stats", "play birds --plain"):
        code, out, err = run(line)
        assert (code, out) == (1, "")
        assert "journal.sqlite" in err
    assert journal.read_bytes() == before
    assert run("show birds")[0] == 0


def test_a_home_that_is_a_file_is_told(home: Path, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    file = home / "file"
    file.write_text("")
    monkeypatch.setenv("QUIZGAME_HOME", str(file))
    for line in ("play milestones --plain", "stats", "due"):
        code, out, err = run(line)
        assert (code, out) == (1, "")
        assert "is a file, not a folder" in err


def test_an_unexpected_error_is_told_without_a_traceback(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(options: object) -> int:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("quizgame.cli.decks.decks", fail)
    code, out, err = run("decks")
    assert (code, out) == (1, "")
    assert err.startswith("quizgame failed: ZeroDivisionError: division by zero\n")
    assert "please report" in err
    monkeypatch.setenv("QUIZGAME_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("decks")


def test_an_interruption_ends_with_130(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("quizgame.cli.decks.decks", interrupt)
    assert run("decks") == (130, "", "")
