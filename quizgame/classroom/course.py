"""A class over time, and one pupil in it: several games put together.

What is told of questions and pupils rests on first attempts: who was told an answer in one game and has it right in the
next has learned it, and that is told on its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from quizgame.classroom.record import Player, Record, Response
from quizgame.classroom.report import GameReport, PlayerReport, prompt_of, report_game
from quizgame.questions.grading import right_answer
from quizgame.questions.question import Question
from quizgame.questions.shown import Options, Shown, Statement
from quizgame.values import dataclass, replace

FEWEST_AGAIN = 3
"""So many players have to have met a question twice before it is told what they learned."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A question that `players` met more than once: the mean credit of their first and of their latest answers."""

    prompt: str
    players: int
    first: float
    latest: float


@dataclass(frozen=True, slots=True)
class CourseReport:
    """Games in the order of time. `whole` is the report of all first attempts together."""

    games: tuple[GameReport, ...]
    whole: GameReport
    learned: tuple[Learned, ...]

    @property
    def title(self) -> str:
        """What it is about."""
        titles = dict.fromkeys(game.record.title for game in self.games)
        return next(iter(titles)) if len(titles) == 1 else f"{len(self.games)} games"


@dataclass(frozen=True, slots=True)
class Missed:
    """What a pupil's latest answer to a question was, where it was not right; "" where none was given."""

    shown: Shown
    prompt: str
    answered: str
    answer: str


@dataclass(frozen=True, slots=True)
class PupilGame:
    """A pupil in one game, beside the mean share of all who played it."""

    title: str
    started: datetime
    result: PlayerReport
    share_of_all: float | None


@dataclass(frozen=True, slots=True)
class PupilReport:
    """One pupil over all games; `first` is the mean credit of first attempts, None where there are none."""

    name: str
    games: tuple[PupilGame, ...]
    first: float | None
    missed: tuple[Missed, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is not known yet."""
        return tuple(one.shown.question for one in self.missed)


def report_course(records: Iterable[Record]) -> CourseReport:
    """The report of several games; drills, where teams answer, are left out."""
    games = sorted((one for one in records if one.kind == "live"), key=lambda one: (one.started, one.id))
    return CourseReport(tuple(map(report_game, games)), report_game(pool(games)), tuple(_learned(games)))


def report_pupil(records: Iterable[Record], key: str) -> PupilReport | None:
    """The report of one pupil, by the folded name; None where nobody of that name played."""
    games = sorted((one for one in records if one.kind == "live"), key=lambda one: (one.started, one.id))
    played: list[PupilGame] = []
    latest: dict[tuple[str, str], Missed | None] = {}
    name = ""
    for record in games:
        report = report_game(record)
        result = next((one for one in report.players if one.player.key == key), None)
        if result is None:
            continue
        name = result.player.name
        played.append(PupilGame(record.title, record.started, result, report.share))
        given = {one.question: one for one in record.responses if one.player == key}
        for place in sorted(result.player.could):
            shown, one = record.asked[place], given.get(place)
            right = one is not None and one.credit >= 1
            told = "" if one is None else one.told
            latest[_key(shown)] = None if right else Missed(shown, prompt_of(shown), told, right_answer(shown))
    if not played:
        return None
    first = [one.credit for one in pool(games).responses if one.player == key]
    missed = tuple(one for one in latest.values() if one is not None)
    return PupilReport(name, tuple(played), sum(first) / len(first) if first else None, missed)


def pool(records: Sequence[Record]) -> Record:
    """All games as one, in which everybody answers each question once: the first time it was answered.

    Raises:
        ValueError: there are none.
    """
    if not records:
        raise ValueError("no games to put together")
    places: dict[tuple[str, str], int] = {}
    asked: list[Shown] = []
    players: dict[str, Player] = {}
    responses: dict[tuple[str, int], Response] = {}
    for record in records:
        here: list[int] = []
        for shown in record.asked:
            key = _key(shown)
            if key in places:
                asked[places[key]] = _merged(asked[places[key]], shown)
            else:
                places[key] = len(asked)
                asked.append(shown)
            here.append(places[key])
        for player in record.players:
            could = frozenset(here[place] for place in player.could)
            before = players.get(player.key)
            players[player.key] = replace(player, could=could | (before.could if before else frozenset()))
        for one in record.responses:
            responses.setdefault((one.player, here[one.question]), replace(one, question=here[one.question]))
    last = records[-1]
    return Record(
        "",
        "live",
        last.deck,
        last.title,
        last.started,
        tuple(asked),
        tuple(players.values()),
        tuple(responses.values()),
    )


def _key(shown: Shown) -> tuple[str, str]:
    """What is the same question: of true or false, the same statement."""
    return shown.question.id, shown.text if isinstance(shown, Statement) else ""


def _merged(one: Shown, other: Shown) -> Shown:
    """A question as shown in two games, with the options of both."""
    if not (isinstance(one, Options) and isinstance(other, Options)):
        return one
    if one.options[one.right] != other.options[other.right]:
        return other  # the deck was edited meanwhile
    whys = dict(zip(other.options, other.whys, strict=False)) | dict(zip(one.options, one.whys, strict=False))
    options = tuple(dict.fromkeys((*one.options, *other.options)))
    return Options(one.question, options, one.right, tuple(whys.get(option, "") for option in options))


def _learned(records: Sequence[Record]) -> Iterable[Learned]:
    """Questions that were met more than once, the least improved first."""
    met: dict[tuple[str, str], dict[str, list[float]]] = {}
    prompts: dict[tuple[str, str], str] = {}
    for record in records:
        for one in record.responses:
            shown = record.asked[one.question]
            prompts[_key(shown)] = prompt_of(shown)
            met.setdefault(_key(shown), {}).setdefault(one.player, []).append(one.credit)
    found = []
    for key, by_player in met.items():
        twice = [credits for credits in by_player.values() if len(credits) > 1]
        if len(twice) >= FEWEST_AGAIN:
            first = sum(credits[0] for credits in twice) / len(twice)
            latest = sum(credits[-1] for credits in twice) / len(twice)
            found.append(Learned(prompts[key], len(twice), first, latest))
    return sorted(found, key=lambda one: (one.latest - one.first, one.prompt))
