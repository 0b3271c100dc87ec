"""Play, edit the file as authors do, play again: real processes, a real home."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DECK = """\
title: Rivers
cards:
- q: Which river flows through Minsk?
  a: Svislach
- q: Which river flows thruogh Vilnius?
  a: Neris
- q: Which river flows through Riga?
  a: Daugava
"""


def run(home: Path, *arguments: str, lines: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "quizgame", *arguments],
        input=lines,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "QUIZGAME_HOME": str(home)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("place", ["decks/rivers.yaml", "elsewhere.yaml"])
def test_play_edit_and_play_again(home: Path, place: str) -> None:
    path = home / place
    path.write_text(DECK, encoding="utf-8")
    run(home, "play", str(path), "--mode", "study", "--plain", lines="Svislach\nNeris\nDaugava\n")
    text = DECK.replace("thruogh", "through").replace("title: Rivers", "title: Rivers and cities")
    text = text.replace("through Riga", "through Kaunas").replace("Daugava", "Neris")
    path.write_text(text.replace("a: Svislach", "a: [Svislach, Svisloch]"), encoding="utf-8")
    due = json.loads(run(home, "due", str(path), "--json"))
    assert (due["new"], due["learned"]) == (1, 2), "the card about another city is new"
    told = run(home, "play", str(path), "--plain", lines=":quit\n")
    assert told.startswith("2 cards were edited; the progress was kept:\n")
    assert "Which river flows through Minsk? Svislach → Svislach / Svisloch" in told
    assert "Which river flows thruogh Vilnius? → Which river flows through Vilnius?" in told
    assert json.loads(run(home, "due", str(path), "--json")) == due
    rows = json.loads(run(home, "carried", "--json"))
    assert sorted(row["why"] for row in rows) == ["answer", "prompt"]
    run(home, "carried", "--undo", "all")
    assert json.loads(run(home, "due", str(path), "--json"))["learned"] == 0
    assert "edited" not in run(home, "play", str(path), "--plain", lines=":quit\n")
