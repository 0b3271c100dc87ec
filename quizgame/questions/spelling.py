"""Whether two texts are the same answer, and which slips of a typing finger are forgiven where they are not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from quizgame.reading.folding import fold, without_accents, without_article

MOST_SLIPS = 3
"""Slips forgiven in an answer, however long it is."""

_INITIALS = re.compile(r"\b([^\W\d_])\. ?(?=[^\W\d_]\b)")
_STOPS = re.compile(r"(?<=[^\W\d_])\.(?=\s|$)|[,;](?=\s)|(?<=\d),(?=\d{3}\b)")
_JOINTS = re.compile(r"(?<=[^\W\d_])['-](?=\w)|(?<=\d)['-](?=[^\W\d_])")
_SPACES = re.compile(r"(?<!\d) | (?!\d)")
_ARTICLE = re.compile(r"(the|an?)\s+(?=\w)", re.IGNORECASE)
#: After the letter A, these make a name of it: A minor, A levels.
_NAMED_A = frozenset("minor major flat sharp level levels road roads list side team".split())
#: Beginnings and endings that make another word of a word, though only a slip or two lie between them.
_BEGINNINGS = (("hyper", "hypo"), ("inter", "intra"), ("macro", "micro"), ("ante", "anti"), ("pre", "pro"))
_ENDINGS = (("er", "ee"), ("or", "ee"), ("ate", "ite"), ("ate", "ide"), ("ite", "ide"))


def same(given: str, form: str) -> bool:
    """Whether a given text is an accepted form as people say it.

    Case, outer punctuation, the dots of initials, & for "and" and a leading article make no difference.
    """
    return not _given_ways(given).isdisjoint(_form_ways(form))


def same_letters(given: str, form: str) -> bool:
    """Whether they differ by nothing but accents, and by spaces, hyphens or apostrophes in and between words."""
    told = {_joined(way) for way in _form_ways(form)}
    return any(_joined(way) in told for way in _given_ways(given))


def slips(given: str, form: str) -> int | None:
    """How many slips lie between them (a letter more, less, other, or two swapped); None if it is another answer.

    Words are compared one by one: first letters, digits, signs, abbreviations and short words leave no room for slips.
    """
    fixed = {word for token in form.split() if abbreviated(token) for word in _words(_said(token))}
    counts = [
        _slips_of(_words(given_way), _words(form_way), fixed)
        for given_way in _given_ways(given)
        for form_way in _form_ways(form)
    ]
    return min((count for count in counts if count is not None), default=None)


def distance(left: str, right: str) -> int:
    """How many slips make one text of the other, whatever they change."""
    return _apart(_joined(_said(bare(left))), _joined(_said(bare(right))))


def bare(text: str) -> str:
    """A text as written without its leading article, unless that is part of a name: A minor, A Coruña, An Giang."""
    text = text.strip()
    found = _ARTICLE.match(text)
    if not found:
        return text
    article, rest = found[1], text[found.end() :]
    named = article[0] == "A" and (rest[0].isupper() or set(fold(rest).split()) <= _NAMED_A)
    return text if named else rest


def abbreviated(word: str) -> bool:
    """Whether a word is an abbreviation, a code or a Roman numeral: PfP, IFOR, XVI. Half of it or more is capitals."""
    letters = sum(letter.isalpha() for letter in word)
    capitals = sum(letter.isupper() for letter in word)
    return capitals >= 2 and 2 * capitals >= letters


def _given_ways(text: str) -> set[str]:
    """What a player says: with its article, and without any."""
    return {_said(text), _said(without_article(fold(text)))}


def _form_ways(text: str) -> set[str]:
    """What an accepted form says: with its article, and without one that means nothing."""
    return {_said(text), _said(bare(text))}


def _said(text: str) -> str:
    """A text as it is said: folded, `and` for &, without the points of initials and the commas of thousands."""
    folded = " ".join(fold(text).replace("&", " and ").split())
    return _STOPS.sub("", _INITIALS.sub(r"\1", folded))


def _words(said: str) -> list[str]:
    return without_accents(_JOINTS.sub("", said)).split()


def _joined(said: str) -> str:
    """A text without the spaces of words; those between digits part numbers and stay."""
    return _SPACES.sub("", " ".join(_words(said)))


def _slips_of(given: Sequence[str], form: Sequence[str], fixed: Collection[str]) -> int | None:
    if len(given) != len(form):
        return None
    total = 0
    for typed, meant in zip(given, form, strict=True):
        if typed == meant:
            continue
        if meant in fixed or typed[0] != meant[0] or _signs(typed) != _signs(meant) or _opposed(typed, meant):
            return None
        apart = _apart(typed, meant)
        if apart > allowed_slips(meant):
            return None
        total += apart
    return total if total <= MOST_SLIPS else None


def allowed_slips(word: str) -> int:
    """How many slips a word of this length forgives: in short words another letter is another word."""
    return 0 if len(word) < 5 else 1 if len(word) < 10 else 2


def _signs(word: str) -> list[str]:
    return [letter for letter in word if unicodedata.category(letter)[0] not in "LM"]


def _opposed(left: str, right: str) -> bool:
    """Whether two words differ by a beginning or an ending that carries the meaning."""
    return any(
        (left.startswith(one) and right.startswith(other)) or (left.startswith(other) and right.startswith(one))
        for one, other in _BEGINNINGS
    ) or any(
        (left.endswith(one) and left.removesuffix(one) + other == right)
        or (right.endswith(one) and right.removesuffix(one) + other == left)
        for one, other in _ENDINGS
    )


def _apart(left: str, right: str) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(left, right)
