"""`quizgame report`: what a class knows, what it does not, and what each pupil takes home."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from quizgame.app.reporting import find_record, read_records
from quizgame.classroom.course import report_course, report_pupil
from quizgame.classroom.names import folded
from quizgame.classroom.record import Record
from quizgame.classroom.report import GameReport, report_game
from quizgame.classroom.takeaway import Takeaway, name_of_file, take_again, take_home, write_cards
from quizgame.cli.arguments import Options
from quizgame.cli.extras import need
from quizgame.cli.layout import count
from quizgame.cli.output import Ink, one_line, print_lines, tell_lines
from quizgame.cli.report_pages import list_games, tell_course, tell_game, tell_pupil
from quizgame.errors import QuizgameError, UsageError
from quizgame.formats.reports.page import page_of_course, page_of_game, page_of_pupil
from quizgame.formats.reports.tables import Table, answers_table, tables_of_course, tables_of_game, tables_of_pupil
from quizgame.store.home import find_home
from quizgame.store.saving import create_file
from quizgame.values import dataclass

ENDINGS = (".html", ".htm", ".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class _Told:
    """A report in all its forms; `whole` is what is to be taught again from, None where there is none."""

    lines: Callable[[Ink], Iterator[str]]
    page: Callable[[], str]
    tables: Callable[[], Sequence[Table]]
    answers: Callable[[], Table]
    whole: GameReport | None
    records: Sequence[Record]
    pupil: str | None = None


def report(options: Options) -> int:
    """Print a report, or write it into files."""
    ending = Path(options.out).suffix.lower() if options.out is not None else ""
    if options.out is not None and ending not in ENDINGS:
        raise UsageError(f"{options.out} has to end in .html, .csv or .xlsx", "the ending tells what is written")
    if ending == ".xlsx":
        need("openpyxl", "openpyxl", "XLSX", "write CSV, which every spreadsheet opens")
    kept = read_records(find_home(os.environ, options.profile).rooms)
    tell_lines(f"left out, as it cannot be read: {one_line(path.name)}: {one_line(why)}" for path, why in kept.unread)
    if not kept.records:
        raise QuizgameError("no class has played yet", "`quizgame drill DECK` and `quizgame host DECK` begin a game")
    told = _chosen(options, kept.records)
    if told is None:
        print_lines(list_games([report_game(record) for record in kept.records], Ink()))
        return 0
    written = list(_written(options, ending, told))
    print_lines(written or told.lines(Ink()))
    return 0


def _chosen(options: Options, records: Sequence[Record]) -> _Told | None:
    """The report asked for; None where there are several games and none was named."""
    if options.game is not None and options.course is not None:
        raise UsageError("--class is about several games, GAME about one", "leave one of both out")
    chosen = records if options.game is None else [find_record(records, options.game)]
    if options.course:
        chosen = [record for record in records if record.deck == options.course]
        if not chosen:
            raise UsageError(f"no game of the deck “{options.course[:60]}” was played", "`quizgame report` lists them")
    if options.pupil is not None:
        return _of_pupil(chosen, options.pupil)
    if options.course is not None:
        return _of_course(chosen)
    return _of_game(chosen[0]) if len(chosen) == 1 else None


def _of_game(record: Record) -> _Told:
    found = report_game(record)

    return _Told(
        lambda ink: tell_game(found, ink),
        lambda: page_of_game(found),
        lambda: tables_of_game(found),
        lambda: answers_table([record]),
        found,
        [record],
    )


def _of_course(records: Sequence[Record]) -> _Told:
    live = [record for record in records if record.kind == "live"]
    if not live:
        raise QuizgameError("there are only drills, in which teams answer", "name one: `quizgame report last`")
    found = report_course(live)

    return _Told(
        lambda ink: tell_course(found, ink),
        lambda: page_of_course(found),
        lambda: tables_of_course(found),
        lambda: answers_table(live),
        found.whole,
        live,
    )


def _of_pupil(records: Sequence[Record], name: str) -> _Told:
    live = [record for record in records if record.kind == "live"]
    key = folded(name)
    found = report_pupil(live, key)
    if found is None:
        names = sorted({one_line(player.name) for record in live for player in record.players})
        known = f"{', '.join(names[:12])}{' …' if len(names) > 12 else ''}"
        raise UsageError(f"nobody called “{name[:60]}” has played", f"there are {known}" if names else "")

    return _Told(
        lambda ink: tell_pupil(found, ink),
        lambda: page_of_pupil(found),
        lambda: tables_of_pupil(found, live, key),
        lambda: answers_table(live, key),
        None,
        live,
        key,
    )


def _written(options: Options, ending: str, told: _Told) -> Iterator[str]:
    if options.out is not None:
        create_file(Path(options.out), _content(ending, told))
        yield f"Written: {one_line(options.out)}"
    if options.again is not None:
        yield _write_again(Path(options.again), told)
    if options.cards is not None:
        yield from _write_cards(Path(options.cards), told)


def _content(ending: str, told: _Told) -> str | bytes:
    match ending:
        case ".csv":
            from quizgame.formats.reports.csv_file import write_csv

            return write_csv(told.answers())
        case ".xlsx":
            from quizgame.formats.reports.workbook import write_workbook

            return write_workbook(told.tables())
        case _:
            return told.page()


def _write_again(path: Path, told: _Told) -> str:
    if told.whole is None:
        raise UsageError("--again is for a class", "a pupil's cards are written by --cards")
    deck = take_again(told.whole)
    if deck is None:
        return "Nothing is to be taught again."
    create_file(path, deck.text)
    return f"Written: {one_line(str(path))}, {_cards(deck)} to teach again"


def _write_cards(folder: Path, told: _Told) -> Iterator[str]:
    """Each pupil's misses as a deck, in a folder; of what was asked more than once, the latest answer counts."""
    names = {player.key: player.name for record in reversed(told.records) for player in record.players}
    keys = list(names) if told.pupil is None else [told.pupil]
    if not keys:
        yield "Nobody played, so nobody has anything to take home."
    taken: set[str] = set()
    for key in keys:
        stem = name_of_file(names[key])
        while stem in taken:
            stem += "-2"
        taken.add(stem)
        deck = _deck_of(told.records, key)
        if deck is None:
            yield f"{one_line(names[key])} has nothing to take home."
            continue
        path = folder / f"cards-{stem}.yaml"
        create_file(path, deck.text)
        yield f"Written: {one_line(str(path))}, {_cards(deck)}"


def _deck_of(records: Sequence[Record], key: str) -> Takeaway | None:
    """What a player takes home from one game, or from several."""
    if len(records) == 1:
        return take_home(records[0], key)
    found = report_pupil(records, key)
    if found is None:
        return None
    deck = records[0].deck
    return write_cards(
        f"For {found.name}: {found.games[-1].title}", f"{deck}-for-{name_of_file(found.name)}", found.questions
    )


def _cards(deck: Takeaway) -> str:
    left = f" ({count(deck.left_out, 'question')} left out that no card can hold)" if deck.left_out else ""
    return f"{count(deck.cards, 'card')}{left}"
