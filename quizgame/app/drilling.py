"""A drill on its way into its log: every call of the host is on disk before the screen moves on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from quizgame.classroom.drill import Call, Drill, DrillRules
from quizgame.errors import UnreadableGameError
from quizgame.questions.codec import decode_question, encode_question

Row = Mapping[str, Any]
STARTED, CALLED, TAKEN_BACK = "drill-started", "called", "taken-back"
_ODD = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError)


class DrillLog(Protocol):
    """Where the rows of one drill are kept."""

    def append(self, row: Row) -> None:
        """Write a row; on return it is on disk.

        Raises:
            StoreError: it could not be written.
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
        self._log.append({"kind": CALLED, "call": call.value})
        self.drill = after

    def undo(self) -> None:
        """Take the last call back.

        Raises:
            GameError, StoreError: as for `call`.
        """
        after = self.drill.undo()
        self._log.append({"kind": TAKEN_BACK})
        self.drill = after


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
