"""The teams with their points, beside each other; whose turn it is, and who has missed the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from quizgame.tui.design import INK, LEAD_STRONG, POINTER, QUIET, Look, number
from quizgame.tui.typesetting import fitted, line
from quizgame.tui.widgets.block import Block
from quizgame.tui.widgets.lettering import letter_rows

_TILE = 18
"""Cells that a team needs at least, the gap behind it included."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A team: its name and points, how its try at this question was marked (None: not yet), whether it is its turn."""

    name: str
    points: int
    look: Look | None = None
    turn: bool = False


class Scoreboard(Block):
    """As many teams in a row as fit. Points are large where there is room for them."""

    def __init__(self) -> None:
        super().__init__()
        self._teams: Sequence[Standing] = ()
        self._large = False

    def show(self, teams: Sequence[Standing]) -> None:
        """Show the teams."""
        self._teams = tuple(teams)
        self.redraw()

    def give_room(self, large: bool) -> None:
        """Whether points are large."""
        if large != self._large:
            self._large = large
            self.redraw()

    def lines(self, width: int) -> list[Content]:
        """Names and points below each other; on one line where the teams need several rows."""
        most = max(1, width // _TILE)
        rows = max(1, -(-len(self._teams) // most))
        across = max(1, -(-len(self._teams) // rows))
        tile = width // across
        large = self._large
        lines: list[Content] = []
        for start in range(0, len(self._teams), across):
            row = self._teams[start : start + across]
            if rows > 1:
                lines.append(Content("").join(fitted(self._in_one(team, tile - 2), tile) for team in row))
                continue
            lines.append(Content("").join(fitted(self._named(team, tile - 2), tile) for team in row))
            if large:
                lines += self._large_points(row, tile)
            else:
                lines.append(Content("").join(fitted(self._points(team), tile) for team in row))
        return lines

    def _named(self, team: Standing, width: int) -> Content:
        style = LEAD_STRONG if team.turn else INK if team.look is None else QUIET
        return fitted(line((f"{POINTER if team.turn else ' '} ", LEAD_STRONG), (team.name, style)), width)

    def _in_one(self, team: Standing, width: int) -> Content:
        points = self._points(team)
        return self._named(team, width - points.cell_length) + points

    def _points(self, team: Standing) -> Content:
        return line("  ", (number(team.points), LEAD_STRONG if team.turn else INK), *self._sign(team))

    def _large_points(self, row: Sequence[Standing], tile: int) -> list[Content]:
        lines: list[Content] = []
        for place in range(3):
            parts = []
            for team in row:
                text = letter_rows(number(team.points))[place]
                sign = self._sign(team) if place == 1 else ()
                parts.append(fitted(line("  ", (text, LEAD_STRONG if team.turn else INK), *sign), tile))
            lines.append(Content("").join(parts))
        return lines

    def _sign(self, team: Standing) -> tuple[tuple[str, str], ...]:
        return ((f"  {team.look.sign}", team.look.role),) if team.look else ()
