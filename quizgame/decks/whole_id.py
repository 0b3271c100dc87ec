"""Ids of cards that are written whole: such a card may stand in several decks, and is known in all of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from quizgame.generate.forms import FORMS, GAME_FORMS
from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import Text

LONGEST = 300
_PARTS = re.compile(r"[A-Za-z0-9][\w.-]*(?:/\w[\w.+-]*)+")


class WholeId(NamedTuple):
    """A card's id, the form of question it names ("card" if none), and the fact it is one of several forms of."""

    id: str
    form: str
    fact: str | None


def read_whole_id(text: Text, findings: Findings) -> WholeId | None:
    """An id such as `rivers/treaty/when`: of a facts file or deck, then of a fact or card, then how it is asked."""
    id = text.value
    if not _PARTS.fullmatch(id) or len(id) > LONGEST:
        told = "the id of a card is too long" if len(id) > LONGEST else f"`{id}` cannot be the whole id of a card"
        findings.error(
            text, "bad-id", told, "as rivers/treaty/when; without slashes it is the card's name in this deck"
        )
        return None
    parts = id.split("/")
    at = next((index for index, part in enumerate(parts) if index > 1 and part in FORMS), 0)
    if at:
        return WholeId(id, parts[at], "/".join(parts[:at]))
    if parts[1] in GAME_FORMS:
        return WholeId(id, parts[1], None)
    return WholeId(id, "card", "/".join(parts[:-1]) if len(parts) > 2 else None)
