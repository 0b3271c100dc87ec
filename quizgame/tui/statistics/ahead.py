"""What the coming days hold."""

from __future__ import annotations

from textual.content import Content

from quizgame.app.forecasting import Forecast
from quizgame.app.totals import SECONDS_A_CARD
from quizgame.tui.design import LEAD_STRONG, QUIET, counted, number
from quizgame.tui.statistics.drawing import days_plotted, headed, stacked
from quizgame.tui.typesetting import hanging, line, wrapped

_ROWS = 5
_SPANS = (7, 30, 90)


def lines(forecast: Forecast, width: int) -> list[Content]:
    """What is due, and what new cards will add to it."""
    return stacked(_due(forecast, width), _load(forecast, width))


def _due(forecast: Forecast, width: int) -> list[Content]:
    today, days = forecast.today.toordinal(), min(30, len(forecast.due))
    if not forecast.knowledge.learned:
        return headed("Due", "", wrapped("Nothing has been learned yet, so nothing is due.", width, QUIET), width)
    due = forecast.due[:days]
    told = f"{counted(sum(due), 'card')} in the next {days} days, if nothing new is learned"
    if not any(due):
        return headed("Due", f"nothing in the next {days} days", [], width)
    return headed("Due", told, days_plotted(due, today, today, width, _ROWS), width)


def _load(forecast: Forecast, width: int) -> list[Content]:
    today = forecast.today.toordinal()
    cards = [load.reviews + load.new for load in forecast.load]
    new = forecast.limits.new
    if not any(cards):
        return []
    told = []
    for span in _SPANS:
        if span <= len(cards):
            around = forecast.load[max(span - 7, 0) : span]
            reviews = sum(load.reviews for load in around) / len(around)
            every = sum(load.reviews + load.new for load in around) / len(around)
            minutes = max(1, round(every * SECONDS_A_CARD / 60))
            told.append((f"in {span} days", round(reviews), minutes))
    days = min(len(cards), max(width - 6, 30))  # whole days, where they have room
    lines = days_plotted(cards[:days], today, today, width, _ROWS)
    lines.append(Content(""))
    for when, reviews, minutes in told:
        figures = f"{counted(reviews, 'review')} a day, with the new ones about {counted(minutes, 'minute')}"
        lines += hanging(line((f"{when:<12}", QUIET)), figures, width)
    late = forecast.load[-1].left
    if late >= 1:
        limit = f"The limit of {number(forecast.limits.reviews)} reviews a day then leaves "
        limit += f"{counted(round(late), 'card')} waiting."
        lines += wrapped(limit, width, QUIET)
    about = f"with {counted(new, 'new card')} a day, all studied every day"
    keys = line(("+ −", LEAD_STRONG), (" more or fewer new cards", QUIET))
    return [*headed("Cards a day", about, lines, width), Content(""), keys]
