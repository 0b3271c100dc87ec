"""How a game stands, in a few words at the end of its title line."""

from __future__ import annotations

from textual.content import Content

from quizgame.play.game import Game
from quizgame.tui.design import DOT, HEART, QUIET, STRONG, WRONG, counted, number
from quizgame.tui.typesetting import line

_SCARCE_MS = 10_000


def standing_of(game: Game, asking: bool, spent: int) -> Content:
    """Where a game stands: its place, points, lives and clock, whichever it has.

    `asking` tells whether a question waits for its answer, `spent` for how many milliseconds it has.
    """
    parts: list[tuple[str, str]] = []
    left = game.time_left
    if left is not None:
        remaining = max(left - spent, 0)
        parts.append((_clock(remaining), f"{WRONG} bold" if remaining < _SCARCE_MS else STRONG))
    if game.lives is not None:
        parts.append(
            (f"{HEART * game.lives} {counted(game.lives, 'life', 'lives')}" if game.lives else "no lives", QUIET)
        )
    if not game.rules.scored:
        parts.append((f"{game.done} of {game.length} through", QUIET))
    else:
        place = min(game.done + asking, game.length)
        if left is None and game.rules.mode != "survival":
            parts.append((f"{place} of {game.length}", QUIET))
        if game.rules.told:
            parts.append((f"{number(game.points)} points", QUIET))
    told: list[tuple[str, str]] = []
    for part in parts:
        told += [(DOT, QUIET), part] if told else [part]
    return line(*told)


def time_taken(game: Game, spent: int) -> Content:
    """The time all questions took so far, with that of the one that is asked: for games that are faster or slower."""
    whole = (sum(turn.ms for turn in game.turns) + game.spent + spent) // 1000
    return line((f"{whole // 60}:{whole % 60:02d}", STRONG), (DOT, QUIET))


def share_of(game: Game, spent: int) -> float:
    """How much of a game is over, from 0 to 1: of its time where that is what ends it, else of its questions."""
    left = game.time_left
    if left is not None:
        used = sum(turn.ms for turn in game.turns) + game.spent + spent
        return min(used / max(used + left - spent, 1), 1.0)
    return game.done / max(game.length, 1)


def _clock(ms: int) -> str:
    """Minutes and seconds, rounded up: 0:00 is shown when nothing is left."""
    seconds = -(-ms // 1000)
    return f"{seconds // 60}:{seconds % 60:02d}"
