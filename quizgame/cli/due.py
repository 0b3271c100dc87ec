"""`quizgame due`: how much is waiting today, and what comes after."""

from __future__ import annotations

from datetime import date

from quizgame.app.application import Application, Today
from quizgame.cli.arguments import Options
from quizgame.cli.layout import count, day_in_words
from quizgame.cli.output import Ink, print_json, print_lines
from quizgame.cli.wiring import deck_named, open_application


def due(options: Options) -> int:
    """Print what today holds."""
    with open_application(options) as application:
        today = application.today(deck_named(options) if options.deck else None)
        if options.json:
            print_json(
                {
                    "due": today.due,
                    "new": today.new,
                    "learned": today.learned,
                    "total": today.total,
                    "today": len(today.queue.cards),
                    "next_due": today.next_due.isoformat() if today.next_due else None,
                }
            )
        else:
            print_lines(_page(today, application, Ink()))
    return 0


def _page(today: Today, application: Application, ink: Ink) -> list[str]:
    lines = []
    if today.queue.cards:
        old, new = len(today.queue.due), len(today.queue.new)
        cards = (
            f"{old:,} due and {new:,} new cards"
            if old and new
            else count(old or new, "due card" if old else "new card")
        )
        lines.append(f"{ink.bold('Today:')} {cards}, about {count(today.minutes, 'minute')}.")
    else:
        lines.append(f"{ink.bold('Today:')} nothing is left to study.")
    if today.next_due:
        lines.append(f"Next due: {day_in_words(today.next_due, date.fromordinal(application.day))}.")
    lines.append(
        f"In all: {today.due:,} due, {today.new:,} new, {today.learned:,} learned of {count(today.total, 'card')}."
    )
    return lines
