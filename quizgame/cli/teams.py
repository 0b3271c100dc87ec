"""The teams that the command line names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quizgame.errors import UsageError

if TYPE_CHECKING:
    from quizgame.cli.arguments import Options


def given_teams(options: Options) -> list[str]:
    """The teams that were named or counted, as they were typed; none, where neither was.

    Raises:
        UsageError: they were named and counted.
    """
    if options.team_names and options.team_count:
        raise UsageError("--team names teams and --teams counts them", "use one of them")
    return list(options.team_names or numbered_teams(options.team_count or 0))


def numbered_teams(count: int) -> list[str]:
    """So many teams, by numbers."""
    return [f"Team {place}" for place in range(1, min(count, 100) + 1)]


def checked_teams(given: Iterable[str]) -> tuple[str, ...]:
    """The teams as they are shown.

    Raises:
        UsageError: one cannot be a name, or two are the same.
    """
    from quizgame.classroom.names import read_name

    names = []
    for text in given:
        name = read_name(text)
        if isinstance(name, str):
            raise UsageError(f"“{text[:40]}” cannot be a team: {name[:1].lower()}{name[1:].rstrip('.')}")
        names.append(name)
    if len({name.folded for name in names}) < len(names):
        raise UsageError("two teams have the same name", "give each one of its own")
    return tuple(name.shown for name in names)
