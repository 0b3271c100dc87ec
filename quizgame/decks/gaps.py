"""Texts with gaps to fill in: `Minsk lies on the {{Svislach::a river}}.`

`{{Minsk|Miensk}}` accepts either, `::` parts a clue that stands beside the gap, `{{c2::Minsk}}` numbers it by hand.
A backslash takes `{{`, `}}`, `|` and `::` for what they are.
"""

from __future__ import annotations

import re
from itertools import count

from quizgame.reading.folding import fold, is_unseen
from quizgame.values import dataclass, replace

BLANK = "____"
MOST_GAPS = 50
"""Gaps of a text: each is a question that shows all of it."""

_OPENED = re.compile(r"\\\{\{|\{\{")
#: Of three closing braces the last two close the gap: {{x_{1}}}.
_ENDED = re.compile(r"\\\}\}|\\\{\{|\}\}(?!\})|\{\{")
_NUMBER = re.compile(r"c(\d{1,3})::")
_CLUE = re.compile(r"(?<!\\)::")
_FORM = re.compile(r"(?<!\\)\|")
_ESCAPE = re.compile(r"\\(\{\{|\}\}|\||::)")


@dataclass(frozen=True, slots=True)
class Gap:
    """What fills a gap, the shown form first, and a clue that stands beside it. Equal numbers are asked together."""

    forms: tuple[str, ...]
    clue: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the gaps of a text: where (an offset in it), what, and the mend."""

    offset: int
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Gapped:
    """A text in parts: words, and the gaps between them."""

    parts: tuple[str | Gap, ...]

    @property
    def gaps(self) -> dict[int, Gap]:
        """The gaps by their numbers, in the order of the text; of those asked together the first."""
        found: dict[int, Gap] = {}
        for part in self.parts:
            if isinstance(part, Gap):
                found.setdefault(part.number, part)
        return found

    @property
    def whole(self) -> str:
        """The text with every gap filled."""
        return "".join(part if isinstance(part, str) else part.forms[0] for part in self.parts)

    @property
    def bare(self) -> str:
        """The text with every gap open, without clues."""
        return "".join(part if isinstance(part, str) else BLANK for part in self.parts)

    def asking(self, number: int) -> str:
        """The text with the gaps of a number open, their clues beside them, and all others filled."""
        return "".join(part if isinstance(part, str) else _shown(part, number) for part in self.parts)


def has_gap(text: str) -> bool:
    """Whether a gap begins in a text, well formed or not."""
    return gap_at(text) is not None


def gap_at(text: str) -> int | None:
    """The offset at which the first gap of a text begins, well formed or not."""
    if "{{" not in text:
        return None
    return next((found.start() for found in _OPENED.finditer(text) if found[0] == "{{"), None)


def read_gaps(text: str) -> Gapped | Fault:
    """A text with its gaps, or the first thing that is wrong with them."""
    parts: list[str | Gap] = []
    at = 0
    while opened := _OPENED.search(text, at):
        parts.append(text[at : opened.start()])
        at = opened.end()
        if opened[0] != "{{":
            parts.append("{{")
            continue
        end = _end_of(text, opened)
        if isinstance(end, Fault):
            return end
        gap = _read_gap(text[at:end], opened.start())
        if isinstance(gap, Fault):
            return gap
        if sum(isinstance(part, Gap) for part in parts) == MOST_GAPS:
            mend = "write it as several cards"
            return Fault(opened.start(), "many-gaps", f"a text has {MOST_GAPS} gaps at most", mend)
        clash = next((part for part in parts if isinstance(part, Gap) and _clash(part, gap)), None)
        if clash:
            mend = "gaps of one number are asked together and have one answer; number them apart"
            problem = f"two gaps with other answers have the number {gap.number}"
            return Fault(opened.start(), "gap-number", problem, mend)
        parts.append(gap)
        at = end + 2
    return Gapped(_numbered([*parts, text[at:]]))


def _end_of(text: str, opened: re.Match[str]) -> int | Fault:
    for found in _ENDED.finditer(text, opened.end()):
        if found[0] == "}}":
            return found.start()
        if found[0] == "{{":
            mend = r"close the first one with }} before it, or write \{{ for braces"
            return Fault(found.start(), "nested-gap", "a gap begins inside another one", mend)
    mend = r"close it with }}, or write \{{ for braces"
    return Fault(opened.start(), "open-gap", "the gap that begins here is not closed", mend)


def _read_gap(text: str, offset: int) -> Gap | Fault:
    """What stands between the braces. The number of a gap without one is 0."""
    number = _NUMBER.match(text)
    told, *clues = _CLUE.split(text[number.end() :] if number else text)
    if len(clues) > 1:
        mend = r"as {{answer::clue}}; write \:: where it is part of the text"
        return Fault(offset, "two-clues", "a gap has one clue at most", mend)
    forms = tuple(_plain(form) for form in _FORM.split(told))
    if any(is_unseen(form) or not fold(form) for form in forms):
        return Fault(offset, "empty-text", "nothing fills this gap", "write the answer into it: {{answer}}")
    return Gap(forms, _plain(clues[0]) if clues else "", int(number[1]) if number else 0)


def _plain(text: str) -> str:
    return _ESCAPE.sub(r"\1", text).strip()


def _clash(one: Gap, other: Gap) -> bool:
    return one.number == other.number != 0 and fold(one.forms[0]) != fold(other.forms[0])


def _numbered(parts: list[str | Gap]) -> tuple[str | Gap, ...]:
    """The same with a number for every gap; those of the same answer share one, since each gives the other away."""
    gaps = [part for part in parts if isinstance(part, Gap)]
    numbers = {fold(gap.forms[0]): gap.number for gap in reversed(gaps) if gap.number}
    free = (number for number in count(1) if number not in {gap.number for gap in gaps})
    for gap in gaps:
        if not gap.number and fold(gap.forms[0]) not in numbers:
            numbers[fold(gap.forms[0])] = next(free)
    return tuple(
        replace(part, number=part.number or numbers[fold(part.forms[0])]) if isinstance(part, Gap) else part
        for part in parts
    )


def _shown(gap: Gap, number: int) -> str:
    if gap.number != number:
        return gap.forms[0]
    return f"{BLANK} ({gap.clue})" if gap.clue else BLANK
