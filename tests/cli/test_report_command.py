"""`report` over real logs: which game it is about, what it prints and writes, and how it ends."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lessons import NAMES, START, guesses, lesson
from openpyxl import load_workbook

from quizgame.app.drilling import begin_table
from quizgame.classroom.drill import Call, DrillRules, start_drill
from quizgame.decks.deck import Deck
from quizgame.decks.reading import read_file
from quizgame.questions.shown import present
from quizgame.store.room_log import RoomFile

CARDS = """\
title: Birds
cards:
  - {q: "Who sings?", a: lark, wrong: [owl, crow]}
  - {q: "Who hoots?", a: owl, wrong: [lark, crow]}
  - {q: "Who caws?", a: crow, wrong: [lark, owl]}
  - {q: "Birds have wings.", a: true}
"""
HOSTILE = "\x1b[31m[b]x"


def deck() -> Deck:
    found = read_file(CARDS.encode(), "birds.yaml", lambda name: b"").deck
    assert found is not None
    return found


@pytest.fixture
def play(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Keep a live game, so many days after the first."""
    monkeypatch.chdir(tmp_path)

    def play(day: int, names: tuple[str, ...] = (*NAMES, HOSTILE)) -> None:
        shown = [present(card, random.Random(1)) for card in deck().cards]
        log = RoomFile(home / "rooms" / f"game{day}.room")
        log.append(lesson(shown, guesses(shown, names, day), f"room{day}-KPM{day}", START + 86_400_000 * day, "Birds"))
        log.close()

    return play


def keep_drill(home: Path) -> None:
    drill = start_drill(deck(), ("Reds", "Blues"), DrillRules(), 3, 1)
    table, log = begin_table(drill, home / "rooms", START + 10 * 86_400_000, random.Random(1))
    for call in (Call.RIGHT, Call.NEXT, Call.WRONG, Call.WRONG, Call.ENDED):
        table.call(call)
    log.close()


def test_one_game_is_told_and_several_are_listed(run: Any, play: Callable[..., None], home: Path) -> None:
    assert run("report")[0::2] == (
        1, "quizgame: no class has played yet\n  `quizgame drill DECK` and `quizgame host DECK` begin a game\n",
    )  # fmt: skip
    play(0)
    code, out, _ = run("report")
    assert (code, out.startswith("Birds\n"), "Who sings?" in out) == (0, True, True)
    assert "\x1b" not in out
    assert "<U+001B>[31m[b]x" in out
    play(7)
    keep_drill(home)
    (home / "rooms" / "broken.room").write_bytes(b"no log")
    RoomFile(home / "rooms" / "blank.room").close()
    code, out, err = run("report")
    assert [line.split()[0] for line in out.splitlines()[1:4]] == ["1", "2", "3"]
    assert ["drill" in line for line in out.splitlines()[1:4]] == [True, False, False]
    assert err.startswith("left out, as it cannot be read: broken.room")
    assert len(err.splitlines()) == 1
    assert run("report 3")[1] == run("report room0")[1] == run("report kpm0")[1] != run("report 2")[1]
    drilled = run("report last")[1]
    assert "Reds had it." in drilled
    assert "missed it, " in drilled


def test_a_class_and_a_pupil(run: Any, play: Callable[..., None]) -> None:
    play(0)
    play(7)
    code, out, _ = run("report --class")
    assert (code, "ASKED AGAIN" in out, "First attempts only:" in out) == (0, True, True)
    assert run("report --class deck")[1] == out
    code, out, _ = run("report --pupil ADA")
    assert (code, out.splitlines()[:2]) == (0, ["Ada", out.splitlines()[1]])
    assert "2 games" in out
    assert "1 game ·" in run("report 1 --pupil филипп")[1]


def test_files(run: Any, play: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    play(0)
    play(7)
    for words in ("report 2", "report --class", "report --pupil Ada"):
        for ending in ("html", "csv", "xlsx"):
            path = f"{words.split()[-1].strip('-')}.{ending}"
            assert run(f"{words} -o {path}")[:2] == (0, f"Written: {path}\n")
            assert run(f"{words} -o {path}")[0] == 1
    assert load_workbook("2.xlsx").sheetnames == ["Questions", "Options", "Players", "Answers"]
    assert Path("class.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    code, out, _ = run("report 2 --again again.yaml --cards taken")
    assert code == 0
    again = read_file(Path("again.yaml").read_bytes(), "again.yaml", lambda name: b"")
    assert again.findings == ()
    assert again.deck is not None
    assert {card.id for card in again.deck.cards} <= {card.id for card in deck().cards}
    homes = list(Path("taken").iterdir())
    assert len(homes) + out.count("nothing to take home") == len(NAMES) + 1
    assert all(read_file(path.read_bytes(), "x.yaml", lambda name: b"").findings == () for path in homes)
    monkeypatch.setattr("quizgame.cli.extras.find_spec", lambda name: None)
    code, _, err = run("report 2 -o other.xlsx")
    assert (code, "needs the package openpyxl" in err, "write CSV" in err) == (1, True, True)


@pytest.mark.parametrize(
    "line, told",
    [
        ("report 9", "there is no game “9”"),
        ("report room", "there are several games"),
        ("report 1 --class", "leave one of both out"),
        ("report --class owls", "no game of the deck"),
        ("report --pupil nobody", "nobody called “nobody”"),
        ("report -o a.pdf", ".html, .csv or .xlsx"),
        ("report --pupil Ada --again a.yaml", "--again is for a class"),
    ],
)
def test_what_cannot_be_told_is_refused(run: Any, play: Callable[..., None], line: str, told: str) -> None:
    play(0)
    play(7)
    code, out, err = run(line)
    assert (code, out, told in err) == (2, "", True), err
