"""Item statistics against published values, against their definitions, and where the answers cannot carry a figure."""

from __future__ import annotations

import statistics
from itertools import product
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.classroom.items import Analysis, analyse, correlation, cronbach_alpha

#: How many of 1,000 people gave each pattern of right answers to five items of the Law School Admission Test, section
#: 6, from 00000 to 11111 (Bock & Lieberman 1970, Psychometrika 35, 179–197).
FREQUENCIES = (
    3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15,
    10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298,
)  # fmt: skip
LSAT = [list(map(float, row)) for row, n in zip(product((0, 1), repeat=5), FREQUENCIES, strict=True) for _ in range(n)]


def test_the_lsat_has_the_values_that_r_gives() -> None:
    found = analyse(LSAT)
    assert (found.players, found.complete) == (1000, 1000)
    assert [item.facility for item in found.items] == pytest.approx([0.924, 0.709, 0.553, 0.763, 0.870], abs=1e-12)
    assert found.alpha == pytest.approx(0.29499719, abs=1e-8)
    r = [item.discrimination for item in found.items]
    assert r == pytest.approx([0.11283, 0.15318, 0.17278, 0.14443, 0.12160], abs=5e-6)
    totals = [sum(row) for row in LSAT]
    assert found.error == pytest.approx(statistics.stdev(totals) * sqrt(1 - 0.29499719221594434), abs=1e-9)


def test_the_lsat_agrees_with_the_standard_library_to_1e_8() -> None:
    found = analyse(LSAT)
    for at, item in enumerate(found.items):
        own = [row[at] for row in LSAT]
        rest = [sum(row) - row[at] for row in LSAT]
        assert item.discrimination == pytest.approx(statistics.correlation(own, rest), abs=1e-8)
        best = statistics.covariance(sorted(own), sorted(rest))
        assert item.efficiency == pytest.approx(statistics.covariance(own, rest) / best, abs=1e-8)


def figures(found: Analysis) -> set[float | None]:
    return {figure for item in found.items for figure in (item.discrimination, item.efficiency)} | {
        found.alpha,
        found.error,
    }


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([], id="nobody"),
        pytest.param([[]], id="nothing asked"),
        pytest.param([[1.0, 0.0, 1.0]], id="one player"),
        pytest.param([[1.0, 1.0]] * 20, id="all right"),
        pytest.param([[0.0, 0.0]] * 20, id="all wrong"),
        pytest.param([[0.1, 0.2, 0.3]] * 7, id="the same for all, in floats"),
        pytest.param([[1.0, None], [None, 0.0], [1.0, None]], id="nobody answered all"),
    ],
)
def test_what_does_not_vary_has_no_figure(rows: list[list[float | None]]) -> None:
    assert figures(analyse(rows)) == {None}


def test_one_item_that_does_not_vary_has_none_beside_others_that_do() -> None:
    found = analyse([[1.0, 1.0, 1.0], [1.0, 0.0, 0.0], [1.0, 1.0, 0.0], [1.0, 0.0, 1.0]])
    assert found.items[0].discrimination is found.items[0].efficiency is None
    assert found.items[0].facility == 1.0
    assert found.items[1].discrimination is not None
    assert found.alpha is not None


def test_who_missed_an_item_counts_for_the_others_facility_alone() -> None:
    full: list[list[float | None]] = [[1.0, 1.0], [0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]
    found = analyse([*full, [None, 1.0]])
    assert (found.players, found.complete) == (5, 4)
    assert [item.answered for item in found.items] == [4, 5]
    assert found.items[1].facility == pytest.approx(3 / 5)
    assert found.alpha == analyse(full).alpha
    assert found.items[0].discrimination == analyse(full).items[0].discrimination


def test_options_tell_who_fell_for_them() -> None:
    credits = [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    picks = ["1997", "1997", "1995", "1995", "1992"]
    found = analyse(credits, [[[pick], [], []] for pick in picks])
    by_text = {option.text: option for option in found.items[0].options}
    assert [(one.text, one.count, one.share) for one in found.items[0].options] == [
        ("1992", 1, 0.2), ("1995", 2, 0.4), ("1997", 2, 0.4),
    ]  # fmt: skip
    assert by_text["1997"].point_biserial == found.items[0].discrimination
    assert by_text["1997"].upper_lower == pytest.approx(1.0)
    # of the two who tie at the bottom, one took 1995: both belong to the lower group by the same share
    assert by_text["1995"].upper_lower == pytest.approx(-0.5)


ROWS = st.integers(1, 6).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0, None]), min_size=width, max_size=width), max_size=12
    )
)


@given(ROWS, st.randoms(use_true_random=False))
def test_figures_lie_where_they_can_and_the_order_of_players_makes_no_difference(rows, random) -> None:  # type: ignore[no-untyped-def]
    picks = [[[str(credit)] for credit in row] for row in rows]
    found = analyse(rows, picks)
    for item in found.items:
        assert item.facility is None or 0 <= item.facility <= 1
        assert item.discrimination is None or -1 <= item.discrimination <= 1
        assert item.efficiency is None or item.efficiency <= 1 + 1e-9
        assert item.answered == sum(option.count for option in item.options)
        if item.options:
            assert sum(option.share for option in item.options) == pytest.approx(1)
            lean = [option.upper_lower for option in item.options if option.upper_lower is not None]
            assert sum(lean) == pytest.approx(0, abs=1e-9)
    order = list(range(len(rows)))
    random.shuffle(order)
    again = analyse([rows[at] for at in order], [picks[at] for at in order])
    assert _flat(again) == pytest.approx(_flat(found), abs=1e-9, nan_ok=True)


def _flat(found: Analysis) -> list[float]:
    wanted = [found.mean, found.deviation, found.alpha, found.error]
    for item in found.items:
        wanted += [item.facility, item.discrimination, item.efficiency]
        wanted += [figure for one in item.options for figure in (one.share, one.point_biserial, one.upper_lower)]
    return [float("nan") if figure is None else figure for figure in wanted]


def test_alpha_of_twins_is_one() -> None:
    assert cronbach_alpha([[0.0, 0.0], [1.0, 1.0], [0.5, 0.5]]) == pytest.approx(1)
    assert correlation([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)


def test_the_groups_are_the_best_and_the_weakest_27_per_cent() -> None:
    rows = [[0.0, place / 100] for place in range(100)]
    picks = [[["high" if place >= 80 else "low" if place < 10 else "mid"], []] for place in range(100)]
    found = {option.text: option.upper_lower for option in analyse(rows, picks).items[0].options}
    assert found == {
        "high": pytest.approx(20 / 27), "low": pytest.approx(-10 / 27), "mid": pytest.approx(7 / 27 - 17 / 27),
    }  # fmt: skip
