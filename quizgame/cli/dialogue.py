"""Asking somebody at a terminal a few things, each with an answer that Enter takes."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from quizgame.reading.diagnostic import REFUSED


class EndOfInputError(Exception):
    """Nothing more will be typed."""


def is_answered() -> bool:
    """Whether there is somebody to ask: input and output are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def begin_asking() -> None:
    """Let what is typed be edited with the arrow keys, where the platform can."""
    try:
        import readline
    except ImportError:
        return
    readline.set_auto_history(False)


def ask(label: str, default: str = "") -> str:
    """What is typed, on one line and without what cannot be seen; the default for nothing.

    Raises:
        EndOfInputError: the input has ended.
    """
    try:
        typed = input(f"{label} [{default}]: " if default else f"{label}: ")
    except EOFError as error:
        sys.stdout.write("\n")
        raise EndOfInputError from error
    return " ".join(REFUSED.sub("", typed).split()) or default


def ask_several(label: str) -> tuple[str, ...]:
    """Texts, parted by semicolons; none for nothing.

    Raises:
        EndOfInputError: the input has ended.
    """
    return tuple(filter(None, (part.strip() for part in ask(label).split(";"))))


def ask_choice(label: str, options: Sequence[str], default: int = 1) -> int:
    """The number of one of the options, from 1; asked until it is one.

    Raises:
        EndOfInputError: the input has ended.
    """
    for number, option in enumerate(options, 1):
        sys.stdout.write(f"  {number}  {option}\n")
    while True:
        given = ask(label, str(default))
        if given.isascii() and given.isdigit() and 1 <= int(given[:3]) <= len(options):
            return int(given[:3])
        sys.stdout.write(f"  Type a number from 1 to {len(options)}.\n")


def ask_yes(label: str) -> bool:
    """Whether the answer is yes; Enter says no.

    Raises:
        EndOfInputError: the input has ended.
    """
    return ask(f"{label} (y/N)").casefold() in ("y", "yes")
