"""The seats of this learner in live rooms: the secret tokens by which they are found again."""

from __future__ import annotations

import json
import os
from pathlib import Path

from quizgame.store.database import faults_told

MOST = 50
"""So many of the latest seats are remembered; rooms do not last."""


def read_token(path: Path, room: str) -> str | None:
    """The token of the seat in a room, by the room's address; None where there is none to be read."""
    return _read(path).get(room)


def keep_token(path: Path, room: str, token: str) -> None:
    """Remember a token.

    Raises:
        StoreError: it could not be written.
    """
    seats = _read(path)
    seats.pop(room, None)
    kept = {**seats, room: token}
    with faults_told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            # a token is a secret: nobody else on this computer reads it
            with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
                json.dump(dict(list(kept.items())[-MOST:]), file, indent=2)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, str]:
    try:
        plain = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}  # nothing is lost but a seat in a room that may be long over
    return {room: token for room, token in plain.items() if isinstance(token, str)} if isinstance(plain, dict) else {}
