"""The words that explain the command line, and the parsers that check it, one for each command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from quizgame import __version__
from quizgame.cli.arguments import Options
from quizgame.cli.helping import Formatter
from quizgame.cli.output import one_line
from quizgame.errors import UsageError

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_ABOUT = """\
quizgame asks what your facts hold, and remembers for you what to ask next.

  quizgame                   open the app: study, play, see how you are doing

  quizgame play [DECK]       study what is due today, or play a quiz of a deck
  quizgame due [DECK]        how much is waiting today
  quizgame stats             what you have done so far

  quizgame decks             the decks there are
  quizgame show DECK         every question of a deck, its answer and source
  quizgame check PATH...     what is wrong in deck and facts files, and where
  quizgame watch PATH        the same after every save, with the card to try
  quizgame new [PATH]        begin a deck of your own
  quizgame series TABLE      make facts from a table of dates
  quizgame generate DECK     write out what would be asked, as a plain deck
  quizgame share DECK        put a deck and its facts into one file
  quizgame schema KIND       what editors complete and explain keys by

  quizgame report [GAME]     what a class knows, and what to teach again
  quizgame worksheet DECK    tests, cards and lines of time to print
  quizgame drill DECK        drill teams round one screen, who answer aloud
  quizgame host DECK         open a live room for a class
  quizgame join ADDRESS      join one from a terminal

  quizgame carried           edited cards that kept your progress
  quizgame forecast [DECK]   what the coming days will hold
  quizgame backlog           spread over days what has piled up
  quizgame settings          how much a day, how well, exams
  quizgame fit               fit to how you remember when cards come back
  quizgame rebuild           derive what memory holds from your answers again
  quizgame doctor            whether all that is kept is sound
  quizgame backup [FILE]     copy the journal
  quizgame restore FILE      put a copy in the journal's place
  quizgame journal ...       write the journal out, or merge another one
"""

_MORE = """\
`quizgame COMMAND -h` tells more about a command. DECK is the id of a deck, as
`quizgame decks` lists it, or the path of a deck file. Everything kept lies in
one folder; the environment variable QUIZGAME_HOME moves it.
"""


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are ours, told at the edge like all others."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(one_line(message), f"`{self.prog} -h` tells how to call it")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Print help or the version. argparse itself says nothing when the output cannot take them."""
        (file or sys.stdout).write(message)


def parse(before: Sequence[str], command: Sequence[str], after: Sequence[str]) -> Options:
    """What the words before and after a command's name ask for; without a name, there are no words after.

    Raises:
        UsageError: they cannot be understood.
        SystemExit: help or the version was asked for, and has been printed.
    """
    options = Options()
    _parser_of_all().parse_args(before, options)
    for name in command:
        options.command = name
        _PARSERS[name]().parse_args(after, options)
    return options


def _parser_of_all() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="quizgame",
        usage="quizgame [--profile NAME] [COMMAND ...]",
        description=_ABOUT,
        epilog=_MORE,
        formatter_class=Formatter,
        allow_abbrev=False,
        add_help=False,
    )
    _add_help(parser)
    parser.add_argument("--version", action="version", version=f"quizgame {__version__}", help="print the version")
    _add_profile(parser)
    return parser


def _add_profile(parser: argparse.ArgumentParser) -> None:
    # not given means not set, so that `--profile` may stand before or after the command
    parser.add_argument(
        "--profile",
        metavar="NAME",
        default=argparse.SUPPRESS,
        help="the learner whose answers are kept apart under this name",
    )


def _parser(command: str, description: str, examples: str) -> argparse.ArgumentParser:
    parser = _Parser(
        prog=f"quizgame {command}",
        description=description,
        epilog=examples,
        formatter_class=Formatter,
        allow_abbrev=False,
        add_help=False,
    )
    _add_help(parser)
    _add_profile(parser)
    return parser


def _add_help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="print these lines")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")


_DECK = "a deck's id, or the path of its file"


def _play() -> argparse.ArgumentParser:
    from quizgame.play.modes import MODES, NAMES

    parser = _parser(
        "play",
        "Play a game. Without DECK: study what is due today, in all decks together.\n"
        "With DECK: a quiz of ten of its questions.\n\nmodes:\n"
        + "".join(f"  {mode.name:<12}{mode.about}\n" for mode in MODES),
        "examples:\n"
        "  quizgame play                             what is due today\n"
        "  quizgame play milestones -n 20            a quiz of twenty questions\n"
        "  quizgame play my-deck.yaml --mode study   what is due and new in one deck\n"
        "  quizgame play milestones --mode timeline  events, placed into a line of time\n"
        "  quizgame play milestones --mode sprint -n 120\n"
        "                                            as many as two minutes allow\n"
        "  quizgame play --resume                    go on with the game that was left last\n"
        "  quizgame play --plain                     lines of text, for screen readers\n",
    )
    parser.add_argument("deck", nargs="?", metavar="DECK", help=_DECK)
    parser.add_argument(
        "--mode",
        choices=NAMES,
        metavar="MODE",
        help="one of the modes above (default: quiz with DECK, study without)",
    )
    parser.add_argument(
        "-n",
        dest="count",
        metavar="N",
        type=_count,
        help="how many questions; seconds of a sprint, events of a timeline, rounds of match",
    )
    parser.add_argument(
        "--seed", metavar="S", type=_seed, help="a whole number: the same seed draws the same questions and options"
    )
    parser.add_argument(
        "--resume", action="store_true", help="go on with the game that was left last (of DECK, in MODE)"
    )
    parser.add_argument("--plain", action="store_true", help="as lines of text: read on standard input, print")
    return parser


