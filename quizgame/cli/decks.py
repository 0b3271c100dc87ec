"""`quizgame decks`: the library, a line for each deck, broken ones with their error."""

from __future__ import annotations

from typing import Any

from quizgame.app.application import Application
from quizgame.app.totals import DeckTotals
from quizgame.cli.arguments import Options
from quizgame.cli.layout import Column, count, table, window
from quizgame.cli.output import Ink, one_line, print_json, print_lines
from quizgame.cli.wiring import open_application


def decks(options: Options) -> int:
    """Print the library."""
    with open_application(options) as application:
        totals = application.decks()
        if options.json:
            print_json([_describe(deck) for deck in totals])
        else:
            print_lines(_page(totals, application, Ink()))
    return 0


def _describe(totals: DeckTotals) -> dict[str, Any]:
    entry = totals.entry
    plain: dict[str, Any] = {
        "id": entry.id,
        "title": entry.title,
        "cards": len(entry.cards),
        "due": totals.due,
        "new": totals.new,
        "path": str(entry.path),
    }
    if entry.error:
        plain["error"] = entry.error
    return plain


def _page(decks: list[DeckTotals], application: Application, ink: Ink) -> list[str]:
    if not decks:
        return ["There are no decks yet."]
    columns = (
        Column("DECK", gives=True),
        Column("TITLE", gives=True),
        Column("CARDS", right=True),
        Column("DUE", right=True),
        Column("NEW", right=True),
    )
    sound = [deck for deck in decks if not deck.entry.error]
    rows = [
        (deck.entry.id, deck.entry.title, f"{len(deck.entry.cards):,}", f"{deck.due:,}", f"{deck.new:,}")
        for deck in sound
    ]
    lines = table(columns, rows, ink.dim, window())
    for deck in decks:
        if deck.entry.error:
            lines += ["", f"{ink.red('cannot be played:')} {one_line(deck.entry.id)}"]
            lines.append(f"  {one_line(deck.entry.error)}")
            lines += [f"  `quizgame check {one_line(str(deck.entry.path))}` tells all"]
    today = application.today()
    lines += ["", f"{count(len(sound), 'deck')}: {today.due:,} due, {today.new:,} new of {count(today.total, 'card')}"]
    return lines
