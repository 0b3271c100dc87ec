"""What the commands that look after memory and the journal take: their words of help and their arguments."""

from __future__ import annotations

import argparse
from collections.abc import Callable

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
    "fit": (_FIT, _FIT_EXAMPLES),
    "rebuild": (_REBUILD, ""),
}
"""Each command's description and examples."""


def add_arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Let a command's parser take its arguments."""
    _ARGUMENTS[command](parser)


def _fit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="change nothing, only report")
    _add_json(parser)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")


_ARGUMENTS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "fit": _fit,
    "rebuild": _add_json,
}
