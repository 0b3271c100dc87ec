"""`fit` as people run it: a process with another beside it, ended from the keyboard."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from answers import noon
from learners import DAY, UNLIKE_MOST, reviews_of

from quizgame.store.journal import Entry, Journal

pytestmark = pytest.mark.slow

#: The command itself; it tells the number of the process beside it as soon as it looks after that one.
_TELLING = """
import sys
from quizgame.app import fitting
from quizgame.cli.main import main

ask = fitting._ask

def tell(process, *arguments):
    print(process.pid, flush=True)
    yield from ask(process, *arguments)

fitting._ask = tell
sys.exit(main(["fit", "--json"]))
"""


@pytest.fixture
def journal(home: Path) -> Path:
    """A journal of so many reviews that fitting them takes a while."""
    path, first = home / "journal.sqlite", noon().day() - DAY
    made = reviews_of(UNLIKE_MOST, 4_000, 30_000)
    bodies = [{"review": True, "due": (packed >> 3) + first, "rating": packed & 7} for _, _, packed in made]
    with Journal.open(path, writing=True) as journal:
        events = journal.append(
            noon(), [Entry("answered", "g", card, body) for (card, _, _), body in zip(made, bodies, strict=True)]
        )
        days = [(day + first, event.id) for (_, day, _), event in zip(made, events, strict=True)]
        with journal._transaction():
            journal._connection.executemany("UPDATE event SET day = ? WHERE id = ?", days)
        journal.rebuild()
    return path


if sys.platform != "win32":  # there Ctrl+C reaches the whole console, and so these tests too

    def test_ctrl_c_ends_both_processes_and_changes_nothing(journal: Path) -> None:
        before = journal.read_bytes()
        with subprocess.Popen(
            [sys.executable, "-c", _TELLING],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env=os.environ | {"QUIZGAME_HOME": str(journal.parent)},
        ) as process:
            assert process.stdout is not None
            try:
                other = int(process.stdout.readline())
                os.killpg(process.pid, signal.SIGINT)  # as the terminal does: to all that belong to the command
                out, err = process.communicate(timeout=60)
            finally:
                process.kill()
        assert (process.returncode, out, err) == (130, "", "")
        with pytest.raises(ProcessLookupError):
            os.kill(other, 0)
        assert journal.read_bytes() == before
