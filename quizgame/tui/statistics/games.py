"""The games that were played, the best of them, and the time each mode took."""

from __future__ import annotations

from textual.content import Content

from quizgame.app.overview import Best, Overview
from quizgame.app.statistics import GameRecord
from quizgame.play.modes import mode_named
from quizgame.tui.design import DOT, INK, QUIET, counted, date_of, number
from quizgame.tui.statistics.drawing import duration, headed, histogram, said, stacked, table
from quizgame.tui.typesetting import line

_LATEST = 10
_BESTS = 12


def lines(overview: Overview, width: int) -> list[Content]:
    """The last games, the best scores, the time by mode."""
    games, day = overview.statistics.games, overview.day
    if not games:
        return said("No games yet", "On home, m lists all there are to play.", width)
    return stacked(
        _latest(games[:_LATEST], day, width), _bests(overview.bests[:_BESTS], day, width), _time(overview, width)
    )


def _latest(games: tuple[GameRecord, ...], day: int, width: int) -> list[Content]:
    columns = (("", False), ("right", True), ("points", True), ("when", False))
    rows = [
        (
            line((game.title, INK), (DOT + _named(game) + ("" if game.finished else f"{DOT}not finished"), QUIET)),
            line((f"{number(game.right)} of {number(game.asked)}", INK)),
            line((number(game.score) if game.score is not None else "–", INK)),
            line((date_of(game.day, day), QUIET)),
        )
        for game in games
    ]
    return headed("Last games", "", table(columns, rows, width), width)


def _bests(bests: tuple[Best, ...], day: int, width: int) -> list[Content]:
    columns = (("", False), ("best", True), ("games", True), ("when", False))
    rows = [
        (
            line((best.game.title, INK), (DOT + _named(best.game) + _size(best.game), QUIET)),
            line((number(best.game.score or 0), INK)),
            line((number(best.played), QUIET)),
            line((date_of(best.game.day, day), QUIET)),
        )
        for best in bests
    ]
    return headed("Best scores", "of games of one length", table(columns, rows, width), width) if rows else []


def _time(overview: Overview, width: int) -> list[Content]:
    spent = [one for one in overview.spent if one.ms >= 1000]
    if not spent:
        return []
    names = [f"{_titled(one.mode)}{DOT}{counted(one.games, 'game')}" for one in spent]
    bars = histogram(names, [one.ms for one in spent], width, duration)
    return headed("Time by mode", "from showing to answering", bars, width)


def _named(game: GameRecord) -> str:
    return _titled(game.mode).lower()


def _size(game: GameRecord) -> str:
    if game.size is None:
        return ""
    return f", {game.size} s" if game.mode == "sprint" else f" of {game.size}"


def _titled(mode: str) -> str:
    """The title of a mode; a journal may know modes that this version does not."""
    try:
        return mode_named(mode).title
    except KeyError:
        return mode
