"""Plays a quiz in `make play` of a checkout, in a real terminal and with keys alone: `python drive.py CHECKOUT`.

tmux is the terminal: what it shows is looked at until what is waited for stands there. Ends with status 1, and with
the screen shown, when that does not happen in time.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SETTING_UP = 300.0
"""Seconds for a first start, which installs what the app needs."""
PATIENCE = 30.0
"""Seconds for everything else; all of it takes well under one."""
LOOK_AGAIN = 0.05

LENGTH = 10
HOME = re.compile(r"(?i)quizgame[\s\S]*milestones[\s\S]*\bhelp\b")
GO_ON = re.compile(r"\bc go on\b")
VERDICT = re.compile(r"[✓✗◐][\s\S]*\b(?:go on|result)\b")
RESULT = re.compile(rf"\b\d+ of {LENGTH} right\b")

ANSWERS = (
    ("Choose one", ("1",)),
    ("True or false", ("t",)),
    ("Choose all", ("1", "Enter")),
    ("Arrange", ("S-Down", "Enter")),
    ("Match:", ("S-Down", "Enter")),
    ("Type ", ("1", "9", "9", "5", "Enter")),
)
"""What stands above a question of a kind, and the keys that answer it; 1995 can be read as a text, number or date."""


class DriveError(Exception):
    """What was waited for did not come."""


class Terminal:
    """One command in a tmux of its own, in a window of so many columns and lines."""

    def __init__(self, command: str, folder: Path, columns: int, lines: int) -> None:
        self._kept = tempfile.TemporaryDirectory()
        self._status = Path(self._kept.name) / "status"
        self._socket = str(Path(self._kept.name) / "tmux")
        script = f"{command}; echo $? >'{self._status}.new'; mv '{self._status}.new' '{self._status}'; cat"
        self._tmux(
            "-f", os.devnull, "new-session", "-d", "-x", str(columns), "-y", str(lines), "-c", str(folder), script
        )

    def close(self) -> None:
        """End the terminal and whatever still runs in it."""
        self._tmux("kill-server")
        self._kept.cleanup()

    def press(self, *keys: str) -> None:
        """Press keys, named as tmux names them."""
        self._tmux("send-keys", *keys)

    def screen(self) -> str:
        """What the terminal shows now."""
        return self._tmux("capture-pane", "-p")

    def shows(self, pattern: re.Pattern[str], seconds: float = PATIENCE) -> bool:
        """Whether the terminal comes to show a pattern within so many seconds, the command still running."""
        end = time.monotonic() + seconds
        while not pattern.search(self.screen()):
            if self._status.exists() or time.monotonic() > end:
                return False
            time.sleep(LOOK_AGAIN)
        return True

    def wait_for(self, pattern: re.Pattern[str], meaning: str, seconds: float = PATIENCE) -> None:
        """Wait until the terminal shows a pattern.

        Raises:
            DriveError: it does not come in time, or the command has ended.
        """
        began = time.monotonic()
        if not self.shows(pattern, seconds):
            raise DriveError(f"{meaning}: not seen within {time.monotonic() - began:.1f} s")
        tell(f"{meaning} ({time.monotonic() - began:.2f} s)")

    def wait_for_end(self) -> None:
        """Wait until the command has ended with status 0.

        Raises:
            DriveError: it does not end in time, or with another status.
        """
        end = time.monotonic() + PATIENCE
        while not self._status.exists():
            if time.monotonic() > end:
                raise DriveError("the app does not quit")
            time.sleep(LOOK_AGAIN)
        status = self._status.read_text(encoding="ascii").strip()
        if status != "0":
            raise DriveError(f"the app quit with status {status}")
        tell("quit with status 0")

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-u", "-S", self._socket, *arguments]
        environment = {name: value for name, value in os.environ.items() if name != "TMUX"}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        if done.returncode != 0:
            raise DriveError(f"tmux {arguments[0]}: {done.stderr.strip()}")
        return done.stdout


def tell(message: str) -> None:
    """Say what was done or seen."""
    print(f"    {message}", flush=True)


def play_question(terminal: Terminal, number: int) -> None:
    """Wait for a question of the quiz, and answer it, whatever its kind."""
    asked = re.compile(rf"\b{number} of {LENGTH}\b[\s\S]*\bskip\b")
    terminal.wait_for(asked, f"question {number}")
    screen = terminal.screen()
    kinds = [(kind, keys) for kind, keys in ANSWERS if kind in screen]
    if not kinds:
        raise DriveError("a question of an unknown kind")
    kind, keys = kinds[0]
    terminal.press(*keys)
    terminal.wait_for(VERDICT, f"“{kind.strip()}”: the verdict on {' '.join(keys)}")


def begin(terminal: Terminal) -> None:
    """The first start: a quiz is begun, a question answered, and the app left in the middle of the game."""
    terminal.wait_for(HOME, "the home screen", SETTING_UP)
    terminal.press("q")
    play_question(terminal, 1)
    terminal.press("C-q")
    terminal.wait_for_end()


def go_on(terminal: Terminal) -> None:
    """The second start: the game that was left is offered, and played to its end."""
    terminal.wait_for(HOME, "the home screen")
    terminal.wait_for(GO_ON, "the offer to go on")
    terminal.press("c")
    for number in range(2, LENGTH + 1):
        play_question(terminal, number)
        terminal.press("Enter")
    terminal.wait_for(RESULT, "the result")
    terminal.press("C-q")
    terminal.wait_for_end()


def main(folder: Path) -> int:
    """Play in a checkout; the exit status."""
    for scene, columns, lines in ((begin, 80, 24), (go_on, 120, 40)):
        tell(f"make play at {columns}×{lines}")
        terminal = Terminal("make play", folder, columns, lines)
        try:
            scene(terminal)
        except DriveError as error:
            print(f"{error}. The screen:\n{terminal.screen().rstrip()}", flush=True)
            return 1
        finally:
            terminal.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
