"""Who stands where, for a room to see: the leaderboard, and the podium at the end."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quizgame.classroom.standings import BoardRow
from quizgame.tui.design import DOT, FAINT, INK, LEAD, LEAD_STRONG, QUIET, STRONG, bar, number
from quizgame.tui.typesetting import fitted, line
from quizgame.tui.widgets.lettering import letter_rows

_PODIUM = (2, 1, 3)
"""The places from left to right."""
_HEIGHTS = {1: 3, 2: 2}
"""The height of each rank's step in rows; all others have one."""
_STEP = "█"


def board_lines(players: Sequence[BoardRow], teams: Sequence[BoardRow], width: int, height: int) -> list[Content]:
    """The teams first, where there are any, then the players, as many as fit."""
    lines: list[Content] = []
    if teams:
        lines += [line(("Teams", QUIET)), *_rows(teams, width), Content("")]
    if players:
        lines += [line(("Players" if teams else "Leaderboard", QUIET)), *_rows(players, width)]
    return lines[:height]


def _rows(rows: Sequence[BoardRow], width: int) -> list[Content]:
    most = max((row.points for row in rows), default=0)
    name_width = min(max(len(row.name) for row in rows), 24) + 2
    length = max(min(width - name_width - 18, 40), 0)
    lines = []
    for row in rows:
        reached, _ = bar(row.points / most if most else 0.0, length)
        style = LEAD_STRONG if row.rank == 1 else INK
        lines.append(
            line(
                (f"{row.rank:>3}  ", QUIET),
                fitted(line((row.name, style)), name_width),
                (f"{number(row.points):>8}  ", style),
                (reached, LEAD if row.rank == 1 else FAINT),
            )
        )
    return lines


def podium_lines(players: Sequence[BoardRow], teams: Sequence[BoardRow], width: int, height: int) -> list[Content]:
    """The best three on their steps (of the teams, where there are any), then the others."""
    best = teams or players
    if not best:
        return [line(("Nobody played.", QUIET))]
    step = min(max(width // 3 - 2, 10), 28)
    columns = [_column(best, place, step) for place in _PODIUM]
    tallest = max(map(len, columns))
    columns = [[Content(" " * step)] * (tallest - len(column)) + column for column in columns]
    lines = [Content("  ").join(row) for row in zip(*columns, strict=True)]
    rest = best[3:]
    more = [*_rows(rest, width)] if rest else []
    if teams and players:
        more += [Content(""), line(("Players", QUIET)), *_rows(players, width)]
    return [*lines, Content(""), *more][:height]


def _column(best: Sequence[BoardRow], place: int, width: int) -> list[Content]:
    """One step with who stands on it; the rank told is the real one, which equals share."""
    if place > len(best):
        return [Content(" " * width)]
    row = best[place - 1]
    told = [
        fitted(line((row.name, STRONG)), width),
        fitted(line((f"{number(row.points)}{DOT}{_ordinal(row.rank)}", QUIET)), width),
    ]
    style = LEAD if row.rank == 1 else FAINT
    steps = [line((_STEP * width, style))] * _HEIGHTS.get(row.rank, 1)
    return [*(told if row.rank > 1 else [*_crown(width), *told]), *steps]


def _crown(width: int) -> list[Content]:
    return [fitted(line((row, LEAD_STRONG)), width) for row in letter_rows("1")]


def _ordinal(rank: int) -> str:
    return f"{rank}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(rank, 'th') }"
