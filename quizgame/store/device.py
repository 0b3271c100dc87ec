"""The name under which a journal writes its events: one for each place that it is written in.

A journal that was copied, to another computer or another folder, goes on under a new name; else both copies would give
their events the same ids, and could never be merged.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from quizgame.reading.digest import digest


def new_device() -> str:
    """A name that no other journal has."""
    return os.urandom(4).hex()


def settle(connection: sqlite3.Connection, path: Path, device: str) -> str:
    """The name for a journal that is about to be written at `path`, where `device` is its name so far; both are noted.

    Raises:
        sqlite3.Error: it cannot be noted.
    """
    here = _place(path)
    noted = connection.execute("SELECT value FROM about WHERE key = 'place'").fetchone()
    if noted == (here,):
        return device
    if noted is not None:
        device = new_device()
    connection.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", [("device", device), ("place", here)])
    return device


def unsettle(connection: sqlite3.Connection) -> None:
    """Let the journal go on under a new name, wherever it is written next.

    Raises:
        sqlite3.Error: it cannot be noted.
    """
    connection.execute("INSERT OR REPLACE INTO about VALUES ('place', '')")


def _place(path: Path) -> str:
    """Which computer, and where on it. On paper only: it never leaves the journal."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    told = f"{name}\0{os.path.realpath(path)}"
    return digest(os.fsencode(told), 8)