def _decks() -> argparse.ArgumentParser:
    parser = _parser(
        "decks",
        "List the decks: your own and those that come with quizgame, with what is due and new in them.\n"
        "A deck that cannot be read is listed with its error.",
        "",
    )
    _add_json(parser)
    return parser


def _show() -> argparse.ArgumentParser:
    parser = _parser(
        "show",
        "Print every question of a deck with its options, its answer and where that comes from.",
        "examples:\n  quizgame show my-deck.yaml\n  quizgame show my-deck.yaml --json | jq '.questions[].prompt'\n",
    )
    parser.add_argument("deck", metavar="DECK", help=_DECK)
    _add_json(parser)
    return parser


def _check() -> argparse.ArgumentParser:
    parser = _parser(
        "check",
        "Say what is wrong in deck and facts files: path, line and column, what, and how to mend it.\n"
        "Exit code: 0 if there are no errors, 1 if there are, 2 if a path does not exist.",
        "examples:\n"
        "  quizgame check my-deck.yaml\n"
        "  quizgame check decks/\n"
        "  quizgame check my-deck.yaml --diff             what --fix would change\n"
        "  quizgame check my-deck.yaml --fix              mend what can be, then tell the rest\n",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder with all *.yaml and *.yml below")
    parser.add_argument(
        "--fix",
        action="store_true",
        help="mend in place what has one sure mend: misspelt keys, double options, tabs and unseen characters; "
        "write ids where there are none, bring keys into order; comments and all else stay",
    )
    parser.add_argument("--diff", action="store_true", help="show what --fix would change, and change nothing")
    _add_json(parser)
    return parser


def _watch() -> argparse.ArgumentParser:
    parser = _parser(
        "watch",
        "Look at a deck or facts file after every save: what is wrong in it, and the card under edit to try.\n"
        "Write in your editor, with this beside it. Nothing that is tried here is kept.",
        "examples:\n  quizgame watch my-deck.yaml\n",
    )
    parser.add_argument("paths", nargs=1, metavar="PATH", help="a deck or a facts file")
    parser.add_argument("--plain", action="store_true", help="print the findings as lines of text after every save")
    return parser


def _stats() -> argparse.ArgumentParser:
    parser = _parser("stats", "What you have done so far: answers, reviews, retention, days in a row, games.", "")
    _add_json(parser)
    return parser


def _due() -> argparse.ArgumentParser:
    parser = _parser(
        "due", "How much is waiting today, in one deck or in all together, and when the next cards are due.", ""
    )
    parser.add_argument("deck", nargs="?", metavar="DECK", help=_DECK)
    _add_json(parser)
    return parser


def _authoring(command: str) -> argparse.ArgumentParser:
    from quizgame.cli.authoring import ABOUT, add_arguments

    parser = _parser(command, *ABOUT[command])
    add_arguments(command, parser)
    return parser


def _paper(command: str) -> argparse.ArgumentParser:
    from quizgame.cli.papers import ABOUT, add_arguments

    parser = _parser(command, *ABOUT[command])
    add_arguments(command, parser, _count, _seed)
    return parser


def _upkeep(command: str) -> argparse.ArgumentParser:
    from quizgame.cli.upkeep import ABOUT, add_arguments

    parser = _parser(command, *ABOUT[command])
    add_arguments(command, parser)
    return parser


def _teaching(command: str) -> argparse.ArgumentParser:
    from quizgame.cli.teaching import ABOUT, add_arguments

    parser = _parser(command, *ABOUT[command])
    add_arguments(command, parser)
    return parser


#: Every command's name, and what builds its parser.
_PARSERS: dict[str, Callable[[], argparse.ArgumentParser]] = {
    "play": _play,
    "due": _due,
    "stats": _stats,
    "decks": _decks,
    "show": _show,
    "check": _check,
    "watch": _watch,
    **{name: partial(_authoring, name) for name in ("new", "series", "generate", "share", "schema")},
    **{name: partial(_paper, name) for name in ("report", "worksheet")},
    **{
        name: partial(_upkeep, name)
        for name in (
            "carried",
            "forecast",
            "backlog",
            "settings",
            "fit",
            "rebuild",
            "doctor",
            "backup",
            "restore",
            "journal",
        )
    },
    **{name: partial(_teaching, name) for name in ("drill", "host", "join")},
}


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a number of questions, from 1")
    return number


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a whole number of at most 18 digits")
    return int(text)
