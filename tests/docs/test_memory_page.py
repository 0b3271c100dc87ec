"""The page about memory names the commands, settings and numbers that there are."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from quizgame.cli.arguments import read_arguments
from quizgame.memory.fitting import FEWEST, HELD_OUT
from quizgame.memory.scheduler import DEFAULT_RETENTION, LEAST_RETENTION, MOST_RETENTION
from quizgame.store.backup import DAILY, WEEKLY
from quizgame.store.settings import OF_ALL, Settings, read_settings

PAGE = (Path(__file__).parents[2] / "docs" / "memory.md").read_text("utf-8")
LINES = [
    shlex.split(line, comments=True)[1:]
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]
NUMBERS = {4: "four", 7: "seven"}


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_every_command_line_is_understood(words: list[str]) -> None:
    assert read_arguments(words).command == words[0]


def test_the_settings_are_those_there_are(tmp_path: Path) -> None:
    (written,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "settings.json").write_text(written, "utf-8")
    read = read_settings(tmp_path / "settings.json")
    plain = Settings()
    for key in (*OF_ALL, "decks"):
        assert f"`{key}`" in PAGE
        assert key in json.loads(written)
    assert all(getattr(read, key) == getattr(plain, key) for key in OF_ALL), "the example shows what is usual"


def test_the_numbers_hold() -> None:
    assert f"{LEAST_RETENTION} to {MOST_RETENTION}" in PAGE
    assert f"{DEFAULT_RETENTION:.0%}, unless you set it otherwise" in PAGE
    assert f"there are {FEWEST} of cards you had met before" in PAGE
    assert HELD_OUT == 1 / 5
    assert f"the last {NUMBERS[DAILY]}, and one for each of {NUMBERS[WEEKLY]} weeks before" in PAGE
