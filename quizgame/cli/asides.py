"""Commands of a game as lines of text that set the card in question aside."""

from __future__ import annotations

from quizgame.app.sitting import Sitting
from quizgame.app.standing import Aside
from quizgame.errors import GameError

ASIDES = (
    "  :bury    let this card rest until tomorrow; :suspend until you wake it",
    "  :known   you know it already: it is not asked for about half a year",
    "  :reset   learn it anew; with `last`, all of these are about the card before",
)
_WAYS = {
    ":bury": (Aside.BURIED, "Buried: it comes back tomorrow."),
    ":suspend": (Aside.SUSPENDED, "Suspended: it is not studied until you wake it, in the app (b, then s)."),
    ":known": (Aside.KNOWN, "Known already: it is not asked for about half a year."),
}


def obey_aside(sitting: Sitting, words: list[str]) -> list[str]:
    """Do what a command says, one of those that `ASIDES` explains; what is told of it."""
    turn = None
    if words[1:] == ["last"]:
        if not sitting.game.turns:
            return ["Nothing was asked before this question."]
        turn = sitting.game.turns[-1]
    elif words[1:]:
        return [f"Type {words[0]}, or {words[0]} last for the card before."]
    try:
        if words[0] == ":reset":
            sitting.begin_anew(turn)
            return ["It begins anew, as if it had never been reviewed. :undo takes that back."]
        aside, told = _WAYS[words[0]]
        sitting.set_aside(aside, turn)
    except GameError as error:
        return [f"That cannot be done: {error.message}; {error.hint}."]
    return [f"{told} :undo takes that back."]
