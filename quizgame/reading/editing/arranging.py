"""Inserting, removing and moving the parts of a list or table as it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from quizgame.reading.lines import BREAK, Lines

Span = tuple[int, int]
"""Where a part begins and ends: an item from its dash, an entry from its key."""

_COMMA = re.compile(r"[ \t]*,[ \t]*")
_REST_OF_PART = re.compile(r"[ \t]*,?[ \t]*(?:#[^\r\n]*)?$")


class Edit(NamedTuple):
    """What comes in the place of a span; offsets count characters."""

    start: int
    end: int
    text: str


class Page:
    """A text, its lines, and how they end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        first = BREAK.search(text)
        self.newline = first[0] if first else "\n"

    def column(self, offset: int) -> int:
        """The column of an offset, from 0."""
        return offset - self.lines.start(offset)

    def begins_line(self, offset: int) -> bool:
        """Whether only spaces stand before an offset on its line."""
        return not self.text[self.lines.start(offset) : offset].strip()

    def joined(self, lines: Sequence[str], column: int) -> str:
        """Lines at a column; the first one's indentation is there already."""
        pad = " " * column
        return self.newline.join([lines[0], *(pad + line if line else line for line in lines[1:])])


def rearrange_block(
    page: Page, parts: Sequence[Span], removed: set[int], inserts: Mapping[int, Sequence[str]], spread: bool = False
) -> list[Edit]:
    """The edits that remove parts and insert others before those at the indexes, in block style.

    `spread` tells to leave a blank line between parts if those at the end have one.
    """
    lines = page.lines
    pad = page.newline + " " * page.column(parts[0][0])
    if spread and len(parts) > 1 and _has_blank_line(page.text[lines.end(parts[-2][1]) : parts[-1][0]]):
        pad = page.newline + pad
    kept = [index for index in range(len(parts)) if index not in removed]
    if not kept:
        return [Edit(parts[0][0], lines.end(parts[-1][1]), pad.join(text for _, text in _in_order(inserts)))]
    edits: list[Edit] = []
    for index, text in _in_order(inserts):
        before = max((one for one in kept if one < index), default=None)
        if before is None:
            edits.append(Edit(parts[kept[0]][0], parts[kept[0]][0], text + pad))
        else:
            at = lines.end(parts[before][1])
            edits.append(Edit(at, at, pad + text))
    first = kept[0]
    if first and not page.begins_line(parts[0][0]) and _is_blank_between(page, parts[: first + 1]):
        edits.append(Edit(parts[0][0], parts[first][0], ""))
        removed = {index for index in removed if index > first}
    return edits + [_without_lines(page, *parts[index]) for index in sorted(removed)]


def rearrange_flow(
    page: Page, parts: Sequence[Span], removed: set[int], inserts: Mapping[int, Sequence[str]]
) -> list[Edit]:
    """The edits that remove parts and insert others before those at the indexes, between brackets."""
    kept = [index for index in range(len(parts)) if index not in removed]
    if not kept:
        return [Edit(parts[0][0], parts[-1][1], ", ".join(text for _, text in _in_order(inserts)))]
    edits: list[Edit] = []
    for index, text in _in_order(inserts):
        before = max((one for one in kept if one < index), default=None)
        if before is None:
            edits.append(Edit(parts[kept[0]][0], parts[kept[0]][0], f"{text}, "))
        else:
            edits += _after_in_flow(page, parts[before], text)
    for index in sorted(removed):
        edits.append(_without_in_flow(page, parts, index, index > kept[0]))
    return edits


def permute(page: Page, parts: Sequence[Span], order: Sequence[int], flow: bool) -> list[Edit]:
    """The edits that put the parts into an order; what stands between them stays, comments right above a part go along.

    What stands above the first part is taken to be about all of them.
    """
    chunks = [
        part
        if flow
        else (_with_comments(page, part, parts[index - 1][1]) if index else part[0], page.lines.end(part[1]))
        for index, part in enumerate(parts)
    ]
    return [Edit(*chunks[at], page.text[slice(*chunks[index])]) for at, index in enumerate(order) if at != index]


def _without_lines(page: Page, start: int, end: int) -> Edit:
    """Remove a part with its lines, and with the line break before them: behind them, something may be inserted."""
    line = page.lines.start(start)
    if not page.begins_line(start):
        return Edit(start, page.lines.end(end), "")
    if not line:
        return Edit(0, page.lines.after(end), "")
    return Edit(page.lines.before(line), page.lines.end(end), "")


def _after_in_flow(page: Page, part: Span, text: str) -> list[Edit]:
    """Insert a text after a part: on a line of its own where the part has one."""
    start, end = part
    line_end = page.lines.end(end)
    if not page.begins_line(start) or not _REST_OF_PART.match(page.text, end, line_end):
        return [Edit(end, end, f", {text}")]
    pad = page.newline + " " * page.column(start)
    if _COMMA.match(page.text, end):
        return [Edit(line_end, line_end, f"{pad}{text},")]
    return [Edit(end, end, ","), Edit(line_end, line_end, pad + text)]


def _without_in_flow(page: Page, parts: Sequence[Span], index: int, follows: bool) -> Edit:
    """Remove a part with one of its commas; `follows` tells that a part that stays comes before it."""
    start, end = parts[index]
    line_end = page.lines.end(end)
    if page.begins_line(start) and _REST_OF_PART.match(page.text, end, line_end):
        return Edit(page.lines.start(start), page.lines.after(end), "")
    if follows and _is_comma(page.text[parts[index - 1][1] : start]):
        return Edit(parts[index - 1][1], end, "")
    if index + 1 < len(parts) and _is_comma(page.text[end : parts[index + 1][0]]):
        return Edit(start, parts[index + 1][0], "")
    comma = _COMMA.match(page.text, end)
    return Edit(start, comma.end() if comma else end, "")


def _is_comma(between: str) -> bool:
    return between.strip(" \t") == ","


def _is_blank_between(page: Page, parts: Sequence[Span]) -> bool:
    """Whether the parts follow each other without a comment or anything else on lines between them."""
    pairs = pairwise(parts)
    return all(not page.text[page.lines.end(before[1]) : after[0]].strip() for before, after in pairs)


def _has_blank_line(between: str) -> bool:
    return any(not line.strip() for line in BREAK.split(between)[1:-1])


def _with_comments(page: Page, part: Span, floor: int) -> int:
    """Where a part begins together with the comments right above it that are indented like it."""
    start = part[0]
    column, line = page.column(start), page.lines.start(start)
    floor = page.lines.after(floor)
    while line > floor:
        above = page.lines.start(line - 1)
        if above < floor or page.text[above : above + column].strip(" ") or page.text[above + column] != "#":
            break
        start, line = above + column, above
    return start


def _in_order(inserts: Mapping[int, Sequence[str]]) -> list[tuple[int, str]]:
    return [(index, text) for index in sorted(inserts) for text in inserts[index]]
