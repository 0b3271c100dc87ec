"""From a key press to the next card on the screen, the answer committed, in a real pseudo-terminal of 80×24.

    python benchmarks/keypress.py [CARDS]

Both programs show the same new cards, one side and then the other; the clock runs from the key that says "good" until
the next card stands there. The peer is clanki, a Textual app on Anki's backend (`pip install clanki`); without it only
our figures are told. What came of the keys is counted in the files that both keep. Not for Windows.
"""

from __future__ import annotations

import fcntl
import importlib.util
import json
import os
import pty
import re
import signal
import sqlite3
import statistics
import struct
import sys
import tempfile
import termios
import time
from contextlib import closing
from pathlib import Path

from first_frame import drain, wait_for

BUDGET_MS, BUDGET_RATIO = 10.0, 0.25
WARM = 5
"""Cards answered before the clock runs."""
_NUMBER = re.compile(rb"Prompt (\d+) ")
_BIN = Path(sys.executable).parent


def make_ours(folder: Path, cards: int) -> tuple[list[str], dict[str, str]]:
    """A home with these cards; the command that turns them, and its environment."""
    lines = "".join(f"- {{id: c{n}, q: Prompt {n} asks, a: Reply {n} tells}}\n" for n in range(10_000, 10_000 + cards))
    (folder / "decks").mkdir()
    (folder / "decks" / "peer.yaml").write_text(f"id: peer\ntitle: Peer\ncards:\n{lines}", encoding="utf-8")
    (folder / "settings.json").write_text(json.dumps({"new_per_day": cards}), encoding="utf-8")
    script = _BIN / "quizgame"
    program = [sys.executable, str(script)] if script.exists() else [sys.executable, "-m", "quizgame"]
    return [*program, "play", "peer", "--mode", "flashcards"], {"QUIZGAME_HOME": str(folder)}


def make_theirs(folder: Path, cards: int) -> tuple[list[str], dict[str, str]]:
    """A collection with these cards; the command that reviews them, and its environment."""
    from anki.collection import AddNoteRequest, Collection

    home = folder / "Anki2" / "User 1"
    home.mkdir(parents=True)
    collection = Collection(str(home / "collection.anki2"))
    kind, deck = collection.models.by_name("Basic"), collection.decks.id("Peer")
    assert kind is not None
    assert deck is not None
    requests = []
    for number in range(10_000, 10_000 + cards):
        note = collection.new_note(kind)
        note["Front"], note["Back"] = f"Prompt {number} asks", f"Reply {number} tells"
        requests.append(AddNoteRequest(note, deck))
    collection.add_notes(requests)
    options = collection.decks.config_dict_for_deck_id(deck)
    options["new"]["perDay"] = cards
    collection.decks.update_config(options)
    collection.close()
    known = {"ANKI_BASE": str(folder / "Anki2"), "XDG_CONFIG_HOME": str(folder / "config"), "HOME": str(folder)}
    return [str(_BIN / "clanki"), "review", "Peer"], known


def times(command: list[str], environment: dict[str, str], presses: int) -> list[float]:
    """Milliseconds from each key to the next card."""
    process, terminal = pty.fork()
    if process == 0:
        known = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        os.execvpe(command[0], command, os.environ | known | environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    took: list[float] = []
    try:
        shown = _next_card(terminal, b"")
        for press in range(presses):
            drain(terminal)
            os.write(terminal, b" ")
            wait_for(terminal, b"Reply " + shown)
            drain(terminal)
            pressed = time.perf_counter()
            os.write(terminal, b"3")
            shown = _next_card(terminal, shown)
            if press >= WARM:
                took.append((time.perf_counter() - pressed) * 1000)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)
    return took


def _next_card(terminal: int, before: bytes) -> bytes:
    """Read until another card than the one before is shown; its number."""
    seen = b""
    while True:
        seen += wait_for(terminal, b"Prompt ")
        for number in _NUMBER.findall(seen):
            if number != before:
                return bytes(number)


def main(cards: int) -> int:
    """Measure, print, and return 1 if a budget is exceeded."""
    found: dict[str, list[float]] = {}
    sides = {"quizgame": make_ours} | ({"clanki": make_theirs} if importlib.util.find_spec("clanki") else {})
    for name, make in sides.items():
        with tempfile.TemporaryDirectory() as folder:
            command, environment = make(Path(folder), cards + WARM + 5)
            found[name] = times(command, environment, cards + WARM)
            files = {"quizgame": ("journal.sqlite", "event WHERE kind = 'answered'")}
            files["clanki"] = ("Anki2/User 1/collection.anki2", "revlog")
            path, rows = files[name]
            with closing(sqlite3.connect(Path(folder, path))) as kept:
                (count,) = kept.execute(f"SELECT count(*) FROM {rows}").fetchone()
            assert count == cards + WARM, f"{name} kept {count} answers of {cards + WARM}"
    for name, each in found.items():
        p50, p99 = statistics.median(each), statistics.quantiles(each, n=100)[98]
        print(f"{name:10} key to the next card: p50 {p50:6.1f} ms   p99 {p99:6.1f} ms")
    ours = statistics.median(found["quizgame"])
    over = ours > BUDGET_MS
    if "clanki" in found:
        ratio = ours / statistics.median(found["clanki"])
        over = over or ratio > BUDGET_RATIO
        print(f"ratio      {ratio:.2f} (budget {BUDGET_RATIO:.2f}, and {BUDGET_MS:.0f} ms)")
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
