"""Changing a YAML file in place: what a change means is written, and every other byte stays as it is.

Comments, blank lines, order, indentation, quotation marks, line ends and a byte order mark survive. What comes out is
read again and compared with what is meant: where they differ, as within anchored values that are used elsewhere,
nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizgame.errors import EditError
from quizgame.reading.diagnostic import REFUSED, Findings, Severity
from quizgame.reading.document import Node, read_document
from quizgame.reading.editing.arranging import Edit, Page
from quizgame.reading.editing.changes import Change, Insert, Move, Path, Put, Remove, Rename, Said, Sort, changed, said
from quizgame.reading.editing.notation import Value
from quizgame.reading.editing.placing import place
from quizgame.reading.editing.written import read_written

__all__ = [
    "Change",
    "Edit",
    "Insert",
    "Move",
    "Path",
    "Put",
    "Remove",
    "Rename",
    "Sort",
    "Value",
    "apply",
    "edit",
]

_BOM = b"\xef\xbb\xbf"
_BY_HAND = "change it in an editor"


def edit(data: bytes, changes: Sequence[Change], order: Sequence[str] = ()) -> bytes:
    """The file with all of the changes; every path is that of before, so they may come in any order.

    New keys go where `order` has them among the keys that are there, others to the end of their table. A file without
    a line break at its end gets one only where a text needs it.

    Raises:
        EditError: the file has errors, a path leads nowhere, changes contradict each other, or the file is written in
            a way that the change would do more than is meant.
    """
    before = said(_read(data, "mend the errors of the file first; `quizgame check` tells them"))
    for change in changes:
        _refuse_controls(change)
    steps = [(change.path, change) for change in changes]
    meant = changed(before, steps)
    text = data.removeprefix(_BOM).decode()
    ends = ("",) if text.endswith(("\n", "\r")) else ("", Page(text).newline)
    for end in ends:
        root = read_written(text)
        if root is None:
            break
        result = apply(text + end, place(text + end, root, before, steps, order)).encode()
        if _says(result, meant):
            return (_BOM if data.startswith(_BOM) else b"") + result
    raise EditError("the file is written in a way that the change would do more than is meant", _BY_HAND)


def _says(data: bytes, meant: Said) -> bool:
    findings = Findings("")
    node = read_document(data, findings)
    return node is not None and not findings.failed and said(node) == meant


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made.

    Raises:
        EditError: two of them overlap.
    """
    parts: list[str] = []
    at = 0
    for one in sorted(edits, key=lambda one: (one.start, one.end)):
        if one.start < at:
            raise EditError("two changes of the same place contradict each other", "make one after the other")
        parts += (text[at : one.start], one.text)
        at = one.end
    return "".join((*parts, text[at:]))


def _read(data: bytes, hint: str) -> Node:
    findings = Findings("")
    node = read_document(data, findings)
    wrong = next((found for found in findings.all() if found.severity is Severity.ERROR), None)
    if wrong or node is None:
        told = f"line {wrong.line}: {wrong.message}" if wrong else "it is empty"
        raise EditError(f"the file cannot be changed in place; {told}", hint)
    return node


def _refuse_controls(change: Change) -> None:
    match change:
        case Put(value=value) | Insert(value=value):
            written: Said = said(value)
        case Rename(key=key):
            written = key
        case _:
            return
    for text in _texts(written):
        if found := REFUSED.search(text):
            raise EditError(f"the character U+{ord(found[0]):04X} cannot be written into a file", "remove it")


def _texts(written: Said) -> Iterable[str]:
    match written:
        case str():
            yield written
        case list():
            for one in written:
                yield from _texts(one)
        case dict():
            for key, one in written.items():
                yield key
                yield from _texts(one)
