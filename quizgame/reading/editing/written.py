"""A YAML document as it is written: every node with the span of its characters, for editing it in place.

`read_document` is for what a document says, and several times faster; this one may only be asked about texts in which
that one found no error.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from quizgame.reading.composing import Parser, start_of
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `style` is the first character of its notation, one of ' " | >, "*" if it is an alias used
    as a key, or "" if it is plain.

    Spans are offsets in characters; `outer` is where the node's anchor begins, if it has one, else its start. A value
    that is not there is an empty plain text, whose place says little.
    """

    outer: int
    start: int
    end: int
    value: str
    style: str

    @property
    def absent(self) -> bool:
        """Whether nothing is written here at all."""
        return not self.style and self.start == self.end


@dataclass(frozen=True, slots=True)
class Alias:
    """`*name`, which stands for a node that is written elsewhere."""

    outer: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; in block style it starts at its first dash. `end` is that of its last item, comments left out."""

    outer: int
    start: int
    end: int
    flow: bool
    items: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """A table; in block style it starts at its first key, and ends with its last value, comments left out."""

    outer: int
    start: int
    end: int
    flow: bool
    entries: tuple[tuple[Scalar, Written], ...]


Written = Scalar | Alias | Listing | Mapping

_KEEPS_ALL = re.compile(r"[|>]\d?\+")


def read_written(text: str) -> Written | None:
    """The one document in a text in which `read_document` finds no error; None if there is nothing in it."""
    parser = Parser(text)
    try:
        return _compose(parser, text)
    finally:
        parser.dispose()


def _compose(parser: Any, text: str) -> Written | None:
    root: Written | None = None
    stack: list[tuple[Any, list[Written]]] = []
    texts: dict[str, str] = {}
    while True:
        event = parser.get_event()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            node: Written = _scalar(event, text)
            texts[event.anchor] = event.value
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            stack.append((event, []))
            continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            opened, nodes = stack.pop()
            node = _collection(opened, nodes, event.end_mark.index, text)
        elif kind is yaml.AliasEvent:
            at, end = event.start_mark.index, event.end_mark.index
            is_key = stack and type(stack[-1][0]) is yaml.MappingStartEvent and len(stack[-1][1]) % 2 == 0
            node = Scalar(at, at, end, texts.get(event.anchor, ""), "*") if is_key else Alias(at, at, end)
        elif event is None or kind is yaml.StreamEndEvent:
            return root
        else:
            continue
        if stack:
            stack[-1][1].append(node)
        else:
            root = node


def _scalar(event: Any, text: str) -> Scalar:
    outer, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
    start = min(start_of(event, text), end)
    if style in ("|", ">") and _KEEPS_ALL.match(text, start):
        end -= 2 if text[end - 2 : end] == "\r\n" else 1 if text[end - 1 : end] in ("\r", "\n") else 0
    elif style in ("|", ">"):
        # blank lines below are counted in by the parser, but say nothing
        body = text[start:end]
        end = start + len(body.rstrip("\r\n") if event.value.rstrip("\n")[-1:] in (" ", "\t") else body.rstrip())
    return Scalar(outer, start, end, event.value, style)


def _collection(event: Any, nodes: list[Written], end: int, text: str) -> Listing | Mapping:
    outer = event.start_mark.index
    flow, start = bool(event.flow_style), start_of(event, text)
    if type(event) is yaml.SequenceStartEvent:
        return Listing(outer, start, end if flow else nodes[-1].end, flow, tuple(nodes))
    keys = [node for node in nodes[::2] if isinstance(node, Scalar)]
    return Mapping(outer, start, end if flow else nodes[-1].end, flow, tuple(zip(keys, nodes[1::2], strict=True)))
