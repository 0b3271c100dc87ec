"""Texts made comparable: what a person would call the same words is the same string."""

from __future__ import annotations

import re
import unicodedata

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
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_OUTER = " \t\n.,;:!?'()[]"
_ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\S)")


def fold(text: str) -> str:
    """Case, width, composition (NFKC), kinds of dashes, quotation marks, spacing, outer punctuation matter no more."""
    same = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold().translate(_SAME)
    return " ".join(unicodedata.normalize("NFKC", same).replace('"', "").split()).strip(_OUTER)


def without_article(folded: str) -> str:
    """Folded English text without its leading article."""
    return _ARTICLE.sub("", folded)


def without_accents(folded: str) -> str:
    """Folded text without combining marks: `minsk` for `mińsk`; for comparisons that are meant to be lenient."""
    split = unicodedata.normalize("NFD", folded)
    return unicodedata.normalize("NFC", "".join(letter for letter in split if not unicodedata.combining(letter)))


def slug(text: str, fallback: str = "deck") -> str:
    """A name for ids: lower case letters, digits and hyphens."""
    plain = without_accents(fold(text))
    return re.sub(r"[^\w]+", "-", plain).strip("-_") or fallback
