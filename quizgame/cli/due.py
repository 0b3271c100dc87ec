"""`quizgame due`: how much is waiting today, and what comes after."""

from __future__ import annotations

from datetime import date
from typing import Any

from quizgame.app.application import Application
from quizgame.app.totals import DeckTotals, Today
from quizgame.cli.arguments import Options
from quizgame.cli.layout import count, day_in_words
from quizgame.cli.output import Ink, one_line, print_json, print_lines
from quizgame.cli.wiring import deck_named, open_application


def due(options: Options) -> int:
    """Print what today holds."""
    with open_application(options) as application:
        reference = deck_named(options) if options.deck else None
        today = application.today(reference)
        exams = _exams(application, reference)
        if options.json:
            print_json(_describe(today, exams))
        else:
            day = date.fromordinal(application.day)
            print_lines([*_page(today, application, Ink()), *(_exam_in_words(deck, day) for deck in exams)])
    return 0


def _describe(today: Today, exams: list[DeckTotals]) -> dict[str, Any]:
    """The counts, and `exams` where a deck has one ahead."""
    plain: dict[str, Any] = {
        "due": today.due,
        "new": today.new,
        "learned": today.learned,
        "total": today.total,
        "today": len(today.queue.cards),
        "next_due": today.next_due.isoformat() if today.next_due else None,
    }
    ahead = [
        {"deck": deck.entry.id, "date": deck.exam.isoformat(), "readiness": deck.readiness}
        for deck in exams
        if deck.exam
    ]
    return plain | ({"exams": ahead} if ahead else {})


def _exams(application: Application, reference: str | None) -> list[DeckTotals]:
    """The decks with an exam ahead, the next first; only the one asked for, if one is."""
    if not application.preferences.settings.decks:
        return []
    wanted = application.library.entry(reference).id if reference else None
    decks = [deck for deck in application.decks() if deck.exam and wanted in (None, deck.entry.id)]
    return sorted(decks, key=lambda deck: (deck.exam or date.max, deck.entry.id))


def _exam_in_words(deck: DeckTotals, today: date) -> str:
    when = day_in_words(deck.exam or today, today)
    return f"Exam {when}: {one_line(deck.entry.title)}; as things stand you will know {deck.readiness or 0:.0%} of it."


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
