"""`quizgame drill`: teams round one screen."""

from __future__ import annotations

import os
from random import SystemRandom
from typing import TYPE_CHECKING

from quizgame.cli.output import print_lines
from quizgame.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgame.app.drilling import DrillTable
    from quizgame.cli.arguments import Options
    from quizgame.store.row_file import RowFile


def drill(options: Options) -> int:
    """Drill teams until the drill is over or left."""
    from quizgame.cli.play import need_terminal
    from quizgame.tui.run import run_drill

    if options.resume and options.deck is not None:
        raise UsageError("--resume goes on with the drill that was left last, whatever its deck", "leave DECK out")
    need_terminal()
    table, log = _taken_up(options) if options.resume else _begun(options)
    try:
        return run_drill(table)
    finally:
        log.close()


def _begun(options: Options) -> tuple[DrillTable, RowFile]:
    from quizgame.app.drilling import begin_table
    from quizgame.classroom.drill import DrillRules, start_drill
    from quizgame.cli.wiring import deck_named, now, open_library
    from quizgame.store.home import find_home

    deck = open_library(options).deck(deck_named(options))
    teams, chance = _teams(options), SystemRandom()
    rules = DrillRules(options.passing, options.seconds, options=not options.recall)
    seed = chance.randrange(2**32) if options.seed is None else options.seed
    drilled = start_drill(deck, teams, rules, options.count, seed)
    return begin_table(drilled, find_home(os.environ, options.profile).rooms, now().utc, chance)


def _taken_up(options: Options) -> tuple[DrillTable, RowFile]:
    from quizgame.app.drilling import take_up_table
    from quizgame.store.home import find_home

    return take_up_table(find_home(os.environ, options.profile).rooms)


def _teams(options: Options) -> tuple[str, ...]:
    """The teams that were named, counted, or, at a terminal, asked for.

    Raises:
        UsageError: there are too few, too many, or two of a name.
    """
    from quizgame.cli.teams import given_teams

    given = given_teams(options)
    return _enough(given) if given else _asked()


def _enough(given: Sequence[str]) -> tuple[str, ...]:
    from quizgame.classroom.drill import LEAST_TEAMS, MOST_TEAMS
    from quizgame.cli.teams import checked_teams

    names = checked_teams(given)
    if not LEAST_TEAMS <= len(names) <= MOST_TEAMS:
        raise UsageError(f"a drill takes {LEAST_TEAMS} to {MOST_TEAMS} teams, and these are {len(names)}")
    return names


def _asked() -> tuple[str, ...]:
    """The teams that are typed; asked until they can be."""
    from quizgame.cli.dialogue import EndOfInputError, ask, begin_asking
    from quizgame.cli.teams import numbered_teams

    begin_asking()
    while True:
        try:
            told = ask("Which teams play? Their names with commas between, or how many", "2")
        except EndOfInputError as ended:
            raise UsageError("no teams were named", "`--team NAME`, once for each team, names them") from ended
        names = [name for part in told.split(",") if (name := part.strip())]
        try:
            return _enough(numbered_teams(int(told[:3])) if told.isascii() and told.isdigit() else names)
        except UsageError as wanted:
            print_lines([f"  {wanted.message[:1].upper()}{wanted.message[1:]}."])
