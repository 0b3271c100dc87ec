"""Who stands where: players and teams, the best first."""

from __future__ import annotations

from dataclasses import dataclass

from quizgame.classroom.room import Room
from quizgame.classroom.scoring import ranks, team_points


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A place on the leaderboard; equal points share a rank. `team` is an index, None without teams."""

    rank: int
    name: str
    points: int
    team: int | None = None


def standings(room: Room) -> dict[int, int]:
    """The rank of every seat."""
    return ranks({seat.number: seat.points for seat in room.players()})


def board(room: Room) -> tuple[BoardRow, ...]:
    """All players, the best first; equals in the order they came in."""
    places = standings(room)
    players = sorted(room.players(), key=lambda seat: (places[seat.number], seat.number))
    return tuple(BoardRow(places[seat.number], seat.name, seat.points, seat.team) for seat in players)


def team_board(room: Room) -> tuple[BoardRow, ...]:
    """The teams that have players, the best first."""
    by_team: dict[int, list[int]] = {}
    for seat in room.players():
        if seat.team is not None:
            by_team.setdefault(seat.team, []).append(seat.points)
    points = {team: team_points(own) for team, own in by_team.items()}
    places = ranks(points)
    order = sorted(points, key=lambda team: (places[team], team))
    return tuple(BoardRow(places[team], room.rules.teams[team], points[team], team) for team in order)
