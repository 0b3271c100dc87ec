"""Every kind of written card as lines of text: what is shown, what is typed, what is told."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from birds import Clock

from quizgame.app.application import Application
from quizgame.cli.main import main
from quizgame.cli.plain import PlainGame
from quizgame.memory.scheduler import Scheduler
from quizgame.store.home import Home
from quizgame.store.journal import Journal
from quizgame.store.library import Library

SIDES = "{front: Hund, back: dog or hound, explain: As in houndstooth., hint: It barks., source: A dictionary}"
LONG = '{front: "one\\ntwo", back: "three\\n  four"}'
SEVERAL = "{q: Which are Baltic?, a: [Latvia, Estonia], wrong: [Poland], kind: several}"
MATCH = "{q: Match, match: {France: Paris, Spain: Madrid, Italy: Rome}}"
GAPS = "{q: 'Minsk lies on the {{Svislach::a river}}.'}"

Play = Callable[[str, str], str]


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Play]:
    """Study a deck of one card with these lines typed; `{name}` in them is the number of that option."""
    home = Home(tmp_path)
    (tmp_path / "decks").mkdir()
    with Journal.open(home.journal, writing=True, scheduler=Scheduler()) as journal:

        def playing(card: str, lines: str) -> str:
            (tmp_path / "decks" / "deck.yaml").write_text(f"title: Deck\ncards: [{card}]\n", encoding="utf-8")
            library = Library(home, tmp_path / "shipped")
            sitting = Application(library, journal, Scheduler(), Clock(), random.Random(7)).study("deck", seed=1)
            shown = sitting.shown
            texts = getattr(shown, "options", getattr(shown, "items", ()))
            numbers = {text: number for number, text in enumerate(texts, 1)}
            told = io.StringIO()
            PlainGame(sitting, io.StringIO(lines.format_map(numbers)), told, lambda: 0).play()
            return told.getvalue()

        yield playing


def test_a_flashcard_is_turned_and_then_rated(play: Play) -> None:
    told = play(SIDES, "\ngood\n")
    assert (
        "Hund\n"
        "Enter turns the card: dog or hound\n"
        "As in houndstooth.\n"
        "Source: A dictionary\n"
        "How well did you know it, 1 again, 2 hard, 3 good, 4 easy: Rated: Good.\n"
    ) in told
    assert "Result: 1 of 1 right." in told


def test_a_flashcard_not_known_comes_back(play: Play) -> None:
    told = play(SIDES, "\n1\n\n4\n")
    assert "Rated: Again." in told
    assert "asked again" in told
    assert "You: Again\n   Right: dog or hound" in told


def test_a_rating_before_it_is_turned_turns_it(play: Play) -> None:
    assert "Rated" not in play(SIDES, "4\n")


def test_what_is_no_rating_is_asked_again(play: Play) -> None:
    assert "Answer 1 for again, 2 for hard, 3 for good or 4 for easy." in play(SIDES, "\ndog\n")


def test_a_hint_and_a_skip_go_before_the_turn(play: Play) -> None:
    told = play(SIDES, ":hint\n:skip\n")
    assert "Hint: It barks." in told
    assert "Skipped. The right answer is: dog or hound\nAs in houndstooth.\n" in told


def test_both_sides_keep_their_lines(play: Play) -> None:
    assert "one\ntwo\nEnter turns the card: three\n  four\n" in play(LONG, "\n")


def test_several_are_answered_by_their_numbers(play: Play) -> None:
    assert "✓ Right: Latvia · Estonia." in play(SEVERAL, "{Estonia} {Latvia}\n")
    assert "1 of 2 found, 1 too many." in play(SEVERAL.replace("Which", "What"), "{Estonia} {Poland}\n")


def test_halves_are_matched_by_their_numbers(play: Play) -> None:
    told = play(MATCH, "{Paris} {Madrid} {Rome}\n")
    assert "  A. France\n  B. Spain\n  C. Italy\n" in told
    assert "✓ Right: France: Paris · Spain: Madrid · Italy: Rome." in told


def test_a_gap_stands_with_its_clue(play: Play) -> None:
    told = play(GAPS, "Svislach\n")
    assert "Minsk lies on the ____ (a river).\n" in told
    assert "✓ Right: Svislach.\nMinsk lies on the Svislach.\n" in told


def test_show_tells_every_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(f"title: Deck\ncards: [{SIDES}, {SEVERAL}, {MATCH}, {GAPS}]\n", encoding="utf-8")
    assert main(["show", str(path)]) == 0
    told = capsys.readouterr().out
    assert "   Answer: dog or hound\n   As in houndstooth.\n   Source: A dictionary\n" in told
    assert "   Estonia · Latvia · Poland\n   Answer: Latvia · Estonia\n" in told
    assert "Also accepted" not in told
    assert main(["show", str(path), "--json"]) == 0
    sides, several, match, gap = json.loads(capsys.readouterr().out)["questions"]
    assert [one["kind"] for one in (sides, several, match, gap)] == ["flashcard", "several", "match", "typed"]
    assert (sides["options"], sides["answers"]) == (None, ["dog or hound"])
    assert several["answers"] == ["Latvia", "Estonia"]
    assert match["answers"] == ["France: Paris", "Spain: Madrid", "Italy: Rome"]
    assert gap["fact"] == gap["id"].removesuffix("/1")
