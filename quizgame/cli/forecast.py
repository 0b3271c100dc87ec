"""`quizgame forecast`: what is due in the coming days, and what new cards will add to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from quizgame.app.forecasting import Forecast, foresee
from quizgame.app.plots import plot_days
from quizgame.app.totals import SECONDS_A_CARD
from quizgame.cli.arguments import Options
from quizgame.cli.layout import Column, count, table, window
from quizgame.cli.output import Ink, draws, print_json, print_lines
from quizgame.cli.wiring import deck_named, open_application

DAYS = 30
_HEIGHT = 6
_LONG = 31
"""Days; a longer table is of weeks."""


def forecast(options: Options) -> int:
    """Print the forecast."""
    with open_application(options) as application:
        reference = deck_named(options) if options.deck else None
        found = foresee(application, options.days or DAYS, reference, options.new)
    if options.json:
        print_json(_describe(found))
    else:
        print_lines(_page(found, Ink(), window()))
    return 0


def _describe(found: Forecast) -> dict[str, Any]:
    days = [(found.today + timedelta(days=ahead)).isoformat() for ahead in range(len(found.due))]
    known = found.knowledge
    return {
        "today": days[0],
        "cards": known.cards,
        "learned": known.learned,
        "recall": known.recall,
        "mastery": known.mastery,
        "new_per_day": found.limits.new,
        "due": [{"date": day, "due": due} for day, due in zip(days, found.due, strict=True)],
        "load": [
            {"date": day, "reviews": round(load.reviews, 1), "new": round(load.new, 1), "left": round(load.left, 1)}
            for day, load in zip(days, found.load, strict=True)
        ],
        "decks": [
            {
                "id": deck.id,
                "title": deck.title,
                "cards": deck.knowledge.cards,
                "learned": deck.knowledge.learned,
                "recall": deck.knowledge.recall,
                "mastery": deck.knowledge.mastery,
                "due": list(deck.due),
                "exam": deck.exam.isoformat() if deck.exam else None,
                "readiness": deck.readiness,
                "readiness_if_studied": deck.readiness_if_studied,
            }
            for deck in found.decks
        ],
    }


def _page(found: Forecast, ink: Ink, width: int | None) -> list[str]:
    days = len(found.due)
    drawn = width is not None and draws()
    if found.knowledge.learned:
        lines = [ink.bold(f"Due in the coming {count(days, 'day')}: {count(sum(found.due), 'card')}"), ""]
        lines += _plot(found.due, found.today, width or 80) if drawn else []
        lines += ["", *_decks(found, ink, width), ""] if drawn else [*_decks(found, ink, width), ""]
    else:
        lines = ["Nothing has been learned yet, so nothing is due.", ""]
    if exams := _exams(found, ink, width):
        lines += [*exams, ""]
    lines += [ink.bold(_load_in_words(found)), ""]
    every_day = [load.reviews + load.new for load in found.load]
    if drawn:
        return [*lines, *_plot(every_day, found.today, width or 80)]
    return [*lines, *_table(found, ink)]


def _load_in_words(found: Forecast) -> str:
    late = found.load[-7:]
    cards = sum(load.reviews + load.new for load in late) / len(late)
    minutes = max(1, round(cards * SECONDS_A_CARD / 60))
    told = f"If all is studied, with {count(found.limits.new, 'new card')} a day: {count(round(cards), 'card')} a day"
    return f"{told} at the end, about {count(minutes, 'minute')}"


def _decks(found: Forecast, ink: Ink, width: int | None) -> list[str]:
    spans = sorted({1, min(7, len(found.due)), len(found.due)})
    heads = (
        Column("DECK", gives=True),
        *(Column("TODAY" if span == 1 else f"{span} DAYS", right=True) for span in spans),
        Column("RECALL", right=True),
        Column("MASTERY", right=True),
    )
    rows = [
        (
            deck.title,
            *(f"{sum(deck.due[:span]):,}" for span in spans),
            f"{deck.knowledge.recall or 0:.0%}",
            f"{deck.knowledge.mastery:.0%}",
        )
        for deck in found.decks
        if deck.knowledge.learned
    ]
    return table(heads, rows, ink.dim, width)


def _exams(found: Forecast, ink: Ink, width: int | None) -> list[str]:
    """How ready one will be for each exam, the next first."""
    heads = (
        Column("EXAM", gives=True),
        Column("DAY"),
        Column("DAYS", right=True),
        Column("READY", right=True),
        Column("IF STUDIED", right=True),
    )
    rows = [
        (
            deck.title,
            deck.exam.isoformat(),
            f"{(deck.exam - found.today).days:,}",
            f"{deck.readiness or 0:.0%}",
            "" if deck.readiness_if_studied is None else f"{deck.readiness_if_studied:.0%}",
        )
        for deck in sorted(found.decks, key=lambda deck: deck.exam or date.max)
        if deck.exam
    ]
    return table(heads, rows, ink.dim, width) if rows else []


def _table(found: Forecast, ink: Ink) -> list[str]:
    """What each day holds, or each week where there are many, as numbers."""
    size = 1 if len(found.due) <= _LONG else 7
    heads = (Column("FROM" if size > 1 else "DAY"), *(Column(name, right=True) for name in ("DUE", "REVIEWS", "NEW")))
    sums = (
        [sum(values[at : at + size]) for at in range(0, len(found.due), size)]
        for values in (found.due, [load.reviews for load in found.load], [load.new for load in found.load])
    )
    rows = [
        ((found.today + timedelta(days=at * size)).isoformat(), f"{due:,}", f"{reviews:,.0f}", f"{new:,.0f}")
        for at, (due, reviews, new) in enumerate(zip(*sums, strict=True))
    ]
    return table(heads, rows, ink.dim)


def _plot(values: Sequence[float], today: date, width: int) -> list[str]:
    """A column for each day, or for some days where there is no room, with its scale and dates."""
    plot = plot_days(values, today, today, min(width, 100) - 3, _HEIGHT)
    lines = [f"  {label} {row}".rstrip() for label, row in zip(plot.labels, plot.rows, strict=True)]
    return [*lines, f"  {'':>{len(plot.labels[0])}} {plot.dates}"]
