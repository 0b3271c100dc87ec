"""Nicknames: what is shown, and what counts as the same name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.classroom.names import LONGEST, Name, read_name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Ada   Lovelace ", "Ada Lovelace"),
        ("A\u200bda", "Ada"),
        ("\u202eadA", "adA"),
        ("Ａｄａ", "Ada"),
        ("\x1b[31mAda", "[31mAda"),
        ("Ada\nBob", "Ada Bob"),
        ("=1+1", "=1+1"),
        ("<b>Ada</b>", "<b>Ada</b>"),
        ("Zoë", "Zoë"),
        ("张伟", "张伟"),
        ("A" + "\u0301" * 40, "Á\u0301"),
    ],
)
def test_a_name_is_shown_without_what_cannot_be_seen(typed: str, shown: str) -> None:
    name = read_name(typed)
    assert isinstance(name, Name)
    assert name.shown == shown


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u200d", "!!!", "\u3164", "a" * 25, "a" * 10_000, "\u0301"])
def test_what_is_no_name_is_refused_with_a_sentence(typed: str) -> None:
    assert isinstance(read_name(typed), str)


@pytest.mark.parametrize("twin", ["ADA", "a\u200bda", "Ａda", " ada ", "ada\u2060", "\ufeffAda", "A\u00adda"])
def test_twins_are_one_name(twin: str) -> None:
    name, other = read_name("Ada"), read_name(twin)
    assert isinstance(name, Name)
    assert isinstance(other, Name)
    assert name.folded == other.folded


@given(st.text(max_size=60))
def test_a_name_that_is_taken_is_short_visible_and_stays_what_it_is(text: str) -> None:
    name = read_name(text)
    if isinstance(name, str):
        assert name.endswith(".")
        return
    assert 0 < len(name.shown) <= LONGEST
    assert not [letter for letter in name.shown if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert name.folded
    assert read_name(name.shown) == name
