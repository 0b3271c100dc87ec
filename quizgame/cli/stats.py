"""`quizgame stats`: what was done so far, and how well it is remembered."""

from __future__ import annotations

from datetime import date
from typing import Any

from quizgame.app.overview import Overview, look_over
from quizgame.app.plots import SHADES_TOLD, draw_calendar
from quizgame.app.statistics import GameRecord
from quizgame.cli.arguments import Options
from quizgame.cli.layout import Column, count, table, window
from quizgame.cli.output import Ink, draws, print_json, print_lines
from quizgame.cli.wiring import open_application
from quizgame.memory.hindsight import AGES, DIFFICULTIES, FEW, STABILITIES, Foretold

LATEST = 10
_WEEKS = 53
_HARD = 5


def stats(options: Options) -> int:
    """Print the statistics."""
    with open_application(options) as application:
        overview = look_over(application)
    if options.json:
        print_json(_describe(overview))
    else:
        print_lines(_page(overview, Ink()))
    return 0


def _describe(overview: Overview) -> dict[str, Any]:
    statistics = overview.statistics
    names = ("answers", "reviews", "practice", "cards", "due", "new", "retention", "streak_days", "minutes", "unread")
    plain: dict[str, Any] = {name: getattr(statistics, name) for name in names}
    plain["games"] = [_describe_game(game) for game in statistics.games]
    plain["days"] = [
        {
            "date": date.fromordinal(day).isoformat(),
            "answers": on.answers,
            "reviews": on.reviews,
            "seconds": on.ms // 1000,
        }
        for day, on in sorted(statistics.days.items())
    ]
    plain["retention_by_age"] = [
        {
            "days": days,
            "reviews": group.reviews,
            "right": group.right,
            "foretold": round(group.expected, 2),
            "retention": group.right / group.reviews if group.reviews >= FEW else None,
            "foretold_retention": group.expected / group.reviews if group.reviews >= FEW else None,
        }
        for days, group in zip(_ranges(AGES), overview.ages, strict=True)
    ]
    plain["stability"] = _spread("days", STABILITIES, overview.stabilities)
    plain["difficulty"] = _spread("from", DIFFICULTIES, overview.difficulties)
    plain["hardest"] = [
        {
            "id": card.id,
            "prompt": card.prompt,
            "answer": card.answer,
            "lapses": card.memory.lapses,
            "reviews": card.memory.reviews,
            "difficulty": card.memory.difficulty,
            "stability": card.memory.stability,
            "recall": card.recall,
        }
        for card in overview.hardest
    ]
    plain["decks"] = [
        {
            "id": deck.id,
            "title": deck.title,
            "cards": deck.knowledge.cards,
            "learned": deck.knowledge.learned,
            "mastery": deck.knowledge.mastery,
            "recall": deck.knowledge.recall,
            "firm": deck.firm,
            "due": deck.due,
        }
        for deck in overview.decks
    ]
    plain["bests"] = [
        {
            "deck": best.game.deck,
            "mode": best.game.mode,
            "size": best.game.size,
            "score": best.game.score,
            "game": best.game.id,
            "played": best.played,
        }
        for best in overview.bests
    ]
    plain["time"] = [{"mode": one.mode, "games": one.games, "seconds": one.ms // 1000} for one in overview.spent]
    return plain


def _ranges(edges: tuple[int, ...]) -> list[list[int | None]]:
    """First and last day of each group; the last group has no end."""
    ends: list[int | None] = [edge - 1 for edge in edges[1:]]
    return [[first, last] for first, last in zip(edges, [*ends, None], strict=True)]


def _spread(name: str, edges: tuple[int, ...], counts: tuple[int, ...]) -> list[dict[str, int]]:
    """How many cards lie in each group, by where it begins."""
    return [{name: edge, "cards": cards} for edge, cards in zip(edges, counts, strict=True)]


def _describe_game(game: GameRecord) -> dict[str, Any]:
    names = ("id", "deck", "title", "mode", "started", "score", "max_score", "right", "asked", "finished", "size")
    return {name: getattr(game, name) for name in names} | {"seconds": game.ms // 1000}


def _page(overview: Overview, ink: Ink) -> list[str]:
    statistics = overview.statistics
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
    for part in (_calendar(overview, ink), _ages(overview.ages, ink), _hardest(overview, ink)):
        lines += ["", *part] if part else []
    if statistics.games:
        lines += ["", *_games(statistics.games[:LATEST], ink)]
    return lines + damaged


def _calendar(overview: Overview, ink: Ink) -> list[str]:
    """The answers of each day, as shades; nothing where no terminal shows them."""
    width = window()
    if width is None or not draws():
        return []
    answers = {day: on.answers for day, on in overview.statistics.days.items()}
    calendar = draw_calendar(answers, overview.day, max(min(width // 2 - 2, _WEEKS), 1))
    names = ("Mon", "", "Wed", "", "Fri", "", "Sun")
    rows = [f"{ink.dim(f'{name:<3}')} {row.rstrip()}" for name, row in zip(names, calendar.rows, strict=True)]
    return [ink.dim(f"    {calendar.months}"), *rows, ink.dim(f"    {SHADES_TOLD}")]


def _ages(ages: tuple[Foretold, ...], ink: Ink) -> list[str]:
    """How often cards were remembered, and what was foretold; of few reviews nothing is told."""
    rows = [
        (
            f"{first}–{last} days" if last is not None else f"{first} days and more",
            f"{group.right / group.reviews:.0%}",
            f"{group.expected / group.reviews:.0%}",
            f"{group.reviews:,}",
        )
        for (first, last), group in zip(_ranges(AGES), ages, strict=True)
        if group.reviews >= FEW
    ]
    heads = (Column("AGE OF CARD"), *(Column(name, right=True) for name in ("REMEMBERED", "FORETOLD", "REVIEWS")))
    return table(heads, rows, ink.dim) if rows else []


def _hardest(overview: Overview, ink: Ink) -> list[str]:
    rows = [
        (card.prompt, f"{card.memory.lapses:,} of {card.memory.reviews - 1:,}", f"{card.memory.difficulty:.1f}")
        for card in overview.hardest[:_HARD]
    ]
    heads = (Column("HARDEST CARDS", gives=True), Column("FORGOTTEN", right=True), Column("DIFFICULTY", right=True))
    return table(heads, rows, ink.dim, window()) if rows else []


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
            game.mode if game.finished else f"{game.mode}, not finished",
            f"{game.right:,} of {game.asked:,}",
            f"{game.score:,}" if game.score is not None else "–",
        )
        for game in games
    ]
    return table(columns, rows, ink.dim, window())
