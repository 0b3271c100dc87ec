from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizgame.app.plots import columns, in_groups


def test_the_highest_column_fills_the_height_and_the_others_their_share() -> None:
    assert columns([8, 4, 2, 0, 16], 2) == ["    █", "█▄▂ █"]
    assert columns([1, 2], 1, width=3) == ["▄▄▄███"]
    assert columns([], 2) == columns([0, 0], 2) == ["", ""]


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=40), st.integers(1, 8), st.integers(1, 3))
def test_what_is_more_is_never_drawn_lower_and_something_is_never_nothing(values, height, width) -> None:
    lines = [line.ljust(len(values) * width) for line in columns(values, height, width)]
    assert len(lines) == height
    drawn = [sum(" ▁▂▃▄▅▆▇█".index(line[at * width]) for line in lines) for at in range(len(values))]
    for one, high in zip(values, drawn, strict=True):
        assert (high > 0) == (one > 0)
        for other, higher in zip(values, drawn, strict=True):
            assert one > other or high <= higher


def test_groups_are_means_and_the_last_may_be_shorter() -> None:
    assert in_groups([1, 3, 5, 7, 10], 2) == [2, 6, 10]
    assert in_groups([1, 2], 1) == [1, 2]
    assert in_groups([], 3) == []
