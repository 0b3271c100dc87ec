"""Texts made comparable: what a person would call the same words is the same string."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SAME = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "−": "-",
    }
)
#: Letters that no decomposition takes apart, as they are written without their stroke.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
#: Characters without a mark of their own that Unicode counts among letters, signs and accents.
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0") | {
    chr(code) for code in range(0xFE00, 0xFE10)
}
_SHORT = 100
"""Texts of at most so many characters are likely to be folded again, and remembered."""
_OUTER = " \t\n.,;:!?'()[]"
_ARTICLES = ("the ", "a ", "an ")


def fold(text: str) -> str:
    """Case, width, composition (NFKC), kinds of dashes, quotation marks, spacing, outer punctuation matter no more.

    A text of punctuation alone stays what it is.
    """
    return _fold_again(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():  # of all that follows, only this concerns it
        same = text.lower()
        return " ".join(same.replace('"', "").split()).strip(_OUTER) or " ".join(same.split())
    same = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold().translate(_SAME)
    same = unicodedata.normalize("NFKC", same)
    return " ".join(same.replace('"', "").split()).strip(_OUTER) or " ".join(same.split())


_fold_again = lru_cache(maxsize=4096)(_fold)


def is_unseen(text: str) -> bool:
    """Whether a text shows nothing: it is empty, or all spaces, format characters and fillers."""
    first = text[:1]
    if first.isalnum() and first.isascii():
        return False
    return all(letter in _FILLERS or unicodedata.category(letter) in ("Zs", "Zl", "Zp", "Cc", "Cf") for letter in text)


def says_nothing(text: str) -> bool:
    """Whether a text shows nothing, or nothing by which it could be told from another."""
    first = text[:1]
    if first.isalnum() and first.isascii():
        return False
    return is_unseen(text) or not fold(text)


def without_article(folded: str) -> str:
    """Folded English text without its leading article."""
    return folded.partition(" ")[2] if folded.startswith(_ARTICLES) else folded


def without_accents(folded: str) -> str:
    """Folded text without marks and strokes: `lodz` for `łódź`; for comparisons that are meant to be lenient."""
    split = unicodedata.normalize("NFD", folded.translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(letter for letter in split if not unicodedata.combining(letter)))


def slug(text: str, fallback: str = "deck") -> str:
    """A name for ids: lower case letters, digits and hyphens."""
    plain = without_accents(fold(text))
    return re.sub(r"[^\w]+", "-", plain).strip("-_") or fallback
