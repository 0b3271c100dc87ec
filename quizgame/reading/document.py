"""YAML text to a tree of texts with positions.

Every scalar stays the text that was typed (`NO`, `010`, `12:30`, `1995`); duplicate keys, tags, control characters,
endless nesting and alias bombs are findings. The tree is composed here over libyaml's event stream because PyYAML's
own composer keeps no positions for keys that are needed, silently drops duplicate keys, and is four times slower.
"""

from __future__ import annotations

import contextlib
from typing import Any, NamedTuple

import yaml

from quizgame.reading.characters import decode, without_refused
from quizgame.reading.diagnostic import REFUSED, Findings, Spot

#: libyaml's parser where PyYAML was built with it (all its wheels are), else the same in Python, many times slower.
Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 40
MAX_TEXT = 20_000
MAX_EXPANDED = 2_000_000


class Text(NamedTuple):
    """A scalar as it was typed. `quoted` tells `"12"` from `12`; line and column count from 1."""

    value: str
    line: int
    column: int
    quoted: bool = False


class Items(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Table(NamedTuple):
    """A mapping, in the order of the file; keys are unique."""

    entries: tuple[tuple[Text, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.value == key), None)


Node = Text | Items | Table


def read_document(data: bytes, findings: Findings) -> Node | None:
    """The one document in `data` (UTF-8, with or without a byte order mark).

    Returns None when nothing can be used; what is wrong is in `findings`. A syntax error ends the reading there, and
    what precedes it has been checked.
    """
    if len(data) > MAX_BYTES:
        findings.error(
            None,
            "too-large",
            f"the file has more than {MAX_BYTES:,} bytes",
            "split it into several files",
        )
        return None
    text = decode(data, findings)
    if text is None:
        return None
    composer = _Composer(findings)
    parser = Parser(without_refused(text, findings))
    try:
        return composer.compose(parser)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)
        problem = error.problem or error.context or "not YAML"
        findings.error(at, "yaml-syntax", problem, _syntax_hint(problem, text, at))
    except yaml.YAMLError as error:
        findings.error(None, "yaml-syntax", str(error).splitlines()[0])
    finally:
        parser.dispose()
    return None


def _syntax_hint(problem: str, text: str, at: Spot) -> str:
    lines = text.splitlines()
    line = lines[at.line - 1] if 0 < at.line <= len(lines) else ""
    shown = line.strip()
    # libyaml has no word for a tab in the wrong place but when it knows of no other fault
    if "\t" in line[: len(line) - len(shown)] or line[at.column - 1 : at.column] == "\t" or "tab" in problem:
        return "indent with spaces, never with tabs"
    if "mapping values are not allowed" in problem:
        return 'a text with ": " in it needs quotes: "like: this"'
    if shown.startswith(("{{", "- {{")) or ": {{" in shown:
        return 'a text that starts with { needs quotes: "{{...}}"'
    if "found character" in problem or "alias" in problem or "anchor" in problem:
        return "a text that starts with one of & * @ ` % ! needs quotes"
    if "quoted scalar" in problem:
        return "a quotation mark is not closed"
    return "check indentation, colons and quotation marks here and on the line above"


class _Frame:
    """A collection that is being composed."""

    __slots__ = ("anchor", "at", "keys", "mapping", "nodes", "weight")

    def __init__(self, mapping: bool, at: Spot, anchor: str | None) -> None:
        self.mapping = mapping
        self.at = at
        self.anchor = anchor
        self.nodes: list[Node] = []
        self.keys: set[str] = set()
        self.weight = 1


