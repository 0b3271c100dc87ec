"""What has piled up, and how it is worked off: at one of two paces, each of which can be taken back."""

from __future__ import annotations

from datetime import date

from quizgame.app.application import Application
from quizgame.app.rescheduling import GENTLY, Backlog, can_gather, gather_again, look_at_backlog, spread_backlog
from quizgame.tui.design import counted, number
from quizgame.tui.screens.decision import DecisionModal, Way


def days_of(backlog: Backlog, today: int) -> str:
    """How many days it takes."""
    return counted(backlog.plan.last - today + 1, "day")


def backlog_modal(application: Application, backlog: Backlog) -> DecisionModal | None:
    """Asks how to work a backlog off, or whether to take that back; None where there is neither."""
    today = application.day
    ways = []
    if backlog.plan.days:
        gently = look_at_backlog(application, max(round(GENTLY * backlog.usual), 1))
        for key, name, found in (("s", "spread", backlog), ("g", "gently", gently)):
            told = f"over {days_of(found, today)}, at most {number(found.plan.a_day)} a day"
            ways.append(Way(key, name, told))
    if can_gather(application):
        ways.append(Way("u", "undo", "give the cards their former days again"))
    if not ways:
        return None
    detail = f"A usual day holds about {number(backlog.usual)}. The most urgent come first, and no day is too much."
    return DecisionModal(f"{counted(backlog.due, 'card')} due today", detail, *ways)


def take_way(application: Application, backlog: Backlog, way: str) -> str:
    """Do what was decided; what is told of it.

    Raises:
        StoreError: it could not be kept.
    """
    if way == "u":
        return f"Taken back: {counted(gather_again(application), 'card')} as before."
    found = backlog if way == "s" else look_at_backlog(application, max(round(GENTLY * backlog.usual), 1))
    spread_backlog(application, found)
    last = date.fromordinal(found.plan.last)
    return f"Spread over {days_of(found, application.day)}, until {last.day} {last:%b}. w takes that back."
