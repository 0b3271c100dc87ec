"""Who stands where: players and teams, the best first."""

from __future__ import annotations

from collections.abc import Mapping

from quizgame.classroom.room import Room
from quizgame.classroom.scoring import ranks, team_points
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A place on the leaderboard; equal points share a rank. `team` is an index, None without teams."""

    rank: int
    name: str
    points: int
    team: int | None = None


@dataclass(frozen=True, slots=True)
class Standings:
    """The rank of every seat, all players, and all teams that have some; equals in the order they came in."""

    places: Mapping[int, int]
    players: tuple[BoardRow, ...]
    teams: tuple[BoardRow, ...]


def standings(room: Room) -> Standings:
    """How all stand now."""
    seats = room.players()
    places = ranks({seat.number: seat.points for seat in seats})
    by_rank = sorted(seats, key=lambda seat: (places[seat.number], seat.number))
    players = tuple(BoardRow(places[seat.number], seat.name, seat.points, seat.team) for seat in by_rank)
    return Standings(places, players, _teams(room))


def _teams(room: Room) -> tuple[BoardRow, ...]:
    by_team: dict[int, list[int]] = {}
    for seat in room.players():
        if seat.team is not None:
            by_team.setdefault(seat.team, []).append(seat.points)
    points = {team: team_points(own) for team, own in by_team.items()}
    places = ranks(points)
    order = sorted(points, key=lambda team: (places[team], team))
    return tuple(BoardRow(places[team], room.rules.teams[team], points[team], team) for team in order)
