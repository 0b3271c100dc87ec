"""The mark stands under what is meant, whatever stands before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.reading.diagnostic import REFUSED
from quizgame.reading.excerpt import LEAST, Excerpt, excerpt


def drawn(found: Excerpt) -> tuple[str, str]:
    return found.text, " " * found.mark + "^" + "~" * (found.length - 1)


@pytest.mark.parametrize(
    "line, column, shown, mark",
    [
        ("title: x", 1, "title: x", "^~~~~"),
        ("title: x", 8, "title: x", "       ^"),
        ('- q: "a, b: c" # d', 6, '- q: "a, b: c" # d', "     ^~~~~~~~~"),
        ("a: it's a text  # c", 4, "a: it's a text  # c", "   ^~~~~~~~~~~"),
        ("a: [one two, three]", 5, "a: [one two, three]", "    ^~~~~~~"),
        ("a: [one]", 4, "a: [one]", "   ^"),
        ("see: http://x.y/z", 6, "see: http://x.y/z", "     ^~~~~~~~~~~~"),
        ("東京: x", 5, "東京: x", "      ^"),
        ("東京: x", 1, "東京: x", "^~~~"),
        ("a: 😀 b", 4, "a: 😀 b", "   ^~~~"),
        ("e\u0301a: x", 6, "e\u0301a: x", "    ^"),
        ("e\u0301a: x", 2, "e\u0301a: x", "^"),
        ("\u0301a: x", 1, "\u25cc\u0301a: x", "^~"),
        ("\ta: x", 2, "    a: x", "    ^"),
        ("a:\tx\ty", 6, "a:  x   y", "        ^"),
        ("a: \x1b[31m", 4, "a: <U+001B>[31m", "   ^~~~~~~~"),
        ("a: \u202eb", 4, "a: <U+202E>b", "   ^~~~~~~~~"),
        ("a: \u200bb", 5, "a: <U+200B>b", "           ^"),
        ("👨\u200d👩: x", 6, "👨\u200d👩: x", "      ^"),
        ("short", 99, "short", "     ^"),
        ("", 1, "", "^"),
        ("trailing  ", 11, "trailing", "          ^"),
    ],
)
def test_the_mark_stands_under_the_place(line: str, column: int, shown: str, mark: str) -> None:
    assert drawn(excerpt(line, column)) == (shown, mark)


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    line = "a: " + "x" * 500 + " HERE " + "y" * 500
    found = excerpt(line, line.index("HERE") + 1, 40)
    assert found.text.startswith("…x")
    assert found.text.endswith("y…")
    assert found.text[found.mark :].startswith("HERE")
    assert len(found.text) <= 40


def test_the_beginning_and_the_end_of_a_long_line_are_shown_as_such() -> None:
    line = "".join(f"{number:09} " for number in range(100))
    assert excerpt(line, 1, 40).text.startswith("000000000 ")
    assert excerpt(line, len(line) - 4, 40).text.endswith("000000099")


def test_a_line_of_ten_million_characters_costs_nothing() -> None:
    found = excerpt("x" * 10_000_000, 5_000_000, 60)
    assert len(found.text) <= 60
    assert 0 < found.mark < 60


@given(st.text(st.characters(exclude_characters="\n\r"), max_size=300), st.integers(1, 320), st.integers(LEAST, 120))
def test_nothing_shown_steers_a_terminal_or_leaves_its_room(line: str, column: int, room: int) -> None:
    found = excerpt(line, column, room)
    assert not REFUSED.search(found.text)
    assert "\t" not in found.text
    assert 0 <= found.mark <= room
    assert found.length >= 1
    assert found.mark + found.length <= room + 10
