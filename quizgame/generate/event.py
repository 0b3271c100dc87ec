"""Events: facts that happened once, told without their date."""

from __future__ import annotations

from dataclasses import dataclass

from quizgame.facts.model import Fact
from quizgame.reading.dates import Date


@dataclass(frozen=True, slots=True)
class Event:
    """A fact as an event: its bare text, without any date or full stop, and when it was."""

    fact: Fact
    when: Date
    text: str
