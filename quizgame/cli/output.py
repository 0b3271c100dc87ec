"""What leaves the program: text, JSON, errors. Nothing printed can steer a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from quizgame.errors import QuizgameError
from quizgame.reading.diagnostic import REFUSED

_BOLD, _DIM, _RED, _GREEN, _YELLOW = "1", "2", "31", "32", "33"


def prepare() -> None:
    """Make the streams take every text: what an encoding lacks is replaced, and odd bytes of the input are read."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us: nothing to read, nowhere to print
            stream = Path(os.devnull).open("r" if name == "stdin" else "w", encoding="utf-8")  # noqa: SIM115
            setattr(sys, name, stream)
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def one_line(text: str) -> str:
    """Text on one line, control characters spelt out as <U+001B>: safe to print, whoever wrote it."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(REFUSED.sub(_spelt, " ".join(text.split())).split())


def safe_lines(text: str) -> list[str]:
    """Text line by line, indents kept, safe to print."""
    return [" " * (len(line) - len(line.lstrip(" "))) + one_line(line) for line in text.split("\n") if line.strip()]


def _spelt(found: Any) -> str:
    return f"<U+{ord(found[0]):04X}>"


def print_json(value: Any) -> None:
    """One JSON document in UTF-8, whatever the terminal speaks; text stands as it is but for control characters."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    text = REFUSED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    with _read_to_its_end():
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode() + b"\n")
        sys.stdout.buffer.flush()


def print_lines(lines: Iterable[str]) -> None:
    """Lines of text in one go."""
    text = "".join(f"{line}\n" for line in lines)
    with _read_to_its_end():
        sys.stdout.write(text)
        sys.stdout.flush()


def print_text(text: str) -> None:
    """A file's text in UTF-8, byte for byte, whatever the terminal speaks. It has been checked as files are."""
    with _read_to_its_end():
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()


def tell_lines(lines: Iterable[str]) -> None:
    """Lines of text on standard error, so that what is printed can go into a file."""
    sys.stderr.write("".join(f"{line}\n" for line in lines))
    sys.stderr.flush()


def flush() -> None:
    """Hand on what is buffered, if anybody still reads."""
    with _read_to_its_end():
        sys.stdout.flush()


def settle() -> None:
    """Hand on what is buffered; where the terminal has gone meanwhile, let it go too, so that the exit code stands."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            silence(stream)


@contextmanager
def _read_to_its_end() -> Iterator[None]:
    """Whoever reads may have had enough, as `head` has: that is no failure."""
    try:
        yield
    except BrokenPipeError:
        silence()


def tell_error(error: QuizgameError, heading: str = "quizgame:") -> None:
    """Say on standard error what is wrong, and below it how to mend it; where nobody can hear it, the exit code says
    enough."""
    ink = Ink(sys.stderr)
    first, *more = safe_lines(error.message) or [""]
    lines = [f"{ink.red(heading)} {first}", *more, *(f"  {line}" for line in safe_lines(error.hint))]
    try:
        sys.stderr.write("".join(f"{line}\n" for line in lines))
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO | None = None) -> None:
    """Nobody reads on: let what is still buffered, of standard output or another stream, go nowhere, so that the
    interpreter can end without complaint."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, (stream or sys.stdout).fileno())
    except (OSError, ValueError):
        pass


class Ink:
    """Colours for a stream; plain text where it takes none. Colour never carries meaning alone."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.coloured = takes_colour(sys.stdout if stream is None else stream)

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.coloured and text else text

    def bold(self, text: str) -> str:
        """Text that stands out."""
        return self._in(_BOLD, text)

    def dim(self, text: str) -> str:
        """Text that steps back."""
        return self._in(_DIM, text)

    def red(self, text: str) -> str:
        """Errors."""
        return self._in(_RED, text)

    def green(self, text: str) -> str:
        """What is well."""
        return self._in(_GREEN, text)

    def yellow(self, text: str) -> str:
        """Warnings, and what waits."""
        return self._in(_YELLOW, text)


def draws() -> bool:
    """Whether the output knows the signs that plots are made of."""
    return "utf" in (sys.stdout.encoding or "").lower().replace("-", "")


def takes_colour(stream: TextIO) -> bool:
    """Whether a stream is a terminal that shows colours, and the user wants them (no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    # the old Windows console shows escape sequences as they are; its successors and emulators say who they are
    return sys.platform != "win32" or any(name in os.environ for name in ("WT_SESSION", "ANSICON", "TERM"))
