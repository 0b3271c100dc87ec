"""What the journal tells about a learner, summed up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from quizgame.store.journal import Event

if TYPE_CHECKING:
    from quizgame.app.application import Today


@dataclass(frozen=True, slots=True)
class GameRecord:
    """One game as kept: `started` in ISO 8601 local time; the score is None in modes without points."""

    id: str
    deck: str
    title: str
    mode: str
    started: str
    score: int | None
    max_score: int | None
    right: int
    asked: int
    finished: bool


@dataclass(frozen=True, slots=True)
class Statistics:
    """All that was kept, summed up.

    `answers` = `reviews` + `practice`; `retention` is the share of right answers among reviews of cards met before
    (None without any); `streak_days` counts the days in a row with an answer, up to today or yesterday; `games` are
    newest first; `answers_by_day` maps local days to answers.
    """

    answers: int
    reviews: int
    practice: int
    cards: int
    due: int
    new: int
    retention: float | None
    streak_days: int
    minutes: int
    games: tuple[GameRecord, ...]
    answers_by_day: dict[int, int]


def summarise(events: Iterable[Event], today: Today, day: int) -> Statistics:
    """Sum up a journal's events, given in order."""
    reviews = practice = ms = 0
    by_day: dict[int, int] = {}
    met: set[str] = set()
    kept: list[bool] = []
    starts: dict[str, Event] = {}
    ends: dict[str, Event] = {}
    tallies: dict[str, _Tally] = {}
    for event in events:
        match event.kind:
            case "answered":
                by_day[event.day] = by_day.get(event.day, 0) + 1
                right = event.body["credit"] >= 1
                ms += event.body["ms"]
                if event.body["review"]:
                    reviews += 1
                    if event.card in met:
                        kept.append(right)
                    met.add(event.card or "")
                else:
                    practice += 1
                if not event.body["repeat"]:
                    tally = tallies.setdefault(event.game or "", _Tally())
                    tally.right[event.card or ""] = right
                    tally.points += sum(event.body["points"])
            case "game-started":
                starts[event.id] = event
            case "game-ended":
                ends[event.game or ""] = event
            case _:
                pass
    games = [_record(start, ends.get(id), tallies.get(id, _Tally())) for id, start in starts.items()]
    return Statistics(
        answers=reviews + practice,
        reviews=reviews,
        practice=practice,
        cards=today.total,
        due=today.due,
        new=today.new,
        retention=sum(kept) / len(kept) if kept else None,
        streak_days=streak(by_day.__contains__, day),
        minutes=round(ms / 60_000),
        games=tuple(reversed([game for game in games if game.asked])),
        answers_by_day=by_day,
    )


def streak(answered_on: Callable[[int], bool], day: int) -> int:
    """Days in a row with an answer, up to today; a day not over yet does not break it."""
    last = day if answered_on(day) else day - 1
    count = 0
    while answered_on(last - count):
        count += 1
    return count


@dataclass(slots=True)
class _Tally:
    """What is counted of a game while its events pass by: whether each question was right at first, and the points."""

    right: dict[str, bool] = field(default_factory=dict)
    points: int = 0


def _record(start: Event, end: Event | None, tally: _Tally) -> GameRecord:
    scored = start.body["mode"] == "quiz"
    return GameRecord(
        id=start.id,
        deck=start.body["deck"],
        title=start.body["title"],
        mode=start.body["mode"],
        started=_local(start),
        score=tally.points if scored else None,
        max_score=end.body["max_score"] if end else None,
        right=sum(tally.right.values()),
        asked=len(tally.right),
        finished=end is not None and not end.body["given_up"],
    )


def _local(event: Event) -> str:
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=event.utc, minutes=event.offset)
    sign, minutes = ("-", -event.offset) if event.offset < 0 else ("+", event.offset)
    return f"{at:%Y-%m-%dT%H:%M:%S}{sign}{minutes // 60:02d}:{minutes % 60:02d}"
