"""What the commands for authors take: their words of help and their arguments."""

from __future__ import annotations

import argparse
from collections.abc import Callable

_NEW = """\
Begin a deck: asks for what is not given, takes the cards you type, and writes
a file with comments that tell how to go on. Without PATH it goes into your
library. Nothing is ever overwritten."""
_NEW_EXAMPLES = """\
examples:
  quizgame new                                 asks; into your library
  quizgame new rivers.yaml                     asks; into this file
  quizgame new rivers.yaml --facts             a deck, and a file for its facts
  quizgame new rivers.yaml --from facts.yaml   a deck from a facts file there is
"""
_SCHEMA = """\
Print the JSON Schema of deck files or facts files. Editors with a YAML
language server complete and explain keys by it; `quizgame new` puts it beside
the file, so that nothing needs to be set up."""
_SCHEMA_EXAMPLES = """\
examples:
  quizgame schema deck > deck.schema.json
"""
_SERIES = """\
Make a facts file from a table of dates, as spreadsheets save it (CSV): one
sentence, a row for each row of the table. The columns of dates and of names
are found; the sentence is asked for, unless --says gives it: as it reads for
one row of the table, or with the headings of columns in braces."""
_SERIES_EXAMPLES = """\
examples:
  quizgame series members.csv -o facts.yaml
  quizgame series members.csv -o facts.yaml --says "Belgium joined in 1949."
  quizgame series members.csv --says "{country} joined[ in {date}]." --complete
"""
_GENERATE = """\
Freeze what would be asked into a plain deck: every card with its answers,
wrong options, explanation, sources and its identity, so that progress stays.
Given again over the same OUT, it changes only what it wrote itself and what
is different now; your own edits, cards and comments stay."""
_GENERATE_EXAMPLES = """\
examples:
  quizgame generate facts.yaml -o frozen.yaml
  quizgame generate milestones -o my-milestones.yaml
"""
_SHARE = """\
Put a deck and the facts it is made from into one file, to be sent to others.
It asks the same questions, and whoever knows cards of the deck already knows
them in it."""
_SHARE_EXAMPLES = """\
examples:
  quizgame share my-deck.yaml -o for-you.yaml
"""
ABOUT: dict[str, tuple[str, str]] = {
    "new": (_NEW, _NEW_EXAMPLES),
    "schema": (_SCHEMA, _SCHEMA_EXAMPLES),
    "series": (_SERIES, _SERIES_EXAMPLES),
    "generate": (_GENERATE, _GENERATE_EXAMPLES),
    "share": (_SHARE, _SHARE_EXAMPLES),
}
"""Each command's description and examples."""


def add_arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Let a command's parser take its arguments."""
    _ARGUMENTS[command](parser)


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", nargs="?", metavar="PATH", help="the file to write")
    parser.add_argument("--title", help="what the deck is called")
    made = parser.add_mutually_exclusive_group()
    made.add_argument("--facts", action="store_true", help="make its questions from facts, and begin a file for them")
    made.add_argument("--from", dest="origin", metavar="FACTS", help="make its questions from this facts file")
    parser.add_argument("--level", choices=("easy", "medium", "hard"), help="how hard it is")
    _add_language(parser)


def _schema(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=("deck", "facts"), help="which files it is for")


def _series(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("table", metavar="TABLE", help="the table: commas, semicolons, tabs or bars part its values")
    _add_out(parser, "the facts file to write (default: print it)")
    parser.add_argument("--says", metavar="SENTENCE", help="the sentence")
    parser.add_argument("--date", metavar="COLUMN", default="", help="the column of dates")
    parser.add_argument("--name", metavar="COLUMN", default="", help="the column of names")
    parser.add_argument("--type", metavar="WORD", default="", help="what the names name, as `country`")
    parser.add_argument("--title", help="what the facts are about (default: the table's file name)")
    parser.add_argument("--source", metavar="TITLE", help="where the table is from (default: its file name)")
    parser.add_argument("--complete", action="store_true", help="no row is missing: what is not there is wrong")
    order = parser.add_mutually_exclusive_group()
    order.add_argument("--day-first", dest="day_first", action="store_true", default=None, help="3/4/2006 is in April")
    order.add_argument(
        "--month-first", dest="day_first", action="store_false", default=None, help="3/4/2006 is in March"
    )
    _add_language(parser)


def _generate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deck", metavar="FACTS_OR_DECK", help="a facts file, a deck file, or a deck's id")
    _add_out(parser, "the deck file to write, or to bring up to date (default: print it)")


def _share(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deck", metavar="DECK", help="a deck's id, or the path of its file")
    _add_out(parser, "the file to write (default: print it)")


def _add_out(parser: argparse.ArgumentParser, told: str) -> None:
    parser.add_argument("-o", "--output", dest="out", metavar="OUT", help=told)


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", metavar="CODE", default="en", help="the language it is written in (default: en)")


_ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "new": _new,
    "schema": _schema,
    "series": _series,
    "generate": _generate,
    "share": _share,
}
