"""The command line: what is asked for.

The plain forms, which scripts and prompts call over and over, are read here; whatever has values, wants help or is
wrong goes to argparse, whose import and parsers cost as much time as everything else such a command does.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgame.errors import UsageError


class Options:
    """What is asked for: the command ("" for the app), the learner's profile, and the command's own options."""

    command: str = ""
    profile: str | None = None
    deck: str | None = None
    paths: Sequence[str] = ()
    json: bool = False
    fix: bool = False
    diff: bool = False
    plain: bool = False
    mode: str | None = None
    count: int | None = None
    seed: int | None = None
    # what authors' commands are given: the file to write, and words for it
    out: str | None = None
    kind: str = ""
    title: str | None = None
    language: str | None = None
    level: str | None = None
    facts: bool = False
    origin: str | None = None
    table: str = ""
    says: str | None = None
    date: str = ""
    name: str = ""
    type: str = ""
    source: str | None = None
    complete: bool = False
    day_first: bool | None = None
    # what looks after memory and the journal is given
    days: int | None = None
    new: int | None = None
    dry_run: bool = False
    file: str = ""
    action: str = ""
    undo: Sequence[str] = ()
    redo: Sequence[str] = ()
    # what is told of a class
    game: str | None = None
    course: str | None = None
    pupil: str | None = None
    again: str | None = None
    cards: str | None = None
    # what is printed on paper
    layout: str = "test"
    versions: int = 1
    key: bool = True
    paper: str = "a4"
    font: str | None = None
    write: bool = False
    # what is set
    setting: str = ""
    value: str = ""
    # what commands for teachers are given
    team_names: Sequence[str] | None = None
    team_count: int | None = None
    seconds: int | None = None
    passing: bool = True
    recall: bool = False
    resume: bool = False
    deadline: int | None = None
    class_list: str | None = None
    seats: int | None = None
    speed: bool = True
    early: bool = False
    lan: bool = False
    port: int | None = None
    rehearse: int | None = None
    headless: bool = False
    address: str = ""
    team: str | None = None


#: Every command: its flags, the name of what it is given, the fewest and the most of these.
_COMMANDS: dict[str, tuple[tuple[str, ...], str, int, int]] = {
    "play": (("plain", "resume"), "deck", 0, 1),
    "due": (("json",), "deck", 0, 1),
    "stats": (("json",), "", 0, 0),
    "decks": (("json",), "", 0, 0),
    "show": (("json",), "deck", 1, 1),
    "check": (("json", "fix", "diff"), "paths", 1, 1_000_000),
    "watch": (("plain",), "paths", 1, 1),
    "new": (("facts",), "out", 0, 1),
    "series": ((), "table", 1, 1),
    "generate": ((), "deck", 1, 1),
    "share": ((), "deck", 1, 1),
    "schema": ((), "kind", 1, 1),
    "carried": (("json",), "", 0, 0),
    "forecast": (("json",), "deck", 0, 1),
    "fit": (("json",), "", 0, 0),
    "rebuild": (("json",), "", 0, 0),
    "backup": (("json",), "file", 0, 1),
    "restore": ((), "file", 1, 1),
    "backlog": (("json",), "", 0, 0),
    "settings": (("json",), "", 0, 0),
    "doctor": (("json",), "", 0, 0),
    "report": ((), "game", 0, 1),
    "worksheet": ((), "", 2, 0),  # never plain: it needs a file
    "drill": (("resume", "recall"), "deck", 0, 1),
    "host": (("resume", "recall", "lan", "headless", "early"), "deck", 0, 1),
    "join": (("plain",), "address", 1, 1),
    "journal": ((), "", 2, 0),  # never plain: it takes two different things
}
_PROFILE = "--profile"


def read_arguments(arguments: Sequence[str]) -> Options:
    """Read the command line.

    Raises:
        UsageError: it cannot be understood.
        SystemExit: help or the version was asked for, and has been printed.
    """
    at = _command_at(arguments)
    if at < len(arguments) and arguments[at] not in _COMMANDS:
        raise UsageError(f"there is no command “{arguments[at][:60]}”", _nearest(arguments[at]))
    options = Options()
    if _read_plainly(arguments, at, options):
        return options
    from quizgame.cli.parsers import parse

    return parse(arguments[:at], arguments[at : at + 1], arguments[at + 1 :])


def _command_at(arguments: Sequence[str]) -> int:
    """The index of the command's name: the first word that neither is an option nor belongs to one."""
    at = 0
    while at < len(arguments) and arguments[at].startswith("-"):
        at += 2 if arguments[at] == _PROFILE else 1
    return min(at, len(arguments))


def _read_plainly(arguments: Sequence[str], at: int, options: Options) -> bool:
    """Read a line of flags, profile and names into `options`; False if there is more to it than that."""
    options.command = arguments[at] if at < len(arguments) else ""
    flags, name, fewest, most = _COMMANDS.get(options.command, ((), "", 0, 0))
    given: list[str] = []
    words = iter([*arguments[:at], *arguments[at + 1 :]])
    for word in words:
        if word == _PROFILE:
            options.profile = next(words, "-")
        elif word.startswith(f"{_PROFILE}="):
            options.profile = word.partition("=")[2]
        elif word[:2] == "--" and word[2:] in flags and word not in arguments[:at]:
            setattr(options, word[2:], True)
        elif word.startswith("-"):
            return False
        else:
            given.append(word)
    if not fewest <= len(given) <= most or (options.profile or "").startswith("-"):
        return False
    if given:
        setattr(options, name, given if name == "paths" else given[0])
    return True


def _nearest(word: str) -> str:
    from quizgame.reading.diagnostic import suggestion

    return suggestion(word, tuple(_COMMANDS))
