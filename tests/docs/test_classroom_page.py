"""The page about the classroom names command lines, options and limits of reports that there are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from quizgame.classroom.report import AGAIN, FEWEST, FEWEST_ITEMS
from quizgame.cli.arguments import read_arguments
from quizgame.cli.main import main

PAGE = (Path(__file__).parents[2] / "docs" / "classroom.md").read_text("utf-8").partition("## Reports")[2]


def test_every_command_line_of_reports_is_understood() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    lines = [shlex.split(line, comments=True)[1:] for block in blocks for line in block.splitlines()]
    assert len([read_arguments(words) for words in lines if words[0] == "report"]) == 9


def test_every_option_of_report_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    main(["report", "-h"])
    known = set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help", "--profile", "--output"}
    assert known <= set(re.findall(r"--[a-z]+", PAGE))


def test_the_limits_are_those_of_the_code() -> None:
    assert PAGE.count(f"| {FEWEST} players") == 5
    assert f"{FEWEST} players, {FEWEST_ITEMS} questions" in PAGE
    assert f"{AGAIN:.0%}".replace("%", " %") in PAGE
