"""Everything that is shipped holds to the rules of writing items: whatever is found there is mended there."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgame.decks.lint.rules import lint
from quizgame.decks.reading import read_file

DECKS = Path(__file__).parents[2] / "decks"


@pytest.mark.parametrize("path", sorted(DECKS.rglob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_decks_have_no_flaws(path: Path) -> None:
    reading = read_file(path.read_bytes(), path.name, lambda name: (path.parent / name).read_bytes())
    assert reading.deck is not None or reading.base is not None, reading.findings
    flaws = [str(one) for one in lint(reading, path.name) if one.severity != "info"]
    assert flaws == []
