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
ABOUT: dict[str, tuple[str, str]] = {
    "carried": (_CARRIED, _CARRIED_EXAMPLES),
    "fit": (_FIT, _FIT_EXAMPLES),
    "rebuild": (_REBUILD, ""),
}
"""Each command's description and examples."""


def add_arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Let a command's parser take its arguments."""
    _ARGUMENTS[command](parser)


def _carried(parser: argparse.ArgumentParser) -> None:
    for name, told in (("undo", "take this back"), ("redo", "carry this after all")):
        parser.add_argument(f"--{name}", metavar="ID", nargs="+", help=f"{told}: ids, last or all")
    _add_json(parser)


def _fit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="change nothing, only report")
    _add_json(parser)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")


_ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "carried": _carried,
    "fit": _fit,
    "rebuild": _add_json,
}
