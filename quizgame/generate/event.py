"""Events: facts that happened once, told without their date."""

from __future__ import annotations

from quizgame.facts.model import Fact
from quizgame.questions.question import Wrong
from quizgame.reading.dates import Date
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """A fact as an event: its bare text, without any date or full stop, and when it was.

    `folded` is the text made comparable, `wrong` the event as a wrong option, with what is true of it.
    """

    fact: Fact
    when: Date
    text: str
    folded: str
    wrong: Wrong
