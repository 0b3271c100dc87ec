"""Whether a prompt is another one that was edited, or asks about something else.

An edit leaves the words that carry the question: it mends slips in them, and takes or gives words that say no more than
the answer does (“the”, “which”, “city”). Another name, number, sign, negation or any other word, or the same words in
another order, make another question.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from itertools import pairwise

from quizgame.questions.spelling import abbreviated, slips
from quizgame.reading.folding import fold, without_accents
from quizgame.values import dataclass

_FILLERS = frozenset("a an the of is are was were do does did what which please".split())
"""Words that may be exchanged for each other, come and go."""
_CLASSES = frozenset(
    "city town country state land place river year month date day name named called term word person people "
    "in on at for its his her their there this that".split()
)
"""Words that may come or go, but not be exchanged: a country is no city."""
_WHEN = re.compile(r"\b(?:(?:in|on|during)\s+)?(?:what|which)\s+(?=(?:year|month|day|date)\b)", re.IGNORECASE)
_GROUPED = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))")
_QUOTED = re.compile(r"[“”„«»\"][^“”„«»\"]+[“”„«»\"]|(?<!\w)['‘][^'‘’]+['’](?!\w)")
_JOINTS = re.compile(r"(?<=[^\W\d_])['-](?=[^\W\d_])")
_OWNER = re.compile(r"'s$")
_BLANK = re.compile(r"_{2,}(?: \([^()]*\))?|…|\.{3,}")
"""A gap, with the hint that may follow it."""
_PHRASE = 3
"""So many words in quotation marks are what is asked about, to the letter; more are a sentence like any other."""
_NO_WORD = frozenset("- ? ! . , ; : ( ) [ ] ' /".split())
_SHORT = 5
"""In shorter words another letter makes another word: only letters swapped or doubled are slips, and not in these."""
_SHORTEST = 3
_CONFUSED = frozenset(
    "from form own won act cat art rat arm ram sign sing calm clam lost lots able bale fast fats bran barn salt slat "
    "gird grid goal gaol good god meet met feed fed fee fe hoop hop root rot soon son too to off of been ben loot lot "
    "bee be see se noon non all al poll pol keen ken wood wod tool tol fool fol need ned seen sen week wek".split()
)
_SURE = 7
"""From this length on, a letter inside a name may be mended; shorter names lie too close to each other."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that carries the question. In a fixed one nothing is a slip.

    `firm` is how many letters at its end are no slips either: two in a name, one in what may be a name, else none.
    """

    said: str
    fixed: bool
    firm: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A prompt taken apart: the words that carry the question, in order, and those that only say what it is about."""

    core: tuple[_Word, ...]
    classes: Counter[str]

    @property
    def key(self) -> Hashable:
        """What edits leave as it is: wordings with different keys are never edits of each other."""
        return tuple(word.said if word.fixed else (word.said[0],) for word in self.core)


def wording(prompt: str) -> Wording:
    """Take a prompt apart."""
    core: list[_Word] = []
    classes: Counter[str] = Counter()
    started = False
    for raw, quoted in _words(_WHEN.sub("when ", _GROUPED.sub("", prompt))):
        said = _said(raw) if quoted else _MISSPELT.get(one := _said(raw), one)
        if not quoted and said in _CLASSES:
            classes[said] += 1
        elif said and (quoted or said not in _FILLERS):
            firm = 0 if not raw[:1].isupper() else 2 if started else 1
            core.append(_Word(said, quoted or _is_fixed(raw, said), firm))
        started = True
    return Wording(tuple(core), classes)


def edited(old: Wording, new: Wording, freely: bool) -> bool:
    """Whether one is an edit of the other; only `freely` may words come and go."""
    if not old.core or len(old.core) != len(new.core):
        return False
    if old.classes != new.classes and not (freely and (old.classes <= new.classes or new.classes <= old.classes)):
        return False
    mended = 0
    for left, right in zip(old.core, new.core, strict=True):
        if left.said == right.said:
            continue
        if left.fixed or right.fixed or not _is_slip(left, right):
            return False
        mended += 1
    return mended <= (1 if len(old.core) < 4 else 2 if len(old.core) < 6 else 3)


def _words(prompt: str) -> Iterator[tuple[str, bool]]:
    """The words as they are written, and whether each stands in quotation marks: then it is what is asked about."""
    prompt = _BLANK.sub(" _ ", prompt)
    quoted = [found.span() for found in _QUOTED.finditer(prompt) if len(found[0].split()) <= _PHRASE]
    for found in re.finditer(r"\S+", prompt):
        raw = found[0].lstrip("“”„«»\"'‘([¿¡*")
        yield raw, any(start <= found.start() < end for start, end in quoted)


def _said(raw: str) -> str:
    """A word without what a pen may add or leave out; nothing for a mark that is no word."""
    folded = without_accents(fold(raw))
    if folded in _NO_WORD:
        return ""
    return _JOINTS.sub("", _OWNER.sub("", folded))


def _is_fixed(raw: str, said: str) -> bool:
    letters = [letter for letter in said if letter.isalpha()]
    return (
        len(letters) < len(said)  # digits and signs
        or len(said) < _SHORTEST
        or abbreviated(raw)
        or any(letter.lower() == letter.upper() for letter in letters)  # no spaces, capitals or short forms to go by
    )


def _is_slip(left: _Word, right: _Word) -> bool:
    if min(len(left.said), len(right.said)) < _SHORT:
        return _is_slip_in_short(left.said, right.said)
    if slips(left.said, right.said) is None:
        return False
    firm = max(left.firm, right.firm)
    return firm == 0 or _is_slip_in_name(left.said, right.said, firm)


def _is_slip_in_short(left: str, right: str) -> bool:
    """Whether two letters that stand together are swapped, or one is doubled: `jion`, but not `form`."""
    if left[0] != right[0] or {left, right} <= _CONFUSED:
        return False
    begin, end = _common(left, right), _common(left[::-1], right[::-1])
    swapped = len(left) == len(right) == begin + end + 2 and sorted(left) == sorted(right)
    return swapped or _singled(left) == _singled(right)


def _is_slip_in_name(left: str, right: str, firm: int) -> bool:
    """Whether letters are swapped, one is doubled, or one deep inside differs: Niger is not Nigeria."""
    if sorted(left) == sorted(right) or _singled(left) == _singled(right):
        return True
    begin, end = _common(left, right), _common(left[::-1], right[::-1])
    longer, shorter = max(len(left), len(right)), min(len(left), len(right))
    return longer - begin - end <= 1 and shorter >= _SURE and begin >= 2 and end >= firm


def _common(left: str, right: str) -> int:
    """How many letters at their beginnings agree."""
    return next((at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other), len(right))


def _singled(word: str) -> str:
    return word[:1] + "".join(after for before, after in pairwise(word) if before != after)


def _misspelt(word: str) -> Iterator[str]:
    """A word with two letters swapped, or one doubled; its first letter stays."""
    for at in range(1, len(word) - 1):
        yield f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"
    for at in range(1, len(word)):
        yield f"{word[:at]}{word[at]}{word[at:]}"


_TAKEN = _FILLERS | _CLASSES | {"three", "dose", "sate"}
#: Slips of the words that come and go.
_MISSPELT = {
    slip: word
    for word in sorted(_FILLERS | _CLASSES)
    if len(word) >= _SHORTEST + 1
    for slip in _misspelt(word)
    if slip not in _TAKEN
} | {"teh": "the", "hte": "the", "wich": "which", "wat": "what"}
