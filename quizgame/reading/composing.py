"""Events of a YAML parser to a tree.

It is composed here over the event stream of libyaml because PyYAML's own composer keeps no positions for keys that are
needed, silently drops duplicate keys, and is four times slower.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from quizgame.reading.diagnostic import REFUSED, Findings, Spot
from quizgame.reading.lines import BREAK, Lines
from quizgame.reading.nodes import Items, Node, Table, Text

#: libyaml's parser where PyYAML was built with it (all its wheels are), else the same in Python, many times slower.
Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 40
MAX_TEXT = 20_000
MAX_EXPANDED = 100_000
"""Nodes that all aliases of a file together may stand for."""
_new: Any = tuple.__new__
"""Makes a named tuple of a tuple in a third of the time that its own constructor takes."""
_ONE_OF_THEM = "keep one of them; where another item of a list should begin, a dash is missing: `- `"


class _Frame(NamedTuple):
    """A collection that is being composed; `before` is how much was composed when it began."""

    mapping: bool
    line: int
    column: int
    anchor: str | None
    before: int
    nodes: list[Node]


class Composer:
    """Turns events into nodes with an explicit stack, so that depth is bounded by us and not by Python."""

    def __init__(self, text: str, findings: Findings) -> None:
        self.text = text
        self.findings = findings
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.marked: dict[str, Spot] = {}
        """Texts with an anchor that no alias has named so far."""
        self.stack: list[_Frame] = []
        self.root: list[Node] = []
        self.documents = 0
        self.size = 0
        """Nodes composed so far in finished collections, aliases written out."""
        self.expanded = 0
        """Of these, what aliases stand for."""

    def compose(self, parser: Any) -> Node | None:
        """The first document; nothing of it if there is too much."""
        get_event, scalar_event, stack = parser.get_event, yaml.ScalarEvent, self.stack
        mapping_event, mapping_end = yaml.MappingStartEvent, yaml.MappingEndEvent
        sequence_event, sequence_end = yaml.SequenceStartEvent, yaml.SequenceEndEvent
        escapes = "\\" in self.text
        put = self.root.append
        while True:
            event = get_event()
            kind = type(event)
            if kind is scalar_event:  # nine of ten events: nothing here is done that is not needed
                mark, value, quoted = event.start_mark, event.value, bool(event.style)
                text: Text = _new(Text, (value, mark.line + 1, mark.column + 1, quoted))
                if event.anchor or event.tag:
                    text = self._named(event, text)
                if len(value) > MAX_TEXT or (escapes and event.style == '"'):
                    text = self._bounded(text)
                put(text)
            elif kind is mapping_event or kind is sequence_event:
                frame = self._open(event, kind is mapping_event)
                if frame is None:
                    return None
                stack.append(frame)
                put = frame.nodes.append
            elif kind is mapping_end or kind is sequence_end:
                node = self._close(event, stack.pop())
                put = stack[-1].nodes.append if stack else self.root.append
                put(node)
            elif kind is yaml.AliasEvent:
                known = self._alias(event)
                if known is None:
                    return None
                put(known)
            elif kind is yaml.DocumentStartEvent:
                self.documents += 1
                if self.documents > 1:
                    self._refuse_second(event)
                    return self._first()
            elif event is None or kind is yaml.StreamEndEvent:
                return self._first()

    def finished(self) -> Table | None:
        """Of a table that was not read to its end: its finished entries, and the finished items of its last list."""
        if not self.stack or not self.stack[0].mapping:
            return None
        frame, inner = self.stack[0], self.stack[1] if len(self.stack) > 1 else None
        nodes = list(frame.nodes)
        if len(nodes) % 2:
            last = nodes.pop()
            if inner is not None and not inner.mapping:
                nodes += [last, Items(tuple(inner.nodes), inner.line, inner.column)]
        return Table(self._entries(nodes), frame.line, frame.column)

    def _first(self) -> Node | None:
        for name, at in self.marked.items():
            told = f"`&{name}` is a mark for YAML here, and no part of the text"
            self.findings.warning(at, "unused-anchor", told, "a text that starts with & needs quotes")
        return self.root[0] if self.root else None

    def _named(self, event: Any, text: Text) -> Text:
        """A text with an anchor or a tag: its place is where it begins itself."""
        if self._refuse_tag(event):
            # taken for the text it was meant to be
            written = self.text[event.start_mark.index : event.end_mark.index]
            return text._replace(value=" ".join(written.split()), quoted=True)
        text = text._replace(**self._inner_place(event)._asdict())
        if event.anchor:
            self.anchors[event.anchor] = (text, 1)
            self.marked[event.anchor] = Spot(event.start_mark.line + 1, event.start_mark.column + 1)
        return text

    def _bounded(self, text: Text) -> Text:
        if len(text.value) > MAX_TEXT:
            self.findings.error(
                text,
                "text-too-long",
                f"this text has {len(text.value):,} characters; {MAX_TEXT:,} is the most",
                "shorten it",
            )
            return text._replace(value=text.value[:100])
        escaped = REFUSED.search(text.value)
        if escaped:
            self.findings.error(
                text,
                "control-character",
                f"the character U+{ord(escaped[0]):04X} is not allowed",
                "remove the escape sequence",
            )
            return text._replace(value=REFUSED.sub("\ufffd", text.value))
        return text

    def _open(self, event: Any, mapping: bool) -> _Frame | None:
        mark, anchor = event.start_mark, event.anchor
        line, column = mark.line + 1, mark.column + 1
        if len(self.stack) >= MAX_DEPTH:
            told = f"more than {MAX_DEPTH} lists or tables inside each other"
            self.findings.error(Spot(line, column), "too-deep", told)
            return None
        if anchor or event.tag:
            self._refuse_tag(event)
            line, column = self._inner_place(event)
            self.anchors.pop(anchor, None)
        frame: _Frame = _new(_Frame, (mapping, line, column, anchor, self.size, []))
        return frame

    def _close(self, event: Any, frame: _Frame) -> Node:
        mapping, line, column, anchor, before, nodes = frame
        self.size += len(nodes)
        node: Node
        if mapping:
            braced = nodes and type(nodes[0]) is not Text
            node = (braced and self._braces(event, nodes[0], Spot(line, column))) or _new(
                Table, (self._entries(nodes), line, column)
            )
        else:
            node = _new(Items, (tuple(nodes), line, column))
        if anchor:
            self.anchors[anchor] = (node, self.size - before + 1)
        return node

    def _alias(self, event: Any) -> Node | None:
        """What an alias stands for, at the alias's own place; None if that is too much."""
        mark = event.start_mark
        at = Spot(mark.line + 1, mark.column + 1)
        known = self.anchors.get(event.anchor)
        if known is None:
            self.findings.error(
                at,
                "unknown-alias",
                f"`*{event.anchor}` names no finished `&{event.anchor}` before it",
                "a text that starts with * needs quotes",
            )
            return Text(f"*{event.anchor}", at.line, at.column, True)
        node, weight = known
        self.marked.pop(event.anchor, None)
        self.size += weight
        self.expanded += weight
        if self.expanded > MAX_EXPANDED:
            self.findings.error(at, "alias-expansion", "aliases make this file grow beyond reason", "write it out")
            return None
        return node._replace(line=at.line, column=at.column)

    def _entries(self, nodes: list[Node]) -> tuple[tuple[Text, Node], ...]:
        keys = nodes[::2]
        values = nodes[1::2]
        if len({key[0] for key in keys if type(key) is Text}) == len(keys):
            return tuple(zip(keys, values, strict=True))  # type: ignore[arg-type]
        entries: dict[str, tuple[Text, Node]] = {}
        for key, value in zip(keys, values, strict=True):
            if not isinstance(key, Text):
                self.findings.error(
                    key,
                    "key-not-text",
                    "a key must be a text",
                    'a text that starts with { or [ needs quotes: "{...}"',
                )
            elif key.value in entries:
                self.findings.error(key, "duplicate-key", f"`{key.value}` is given twice", _ONE_OF_THEM)
            else:
                entries[key.value] = (key, value)
        return tuple(entries.values())

    def _braces(self, event: Any, first: Node, at: Spot) -> Text | None:
        """The text that `{{...}}` was meant to be, with the finding; None for what is a table."""
        if (first.line, first.column) != (at.line, at.column + 1):
            return None
        start = self._lines.offset(at.line, at.column)
        written = self.text[start : event.end_mark.index]
        if not written.startswith(("{{", "{[")):
            return None
        from quizgame.reading.traps import braces_hint

        hint = braces_hint(self.text, start, event.end_mark.index)
        self.findings.error(at, "key-not-text", f"“{written[:2]}” means something else to YAML", hint)
        return Text(written, at.line, at.column, True)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    def _refuse_tag(self, event: Any) -> bool:
        """Whether there is a tag, which is a finding."""
        if event.tag:
            at = Spot(event.start_mark.line + 1, event.start_mark.column + 1)
            told = f"the tag `{event.tag}` is not used here"
            self.findings.error(at, "yaml-tag", told, "a text that starts with ! needs quotes")
        return bool(event.tag)

    def _refuse_second(self, event: Any) -> None:
        at = Spot(event.start_mark.line + 1, event.start_mark.column + 1)
        self.findings.error(
            at, "second-document", "a file holds one document", "remove the `---` line or split the file"
        )

    def _inner_place(self, event: Any) -> Spot:
        """Where a node begins that has an anchor or a tag before it."""
        mark = event.start_mark
        skipped = self.text[mark.index : start_of(event, self.text)]
        breaks = list(BREAK.finditer(skipped))
        if not breaks:
            return Spot(mark.line + 1, mark.column + len(skipped) + 1)
        return Spot(mark.line + 1 + len(breaks), len(skipped) - breaks[-1].end() + 1)


_PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s|#[^\r\n]*(?=[\r\n]))*)*")


def start_of(event: Any, text: str) -> int:
    """The offset at which the node of an event begins, its anchor and tag left out."""
    if event.anchor is None and event.tag is None:
        start: int = event.start_mark.index
        return start
    found = _PROPERTIES.match(text, event.start_mark.index)
    return found.end() if found else event.start_mark.index
