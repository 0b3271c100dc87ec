"""What the command line asks for, read plainly or by argparse: the same."""

from __future__ import annotations

import pytest

from quizgame.cli.arguments import Options, read_arguments
from quizgame.cli.main import main
from quizgame.cli.parsers import parse
from quizgame.errors import UsageError

NAMES = ("command", "profile", "deck", "paths", "json", "plain", "mode", "count", "seed")


def told(options: Options) -> dict[str, object]:
    return {name: getattr(options, name) for name in NAMES if getattr(options, name) != getattr(Options, name)}


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("", {}),
        ("--profile ada", {"profile": "ada"}),
        ("decks", {"command": "decks"}),
        ("decks --json", {"command": "decks", "json": True}),
        ("--profile ada due --json birds", {"command": "due", "profile": "ada", "json": True, "deck": "birds"}),
        ("due birds --profile ada", {"command": "due", "profile": "ada", "deck": "birds"}),
        ("due --profile=ada", {"command": "due", "profile": "ada"}),
        ("--profile ada stats --profile bob", {"command": "stats", "profile": "bob"}),
        ("show decks", {"command": "show", "deck": "decks"}),
        ("check a b --json", {"command": "check", "paths": ["a", "b"], "json": True}),
        ("play --plain", {"command": "play", "plain": True}),
        ("play birds", {"command": "play", "deck": "birds"}),
    ],
)
def test_plain_lines_are_read_as_argparse_reads_them(line: str, asked: dict[str, object]) -> None:
    words = line.split()
    assert told(read_arguments(words)) == asked
    command = str(asked.get("command", ""))
    at = words.index(command) if command else len(words)
    assert told(parse(words[:at], words[at : at + 1], words[at + 1 :])) == asked


def test_a_whole_game_can_be_asked_for() -> None:
    asked = read_arguments("play birds --mode study -n 5 --seed 7 --plain --profile ada".split())
    assert told(asked) == {
        "command": "play",
        "deck": "birds",
        "mode": "study",
        "count": 5,
        "seed": 7,
        "plain": True,
        "profile": "ada",
    }
    assert read_arguments(["play", "--", "-odd"]).deck == "-odd"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nonsense", "there is no command “nonsense”"),
        ("--json decks", "unrecognized arguments: --json"),
        ("decks birds", "unrecognized arguments: birds"),
        ("due a b", "unrecognized arguments: b"),
        ("show", "the following arguments are required: DECK"),
        ("check", "the following arguments are required: PATH"),
        ("check --json", "the following arguments are required: PATH"),
        ("decks --plain", "unrecognized arguments: --plain"),
        ("decks --js", "unrecognized arguments: --js"),
        ("play --mode dance", "argument --mode: invalid choice: 'dance'"),
        ("play -n 0", "argument -n: “0” is not a number of questions, from 1"),
        ("play -n 1e3", "argument -n: “1e3” is not"),
        ("play --seed x", "argument --seed: “x” is not a whole number"),
        ("play --seed " + "9" * 5000, "argument --seed: "),
        ("--profile", "argument --profile: expected one argument"),
        ("due --profile", "argument --profile: expected one argument"),
        ("due --profile --json", "argument --profile: expected one argument"),
    ],
)
def test_what_cannot_be_understood_is_wrong_usage(line: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_arguments(line.split())
    assert caught.value.exit_code == 2
    assert caught.value.message.startswith(message)
    assert caught.value.hint
    assert len(caught.value.message) < 200


def test_a_mistyped_command_is_told_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        read_arguments(["deks"])
    assert caught.value.hint == "did you mean `decks`?"


@pytest.mark.parametrize("command", ["", "play", "due", "stats", "decks", "show", "check"])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        read_arguments([*command.split(), "-h"])
    assert caught.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith(f"usage: quizgame {command}".rstrip())
    assert "--profile NAME" in told
    if not command:
        for name in ("play", "due", "stats", "decks", "show", "check"):
            assert f"\n  quizgame {name}" in told


@pytest.mark.parametrize("columns", ["", "40", "200", "0", "x", "99999999999"])
def test_help_fits_any_window(
    columns: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    with pytest.raises(SystemExit):
        read_arguments(["play", "-h"])
    assert "--seed" in capsys.readouterr().out


@pytest.mark.parametrize("columns", [80, 100])
@pytest.mark.parametrize("command", ["", "play", "check", "new", "series", "carried", "fit", "watch"])
def test_no_line_of_help_is_broken_by_the_terminal(
    command: str, columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main([*command.split(), "-h"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if len(line) >= columns] == []
