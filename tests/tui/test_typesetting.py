"""Lines: wrapped and fitted by cells, never read as markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from quizgame.tui.typesetting import fitted, hanging, line, spread, wrapped

TEXTS = st.text(st.sampled_from("ab [/]日本é\u0301$"), max_size=60)


@given(TEXTS, st.integers(2, 30))
def test_wrapped_lines_fit(text: str, width: int) -> None:
    assert all(one.cell_length <= width for one in wrapped(text, width))


@given(TEXTS, st.integers(1, 30))
def test_a_fitted_text_fills_its_cells(text: str, width: int) -> None:
    assert fitted(text, width).cell_length == width


@given(TEXTS, TEXTS, st.integers(1, 60))
def test_a_spread_line_is_never_narrower_than_its_right_end(left: str, right: str, width: int) -> None:
    told = spread(Content(left), Content(right), width)
    assert told.plain.endswith(right)
    assert told.cell_length <= max(width, Content(right).cell_length + 2)


def test_markup_is_text() -> None:
    assert [one.plain for one in wrapped("[b]x[/b] [/p] $quiet", 80)] == ["[b]x[/b] [/p] $quiet"]


def test_text_hangs_beside_its_mark() -> None:
    lines = hanging(line(("› ", "$quiet")), "one two three", 9)
    assert [one.plain for one in lines] == ["› one two", "  three"]
