"""How long the app takes to its first frame, against a minimal Textual app with a DataTable in the same run.

    python benchmarks/first_frame.py [ROUNDS]

Both run in a real pseudo-terminal of 80×24 and show 20 decks; the clock runs from the start of the process until a
deck's title has been written and a key is answered. Rounds are interleaved; medians are compared. Not for Windows.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
from pathlib import Path
from statistics import median
from time import perf_counter

BUDGET = 1.10
DECKS = 20
MINIMAL = """
from textual.app import App
from textual.widgets import DataTable

class Minimal(App):
    def compose(self):
        yield DataTable(cursor_type="row")

    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("deck", "due", "new")
        for number in range({decks}):
            table.add_row(f"Deck {{number:02}}", "0", "20")
        table.focus()

Minimal().run()
"""
#: An installation is compiled; a checkout is by the first round, unless that is forbidden.
BYTECODE = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_SCRIPT = Path(sys.executable).with_name("quizgame")


def make_home(root: Path) -> None:
    """A home with as many decks as are shown, of twenty cards each."""
    (root / "decks").mkdir(parents=True)
    for number in range(DECKS):
        cards = "".join(f"- {{q: What is {n} times {n}?, a: {n * n}}}\n" for n in range(20))
        path = root / "decks" / f"{number:02}.yaml"
        path.write_text(f"format: 1\nid: d{number:02}\ntitle: Deck {number:02}\ncards:\n{cards}", encoding="utf-8")


def until_shown(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until a deck stands on the screen, and until a key after that was answered."""
    started = perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    try:
        wait_for(terminal, b"Deck 05")
        shown = perf_counter() - started
        drain(terminal)
        pressed = perf_counter()
        os.write(terminal, b"\x1b[B")
        wait_for(terminal, b"Deck")
        return shown, shown + perf_counter() - pressed
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def wait_for(terminal: int, text: bytes) -> bytes:
    """Read until a text was written; all that was."""
    seen = b""
    while text not in seen:
        if not select.select([terminal], [], [], 20)[0]:
            raise TimeoutError(f"{text!r} was never shown; the last was {seen[-400:]!r}")
        seen += os.read(terminal, 65536)
    return seen


def drain(terminal: int) -> None:
    """Read what is still being written."""
    while select.select([terminal], [], [], 0.1)[0]:
        os.read(terminal, 65536)


def main(rounds: int) -> int:
    """Measure, print, and return 1 if the budget is exceeded."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_home(root)
        minimal = root / "minimal.py"
        minimal.write_text(MINIMAL.format(decks=DECKS), encoding="utf-8")
        environment = BYTECODE | {"QUIZGAME_HOME": folder, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        ours = [sys.executable, str(_SCRIPT)] if _SCRIPT.exists() else [sys.executable, "-m", "quizgame"]
        commands = {"minimal": [sys.executable, str(minimal)], "quizgame": ours}
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for turn in range(rounds + 1):
            for name, command in commands.items():
                measured = until_shown(command, environment)
                if turn:  # the first round warms the caches
                    times[name].append(measured)
    shown = {name: median(first for first, _ in each) for name, each in times.items()}
    ready = {name: median(key for _, key in each) for name, each in times.items()}
    for name in commands:
        print(f"{name:10} first frame {shown[name] * 1000:6.0f} ms   key answered {ready[name] * 1000:6.0f} ms")
    ratio = shown["quizgame"] / shown["minimal"]
    print(f"ratio      {ratio:.2f} (budget {BUDGET:.2f}), with a key {ready['quizgame'] / ready['minimal']:.2f}")
    return 0 if ratio <= BUDGET else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
