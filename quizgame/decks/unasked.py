"""What a fact base is not asked, and why: notes for its author, who may mend it."""

from __future__ import annotations

from quizgame.facts.model import Fact, FactBase
from quizgame.generate.expand import Expansion
from quizgame.reading.diagnostic import Findings


def explain_unasked(base: FactBase, made: Expansion, findings: Findings) -> None:
    """A note for each form of each fact that the guard dropped, and a warning for a fact that is not asked at all.

    `made` is what all forms make of the base. Notes about entities stand at the top of the file.
    """
    asked = {question.fact for question in made.questions}
    for fact in base.facts:
        if f"{base.id}/{fact.id}" not in asked:
            findings.warning(
                fact, "never-asked", f"`{fact.id}` is asked in no form", "`quizgame check` of this file alone tells why"
            )
    for dropped in made.dropped:
        at = dropped.fact if isinstance(dropped.fact, Fact) else None
        findings.info(at, "not-asked", f"`{dropped.fact.id}` as {dropped.form}: {dropped.reason}")
