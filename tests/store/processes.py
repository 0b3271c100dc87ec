"""Real processes for the tests of the store: ones to kill, and ones without rights."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def child(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HERE)},
    )


def killed(process: subprocess.Popen[str]) -> list[str]:
    """Kill a process with no warning; what it had still said, whole lines only."""
    process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    said = process.stdout.read()  # `communicate` would pass over what was read ahead
    process.wait()
    return said.split("\n")[:-1]


def lock_up(folder: Path, mode: int) -> None:
    for item in folder.rglob("*"):
        item.chmod(0o444)
    folder.chmod(mode)


def give_up_rights() -> None:
    """Be nobody from here on, where one is root: for root there are no permissions."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
