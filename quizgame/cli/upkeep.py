"""What the commands that look after memory and the journal take: their words of help and their arguments."""

from __future__ import annotations

import argparse
from collections.abc import Callable

_CARRIED = """\
List the cards that were edited, moved or renamed and kept your progress, the latest first. Where a card is another
question now, take it back: the old card has its history again, and what you answered since stays with the new one."""
_CARRIED_EXAMPLES = """\
examples:
  quizgame carried --undo last                 all that was carried the last time
  quizgame carried --undo 12 13                two of them, by the last part of their ids
  quizgame carried --redo all                  carry it after all
"""
_FORECAST = """\
What is due in the coming days, how much of each deck is known, and what new cards will add to it: a simulation of
studying all that is asked for every day.

RECALL is the mean chance to recall a card that was learned, MASTERY that of any card of the deck."""
_FORECAST_EXAMPLES = """\
examples:
  quizgame forecast
  quizgame forecast --days 90 --new 20     how many reviews will twenty new cards a day bring?
  quizgame forecast milestones --json
"""
_BACKLOG = """\
What is due after days without studying, and how many days it would take to work it off, the most urgent cards first.
--spread gives each card its day, so that no day is too much; --undo takes that back."""
_BACKLOG_EXAMPLES = """\
examples:
  quizgame backlog
  quizgame backlog --spread
  quizgame backlog --spread --per-day 30
"""
_SETTINGS = """\
How well to remember, how much a day, in which order, and when a deck is to be known. Without KEY: what is set. With KEY
and VALUE: set it; `usual` for VALUE sets it back. Keys of all decks together:
  retention  rollover_hour  new_per_day  reviews_per_day  order  leech
Keys of a single deck, with --deck:
  retention  new_per_day  reviews_per_day  exam"""
_SETTINGS_EXAMPLES = """\
examples:
  quizgame settings new_per_day 20
  quizgame settings retention 95% --deck milestones
  quizgame settings exam 2027-06-01 --deck milestones
  quizgame settings exam usual --deck milestones       no exam any more
"""
_FIT = """\
Fit the parameters of memory to how you remember: they decide when cards come back. They are found on most of your
reviews and judged by the latest ones, and hold from then on only if they foretell these better than the ones before.
The days on which cards are due stay as they were given."""
_FIT_EXAMPLES = """\
examples:
  quizgame fit --dry-run     only say what it would be worth
"""
_REBUILD = """\
Derive all that memory holds of your cards from your answers again, and say what is different: nothing, normally.
The days on which cards are due stay as they were given."""
_DOCTOR = """\
Look through all that is kept: the journal, what memory derives from it, settings, backups, decks, and the rights to
write them. Say what was found and how to mend it; nothing is changed. Exit code: 0 if all is well, 1 if not."""
_BACKUP = """\
Copy the journal, everything you did, as it is at this moment; the app may be open meanwhile. Without FILE the copy goes
into the folder `backups` beside the journal, where it stays. Besides, a backup is made there by itself on every day you
learn; those of the last seven days are kept, and one for each of four weeks before."""
_BACKUP_EXAMPLES = """\
examples:
  quizgame backup
  quizgame backup /media/stick/quizgame.sqlite
"""
_RESTORE = """\
Put a copy of a journal in the journal's place. The copy is looked through first; what was there is kept among the
backups, so nothing is lost."""
_RESTORE_EXAMPLES = """\
examples:
  quizgame restore backups/journal-2026-11-21.sqlite
"""
_JOURNAL = """\
Take the journal elsewhere, or take over what another one holds.

export writes every event to FILE: as an SQLite file if its name ends in .sqlite or .db, else as lines of JSON.

import takes over all events of FILE that are not there yet; FILE is an export, a backup or a journal. Two computers
that import each other's journal hold the same and remember the same, in whichever order."""
_JOURNAL_EXAMPLES = """\
examples:
  quizgame journal export laptop.jsonl
  quizgame journal import laptop.jsonl
"""
ABOUT: dict[str, tuple[str, str]] = {
    "carried": (_CARRIED, _CARRIED_EXAMPLES),
    "forecast": (_FORECAST, _FORECAST_EXAMPLES),
    "backlog": (_BACKLOG, _BACKLOG_EXAMPLES),
    "settings": (_SETTINGS, _SETTINGS_EXAMPLES),
    "fit": (_FIT, _FIT_EXAMPLES),
    "rebuild": (_REBUILD, ""),
    "doctor": (_DOCTOR, ""),
    "backup": (_BACKUP, _BACKUP_EXAMPLES),
    "restore": (_RESTORE, _RESTORE_EXAMPLES),
    "journal": (_JOURNAL, _JOURNAL_EXAMPLES),
}
"""Each command's description and examples."""


def add_arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Let a command's parser take its arguments."""
    _ARGUMENTS[command](parser)


def _carried(parser: argparse.ArgumentParser) -> None:
    for name, told in (("undo", "take this back"), ("redo", "carry this after all")):
        parser.add_argument(f"--{name}", metavar="ID", nargs="+", help=f"{told}: ids, last or all")
    _add_json(parser)


def _forecast(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deck", nargs="?", metavar="DECK", help="a deck's id, or the path of its file (default: all)")
    parser.add_argument("--days", metavar="N", type=_number(1, 730), help="how many days (default: 30)")
    parser.add_argument("--new", metavar="N", type=_number(0, 9_999), help="new cards a day (default: as it is set)")
    _add_json(parser)


def _number(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else -1
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a whole number from {least} to {most}")
        return number

    return read


def _backlog(parser: argparse.ArgumentParser) -> None:
    ways = parser.add_mutually_exclusive_group()
    spread = "give each card its day"
    ways.add_argument("--spread", dest="action", action="store_const", const="spread", default="", help=spread)
    ways.add_argument("--undo", dest="action", action="store_const", const="undo", help="take the last spreading back")
    parser.add_argument(
        "--per-day",
        dest="count",
        metavar="N",
        type=_number(1, 9_999),
        help="how many cards a day (default: twice as usual)",
    )
    _add_json(parser)


def _settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("setting", nargs="?", default="", metavar="KEY", help="the setting")
    parser.add_argument("value", nargs="?", default="", metavar="VALUE", help="what it is to be; `usual`: as it was")
    parser.add_argument("--deck", metavar="DECK", help="for this deck alone: its id, or the path of its file")
    _add_json(parser)


def _fit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="change nothing, only report")
    _add_json(parser)


def _backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="", metavar="FILE", help="the file to write; it must not exist yet")
    _add_json(parser)


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a backup, or any journal")


def _journal(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("export", "import"), help="which way")
    parser.add_argument("file", metavar="FILE", help="the file to write, or to read")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")


_ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "carried": _carried,
    "forecast": _forecast,
    "backlog": _backlog,
    "settings": _settings,
    "fit": _fit,
    "rebuild": _add_json,
    "doctor": _add_json,
    "backup": _backup,
    "restore": _restore,
    "journal": _journal,
}
