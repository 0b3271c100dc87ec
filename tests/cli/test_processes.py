"""The program as it is started by people and scripts: fresh interpreters, pipes, signals, a kill in mid-game."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

CARDS = "".join(f'- {{id: c{n}, q: "What is {n} times {n}?", a: "{n * n}"}}\n' for n in range(1, 21))
PROGRAM = [sys.executable, "-m", "quizgame"]


@pytest.fixture
def squares(home: Path) -> Path:
    path = home / "decks" / "squares.yaml"
    path.write_text(f"title: Squares\ncards:\n{CARDS}", encoding="utf-8")
    return path


def run(*arguments: str, lines: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        input=lines,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
    )


@contextmanager
def game(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A plain game in a child process, at its first prompt."""
    flags = subprocess.CREATE_NEW_PROCESS_GROUP if sys.platform == "win32" else 0
    with subprocess.Popen(
        [*PROGRAM, "play", "--plain", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        bufsize=1,
        creationflags=flags,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    ) as child:
        try:
            yield child
        finally:
            child.kill()


def answer(child: subprocess.Popen[str], line: str) -> str:
    """Give an answer and wait for its verdict."""
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(f"{line}\n")
    child.stdin.flush()
    return next(told for told in child.stdout if told.startswith(("✓", "✗")))


def kept(home: Path) -> list[tuple[str, str, float]]:
    """The answers in the journal, read without quizgame."""
    with closing(sqlite3.connect(home / "journal.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            return []  # the game was ended before it had begun
        rows = connection.execute("SELECT card, body FROM event WHERE kind = 'answered' ORDER BY number").fetchall()
    return [(card, json.loads(body)["answer"]["write"], json.loads(body)["credit"]) for card, body in rows]


LOADED = """
import sys
from quizgame.cli.main import main
code = main(sys.argv[2:])
print(*sorted(name for name in sys.modules if name.partition(".")[0] in sys.argv[1].split(",")), file=sys.stderr)
raise SystemExit(code)
"""


def loaded(watched: str, *arguments: str) -> list[str]:
    """Which of the watched packages a command has imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, watched, *arguments], input="1\n", capture_output=True, text=True, timeout=60
    )
    assert done.returncode in (0, 1)
    return done.stderr.split()


@pytest.mark.parametrize(
    "line", ["decks", "show squares", "due", "stats --json", "check {}", "play squares --plain", "--version"]
)
def test_headless_commands_import_no_textual(squares: Path, line: str) -> None:
    assert loaded("textual,rich", *line.format(squares).split()) == []


@pytest.mark.parametrize("line", ["decks", "due", "due --json", "stats"])
def test_with_a_warm_cache_no_deck_is_parsed_again(squares: Path, line: str) -> None:
    cold = loaded("yaml", "decks")
    assert "yaml" in cold
    assert loaded("yaml,platformdirs", *line.split()) == []


def test_plain_command_lines_cost_no_argparse(squares: Path) -> None:
    assert loaded("argparse", "due", "--json") == []
    assert loaded("argparse", "play", "squares", "--plain", "-n", "1") == ["argparse"]


def test_a_game_is_played_through_pipes(squares: Path) -> None:
    first = run("play", "squares", "--plain", "--seed", "5", lines="1\n4\n" * 10)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("Squares: quiz, 10 questions.\n")
    assert first.stdout.count("✓ Right") + first.stdout.count("✗ Wrong") == 10
    assert "Result: " in first.stdout
    assert "\x1b" not in first.stdout
    second = run("play", "squares", "--plain", "--seed", "5", lines="1\n4\n" * 10)

    def prompts(told: str) -> list[str]:
        return [line for line in told.splitlines() if line.startswith("What is")]

    assert prompts(second.stdout) == prompts(first.stdout)
    assert len(prompts(first.stdout)) == 10


def test_odd_bytes_in_the_input_are_no_answers(squares: Path, home: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "play", "squares", "--plain"],
        input=b"\xff\xfe\x00\n\x1b[A\n" + b"9" * 100_000 + b"\n:quit\n",
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert b"That is too long" in done.stdout
    assert done.stdout.count(b"bytes that are no text") == 2
    assert kept(home) == []


def test_the_verdict_told_is_the_answer_kept_even_after_a_kill(squares: Path, home: Path) -> None:
    given: list[tuple[str, bool]] = []
    with game("squares", "--seed", "3") as child:
        given += [(line, answer(child, line).startswith("✓")) for line in ("1", "16", "25", "x", "49")]
        child.kill()
        assert child.wait(30) != 0
    assert [(text, credit == 1.0) for _, text, credit in kept(home)] == given
    done = run("stats", "--json")
    assert json.loads(done.stdout)["answers"] == 5
    assert run("play", "squares", "--plain", lines="1\n").returncode == 0


@pytest.mark.parametrize("told", range(4))
def test_a_kill_at_any_moment_loses_at_most_the_answer_in_flight(squares: Path, home: Path, told: int) -> None:
    with game("squares", "--seed", "3") as child:
        for _ in range(told):
            answer(child, "7")
        assert child.stdin is not None
        child.stdin.write("8\n")  # in flight
        child.stdin.flush()
        child.kill()
        child.wait(30)
    assert told <= len(kept(home)) <= told + 1
    assert json.loads(run("stats", "--json").stdout)["answers"] == len(kept(home))


def test_while_a_game_is_on_another_is_told_and_reading_is_welcome(squares: Path) -> None:
    with game("squares") as child:
        answer(child, "1")
        second = run("play", "squares", "--plain", lines="1\n")
        assert second.returncode == 1
        assert second.stderr.startswith("quizgame: another quizgame is writing to ")
        assert json.loads(run("stats", "--json").stdout)["answers"] == 1
        assert run("due").returncode == 0


if sys.platform != "win32":

    def test_ctrl_c_keeps_everything_and_ends_with_130(squares: Path, home: Path) -> None:
        with game("squares") as child:
            answer(child, "1")
            child.send_signal(signal.SIGINT)
            out, err = child.communicate(timeout=30)
        assert (child.returncode, err) == (130, "")
        assert out.endswith("Interrupted. Everything answered is kept.\n")
        assert len(kept(home)) == 1

    @pytest.mark.parametrize("line", ["show squares", "decks", "-h", "show squares --json"])
    def test_a_reader_who_has_had_enough_is_no_failure(squares: Path, line: str) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        try:
            done = subprocess.run([*PROGRAM, *line.split()], stdout=writing, stderr=subprocess.PIPE, timeout=60)
        finally:
            os.close(writing)
        assert (done.returncode, done.stderr) == (0, b"")

    def test_a_game_nobody_listens_to_ends_quietly(squares: Path) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        try:
            done = subprocess.run(
                [*PROGRAM, "play", "squares", "--plain"],
                input=b"1\n",
                stdout=writing,
                stderr=subprocess.PIPE,
                timeout=60,
            )
        finally:
            os.close(writing)
        assert (done.returncode, done.stderr) == (0, b"")

    def test_output_that_cannot_be_written_is_a_failure(squares: Path) -> None:
        full = Path("/dev/full")
        if full.exists():
            with full.open("wb") as out:
                done = subprocess.run([*PROGRAM, "decks"], stdout=out, stderr=subprocess.PIPE, timeout=60)
            assert done.returncode == 1
            assert done.stderr.startswith(b"quizgame failed: No space left")
            assert b"Traceback" not in done.stderr

    def test_on_a_terminal_text_is_coloured_and_fits_the_window(squares: Path) -> None:
        import fcntl
        import pty
        import struct
        import termios

        squares.write_text(squares.read_text("utf-8").replace("Squares", "Squares " * 20), encoding="utf-8")
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 50, 0, 0))
        environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
        subprocess.run([*PROGRAM, "decks"], stdout=slave, check=True, timeout=60, env=environment | {"TERM": "xterm"})
        os.close(slave)
        told = os.read(master, 100_000).decode()
        os.close(master)
        assert "\x1b[2m" in told
        rows = [line for line in re.sub("\x1b\\[\\d*m", "", told).splitlines() if "…" in line]
        assert rows
        assert max(map(len, rows)) <= 50

    def test_closed_streams_are_borne(squares: Path) -> None:
        closed = f'"{sys.executable}" -m quizgame decks >&- <&- 2>&-'
        assert subprocess.run(["sh", "-c", closed], timeout=60).returncode == 0


@pytest.mark.parametrize("line", ["decks", "show squares", "stats", "check {}", "play squares --plain --seed 1"])
def test_an_old_encoding_is_no_failure(squares: Path, line: str) -> None:
    squares.write_text(squares.read_text("utf-8").replace("Squares", "Łódź → 東京"), encoding="utf-8")
    line = line.replace("play squares", f"play {squares}").replace("show squares", f"show {squares}")
    done = subprocess.run(
        [*PROGRAM, *line.format(squares).split()],
        input=b"1\n",
        capture_output=True,
        timeout=60,
        env=os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    done.stdout.decode("cp1252")


def test_json_stays_utf_8_in_an_old_encoding(squares: Path) -> None:
    squares.write_text(squares.read_text("utf-8").replace("Squares", "Łódź → 東京"), encoding="utf-8")
    done = subprocess.run(
        [*PROGRAM, "decks", "--json"],
        capture_output=True,
        timeout=60,
        env=os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )
    titles = [deck["title"] for deck in json.loads(done.stdout.decode("utf-8"))]
    assert "Łódź → 東京" in titles


def ended(*arguments: str, out: str = os.devnull, err: str = os.devnull, **environment: str) -> int:
    with Path(out).open("w") as stdout, Path(err).open("w") as stderr:
        return subprocess.run(
            [*PROGRAM, *arguments], stdout=stdout, stderr=stderr, env=os.environ | environment, timeout=60
        ).returncode


def test_a_full_output_is_a_failure_and_a_full_error_output_changes_nothing(home: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        full = home / "full"  # only Linux has such a thing; elsewhere the codes alone are seen
    assert ended("nosuch", err=str(full)) == 2
    for line in ("-h", "--version", "play -h", "decks"):
        assert ended(*line.split(), out=str(full)) == int(full.name == "full" and full.parent.name == "dev")


def test_an_impossible_time_zone_counts_as_utc(squares: Path) -> None:
    done = run("due", TZ="ABC-24:00")
    assert (done.returncode, done.stderr) == (0, "")
