"""What the journal tells about a learner, summed up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from quizgame.store.journal import Event
from quizgame.values import dataclass, field, replace

if TYPE_CHECKING:
    from quizgame.app.totals import Today


@dataclass(frozen=True, slots=True)
class GameRecord:
    """One game as kept: `started` in ISO 8601 local time, on the local day `day`; no score in modes without points.

    `size` is how long it was to be, in questions or seconds, by which alone scores can be compared (None where the mode
    decides); `ms` the time from showing to answering, summed up.
    """

    id: str
    deck: str
    title: str
    mode: str
    started: str
    day: int
    score: int | None
    max_score: int | None
    right: int
    asked: int
    finished: bool
    size: int | None = None
    ms: int = 0


@dataclass(slots=True)
class Day:
    """What was done on a local day: answers, reviews among them, and the time they took."""

    answers: int = 0
    reviews: int = 0
    ms: int = 0


@dataclass(frozen=True, slots=True)
class Statistics:
    """All that was kept and not taken back, summed up.

    `answers` = `reviews` + `practice`; `retention` is the share of right answers among reviews of cards met before
    (None without any); `streak_days` counts the days in a row with an answer, up to today or yesterday; `games` are
    newest first; `days` are the local days with an answer. `unread` counts the damaged events, of which nothing else is
    counted.
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
    days: dict[int, Day]
    unread: int = 0


def summarise(events: Iterable[Event], today: Today, day: int) -> Statistics:
    """Sum up a journal's events, given in order."""
    reviews = practice = ms = unread = 0
    days: dict[int, Day] = defaultdict(Day)
    met: set[str] = set()
    kept: list[bool] = []
    starts: dict[str, GameRecord] = {}
    ends: dict[str, _End] = {}
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    for event in events:
        game, card = event.game or "", event.card or ""
        match event.kind:
            case "answered":
                answer = _answer_of(event)
                if answer is None:
                    unread += 1
                    continue
                on = days[answer.day]
                on.answers += 1
                on.ms += answer.ms
                ms += answer.ms
                if answer.review:
                    reviews += 1
                    on.reviews += 1
                    if card in met:
                        kept.append(answer.right)
                    met.add(card)
                else:
                    practice += 1
                tally = tallies[game]
                tally.ms += answer.ms
                if not answer.repeat:
                    tally.right[card] = answer.right
                    tally.points += answer.points
            case "marked":
                right = _mark_of(event)
                if right is None:
                    unread += 1
                    continue
                # the answer was counted as practice when it was given
                reviews, practice = reviews + 1, practice - 1
                days[event.day].reviews += 1
                if card in met:
                    kept.append(right)
                met.add(card)
            case "game-started":
                record = _start_of(event)
                if record:
                    starts[event.id] = record
                else:
                    unread += 1
            case "carried":
                if event.body.get("from") in met:
                    met.add(card)
            case "game-ended":
                end = _end_of(event)
                if end:
                    ends[game] = end
                else:
                    unread += 1
            case _:
                pass
    games = [_played(record, tallies[id], ends.get(id)) for id, record in starts.items() if id in tallies]
    return Statistics(
        answers=reviews + practice,
        reviews=reviews,
        practice=practice,
        cards=today.total,
        due=today.due,
        new=today.new,
        retention=sum(kept) / len(kept) if kept else None,
        streak_days=streak(days.__contains__, day),
        minutes=(ms + 30_000) // 60_000,
        games=tuple(reversed(games)),
        days=dict(days),
        unread=unread,
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
    """What is counted of a game while its events pass by: whether each question was right at first, points and time."""

    right: dict[str, bool] = field(default_factory=dict)
    points: int = 0
    ms: int = 0


class _Answer(NamedTuple):
    """What an answered event tells."""

    day: int
    right: bool
    ms: int
    review: bool
    repeat: bool
    points: int


#: The modes in which points do not count.
_UNSCORED = ("study", "flashcards")


class _End(NamedTuple):
    """What a game-ended event tells."""

    max_score: int | None
    given_up: bool


def _answer_of(event: Event) -> _Answer | None:
    """What an answered event tells; None if it is damaged."""
    body = event.body  # in plain steps: many answers pass by, and a pattern takes several times as long
    credit, ms, review, repeat = body.get("credit"), body.get("ms"), body.get("review"), body.get("repeat")
    points = body.get("points")
    if not (isinstance(credit, (int, float)) and isinstance(ms, int) and isinstance(event.day, int)):
        return None
    if not (isinstance(review, bool) and isinstance(repeat, bool) and isinstance(points, list) and len(points) == 3):
        return None
    if not all(isinstance(part, int) for part in points):
        return None
    return _Answer(event.day, credit >= 1, ms, review, repeat, sum(points))


def _mark_of(event: Event) -> bool | None:
    """Whether the answer that a marked event is about was right; None if the event is damaged."""
    match event.body:
        case {"credit": int(credit) | float(credit), "review": True}:
            return credit >= 1
        case _:
            return None


def _start_of(event: Event) -> GameRecord | None:
    """The game that a game-started event began, as if nothing had been answered in it; None if it is damaged."""
    match event:
        case Event(
            utc=int(utc),
            offset=int(offset),
            day=int(day),
            body={"mode": str(mode), "deck": str(deck), "title": str(title)},
        ):
            try:
                started = _local(utc, offset)
            except OverflowError:
                return None
            size = _size(mode, event.body)
            return GameRecord(event.id, deck, title, mode, started, day, None, None, 0, 0, finished=False, size=size)
        case _:
            return None


def _size(mode: str, body: dict[str, Any]) -> int | None:
    """How long a game was to be, in the unit of its mode."""
    match mode, body:
        case "sprint", {"seconds": int(seconds)}:
            return seconds
        case (("quiz" | "exam" | "timeline" | "match" | "weak" | "daily"), {"questions": [*questions]}):
            return len(questions)
        case _:
            return None


def _end_of(event: Event) -> _End | None:
    """What a game-ended event tells; None if it is damaged."""
    match event.body:
        case {"max_score": int() | None as max_score, "given_up": bool(given_up)}:
            return _End(max_score, given_up)
        case _:
            return None


def _played(begun: GameRecord, tally: _Tally, end: _End | None) -> GameRecord:
    return replace(
        begun,
        score=None if begun.mode in _UNSCORED else tally.points,
        max_score=end.max_score if end else None,
        right=sum(tally.right.values()),
        asked=len(tally.right),
        finished=end is not None and not end.given_up,
        ms=tally.ms,
    )


def _local(utc: int, offset: int) -> str:
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=utc, minutes=offset)
    sign, minutes = ("-", -offset) if offset < 0 else ("+", offset)
    return f"{at:%Y-%m-%dT%H:%M:%S}{sign}{minutes // 60:02d}:{minutes % 60:02d}"
