"""How long property tests look: the same examples every time by default, more of them in .ci/run, and
many random ones in `make soak`; and the shipped decks, read once for all tests that do not test reading them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("fast", deadline=None, max_examples=50, derandomize=True, database=None)
settings.register_profile("thorough", deadline=None, max_examples=200, derandomize=True, database=None)
settings.register_profile(
    "soak", deadline=None, max_examples=5_000, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("QUIZGAME_EXAMPLES", "fast"))


@pytest.fixture(scope="session")
def shipped_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the shipped decks are, to be put into a home: reading them takes most of a second."""
    from quizgame.store.home import Home, shipped_decks
    from quizgame.store.library import Library

    home = Home(tmp_path_factory.mktemp("shipped"))
    Library(home, shipped_decks()).entries()
    return home.cache
