"""Whatever a file holds: it is read, or told what is wrong with it; soon, and without a crash."""

from __future__ import annotations

import os
from random import Random
from time import process_time

import pytest
from fuzzing import random_file, real_files
from hypothesis import given
from hypothesis import strategies as st
from marking import FACTS

from quizgame.decks.lint.rules import lint
from quizgame.decks.mending import mend
from quizgame.decks.reading import Reading, read_file
from quizgame.reading.diagnostic import REFUSED, Severity

SOAK = os.environ.get("QUIZGAME_EXAMPLES") == "soak"
AT_A_TIME = 40 if SOAK else 3
"""Files of one example: 200,000 in a soak."""
LONGEST = 1.0
"""Seconds of work that a small file may take."""
PIECES = real_files()


def load(name: str) -> bytes:
    if name == "facts.yaml":
        return FACTS.encode()
    raise FileNotFoundError(2, "No such file or directory")


@given(st.integers(0, 2**40))
def test_any_file_is_read_or_told_what_is_wrong_soon(seed: int) -> None:
    rng = Random(seed)
    for _ in range(AT_A_TIME):
        data = random_file(rng, PIECES)
        began = process_time()
        try:
            reading = read_file(data, "deck.yaml", load)
        except Exception as error:
            raise AssertionError(f"{data!r} is not read: {error!r}") from error
        assert process_time() - began < LONGEST, data
        check(reading, data)


def check(reading: Reading, data: bytes) -> None:
    failed = any(found.severity is Severity.ERROR for found in reading.findings)
    assert failed == (reading.deck is None and reading.base is None), data
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in reading.findings:
        assert found.code
        assert found.message
        assert not REFUSED.search(found.message + found.hint), data
        if found.path == "deck.yaml":
            assert 1 <= found.line <= len(lines), (data, str(found))
            assert 1 <= found.column <= len(lines[found.line - 1]) + 1, (data, str(found))


@given(st.integers(0, 2**40))
def test_any_file_can_be_mended_and_held_against_the_rules(seed: int) -> None:
    rng = Random(seed)
    data = random_file(rng, PIECES)
    began = process_time()
    after, told = mend(data, "deck.yaml", load)
    assert (after == data) == (not told), data
    assert mend(after, "deck.yaml", load) == (after, ()), data
    lint(read_file(after, "deck.yaml", load), "deck.yaml")
    assert process_time() - began < 5 * LONGEST, data


@pytest.mark.parametrize("piece", range(0, len(PIECES), 7))
def test_a_file_that_ends_anywhere_is_read_or_told_what_is_wrong(piece: int) -> None:
    data = PIECES[piece]
    for end in range(0, len(data), 1 if SOAK else 97):
        check(read_file(data[:end], "deck.yaml", load), data[:end])
