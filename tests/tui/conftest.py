"""A world for every test."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest
from driving import CLOCK
from settling import settle
from world import Deck, World, one_of_each, years

# there are no pseudo-terminals on Windows
collect_ignore = ["test_terminal.py"] if sys.platform == "win32" else []


@pytest.fixture(autouse=True, scope="session")
def what_stays_is_not_searched() -> None:
    """What is imported stays: looking for garbage in it again and again takes a tenth of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pilot waits for what the app does, not for time to pass; between keys it passes all the same."""
    monkeypatch.setattr("quizgame.tui.screens.play.monotonic", CLOCK)
    monkeypatch.setattr("textual.app.wait_for_idle", settle)
    monkeypatch.setattr("textual.pilot.wait_for_idle", settle)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A home without decks."""
    return World(tmp_path)


@pytest.fixture
def furnished(world: World) -> World:
    """A home with a deck of every kind, a larger one, and a broken one."""
    world.add(Deck("kinds", "One of each kind", one_of_each(), description="A question of every kind."))
    world.add(Deck("years", "Thirty years", years(30)))
    world.add_broken("broken.yaml", "the card has no answer")
    return world
