"""A home with deck files that are read as the program reads them, and a hand that edits them outside the app."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from driving import Player
from world import World

from quizgame.decks import reading

BIRDS = """\
# of the coast
title: Birds
id: birds
cards:
  - id: tern
    q: Which bird flies farthest?   # of all
    a: the tern
    wrong: [the wren, the owl]
  - {id: gull, q: 'Which bird follows ploughs?', a: the gull}
"""
FACTS = """\
format: 1
id: storks
sources:
  atlas: {title: Atlas of birds}
facts:
  - id: stork
    says: "The white stork was counted for the first time[ in {when}]."
    when: "1998"
    sources: [atlas]
"""
STORKS = "title: Storks\nid: storks\nfrom: facts.yaml\ncards:\n  - {id: own, q: Which bird is white?, a: the stork}\n"


class Desk(World):
    """Deck files, written as text."""

    def read(self, data: bytes, path: str, load: Callable[[str], bytes]) -> reading.Reading:  # type: ignore[override]
        return reading.read_file(data, path, load)

    def write(self, name: str, text: str, where: str = "decks") -> Path:
        path = self.root / where / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def edit(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def editor(self, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
        """Let a Python script be the editor; its arguments are kept in the file that is returned."""
        told = self.root / "told"
        program = self.root / "editor.py"
        program.write_text(
            f"import pathlib, sys\npathlib.Path({str(told)!r}).write_text(repr(sys.argv[1:]))\n{script}\n", "utf-8"
        )
        monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{program}"')
        return told


async def notice(player: Player) -> None:
    """Let the app see what was saved outside: two glances, and what comes of them."""
    assert player.app.noticing is not None
    player.app.noticing.glance()
    player.app.noticing.glance()
    await player.app.workers.wait_for_complete()
    await player.pilot.pause()
    await player.pilot.pause()
