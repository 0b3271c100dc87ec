"""The app in a real terminal: a child process whose keyboard and screen are a pseudo-terminal. Not for Windows."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 30

_CHILD = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from quizgame.cli.main import main
exec(sys.argv[1])
raise SystemExit(main([]))
"""


class Terminal:
    """A running app; `told` is all it has written so far."""

    def __init__(self, home: Path, before: str, environment: dict[str, str]) -> None:
        self._end, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.told = b""
        self.modes = termios.tcgetattr(theirs)
        self.process = subprocess.Popen(
            [sys.executable, "-c", _CHILD, before],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env=os.environ | {"QUIZGAME_HOME": str(home), "TERM": "xterm-256color"} | environment,
        )
        self._theirs: int | None = theirs

    def press(self, keys: str) -> None:
        os.write(self._end, keys.encode())

    def wait_for(self, text: str) -> None:
        """Read until a text was written."""
        while text.encode() not in self.told:
            assert self._read(PATIENCE), f"{text!r} was not written: {self.told[-2000:]!r}"

    def ended(self) -> int:
        """Read what is written until the end of the app; its exit code."""
        while self.process.poll() is None:
            self._read(0.05)
        while self._read(0):
            pass
        return self.process.returncode

    @property
    def left_behind(self) -> str:
        """What was written after the app had given the screen back."""
        _, given_back, after = self.told.partition(b"\x1b[?1049l")
        assert given_back
        return after.decode()

    def modes_now(self) -> list[object]:
        """How the terminal treats its input."""
        assert self._theirs is not None
        return termios.tcgetattr(self._theirs)

    def vanish(self) -> int:
        """Close the terminal's window; the exit code of the app then."""
        self.close()
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        if self._theirs is not None:
            os.close(self._end)
            os.close(self._theirs)
            self._theirs = None

    def _read(self, seconds: float) -> bool:
        if not select.select([self._end], [], [], seconds)[0]:
            return False
        self.told += os.read(self._end, 65536)
        return True


@contextmanager
def opened(home: Path, before: str = "", **environment: str) -> Iterator[Terminal]:
    """The app at home, in a terminal of 80×24; `before` is run in its process before it starts."""
    terminal = Terminal(home, before, environment)
    try:
        terminal.wait_for("help")
        yield terminal
    finally:
        terminal.process.kill()
        terminal.process.wait()
        terminal.close()
