"""How much of each deck is known."""

from __future__ import annotations

from textual.content import Content

from quizgame.app.overview import FIRM_DAYS, DeckStanding, Overview
from quizgame.tui.design import FAINT, INK, LEAD, LEAD_STRONG, QUIET, bar, number, percent
from quizgame.tui.statistics.drawing import headed, said, table
from quizgame.tui.typesetting import line, wrapped

_BAR = 10
_WIDE_BAR = 30
_WIDE = 90
_NARROW = 70
"""Below this width there is no bar: titles need the space."""


def lines(overview: Overview, width: int) -> list[Content]:
    """A bar of mastery for each deck, and its cards."""
    if not overview.decks:
        return said("There are no decks yet", "", width)
    room = _WIDE_BAR if width >= _WIDE else _BAR if width >= _NARROW else 0
    columns = (("deck", False), ("mastery", False), ("learned", True), ("firm", True), ("due", True))
    rows = table(columns, [_row(deck, room) for deck in overview.decks], width)
    words = (
        "Mastery is the mean chance that you know a card of the deck now; one never seen counts nothing. "
        f"Firm cards would be remembered for {FIRM_DAYS // 7} weeks, with a chance of 90%."
    )
    return [*headed("Decks", "", rows, width), Content(""), *wrapped(words, width, QUIET)]


def _row(deck: DeckStanding, room: int) -> tuple[Content, ...]:
    known = deck.knowledge
    reached, rest = bar(known.mastery, room)
    told = percent(known.mastery) if known.learned else "–"
    return (
        Content.styled(deck.title, INK),
        line((reached, LEAD), (rest, FAINT), (f"{told:>5}", INK)),
        line((f"{number(known.learned)} of {number(known.cards)}", QUIET)),
        line((number(deck.firm) if deck.firm else "·", QUIET)),
        line((number(deck.due) if deck.due else "·", LEAD_STRONG if deck.due else FAINT)),
    )
