"""What the commands for paper and reports take: their words of help and their arguments."""

from __future__ import annotations

import argparse
from collections.abc import Callable

_WORKSHEET = """\
Print a deck: a file of HTML, to be printed from any browser, or of PDF, by the ending of its name. Nothing is ever
overwritten. The seed is printed on the sheet; the same seed makes the same paper.

layouts:
  test          questions with a field for the name and the score (-n: how many)
  flashcards    cards to cut out and fold, all of the deck (-n: some of it)
  timeline      events to cut out and glue to a line of time (-n: events)
  match         halves to put together (-n: blocks of pairs)
"""
_WORKSHEET_EXAMPLES = """\
examples:
  quizgame worksheet milestones -o test.pdf --versions 3
  quizgame worksheet milestones -o again.pdf --versions 3 --seed 4711
  quizgame worksheet my-deck.yaml -o cards.html --layout flashcards
  quizgame worksheet milestones -o line.pdf --layout timeline --no-key
"""
_REPORT = """\
What a class knows: each question with a verdict in plain words, each player, and what to teach again. Without GAME the
games are listed, or the only one is told about. GAME is a number of that list, or `last`.

Only the first attempt at a question counts where several games are put together. Figures that the answers cannot
carry are left out."""
_REPORT_EXAMPLES = """\
examples:
  quizgame report last
  quizgame report last -o report.html          a page with charts (.csv, .xlsx: tables)
  quizgame report last --again again.yaml      what to teach again, as a deck
  quizgame report last --cards home/           each pupil's misses, as decks to take home
  quizgame report --class milestones           all games of a deck: a class over time
  quizgame report --pupil Ada -o ada.html
"""
ABOUT: dict[str, tuple[str, str]] = {
    "report": (_REPORT, _REPORT_EXAMPLES),
    "worksheet": (_WORKSHEET, _WORKSHEET_EXAMPLES),
}
"""Each command's description and examples."""

Read = Callable[[str], int]


def add_arguments(command: str, parser: argparse.ArgumentParser, count: Read, seed: Read) -> None:
    """Let a command's parser take its arguments; `count` and `seed` read numbers."""
    if command == "report":
        _report(parser)
    else:
        _worksheet(parser, count, seed)


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("game", nargs="?", metavar="GAME", help="a game's number in the list, or last")
    parser.add_argument(
        "--class",
        dest="course",
        nargs="?",
        const="",
        metavar="DECK",
        help="live games put together: a class over time, in all games or in those of a deck",
    )
    parser.add_argument("--pupil", metavar="NAME", help="one pupil, in GAME or in all live games")
    parser.add_argument("-o", "--output", dest="out", metavar="FILE", help="the file to write: .html, .csv or .xlsx")
    parser.add_argument("--again", metavar="FILE", help="write what to teach again, as a deck")
    parser.add_argument("--cards", metavar="FOLDER", help="write what each pupil missed, as decks in a folder")


def _worksheet(parser: argparse.ArgumentParser, count: Read, seed: Read) -> None:
    layouts = ("test", "flashcards", "timeline", "match")
    parser.add_argument("deck", metavar="DECK", help="a deck's id, or the path of its file")
    parser.add_argument(
        "-o", "--output", dest="out", metavar="FILE", required=True, help="the file to write: .html or .pdf"
    )
    parser.add_argument("--layout", choices=layouts, metavar="LAYOUT", help="one of the layouts above (default: test)")
    parser.add_argument(
        "--versions", metavar="N", type=_versions, help="A, B, C ...: the same questions in another order (default: 1)"
    )
    parser.add_argument("-n", dest="count", metavar="N", type=count, help="how many, as told above")
    parser.add_argument("--seed", metavar="S", type=seed, help="a whole number: the same seed prints the same paper")
    parser.add_argument(
        "--key", action=argparse.BooleanOptionalAction, help="with the answer key on pages of its own (default), or not"
    )
    parser.add_argument("--write", action="store_true", help="a test that asks to write rather than to choose")
    parser.add_argument("--paper", choices=("a4", "letter"), help="the size of the paper (default: a4)")
    parser.add_argument("--font", metavar="FILE", help="a font file (.ttf) for PDF, tried before those of the system")


def _versions(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    if not 1 <= number <= 26:
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a number of versions, from 1 to 26")
    return number
