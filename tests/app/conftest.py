"""Somebody who learns."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from learner import MINSK, RIGA, VILNIUS, Learner


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    """Somebody who has learned a deck of three."""
    learner = Learner(tmp_path)
    learner.write("capitals.yaml", "Capitals", MINSK, RIGA, VILNIUS)
    learner.learn("capitals")
    return learner


@pytest.fixture
def read_before(tmp_path: Path, shipped_cache: Path) -> None:
    """A home that has read the shipped decks before."""
    shutil.copy(shipped_cache, tmp_path / "cache.sqlite")
