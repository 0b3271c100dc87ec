"""The page about worksheets names layouts, options and command lines that there are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from quizgame.cli.arguments import read_arguments
from quizgame.cli.main import main
from quizgame.formats.paper.drawing import LONGEST_STRIP, USUAL
from quizgame.formats.paper.worksheet import Layout

PAGE = (Path(__file__).parents[2] / "docs" / "worksheets.md").read_text("utf-8")


def test_every_command_line_is_understood() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    lines = [shlex.split(line, comments=True)[1:] for block in blocks for line in block.splitlines()]
    assert {read_arguments(words).layout for words in lines} == set(Layout)


def test_options_and_layouts_are_those_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    main(["worksheet", "-h"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help", "--profile", "--output", "--key"}
    assert set(re.findall(r"(--[a-z]+[a-z-]*)", PAGE)) == known
    told = dict(re.findall(r"^\| `(\w+)` \|.*\(([^()]+)\) \|$", PAGE, re.MULTILINE))
    assert {layout: int(told[layout].split(",")[0]) for layout in USUAL} == USUAL
    assert f"at most {LONGEST_STRIP}" in told["timeline"]
    assert set(told) == set(Layout)
