"""Parameters of FSRS fitted to the learner, as rows of the journal: the latest one that is understood holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from quizgame.memory.scheduler import MODEL, Scheduler
from quizgame.store.rows import SELECT_EVENTS, Event, decode_event
from quizgame.values import dataclass

FITTED = "fitted"
_FITS = f"{SELECT_EVENTS}WHERE kind = '{FITTED}' ORDER BY utc DESC, id DESC"


@dataclass(frozen=True, slots=True)
class KeptFit:
    """A fit in the journal: the id of its event, and its parameters."""

    id: str
    parameters: tuple[float, ...]


def latest_fit(connection: sqlite3.Connection) -> KeptFit | None:
    """The latest fit of the model this version schedules by; None if there is none.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    for row in connection.execute(_FITS):
        event = decode_event(row)
        if parameters := fitted_parameters(event):
            return KeptFit(event.id, parameters)
    return None


def encode_fit(parameters: Sequence[float], told: dict[str, Any]) -> dict[str, Any]:
    """The body of a `fitted` row; `told` is what a reader may want to know of how it came about."""
    return {"model": MODEL, "parameters": list(parameters), **told}


def fitted_parameters(event: Event) -> tuple[float, ...] | None:
    """The parameters in a `fitted` row; None if it is of another model, or damaged."""
    match event.body:
        case {"model": str(model), "parameters": [*parameters]} if model == MODEL:
            try:
                return Scheduler([float(value) for value in parameters]).parameters
            except (TypeError, ValueError, OverflowError):
                return None
        case _:
            return None
