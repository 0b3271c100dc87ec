"""The page about playing names the modes, lengths, keys and numbers that there are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from quizgame.cli.arguments import read_arguments
from quizgame.cli.plain import HELP
from quizgame.play.exam import PASS_MARK
from quizgame.play.modes import MODES
from quizgame.play.scoring import largest_bonus, largest_score, quickness
from quizgame.tui.screens.home_keys import KEYS

PAGE = (Path(__file__).parents[2] / "docs" / "playing.md").read_text("utf-8")
LINES = [
    shlex.split(line, comments=True)[1:]
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_every_command_line_is_understood(words: list[str]) -> None:
    assert read_arguments(words).command == "play"


def test_every_mode_stands_in_the_table_with_its_length() -> None:
    rows = re.findall(r"^\| `(\w+)` \| .+? \| ([^|]+) \|", PAGE, re.MULTILINE)
    assert [name for name, _ in rows] == [mode.name for mode in MODES]
    counts = dict(rows)
    for mode in MODES:
        if mode.length is not None:
            assert counts[mode.name] == f"{mode.unit} ({mode.length})" or mode.name == "daily"


def test_modes_over_all_decks_are_named() -> None:
    (told,) = re.findall(r"Without a deck, (.+?) go over all decks", PAGE)
    assert re.findall(r"`(\w+)`", told) == [mode.name for mode in MODES if mode.everywhere]


def test_the_numbers_of_the_points_are_those_of_the_code() -> None:
    assert f"With ten questions `B` is {largest_bonus(10)}:" in PAGE
    assert f"{largest_score(10):,} points are the most" in PAGE
    assert f"passed from {PASS_MARK:.0%} on" in PAGE
    within = 2_000 + 40 * 100  # T, in milliseconds, for a hundred characters
    assert [quickness(times * within // 2, 100) for times in (2, 5, 8)] == [1.0, 0.5, 0.0]


def test_the_commands_of_plain_games_are_named() -> None:
    assert set(re.findall(r"  (:\w+)", "\n".join(HELP))) <= set(re.findall(r"`(:\w+)", PAGE))


def test_the_keys_of_home_are_named() -> None:
    home = PAGE.partition("| key | on home |")[2].partition("| key | in a game |")[0]
    shown = {key for part, rows in KEYS if part != "Words" for keys, _ in rows for key in keys.split()} - {"Esc"}
    assert shown <= set(re.findall(r"`([^`]+)`", home))