class _Composer:
    """Turns events into nodes with an explicit stack, so that depth is bounded by us and not by Python."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.stack: list[_Frame] = []
        self.root: Node | None = None
        self.documents = 0

    def compose(self, parser: Any) -> Node | None:
        get_event = parser.get_event
        while True:
            event = get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if not self._open(event, kind is yaml.MappingStartEvent):
                    return None
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close()
            elif kind is yaml.AliasEvent:
                if not self._alias(event):
                    return None
            elif kind is yaml.DocumentStartEvent:
                self.documents += 1
                if self.documents > 1:
                    self.findings.error(
                        _place(event),
                        "second-document",
                        "a file holds one document",
                        "remove the `---` line or split the file",
                    )
                    return self.root
            elif event is None or kind is yaml.StreamEndEvent:
                return self.root

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        text = Text(event.value, mark.line + 1, mark.column + 1, event.style is not None and event.style != "")
        if len(text.value) > MAX_TEXT:
            self.findings.error(
                text,
                "text-too-long",
                f"this text has {len(text.value):,} characters; {MAX_TEXT:,} is the most",
                "shorten it",
            )
            text = text._replace(value=text.value[:100])
        elif "\\" in (event.style or "") or event.style == '"':
            escaped = REFUSED.search(text.value)
            if escaped:
                self.findings.error(
                    text,
                    "control-character",
                    f"the character U+{ord(escaped[0]):04X} is not allowed",
                    "remove the escape sequence",
                )
                text = text._replace(value=REFUSED.sub("\ufffd", text.value))
        self._tag(event, text)
        if event.anchor:
            self.anchors[event.anchor] = (text, 1)
        self._put(text, 1)

    def _open(self, event: Any, mapping: bool) -> bool:
        at = _place(event)
        if len(self.stack) >= MAX_DEPTH:
            self.findings.error(at, "too-deep", f"more than {MAX_DEPTH} lists or tables inside each other")
            return False
        self._tag(event, at)
        if event.anchor:
            self.anchors.pop(event.anchor, None)
        self.stack.append(_Frame(mapping, at, event.anchor))
        return True

    def _close(self) -> None:
        frame = self.stack.pop()
        node: Node
        if frame.mapping:
            node = self._table(frame)
        else:
            node = Items(tuple(frame.nodes), frame.at.line, frame.at.column)
        if frame.anchor:
            self.anchors[frame.anchor] = (node, frame.weight)
        self._put(node, frame.weight)

    def _alias(self, event: Any) -> bool:
        at = _place(event)
        known = self.anchors.get(event.anchor)
        if known is None:
            self.findings.error(
                at,
                "unknown-alias",
                f"`*{event.anchor}` names no finished `&{event.anchor}` before it",
                "a text that starts with * needs quotes",
            )
            self._put(Text("", at.line, at.column), 1)
            return True
        node, weight = known
        if weight + sum(frame.weight for frame in self.stack) > MAX_EXPANDED:
            self.findings.error(at, "alias-expansion", "aliases make this file grow beyond reason", "write it out")
            return False
        self._put(node, weight)
        return True

    def _put(self, node: Node, weight: int) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        frame.nodes.append(node)
        frame.weight += weight

    def _table(self, frame: _Frame) -> Table:
        entries: list[tuple[Text, Node]] = []
        nodes = frame.nodes
        for index in range(0, len(nodes) - 1, 2):
            key, value = nodes[index], nodes[index + 1]
            if not isinstance(key, Text):
                self.findings.error(
                    key,
                    "key-not-text",
                    "a key must be a text",
                    'a text that starts with { or [ needs quotes: "{...}"',
                )
            elif key.value in frame.keys:
                self.findings.error(key, "duplicate-key", f"`{key.value}` is given twice", "keep one of them")
            else:
                frame.keys.add(key.value)
                entries.append((key, value))
        return Table(tuple(entries), frame.at.line, frame.at.column)

    def _tag(self, event: Any, at: Text | Spot) -> None:
        tag = event.tag
        if tag and tag != "!":
            self.findings.error(
                at, "yaml-tag", f"the tag `{tag}` is not used here", "a text that starts with ! needs quotes"
            )


def _place(event: Any) -> Spot:
    with contextlib.suppress(AttributeError):
        return Spot(event.start_mark.line + 1, event.start_mark.column + 1)
    return Spot(1, 1)
