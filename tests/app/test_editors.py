"""The editor a file is opened in: which one, at which line, and what is said where there is none."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

import pytest

from quizgame.app.editors import editor_command
from quizgame.errors import QuizgameError

PATH: Any = PurePosixPath("/decks/my birds.yaml")


def command(*there: str, windows: bool = False, **environ: str) -> tuple[str, ...]:
    found = {name: name for name in there}
    return editor_command(environ, PATH, 12, windows=windows, find=found.get)


@pytest.mark.parametrize(
    "program, words",
    [
        ("vi", ["+12", str(PATH)]),
        ("nvim", ["+12", str(PATH)]),
        ("nano", ["+12", str(PATH)]),
        ("emacs", ["+12", str(PATH)]),
        ("micro", ["+12", str(PATH)]),
        ("/usr/bin/vim", ["+12", str(PATH)]),
        ("hx", [f"{PATH}:12"]),
        ("code", ["--goto", f"{PATH}:12"]),
        ("kate", ["--line", "12", str(PATH)]),
        ("something", [str(PATH)]),
    ],
)
def test_every_editor_is_told_the_line_in_its_way(program: str, words: list[str]) -> None:
    assert command(program, EDITOR=program) == (program, *words)


def test_visual_comes_before_editor_and_may_have_words_of_its_own() -> None:
    assert command("code", "vi", VISUAL="code --wait", EDITOR="vi") == ("code", "--wait", "--goto", f"{PATH}:12")
    assert command("vi", VISUAL="  ", EDITOR="vi") == ("vi", "+12", str(PATH))
    assert command("my editor", EDITOR="'my editor' -x")[:2] == ("my editor", "-x")
    assert command("my editor", EDITOR="my editor") == ("my editor", str(PATH))


def test_without_a_word_the_first_that_is_there_is_taken() -> None:
    assert command("vi", "hx") == ("vi", "+12", str(PATH))
    assert command("notepad", windows=True) == ("notepad", str(PATH))
    with pytest.raises(QuizgameError, match="there is no editor"):
        command()


def test_windows_has_its_own_paths() -> None:
    program = r"C:\Programs\Notepad++\notepad++.exe"
    found = {program: program, "code.cmd": "code.cmd"}
    path: Any = PureWindowsPath(r"C:\decks\birds.yaml")
    told = editor_command({"EDITOR": f'"{program}" -multiInst'}, path, 3, windows=True, find=found.get)
    assert told == (program, "-multiInst", "-n3", str(path))
    assert editor_command({"EDITOR": "code.cmd"}, path, 3, windows=True, find=found.get)[1:] == (
        "--goto",
        f"{path}:3",
    )


def test_an_editor_that_is_not_there_is_told() -> None:
    with pytest.raises(QuizgameError, match="the editor “nosuch” was not found"):
        command(EDITOR="nosuch -w")
    with pytest.raises(QuizgameError, match="cannot be understood"):
        command(EDITOR="vi 'x")
