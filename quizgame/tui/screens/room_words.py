"""What a player's end of a room says of the own answer while a question is open or closed."""

from __future__ import annotations

from typing import Any

from quizgame.app.joining import Client
from quizgame.tui.design import QUIET, RIGHT

Plain = dict[str, Any]


def standing_of(client: Client, room: Plain, you: Plain, index: int) -> tuple[str, str]:
    """How the own answer to a question stands, in a sentence, and the role of its colour; "" before there is one."""
    if room["skipped"]:
        return "This question was skipped. It counts for nobody.", QUIET
    if you["since"] > index:
        return "You play from the next question on.", QUIET
    if room["phase"] == "closed":
        return "Closed. The answer comes on the big screen.", QUIET
    if room["paused"]:
        return "Paused", QUIET
    if client.unacknowledged:
        return "Sending …", QUIET
    if index in client.seen.given:
        return "Your answer is in. It can be changed until the question closes.", RIGHT
    return "", QUIET
