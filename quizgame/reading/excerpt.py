"""The line a finding is about, with a mark under what is meant: right in any terminal, whatever the line holds.

Tabs become spaces, what cannot be seen is spelt out, and of a long line a window around the place is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width

from quizgame.values import dataclass

TAB = 4
"""Cells from one tab stop to the next."""
LEAST = 20
"""No window is narrower."""

_QUOTED = re.compile(r"""\"(?:[^"\\]|\\.)*\"|'(?:[^']|'')*'""")
_PLAIN = re.compile(r"[^\s,\[\]{}:]*(?:(?::(?=[^\s,\[\]{}])|[ \t]+(?=[^\s#,\[\]{}:]))[^\s,\[\]{}:]*)*")
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as it can be shown, and where the mark goes: cells from its beginning, and how many."""

    text: str
    mark: int
    length: int


def excerpt(line: str, column: int, room: int = 100) -> Excerpt:
    """What to show of a line, in at most `room` cells, for a finding at a column, which counts characters from 1."""
    at = min(max(column, 1) - 1, len(line))
    end = min(at + _length(line, at), len(line))
    # what is further away than the window is wide is never shown: lines may have millions of characters
    first, last = max(at - room, 0), min(at + room, len(line))
    shown = list(_shown(line, first, last))
    before = sum(cells for _, cells in shown[: at - first])
    length = max(sum(cells for _, cells in shown[at - first : end - first]), 1)
    if at < len(line) and shown[at - first][1] == 0 and before:
        before -= 1  # a mark of its own under an accent would stand under the next letter
    text = "".join(piece for piece, _ in shown)
    whole = sum(cells for _, cells in shown)
    if first == 0 and last == len(line) and whole <= room:
        return Excerpt(text.rstrip(), before, length)
    return _window(shown, before, length, max(room, LEAST), first > 0, last < len(line))


def _window(
    shown: list[tuple[str, int]], mark: int, length: int, room: int, cut_before: bool, cut_after: bool
) -> Excerpt:
    """The cells around a mark; what is left out shows as "…"."""
    whole = sum(cells for _, cells in shown)
    start = max(min(mark - room // 3, whole - room), 0)
    pieces: list[str] = []
    cell = left = 0
    for piece, cells in shown:
        if cell < start + (1 if start or cut_before else 0):
            left = cell + cells
        elif cell + cells <= start + room - 1 or (not cut_after and whole <= start + room):
            pieces.append(piece)
        else:
            cut_after = True
            break
        cell += cells
    before = "…" if left or cut_before else ""
    text = before + "".join(pieces) + ("…" if cut_after else "")
    place = mark - left + len(before)
    return Excerpt(text.rstrip(), place, max(min(length, room - place - 1), 1))


def _length(line: str, at: int) -> int:
    """How many characters of a line a finding at a place is about: the key or text that begins there."""
    if at >= len(line) or line[at].isspace():
        return 1
    if line[at] in "\"'" and (found := _QUOTED.match(line, at)):
        return len(found[0])
    return max(len(_PLAIN.match(line, at)[0]), 1)  # type: ignore[index]  # it matches everywhere


def _shown(line: str, first: int, last: int) -> Iterator[tuple[str, int]]:
    """How each character of a part of a line is shown, and how many cells that takes."""
    cell = 0
    for index in range(first, last):
        letter = line[index]
        if letter == "\t":
            piece, cells = " " * (TAB - cell % TAB), TAB - cell % TAB
        elif letter.isascii() and letter.isprintable():
            piece, cells = letter, 1
        else:
            piece, cells = _shown_letter(line, index)
        cell += cells
        yield piece, cells


def _shown_letter(line: str, index: int) -> tuple[str, int]:
    letter = line[index]
    kind = category(letter)
    if kind in ("Mn", "Me"):
        return (letter, 0) if index else (f"\u25cc{letter}", 1)  # an accent alone stands on a dotted circle
    if letter == _JOINER and index and ord(line[index - 1]) > 0x2000:
        return letter, 0  # it holds an emoji together
    if kind in _UNSEEN:
        spelt = f"<U+{ord(letter):04X}>"
        return spelt, len(spelt)
    return letter, 2 if east_asian_width(letter) in "WF" else 1
