"""Which editor opens a file at a line: the one that `VISUAL` or `EDITOR` names, else one that is there."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from quizgame.errors import QuizgameError

_COMMON = ("nano", "vim", "nvim", "vi", "micro", "hx")
"""Tried in turn where nobody says which."""
_PLUS = frozenset(
    "vi vim nvim gvim view vimx nano pico emacs emacsclient micro joe jed mg ne kak gedit mousepad xed geany".split()
)
"""Take the line as `+12` before the file."""
_COLON = frozenset("hx helix subl sublime_text zed lapce".split())
"""Take it as `file:12`."""
_GOTO = frozenset("code code-insiders codium vscodium cursor windsurf".split())
"""Take it as `--goto file:12`."""
_OPTION = {"kate": "--line", "kwrite": "--line", "idea": "--line", "pycharm": "--line"}


def editor_command(
    environ: Mapping[str, str],
    path: Path,
    line: int,
    *,
    windows: bool = False,
    find: Callable[[str], str | None] = shutil.which,
) -> tuple[str, ...]:
    """The words that open a file at a line, from 1; `find` tells where a program is.

    Raises:
        QuizgameError: there is no editor, or the one that is named is not there.
    """
    named = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    words = _words(named, windows, find) if named else _fallback(windows, find)
    program = find(words[0])
    if program is None:
        raise QuizgameError(
            f"the editor “{words[0]}” was not found", "set VISUAL or EDITOR to the editor you use, as in VISUAL=nano"
        )
    return program, *words[1:], *_at_line(_name(words[0], windows), path, line)


def _words(named: str, windows: bool, find: Callable[[str], str | None]) -> Sequence[str]:
    """The words of a command; a name with spaces that leads to a program is one."""
    if find(named):
        return (named,)
    try:
        words = shlex.split(named, posix=not windows)
    except ValueError as error:
        raise QuizgameError(
            f"VISUAL or EDITOR cannot be understood: {named[:80]}", "a quotation mark is not closed"
        ) from error
    return [word.strip('"') for word in words] if windows else words


def _fallback(windows: bool, find: Callable[[str], str | None]) -> Sequence[str]:
    if windows:
        return ("notepad",)
    there = next((name for name in _COMMON if find(name)), None)
    if there is None:
        raise QuizgameError("there is no editor to open the file in", "set VISUAL or EDITOR to the one you use")
    return (there,)


def _name(program: str, windows: bool) -> str:
    path = PureWindowsPath(program) if windows else PurePosixPath(program)
    return path.name.lower().removesuffix(".exe").removesuffix(".cmd")


def _at_line(name: str, path: Path, line: int) -> tuple[str, ...]:
    if name in _PLUS:
        return f"+{line}", str(path)
    if name in _COLON:
        return (f"{path}:{line}",)
    if name in _GOTO:
        return "--goto", f"{path}:{line}"
    if name == "notepad++":
        return f"-n{line}", str(path)
    if name in _OPTION:
        return _OPTION[name], str(line), str(path)
    return (str(path),)
