"""`quizgame stats`: what was done so far."""

from __future__ import annotations

from typing import Any

from quizgame.app.statistics import GameRecord, Statistics
from quizgame.cli.arguments import Options
from quizgame.cli.layout import Column, count, table, window
from quizgame.cli.output import Ink, print_json, print_lines
from quizgame.cli.wiring import open_application

LATEST = 10


def stats(options: Options) -> int:
    """Print the statistics."""
    with open_application(options) as application:
        statistics = application.statistics()
    if options.json:
        print_json(_describe(statistics))
    else:
        print_lines(_page(statistics, Ink()))
    return 0


def _describe(statistics: Statistics) -> dict[str, Any]:
    names = ("answers", "reviews", "practice", "cards", "due", "new", "retention", "streak_days", "minutes", "unread")
    plain = {name: getattr(statistics, name) for name in names}
    plain["games"] = [_describe_game(game) for game in statistics.games]
    return plain


def _describe_game(game: GameRecord) -> dict[str, Any]:
    names = ("id", "deck", "title", "mode", "started", "score", "max_score", "right", "asked", "finished")
    return {name: getattr(game, name) for name in names}


def _page(statistics: Statistics, ink: Ink) -> list[str]:
    damaged = []
    if statistics.unread:
        damaged = ["", f"The journal is damaged: {count(statistics.unread, 'event')} in it cannot be read."]
    if not statistics.answers:
        return [f"No answers yet. {count(statistics.cards, 'card')} to learn: `quizgame play` begins.", *damaged]
    facts = [
        (
            "Answers",
            f"{statistics.answers:,} ({count(statistics.reviews, 'review')}, {statistics.practice:,} practice)",
        ),
        ("Cards", f"{statistics.cards:,} ({statistics.due:,} due, {statistics.new:,} new)"),
        (
            "Retention",
            "not known yet" if statistics.retention is None else f"{statistics.retention:.0%} of reviews right",
        ),
        ("In a row", count(statistics.streak_days, "day")),
        ("Time", count(statistics.minutes, "minute") if statistics.minutes else "less than a minute"),
    ]
    lines = [f"{ink.dim(f'{name:<9}')}   {told}" for name, told in facts]
    if statistics.games:
        lines += ["", *_games(statistics.games[:LATEST], ink)]
    return lines + damaged


def _games(games: tuple[GameRecord, ...], ink: Ink) -> list[str]:
    columns = (
        Column("STARTED"),
        Column("GAME", gives=True),
        Column("MODE"),
        Column("RIGHT", right=True),
        Column("POINTS", right=True),
    )
    rows = [
        (
            game.started[:16].replace("T", " "),
            game.title,
            game.mode if game.finished else f"{game.mode}, left",
            f"{game.right:,} of {game.asked:,}",
            f"{game.score:,}" if game.score is not None else "–",
        )
        for game in games
    ]
    return table(columns, rows, ink.dim, window())
