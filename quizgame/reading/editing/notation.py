"""New values in YAML's notation, such that `read_document` gives back exactly the same texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from quizgame.reading.document import Text

Value = str | Text | Sequence["Value"] | Mapping[str, "Value"]
"""What can be written: a text, plain where that is possible; a `Text`, whose `quoted` is obeyed; a list; a table."""

WIDTH = 88
"""Lists of texts stay on one line of at most so many characters."""

_UNPLAIN = re.compile(
    r"""^(?:[\s,\[\]{}\#&*!|>'"%@`]|[-?:](?:\s|$)|---|\.\.\.|<<$) | :(?:\s|$) | \s\# | [\t\n\r] | \s$ | ^$""",
    re.VERBOSE,
)
_UNPLAIN_IN_FLOW = re.compile(r"[,\[\]{}:?]|^-")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


class Notation(NamedTuple):
    """How a value is written in block style: what follows `key:` or `-` on its line, and the lines below it.

    The lines below are indented relative to the column of the key or the dash.
    """

    head: str
    below: tuple[str, ...] = ()


def write_value(value: Value, step: int = 2, mark: str = '"') -> Notation:
    """A value in block style, after `key:`. `step` is how far the dashes of a list stand to the right of the key."""
    match value:
        case str() | Text():
            return _write_text(value, mark)
        case Mapping() if value:
            entries = [line for key, inner in value.items() for line in write_entry(key, inner, step)]
            return Notation("", tuple(_indented(entries, 2)))
        case _:
            if not value or isinstance(value, Mapping) or _is_short(value):
                return Notation(write_flow(value))
            items = [line for inner in value for line in write_item(inner, step)]
            return Notation("", tuple(_indented(items, step)))


def write_in_item(value: Value, step: int = 2, mark: str = '"') -> Notation:
    """A value in block style, after `-`, where its head is never empty."""
    if isinstance(value, Sequence) and not isinstance(value, str | Text):
        return Notation(write_flow(value))
    head, below = write_value(value, step, mark)
    return Notation(head, below) if head else Notation(below[0].lstrip(" "), below[1:])


def write_entry(key: str, value: Value, step: int = 2) -> tuple[str, ...]:
    """The lines of `key: value` in block style, relative to the key's column."""
    head, below = write_value(value, step)
    return f"{write_flow(key)}: {head}" if head else f"{write_flow(key)}:", *below


def write_item(value: Value, step: int = 2) -> tuple[str, ...]:
    """The lines of `- value` in block style, relative to the dash's column."""
    head, below = write_in_item(value, step)
    return f"- {head}", *below


def write_flow(value: Value, mark: str = '"') -> str:
    """A value in flow style, on one line."""
    match value:
        case str() | Text():
            return write_short(value, True, mark)
        case Mapping():
            return "{" + ", ".join(write_flow_entry(key, inner) for key, inner in value.items()) + "}"
        case _:
            return "[" + ", ".join(write_flow(inner) for inner in value) + "]"


def write_flow_entry(key: str, value: Value) -> str:
    """`key: value` in flow style."""
    return f"{write_flow(key)}: {write_flow(value)}"


def write_short(value: str | Text, flow: bool = False, mark: str = '"') -> str:
    """A text on one line: plain where it may be and reads back the same, else between quotation marks.

    `mark` is the one to use where the text allows it.
    """
    text = value.value if isinstance(value, Text) else value
    if not (isinstance(value, Text) and value.quoted) and is_plain(text, flow):
        return text
    if mark == "'" and not re.search(r"[\n\r\t]", text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.translate(_ESCAPES) + '"'


def is_plain(text: str, flow: bool = False) -> bool:
    """Whether a text can be written without quotation marks."""
    return not _UNPLAIN.search(text) and not (flow and _UNPLAIN_IN_FLOW.search(text))


def _write_text(value: str | Text, mark: str) -> Notation:
    text = value.value if isinstance(value, Text) else value
    lines = text.split("\n")
    # YAML takes the indentation from the first line; a carriage return and ends of blank lines need escapes
    if len(lines) < 2 or not lines[0] or lines[-2:] == ["", ""] or re.search(r"\r|^[ \t]", text):
        return Notation(write_short(value, False, mark))
    if lines[-1]:
        return Notation("|-", tuple(_indented(lines, 2)))
    return Notation("|", tuple(_indented(lines[:-1], 2)))


def _is_short(value: Sequence[Value]) -> bool:
    if not all(isinstance(inner, Text) or (isinstance(inner, str) and "\n" not in inner) for inner in value):
        return False
    return len(write_flow(value)) <= WIDTH


def _indented(lines: Iterable[str], by: int) -> Iterable[str]:
    return (" " * by + line if line else line for line in lines)
