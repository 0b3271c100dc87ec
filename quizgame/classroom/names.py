"""Nicknames: what may stand on a projector, and when two of them are the same name."""

from __future__ import annotations

import re
import unicodedata

from quizgame.reading.folding import fold, says_nothing
from quizgame.values import dataclass

LONGEST = 24
"""Characters of a name; it stands in one line of a leaderboard."""
LONGEST_GIVEN = 200
"""Characters that are looked at; what is longer is no name."""
_MARKS = 2
"""Accents allowed on one letter: more would grow over the lines beside it."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is shown, and folded: names that fold to the same are one."""

    shown: str
    folded: str


def read_name(text: str) -> Name | str:
    """The name that a player typed, or a sentence that says what is wanted instead.

    Compatibility forms are composed (NFKC); control, format and bidi characters are dropped, so that a zero-width twin
    is the same name.
    """
    if len(text) > LONGEST_GIVEN:
        return f"That name is too long: use up to {LONGEST} characters."
    spaced = _SPACES.sub(" ", unicodedata.normalize("NFKC", text))
    seen = "".join(letter for letter in spaced if unicodedata.category(letter) not in _UNSEEN)
    shown = _SPACES.sub(" ", unicodedata.normalize("NFKC", _thinned(seen))).strip()
    if not shown or says_nothing(shown):
        return "Type a name with at least one letter or digit."
    if not any(letter.isalnum() for letter in shown):
        return "Type a name with at least one letter or digit."
    if len(shown) > LONGEST:
        return f"That name is too long: use up to {LONGEST} characters."
    return Name(shown, folded(shown))


def folded(name: str) -> str:
    """What names are compared by."""
    return fold(name)


def _thinned(text: str) -> str:
    """The text with at most a few marks on each letter."""
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFD", text):
        marks = marks + 1 if unicodedata.category(letter)[0] == "M" else 0
        if marks <= _MARKS:
            kept.append(letter)
    return "".join(kept)
