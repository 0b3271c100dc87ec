"""What a host types: one command a line, players by name or by #seat."""

from __future__ import annotations

from collections.abc import Callable

from quizgame.classroom.commands import (
    Close,
    Continue,
    End,
    Extend,
    Free,
    GoOn,
    GrantExtra,
    HostCommand,
    Kick,
    Lock,
    Pause,
    Skip,
    Unlock,
)
from quizgame.classroom.names import read_name
from quizgame.classroom.room import Room

_PLAIN: dict[str, Callable[[], HostCommand]] = {
    "next": GoOn,
    "close": Close,
    "skip": Skip,
    "lock": Lock,
    "unlock": Unlock,
    "pause": Pause,
    "continue": Continue,
    "end": End,
}
ORDERS = (*_PLAIN, "extend SECONDS", "kick NAME", "free NAME", "extra NAME PERCENT")
"""All that can be typed."""


def read_order(room: Room, line: str) -> HostCommand | str:
    """The command a line gives, or a sentence that says what is wrong with it."""
    word, _, rest = line.strip().partition(" ")
    word, rest = word.lower(), rest.strip()
    if word in _PLAIN and not rest:
        return _PLAIN[word]()
    match word:
        case "extend":
            seconds = _number(rest)
            return "Give the seconds to add, as “extend 30”." if seconds is None else Extend(seconds * 1_000)
        case "kick" | "free":
            seat = _seat(room, rest)
            if seat is None:
                return f"Nobody here is called “{rest[:40]}”."
            return Kick(seat) if word == "kick" else Free(seat)
        case "extra":
            name, _, amount = rest.rpartition(" ")
            percent, seat = _number(amount.rstrip("%")), _seat(room, name)
            if percent is None:
                return "Give a name and the per cent, as “extra Ada 50”."
            return f"Nobody here is called “{name[:40]}”." if seat is None else GrantExtra(seat, percent)
        case _:
            return f"That is no command. There are: {', '.join(ORDERS)}."


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else None


def _seat(room: Room, text: str) -> int | None:
    """The seat of a name, or of a number after #."""
    if text.startswith("#") and (number := _number(text[1:])) is not None:
        return number if number in room.seats else None
    name = read_name(text)
    return None if isinstance(name, str) else room.taken.get(name.folded)
