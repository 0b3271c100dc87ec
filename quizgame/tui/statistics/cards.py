"""The hardest cards."""

from __future__ import annotations

from textual.content import Content

from quizgame.app.overview import HardCard, Overview
from quizgame.tui.design import DOT, INK, QUIET, counted, number, percent
from quizgame.tui.statistics.drawing import headed, said
from quizgame.tui.typesetting import hanging, line, spread, wrapped


def lines(overview: Overview, width: int) -> list[Content]:
    """The cards that were forgotten most often, with their answers."""
    if not overview.hardest:
        about = "Those you miss on a later day will be listed here, the hardest first."
        return said("No card was forgotten yet", about, width)
    told: list[Content] = []
    for card in overview.hardest:
        told += [Content(""), *_card(card, width)]
    return headed("Hardest cards", "those forgotten most often", told, width)


def _card(card: HardCard, width: int) -> list[Content]:
    """The question, below it the answer, and at its end how often it was forgotten, how hard it is, what is known."""
    memory = card.memory
    times = f"forgotten {number(memory.lapses)} of {counted(memory.reviews - 1, 'time')}"
    figures = f"{times}{DOT}difficulty {memory.difficulty:.1f}{DOT}{percent(card.recall)} likely to be known"
    answer = hanging(Content("  "), card.answer, width, QUIET)
    if len(answer) == 1 and answer[0].cell_length + 2 + len(figures) <= width:
        answer = [spread(answer[0], line((figures, QUIET)), width)]
    else:
        answer += hanging(Content("  "), figures, width, QUIET)
    return [*wrapped(card.prompt, width, INK), *answer]
