"""Reading the keys of a table one by one, with a finding for every one that is missing, unknown or of another shape."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from quizgame.reading.diagnostic import Findings, suggestion
from quizgame.reading.document import Items, Node, Table, Text
from quizgame.reading.folding import is_unseen
from quizgame.reading.keys import OneText, Section, Texts

_YES, _NO = frozenset({"yes", "y", "on", "1"}), frozenset({"no", "n", "off", "0"})
_SHAPES = {Text: "a text", Items: "a list", Table: "a table"}


def shape_of(node: Node) -> str:
    """What a node is, in the words of a finding."""
    return _SHAPES[type(node)]


def _cut_off(key: Text, value: Node) -> str:
    """The hint for what stands behind a comma in {...}, where a text with commas was meant."""
    bare = isinstance(value, Text) and not value.value and not value.quoted and value.line == key.line
    if not bare or value.column > key.column + len(key.value):
        return ""
    return "inside {...} a comma begins another key: put a text with commas into quotes"


def _meant(name: str, known: Collection[str], instead: Mapping[str, str]) -> str:
    """The hint for a key that is one of the known but for its case, its dash, or the word its author chose."""
    if name == "<<":
        return "tables are not merged here: write the keys out"
    word = name.lstrip("-").casefold()
    key = instead.get(word, word)
    if key not in known:
        return ""
    if name.startswith("-"):
        return f"a space goes between the dash and the key: `- {key}`"
    return f"did you mean `{key}`?"


class Fields:
    """The keys of one table. Take what is known, then `close`: what is neither taken nor in the section is unknown."""

    def __init__(self, table: Table, findings: Findings, what: str, section: Section) -> None:
        self.table = table
        self.findings = findings
        self.what = what
        self.section = section
        self._nodes: dict[str, Node] = {}
        """Values by their keys, those that say nothing left out, texts trimmed."""
        for key, node in table.entries:
            if type(node) is Text:
                value, line, column, quoted = node
                trimmed = value.strip()
                if not trimmed and not quoted:
                    continue
                if len(trimmed) < len(value):
                    node = Text(trimmed, line, column, quoted)
            self._nodes[key.value] = node
        self._asked: set[str] = set()

    @property
    def line(self) -> int:
        """Where the table starts: its line."""
        return self.table.line

    @property
    def column(self) -> int:
        """Where the table starts: its column."""
        return self.table.column

    def node(self, key: str) -> Node | None:
        """The value of a key in whatever shape it has; an empty value counts as absent."""
        node = self._nodes.get(key)
        if node is not None:
            self._asked.add(key)
        return node

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        return self.node(key) is not None

    def saying(self, keys: frozenset[str]) -> frozenset[str]:
        """Those of some keys that are there and say something; an empty list does not."""
        there = keys.intersection(self._nodes)
        silent = [key for key in there if type(node := self._nodes[key]) is Items and not node.items]
        return there.difference(silent) if silent else there

    def text(self, key: str, required: bool = False) -> Text | None:
        """The text of a key, trimmed."""
        node = self._nodes.get(key)
        if node is None:
            if required:
                self.findings.error(self, "missing-key", f"{self.what} needs `{key}`", f"add `{key}: ...`")
            return None
        self._asked.add(key)
        if type(node) is not Text:
            self._wrong_shape(key, node, "a text")
            return None
        if required and is_unseen(node.value):
            self.findings.error(node, "empty-text", f"`{key}` of {self.what} is empty", "write something there")
            return None
        return node

    def value(self, key: str, default: str = "") -> str:
        """The text of a key as a plain string, or the default."""
        text = self.text(key) if key in self._nodes else None
        return text.value if text else default

    def texts(self, key: str) -> tuple[Text, ...]:
        """One text, or a list of texts."""
        node = self._nodes.get(key)
        if node is None:
            return ()
        self._asked.add(key)
        if type(node) is Text:
            return (node,)
        if type(node) is Items:
            return tuple([_trimmed(one) for one in node.items if type(one) is Text or self._is_text(key, one)])  # type: ignore[arg-type]
        self._wrong_shape(key, node, "a text or a list of texts")
        return ()

    def table_of(self, key: str) -> Table | None:
        """The table of a key."""
        node = self.node(key)
        if node is None or isinstance(node, Table):
            return node
        self._wrong_shape(key, node, "a table")
        return None

    def items(self, key: str, hint: str = "") -> tuple[Node, ...]:
        """The list of a key; `hint` says how to write it."""
        node = self.node(key)
        if node is None:
            return ()
        if isinstance(node, Items):
            return node.items
        self._wrong_shape(key, node, "a list", hint)
        return ()

    def flag(self, key: str) -> bool:
        """`true` or `false`, in any case; absent is false."""
        text = self.text(key) if key in self._nodes else None
        if text is None:
            return False
        said = text.value.casefold()
        if said not in ("true", "false"):
            meant = "true" if said in _YES else "false" if said in _NO else "true, or leave it out"
            hint = f"write {key}: {meant}"
            self.findings.error(text, "not-a-flag", f"`{key}` is `true` or `false`, not `{text.value}`", hint)
        return said == "true"

    def one_of(self, key: str, allowed: Iterable[str], default: str = "") -> str:
        """A word out of a few."""
        text = self.text(key) if key in self._nodes else None
        if text is None:
            return default
        known = tuple(allowed)
        if text.value not in known:
            self.findings.error(
                text, "unknown-word", f"`{key}` cannot be `{text.value}`", suggestion(text.value, known)
            )
            return default
        return text.value

    def close(self, besides: Iterable[str] = (), meant: Mapping[str, str] | None = None) -> None:
        """Report every unknown key, and texts of the section that nobody took for what they are not.

        `besides` are names the hint may offer as well; `meant` are keys by names that people write instead.
        """
        entries = self.table.entries
        for key, value in entries:
            if type(value) is not Text and key.value in self.section.singles:
                self.text(key.value)  # whoever only asked whether it is there has not told that it is no text
        if len(self._asked) == len(entries):
            return
        left = [entry for entry in entries if entry[0].value not in self._asked]
        for declared in self.section.keys:
            if declared.name in self._nodes and declared.name not in self._asked:
                match declared.shape:
                    case OneText():
                        self.text(declared.name)
                    case Texts():
                        self.texts(declared.name)
                    case _:
                        pass
        known = self._asked | self.section.names
        for key, value in left:
            if key.value not in known:
                hint = (
                    _cut_off(key, value)
                    or _meant(key.value, known, meant or {})
                    or suggestion(key.value, known | set(besides))
                )
                self.findings.error(key, "unknown-key", f"{self.what} has no key `{key.value}`", hint)

    def _is_text(self, key: str, node: Node) -> bool:
        self._wrong_shape(key, node, "a text")
        return False

    def _wrong_shape(self, key: str, node: Node, wanted: str, hint: str = "") -> None:
        if hint:
            pass
        elif isinstance(node, Table) and wanted.startswith("a text"):
            hint = 'a text with ": " in it, or one that starts with {, needs quotes'
        elif isinstance(node, Items) and wanted == "a text":
            hint = "give one text; a text that starts with [ needs quotes"
        elif wanted == "a list":
            hint = "write it as a list: [one, two]"
        elif wanted == "a table":
            hint = "write keys with values below it, as key: value"
        else:
            hint = "write one text in its place"
        self.findings.error(node, "wrong-type", f"`{key}` of {self.what} must be {wanted}, not {shape_of(node)}", hint)


def _trimmed(text: Text) -> Text:
    value = text.value.strip()
    return text if len(value) == len(text.value) else Text(value, text.line, text.column, text.quoted)
