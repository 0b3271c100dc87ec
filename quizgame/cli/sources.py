"""Where an answer comes from, on one line."""

from __future__ import annotations

from quizgame.cli.output import one_line
from quizgame.questions.question import Reference


def told_source(reference: Reference, place: bool = True) -> str:
    """A source and, unless it is to stay untold, the place in it: "Title, publisher, kind, date; place"."""
    parts = [reference.title or reference.id, reference.publisher, reference.nature, reference.date]
    told = ", ".join(one_line(part) for part in parts if part)
    return f"{told}; {one_line(reference.locator)}" if place and reference.locator else told
