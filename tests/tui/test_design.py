"""The design language: contrast, signs, bars, numbers, dates."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import Theme

from quizgame.questions.answer import Verdict
from quizgame.tui import design
from quizgame.tui.design import (
    CONTRAST,
    LOOK_PARTLY,
    LOOK_RIGHT,
    LOOK_SKIPPED,
    LOOK_WRONG,
    THEMES,
    away,
    bar,
    counted,
    date_of,
    look_of,
    number,
    percent,
)

WORDS = ("ink", "quiet", "lead", "right", "partly", "wrong")
GROUNDS = ("ground", "raised", "chosen")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    bright, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", WORDS)
def test_words_stand_out_from_every_ground(theme: Theme, words: str, ground: str) -> None:
    least = 7.0 if theme is CONTRAST else 4.5
    assert contrast(theme.variables[words], theme.variables[ground]) >= least


def test_every_verdict_has_a_sign_and_a_word_of_its_own() -> None:
    looks = [LOOK_RIGHT, LOOK_PARTLY, LOOK_WRONG, LOOK_SKIPPED]
    assert len({look.sign for look in looks}) == len({look.word for look in looks}) == 4
    assert [look_of(Verdict(credit)) for credit in (1.0, 0.5, 0.0)] == [LOOK_RIGHT, LOOK_PARTLY, LOOK_WRONG]
    assert look_of(Verdict(0.0), skipped=True) is LOOK_SKIPPED


@given(st.floats(-1, 2), st.integers(0, 200))
def test_a_bar_is_as_long_as_it_is_told_to_be(share: float, width: int) -> None:
    reached, rest = bar(share, width)
    assert len(reached) + len(rest) == width


def test_a_bar_is_full_only_at_the_end() -> None:
    assert bar(0, 4) == ("", "────")
    assert bar(0.5, 4) == ("━━", "──")
    assert bar(0.6, 4) == ("━━╸", "─")
    assert bar(1, 4) == ("━━━━", "")


@pytest.mark.parametrize("value, told", [(0, "0"), (999, "999"), (3172, "3,172"), (1_234_567, "1,234,567")])
def test_numbers_stand_in_groups(value: int, told: str) -> None:
    assert number(value) == told


@pytest.mark.parametrize("share, told", [(0, "0%"), (0.683, "68%"), (0.999, "99%"), (1, "100%")])
def test_nearly_all_is_not_all(share: float, told: str) -> None:
    assert percent(share) == told


def test_one_is_not_many() -> None:
    assert counted(1, "card") == "1 card"
    assert counted(2000, "card") == "2,000 cards"


def test_dates_tell_their_year_only_when_it_is_another() -> None:
    today = date(2026, 11, 21).toordinal()
    assert date_of(today, today) == "Sat 21 Nov"
    assert date_of(date(2027, 1, 3).toordinal(), today) == "Sun 3 Jan 2027"


@pytest.mark.parametrize(
    "days, told",
    [
        (-3, "today"),
        (0, "today"),
        (1, "tomorrow"),
        (3, "in 3 days"),
        (61, "in 2 months"),
        (729, "in 24 months"),
        (1096, "in 3 years"),
    ],
)
def test_days_ahead_are_told_roughly(days: int, told: str) -> None:
    assert away(days) == told


def test_every_sign_has_a_plain_one_of_the_same_width() -> None:
    folder = Path(design.__file__).parent
    signs = {sign for path in folder.rglob("*.py") for sign in path.read_text(encoding="utf-8") if not sign.isascii()}
    assert {sign for sign in signs if ord(sign) not in design.PLAIN} == set()
    assert all(chr(plain).isascii() for plain in design.PLAIN.values())
    assert design.speaks_unicode("UTF-8")
    assert not design.speaks_unicode("latin-1")
    assert not design.speaks_unicode(None)


def test_home_is_shown_without_what_only_games_need() -> None:
    script = "import sys, quizgame.tui.app; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    needless = (
        "quizgame.play",
        "quizgame.questions",
        "quizgame.generate",
        "quizgame.app.sitting",
        "yaml",
        "fsrs_rs_python",
    )
    assert [name for name in loaded if name.startswith(needless)] == []
