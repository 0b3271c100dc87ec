"""What the commands for teachers take: their words of help and their arguments."""

from __future__ import annotations

import argparse

_DRILL = """\
Drill teams round one screen: they take turns and answer aloud, the host marks what was said with one key. What a team
misses may pass on to the next. Everything is kept at once, so that a drill that was broken off can be gone on with."""
_DRILL_EXAMPLES = """\
examples:
  quizgame drill milestones --team Reds --team Blues
  quizgame drill milestones --teams 4 --seconds 30
  quizgame drill --resume

Make the letters of your terminal larger (Ctrl and +, on macOS ⌘ and +) until they can be read from the last row.
"""
ABOUT: dict[str, tuple[str, str]] = {"drill": (_DRILL, _DRILL_EXAMPLES)}
"""Each command's description and examples."""

_DECK = "a deck's id, or the path of a deck file"


def add_arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments of a command."""
    {"drill": _drill}[command](parser)


def _drill(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deck", nargs="?", metavar="DECK", help=_DECK)
    parser.add_argument("--team", action="append", dest="team_names", metavar="NAME", help="a team; once for each")
    parser.add_argument("--teams", type=_number, dest="team_count", metavar="N", help="so many teams, by numbers")
    parser.add_argument("-n", type=_number, dest="count", metavar="N", help="how many questions (default: five a team)")
    parser.add_argument("--seconds", type=_number, metavar="S", help="a clock for each try (default: none)")
    parser.add_argument("--no-passing", action="store_false", dest="passing", help="what is missed does not pass on")
    parser.add_argument("--recall", action="store_true", help="no options, where a question can be asked without")
    parser.add_argument("--seed", type=_number, metavar="S", help="the same number asks the same questions")
    parser.add_argument("--resume", action="store_true", help="go on with the drill that was left last")


def _number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a whole number from 1")
    return number
