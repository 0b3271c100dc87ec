"""`quizgame backlog`: what has piled up, and spreading it over days."""

from __future__ import annotations

from datetime import date
from typing import Any

from quizgame.app.rescheduling import Backlog, gather_again, look_at_backlog, spread_backlog
from quizgame.cli.arguments import Options
from quizgame.cli.layout import count, day_in_words
from quizgame.cli.output import print_json, print_lines
from quizgame.cli.wiring import open_application


def backlog(options: Options) -> int:
    """Tell what is due and how it would be spread; spread it, or take that back."""
    with open_application(options, writing=options.action != "") as application:
        if options.action == "undo":
            back = gather_again(application)
            told = f"Taken back: {count(back, 'card has', 'cards have')} the former day again, unless reviewed since."
            lines = [told if back else "Nothing was spread that could be taken back."]
            plain: dict[str, Any] = {"taken_back": back}
        else:
            found = look_at_backlog(application, options.count)
            if options.action == "spread":
                spread_backlog(application, found)
            today = date.fromordinal(application.day)
            lines, plain = _page(found, today, options.action), _describe(found, today, options.action)
    if options.json:
        print_json(plain)
    else:
        print_lines(lines)
    return 0


def _describe(found: Backlog, today: date, action: str) -> dict[str, Any]:
    return {
        "due": found.due,
        "usual_day": found.usual,
        "a_day": found.plan.a_day,
        "moved": len(found.plan.days),
        "days": found.plan.last - today.toordinal() + 1 if found.due else 0,
        "last": date.fromordinal(found.plan.last).isoformat(),
        "spread": action == "spread",
    }


def _page(found: Backlog, today: date, action: str) -> list[str]:
    if not found.due:
        return ["Nothing is due: there is no backlog."]
    lines = [f"{count(found.due, 'card is', 'cards are')} due; a usual day holds about {found.usual:,}."]
    moved, days = len(found.plan.days), found.plan.last - today.toordinal() + 1
    if not moved:
        return [*lines, f"They fit into today, with at most {found.plan.a_day:,} a day."]
    last = day_in_words(date.fromordinal(found.plan.last), today)
    if action == "spread":
        told = f"Spread over {count(days, 'day')}, the most urgent first: at most {found.plan.a_day:,} a day, the last"
        return [*lines, f"{told} {last}.", "`quizgame backlog --undo` takes that back."]
    told = (
        f"With at most {found.plan.a_day:,} a day, the most urgent first, that takes {count(days, 'day')}, to the last"
    )
    return [*lines, f"{told} {last}.", "`quizgame backlog --spread` does so; `--per-day N` sets another pace."]
