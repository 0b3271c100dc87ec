"""A result as a few lines to share: how it went, and nothing that gives an answer away."""

from __future__ import annotations

from datetime import date

from quizgame.play.game import Game
from quizgame.play.result import result_of

_RIGHT, _PARTLY, _WRONG = "✓", "◐", "✗"
_ROW = 10


def share_text(game: Game, day: date) -> str:
    """Which set it was, a sign for each question in order, and the score."""
    result = result_of(game)
    signs = "".join(
        _RIGHT if turn.verdict.right else _PARTLY if turn.verdict.partial else _WRONG for turn in game.turns
    )
    rows = [signs[start : start + _ROW] for start in range(0, len(signs), _ROW)]
    points = f", {game.points:,} points" if game.rules.scored else ""
    head = f"quizgame {game.rules.mode}: {game.title}, {day.day} {day:%B %Y}"
    return "\n".join([head, *rows, f"{result.right} of {result.asked} right{points}"])
