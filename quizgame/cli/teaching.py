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
_HOST = """\
Open a live room that a class plays in, on phones or in terminals. It answers on this computer alone, unless you say
--lan. Everything is kept at once: after a crash, --resume goes on with the same question, answers and points."""
_HOST_EXAMPLES = """\
examples:
  quizgame host milestones --lan                        for the class, at your pace
  quizgame host milestones --lan --seconds 30           with a clock for each question
  quizgame host milestones --lan --deadline 20          20 minutes, each at their own pace
  quizgame host milestones --lan --class 7b.txt         only the names in this file, one a line
  quizgame host milestones --rehearse 30                a rehearsal; nothing of it is kept
  quizgame host --resume
  quizgame host milestones --headless --port 8000       no screen: events and commands as lines

With --headless every event of the room is one line of JSON on standard output, and every line of standard input is
a command: next, close, skip, pause, continue, lock, unlock, end, extend SECONDS, kick NAME, free NAME, extra NAME
PERCENT, status, quit. docs/protocol.md tells more.
"""
_JOIN = """\
Join a live room from a terminal, by the address on the screen. Lost connections are made again by themselves."""
_JOIN_EXAMPLES = """\
examples:
  quizgame join 192.168.1.5:8000/K7PMX
  quizgame join 192.168.1.5:8000/K7PMX --plain         as lines of text
  quizgame join 192.168.1.5:8000/K7PMX --plain --name Ada --team Red
"""
ABOUT: dict[str, tuple[str, str]] = {
    "drill": (_DRILL, _DRILL_EXAMPLES),
    "host": (_HOST, _HOST_EXAMPLES),
    "join": (_JOIN, _JOIN_EXAMPLES),
}
"""Each command's description and examples."""

_DECK = "a deck's id, or the path of a deck file"


def add_arguments(command: str, parser: argparse.ArgumentParser) -> None:
    """Add the arguments of a command."""
    {"drill": _drill, "host": _host, "join": _join}[command](parser)


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


def _host(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deck", nargs="?", metavar="DECK", help=_DECK)
    parser.add_argument("-n", type=_number, dest="count", metavar="N", help="how many questions (default: 10)")
    parser.add_argument("--seconds", type=_number, metavar="S", help="a clock for each question (default: none)")
    parser.add_argument("--deadline", type=_number, metavar="MIN", help="minutes for all, each at their own pace")
    parser.add_argument("--team", action="append", dest="team_names", metavar="NAME", help="a team; once for each")
    parser.add_argument("--teams", type=_number, dest="team_count", metavar="N", help="so many teams, by numbers")
    parser.add_argument("--class", dest="class_list", metavar="FILE", help="only the names in this file come in")
    parser.add_argument("--seats", type=_number, metavar="N", help="how many may come in (default: 500)")
    parser.add_argument("--no-speed", action="store_false", dest="speed", help="no bonus for quick answers")
    parser.add_argument("--early", action="store_true", help="close a question when everybody here has answered")
    parser.add_argument("--recall", action="store_true", help="no options, where a question can be asked without")
    parser.add_argument("--seed", type=_number, metavar="S", help="the same number asks the same questions")
    parser.add_argument("--lan", action="store_true", help="open the room to the network, not to this computer alone")
    parser.add_argument("--port", type=_port, metavar="P", help="the port (default: 8000; 0: any that is free)")
    parser.add_argument("--rehearse", type=_number, metavar="N", help="so many simulated players; nothing is kept")
    parser.add_argument("--resume", action="store_true", help="go on with the room that was left last")
    parser.add_argument("--headless", action="store_true", help="no screen: events and commands as lines")


def _join(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("address", metavar="ADDRESS", help="as on the screen: 192.168.1.5:8000/K7PMX")
    parser.add_argument("--name", metavar="NAME", help="the name to play under (default: asked for)")
    parser.add_argument("--team", dest="team", metavar="NAME", help="the team to play in (default: the smallest)")
    parser.add_argument("--plain", action="store_true", help="as lines of text: read on standard input, print")


def _port(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1
    if not 0 <= number < 65_536:
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a port, from 0 to 65535")
    return number


def _number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a whole number from 1")
    return number
