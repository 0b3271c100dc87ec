"""What ends the app from outside: a signal, or a terminal that is gone."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

HUNG_UP = 128 + 1
"""The exit code of a program whose terminal went away, as after SIGHUP."""
LOOK_EVERY = 1.0
"""Seconds between two looks whether the terminal is still there."""


def heed_signals(end: Callable[[int], None]) -> None:
    """Call `end` with the exit code when the running program is told to end; without this the terminal stays as it is.

    A signal that whoever started the program wants ignored (`nohup`) stays ignored. Windows has no such signals.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            # not every loop knows signals, and only the main thread may
            with suppress(NotImplementedError, RuntimeError):
                loop.add_signal_handler(number, end, 128 + number)


def has_terminal() -> bool:
    """Whether there is a terminal to read keys from. One that went away is none: reading from it never waits."""
    try:
        return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())
    except (OSError, ValueError):
        return False
