"""Figures three rows high, to be read from the last row of a room."""

from __future__ import annotations

_ROWS = (
    "╭─╮ ╷ ╶─╮╶─╮╷ ╷╭─╴╭─╴╶─╮╭─╮╭─╮         ",
    "│ │ │ ╭─╯ ─┤╰─┤╰─╮├─╮  │├─┤╰─┤ ╷ ╶─╴   ",
    "╰─╯ ╵ ╰─╴╶─╯  ╵╶─╯╰─╯  ╵╰─╯╶─╯ ╵       ",
)
_SIGNS = "0123456789:-"
WIDTH = 3
HEIGHT = 3


def figures(text: str) -> tuple[str, str, str]:
    """Digits, colons and minus signs as three lines; what else stands in the text takes the room of a gap."""
    places = [_SIGNS.find(sign) for sign in text]
    rows = ("".join(row[at * WIDTH : (at + 1) * WIDTH] if at >= 0 else " " for at in places) for row in _ROWS)
    top, middle, bottom = rows
    return top, middle, bottom
