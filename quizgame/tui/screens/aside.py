"""What is to become of a card while it is studied: four ways to have it out of the way, each of which can be undone."""

from __future__ import annotations

from quizgame.app.sitting import Sitting
from quizgame.app.standing import Aside
from quizgame.play.turn import Turn
from quizgame.tui.screens.decision import DecisionModal, Way

_ASIDES = {
    "b": (Aside.BURIED, "Back tomorrow."),
    "s": (Aside.SUSPENDED, "Suspended."),
    "i": (Aside.KNOWN, "Back in half a year."),
}


def aside_modal(sitting: Sitting, turn: Turn | None) -> DecisionModal:
    """Asks what is to become of the card of a turn, or of the one shown now; ends with the key of a way."""
    shown = turn.shown if turn else sitting.shown
    return DecisionModal(
        "What is to become of this card?",
        shown.question.prompt if shown else "",
        Way("b", "bury", "not today: it comes back tomorrow"),
        Way("s", "suspend", "not until you wake it"),
        Way("i", "I know it", "already: not asked for about half a year"),
        Way("r", "reset", "learn it anew, from the beginning"),
    )


def take_way(sitting: Sitting, turn: Turn | None, way: str) -> str:
    """Do what was decided; what is told of it.

    Raises:
        GameError: the question is no card, or the game counts points.
        StoreError: it could not be committed.
    """
    if way == "r":
        sitting.begin_anew(turn)
        return "It begins anew."
    aside, told = _ASIDES[way]
    sitting.set_aside(aside, turn)
    return told
