"""Reports as tables, for CSV and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from quizgame.classroom.course import CourseReport, PupilReport
from quizgame.classroom.record import Record
from quizgame.classroom.report import GameReport, PlayerReport, QuestionReport, prompt_of
from quizgame.questions.grading import right_answer
from quizgame.values import dataclass

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, the headings of its columns, and rows as wide. None is an empty cell."""

    name: str
    heading: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


_QUESTIONS = (
    *("No.", "Question", "Right answer", "Could answer", "Answered", "Right", "Partly right", "Facility"),
    *("Discrimination", "Efficiency", "Median seconds", "Teach again", "Verdict"),
)
_CHOICES = ("No.", "Question", "Answer given", "Right", "Count", "Share", "Point-biserial", "Upper less lower 27 %")
_PLAYERS = ("Rank", "Name", "Team", "Could answer", "Answered", "Right", "Share")
_ANSWERS = ("Game", "Started", "Name", "Team", "No.", "Question", "Answer", "Right answer", "Credit", "Seconds")


def tables_of_game(report: GameReport) -> tuple[Table, ...]:
    """Questions, options, players, and every answer."""
    return (*_tables_of_questions(report.questions), _players(report.players), answers_table([report.record]))


def tables_of_course(report: CourseReport) -> tuple[Table, ...]:
    """Games, then the first attempts of all together, what was learned, and every answer."""
    games = tuple(
        (_when(game.record.started), game.record.title, len(game.players), len(game.questions), _figure(game.share))
        for game in report.games
    )
    learned = tuple((one.prompt, one.players, _figure(one.first), _figure(one.latest)) for one in report.learned)
    return (
        Table("Games", ("Started", "Game", "Players", "Questions", "Share"), games),
        *_tables_of_questions(report.whole.questions),
        _players(report.whole.players),
        Table("Asked again", ("Question", "Players", "First share", "Latest share"), learned),
        answers_table([game.record for game in report.games]),
    )


def tables_of_pupil(report: PupilReport, records: Iterable[Record], key: str) -> tuple[Table, ...]:
    """A pupil's games, what is not known yet, and every answer."""
    games = tuple(
        (
            *(_when(one.started), one.title, one.result.rank, one.result.answered, one.result.right),
            *(_figure(one.result.share), _figure(one.share_of_all)),
        )
        for one in report.games
    )
    missed = tuple((one.prompt, one.answered, one.answer) for one in report.missed)
    heading = ("Started", "Game", "Rank", "Answered", "Right", "Share", "Share of all")
    return (
        Table("Games", heading, games),
        Table("Not known yet", ("Question", "Latest answer", "Right answer"), missed),
        answers_table(records, key),
    )


def answers_table(records: Iterable[Record], key: str | None = None) -> Table:
    """Every answer, in one long table; of one player only, where a folded name is given."""
    return Table("Answers", _ANSWERS, tuple(_answers(records, key)))


def _answers(records: Iterable[Record], key: str | None) -> Iterator[tuple[Cell, ...]]:
    for record in records:
        players = {player.key: player for player in record.players}
        for one in record.responses:
            if key is not None and one.player != key:
                continue
            player, shown = players[one.player], record.asked[one.question]
            yield (
                *(record.title, _when(record.started), player.name, player.team, one.question + 1, prompt_of(shown)),
                *(one.told, right_answer(shown), round(one.credit, 4), None if one.ms is None else one.ms / 1000),
            )


def _tables_of_questions(questions: Sequence[QuestionReport]) -> tuple[Table, Table]:
    rows = tuple(
        (
            *(one.number, one.prompt, one.answer, one.could, one.answered, one.right, one.partial),
            *(_figure(one.facility), _figure(one.discrimination), _figure(one.efficiency), one.seconds),
            *("yes" if one.again else "", " ".join(one.verdict)),
        )
        for one in questions
    )
    choices = tuple(
        (
            *(one.number, one.prompt, choice.text, "yes" if choice.right else "", choice.count),
            *(_figure(choice.share), _figure(choice.point_biserial), _figure(choice.upper_lower)),
        )
        for one in questions
        for choice in one.choices
    )
    return Table("Questions", _QUESTIONS, rows), Table("Options", _CHOICES, choices)


def _players(players: Sequence[PlayerReport]) -> Table:
    rows = tuple(
        (one.rank, one.player.name, one.player.team, one.could, one.answered, one.right, _figure(one.share))
        for one in players
    )
    return Table("Players", _PLAYERS, rows)


def _figure(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _when(started: datetime) -> str:
    return f"{started:%Y-%m-%d %H:%M}"
