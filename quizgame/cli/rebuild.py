"""`quizgame rebuild`: derives what memory holds from the journal again."""

from __future__ import annotations

from quizgame.app.rebuilding import Changes
from quizgame.app.rebuilding import rebuild as derive_again
from quizgame.cli.arguments import Options
from quizgame.cli.layout import count
from quizgame.cli.output import print_json, print_lines
from quizgame.cli.wiring import open_application


def rebuild(options: Options) -> int:
    """Derive all again, and say what has changed."""
    with open_application(options, writing=True) as application:
        changes = derive_again(application.journal)
    if options.json:
        names = ("cards", "reviews", "found", "gone", "states", "due")
        print_json({name: getattr(changes, name) for name in names})
    else:
        print_lines(_page(changes))
    return 0


def _page(changes: Changes) -> list[str]:
    lines = [f"Derived again: {count(changes.cards, 'card')} from {count(changes.reviews, 'review')}."]
    if not changes:
        return [*lines, "Nothing is different."]
    told = [
        (changes.found, "was missing", "were missing"),
        (changes.gone, "had no review that counts", "had no review that counts"),
        (changes.states, "was remembered otherwise", "were remembered otherwise"),
        (changes.due, "was due on another day", "were due on another day"),
    ]
    return lines + [f"  {count(number, 'card')} {one if number == 1 else more}" for number, one, more in told if number]
