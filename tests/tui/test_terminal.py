"""Whatever ends the app, the terminal is given back as it was and everything answered is kept."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest
from terminal import opened

FAIL = """
from quizgame.tui.screens.home import HomeScreen
def fail(self):
    private = "a value nobody should see"
    raise {error}
HomeScreen.action_statistics = fail
"""
ESCAPES = re.compile(r"\x1b\[[?<]?[0-9;]*[a-z]")
GIVEN_BACK = [b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l"]


def test_an_unforeseen_failure_is_told_in_one_message(tmp_path: Path) -> None:
    with opened(tmp_path, FAIL.format(error="KeyError('answers')")) as terminal:
        terminal.press("s")
        assert terminal.ended() == 1
        assert [sign for sign in GIVEN_BACK if sign not in terminal.told] == []
        assert "KeyError: 'answers'" in terminal.left_behind
        assert "  everything answered is kept; please report" in terminal.left_behind
        assert b"a value nobody" not in terminal.told
        assert b"Traceback" not in terminal.told
        assert terminal.modes_now() == terminal.modes


def test_a_failure_is_told_in_full_on_request(tmp_path: Path) -> None:
    with opened(tmp_path, FAIL.format(error="KeyError('answers')"), QUIZGAME_DEBUG="1", PYTHON_COLORS="0") as terminal:
        terminal.press("s")
        assert terminal.ended() == 1
        assert "Traceback" in terminal.left_behind
        assert "in fail" in terminal.left_behind


def test_an_error_that_was_not_caught_in_place_has_its_hint(tmp_path: Path) -> None:
    before = "from quizgame.errors import StoreError\n" + FAIL.format(
        error="StoreError('the disk is full', 'make room')"
    )
    with opened(tmp_path, before) as terminal:
        terminal.press("s")
        assert terminal.ended() == 1
        assert "the disk is full\r\n  make room\r\n" in terminal.left_behind


@pytest.mark.parametrize("number", [signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)])
def test_a_signal_to_end_gives_the_terminal_back(tmp_path: Path, number: int) -> None:
    with opened(tmp_path) as terminal:
        os.kill(terminal.process.pid, number)
        assert terminal.ended() == 128 + number
        assert [sign for sign in GIVEN_BACK if sign not in terminal.told] == []
        assert not any(character.isalpha() for character in ESCAPES.sub("", terminal.left_behind))
        assert terminal.modes_now() == terminal.modes


@pytest.mark.parametrize("ignored", [False, True])
def test_without_its_terminal_the_app_ends(tmp_path: Path, ignored: bool) -> None:
    before = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)" if ignored else ""
    with opened(tmp_path, before) as terminal:
        assert terminal.vanish() == 128 + 1


def test_a_terminal_without_unicode_gets_plain_signs(tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    with opened(tmp_path, **plain) as terminal:
        terminal.press("\x11")
        assert terminal.ended() == 0
        shown = ESCAPES.sub("", terminal.told.decode("ascii"))
        assert "* quizgame" in shown
        assert "-" * 80 in shown
        assert "> Today" in shown
        assert "Enter study" in shown
