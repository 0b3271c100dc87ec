"""A drill on its way into its log: every call of the host is on disk before the screen moves on."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from quizgame.classroom.drill import Call, Drill, DrillRules
from quizgame.errors import QuizgameError, StoreError, UnreadableGameError
from quizgame.questions.codec import decode_question, encode_question
from quizgame.reading.diagnostic import printable
from quizgame.store.row_file import FileKind, Row, RowFile, read_rows

DRILL_FILE = FileKind(0x51474452, 1, "the log of a drill")
"""The id spells QGDR."""
ENDING = ".drill"
STARTED, CALLED, TAKEN_BACK = "drill-started", "called", "taken-back"
_ODD = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError)


class DrillLog(Protocol):
    """Where the rows of one drill are kept."""

    def append(self, rows: Sequence[Row]) -> None:
        """Write rows; on return they are on disk.

        Raises:
            StoreError: they could not be written.
        """


class DrillTable:
    """One drill, and where it is kept."""

    def __init__(self, drill: Drill, log: DrillLog) -> None:
        self.drill = drill
        self._log = log

    def call(self, call: Call) -> None:
        """Take what the host says.

        Raises:
            GameError: it says nothing now.
            StoreError: it could not be kept; then the drill stands where it stood.
        """
        after = self.drill.take(call)
        self._log.append([{"kind": CALLED, "call": call.value}])
        self.drill = after

    def undo(self) -> None:
        """Take the last call back.

        Raises:
            GameError, StoreError: as for `call`.
        """
        after = self.drill.undo()
        self._log.append([{"kind": TAKEN_BACK}])
        self.drill = after


def begin_table(drill: Drill, folder: Path, utc: int, chance: random.Random) -> tuple[DrillTable, RowFile]:
    """A drill with a new log in a folder, named by the time it began (ms since 1970); whoever opened the log closes it.

    Raises:
        StoreError: the log could not be made.
    """
    began = datetime.fromtimestamp(utc // 1000, UTC)
    log = RowFile(folder / f"{began:%Y-%m-%dT%H%M%SZ}-{chance.randrange(16**4):04x}{ENDING}", DRILL_FILE)
    try:
        log.append([encode_drill(drill)])
    except BaseException:
        log.close()
        raise
    return DrillTable(drill, log), log


def take_up_table(folder: Path) -> tuple[DrillTable, RowFile]:
    """The latest drill of a folder that was left before its end, where it stood; whoever opened the log closes it.

    Raises:
        StoreError: there is none, or its log cannot be used.
    """
    for path in sorted(folder.glob(f"*{ENDING}"), reverse=True):
        with suppress(QuizgameError):  # one that is damaged hides none of the others
            if read_drill(path).finished:
                continue
            log = RowFile(path, DRILL_FILE)
            try:
                return DrillTable(decode_drill(log.rows()), log), log
            except BaseException:
                log.close()
                raise
    raise StoreError(
        f"no drill in {printable(str(folder))} was left before its end", "`quizgame drill DECK` begins one"
    )


def read_drill(path: Path) -> Drill:
    """The drill of a log.

    Raises:
        StoreError: it cannot be read, or is damaged.
        UnreadableGameError: it is of another version.
    """
    return decode_drill(read_rows(path, DRILL_FILE))


def encode_drill(drill: Drill) -> Row:
    """The first row of a drill: with it, it can be taken up again, whatever became of its deck."""
    return {
        "kind": STARTED,
        "version": 1,
        "deck": drill.deck,
        "title": drill.title,
        "teams": list(drill.teams),
        "passing": drill.rules.passing,
        "seconds": drill.rules.seconds,
        "options": drill.rules.options,
        "seed": drill.seed,
        "questions": [encode_question(question) for question in drill.questions],
    }


def decode_drill(rows: Iterable[Row]) -> Drill:
    """The drill that rows have come to.

    Raises:
        UnreadableGameError: they cannot be read by this version.
    """
    try:
        first, *rest = rows
        if first["kind"] != STARTED or first["version"] != 1:
            raise ValueError(f"a log begins with “{first['kind']}”, version {first['version']}")
        drill = Drill(
            deck=first["deck"],
            title=first["title"],
            teams=tuple(first["teams"]),
            questions=tuple(decode_question(plain) for plain in first["questions"]),
            rules=DrillRules(first["passing"], first["seconds"], first["options"]),
            seed=first["seed"],
        )
        for row in rest:
            drill = drill.undo() if row["kind"] == TAKEN_BACK else drill.take(Call(row["call"]))
        return drill
    except _ODD as error:
        raise UnreadableGameError(f"a drill cannot be read: {error}", "it was kept by another version") from error
