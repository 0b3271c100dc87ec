"""Texts that YAML cuts short without a word: in `a: The #1 hit` a comment begins at `#1`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import Items, Node, Table, Text
from quizgame.reading.lines import Lines
from quizgame.reading.traps import quoted

#: Written so that the sign is looked for first, of all letters in a large file.
_SIGN = re.compile(r"#(?<=[ \t]#)(?=[^\s#])")


def report_cuts(root: Node, text: str, findings: Findings) -> None:
    """Warn of every text that a comment follows whose sign has no space after it: it may not be meant as one."""
    suspects = list(_suspects(text))
    if not suspects:
        return
    lines = Lines(text)
    known = {(one.line, one.column): one for one in _texts(root)}
    places, looked_at = sorted(known), -1
    for offset in suspects:
        spot = lines.spot(offset)
        index = bisect_left(places, (spot.line, spot.column)) - 1
        if index == looked_at:
            continue  # before everything, or behind a text that has ended at an earlier sign
        looked_at = index
        before = known[places[index]]
        written = text[lines.offset(before.line, before.column) : offset]
        # a plain text reaches up to its comment; anything else that stands there is not cut
        if before.quoted or written.split() != before.value.split():
            continue
        rest = lines.line(spot.line)[spot.column - 1 :].rstrip()
        told = f"the text ends at “{before.value[-20:]}”" if before.value else "there is no text"
        meant = quoted(f"{before.value} {rest}".strip()) if len(written.splitlines()) < 2 else "the whole text"
        hint = f"a text with “ #” in it needs quotes: {meant}; a comment, a space after its #"
        findings.warning(spot, "cut-by-comment", f"“{rest[:20]}” is a comment: {told}", hint)


def _suspects(text: str) -> Iterator[int]:
    """The offsets of signs that follow a space, are followed by none, and have something before them on their line."""
    for sign in _SIGN.finditer(text):
        if _begun(text, sign.start()):
            yield sign.start()


def _begun(text: str, at: int) -> bool:
    """Whether something stands on a line before an offset."""
    line = text.rfind("\n", 0, at) + 1
    line = max(line, text.rfind("\r", line, at) + 1)
    return bool(text[line:at].strip(" \t"))


def _texts(root: Node) -> Iterator[Text]:
    waiting: list[Node] = [root]
    while waiting:
        match waiting.pop():
            case Text() as text:
                yield text
            case Items(items=items):
                waiting += items
            case Table(entries=entries):
                waiting += [node for entry in entries for node in entry]
