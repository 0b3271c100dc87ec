"""What a deck keeps of its generation: a digest of each card and source as it was written.

It tells an author's edits from what was generated: what has its digest still may be written anew, what has another one
was edited, and what is missing was removed on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgame.decks.keys import GENERATED
from quizgame.reading.digest import digest
from quizgame.reading.document import Text
from quizgame.reading.fields import Fields, shape_of

if TYPE_CHECKING:
    from quizgame.reading.editing.changes import Said


def digest_of(said: Said) -> str:
    """A short digest of what a card or source says, whatever its notation and the order of its keys."""
    import json  # a deck written by hand has no digests

    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return digest(text.encode(), 4)


def check_generated(deck: Fields) -> None:
    """Report a `generated` of another shape. It says nothing of the deck's questions."""
    table = deck.table_of("generated")
    if table is None:
        return
    fields = Fields(table, deck.findings, "`generated`", GENERATED)
    for key in ("cards", "sources"):
        digests = fields.table_of(key)
        for name, kept in digests.entries if digests else ():
            if not isinstance(kept, Text):
                told = f"the digest of `{name.value}` must be a text, not {shape_of(kept)}"
                deck.findings.error(kept, "wrong-type", told, "remove it")
    fields.close()
