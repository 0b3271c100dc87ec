"""Textual's driver for POSIX terminals, made to outlive its terminal."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, TextIO

from textual.drivers.linux_driver import LinuxDriver

from quizgame.tui.design import PLAIN, speaks_unicode
from quizgame.tui.leaving import has_terminal


class _Forgiving:
    """A stream that takes everything.

    What its terminal does not take any more goes nowhere; signs its encoding lacks are written as plain ones.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._plain = {} if speaks_unicode(stream.encoding) else PLAIN

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._stream.write(text.translate(self._plain) if self._plain else text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class TerminalDriver(LinuxDriver):
    """Textual's driver hands what it writes to a thread, and waits for ever when that has failed."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._file: Any = _Forgiving(self._file)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal up again; the signal comes, too, when the terminal has just gone."""
        if has_terminal():
            super()._sigcont_application()
