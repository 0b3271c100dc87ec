"""Decks to be held against the rules of writing items."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgame.decks.lint.rules import lint
from quizgame.decks.reading import read_file


@pytest.fixture
def codes_of() -> Callable[..., list[str]]:
    """The codes of what is found in a deck of these cards."""

    def codes(*cards: str, language: str = "en") -> list[str]:
        text = f"title: T\nlanguage: {language}\ncards:\n" + "".join(f"  - {card}\n" for card in cards)
        reading = read_file(text.encode(), "d.yaml", lambda name: b"")
        assert reading.deck is not None, reading.findings
        return [finding.code for finding in lint(reading, "d.yaml")]

    return codes
