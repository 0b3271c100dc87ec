"""Sources of facts as questions carry them."""

from __future__ import annotations

from collections.abc import Iterable

from quizgame.facts.model import Citation
from quizgame.questions.question import Reference


def references(citations: Iterable[Citation]) -> tuple[Reference, ...]:
    """Citations as a question carries them."""
    return tuple(
        Reference(
            id=citation.source.id,
            title=citation.source.title,
            publisher=citation.source.publisher or citation.source.author,
            kind=citation.source.kind,
            date=citation.source.date_text,
            locator=citation.locator,
        )
        for citation in citations
    )
