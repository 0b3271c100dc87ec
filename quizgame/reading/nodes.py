"""What a YAML document is read as: texts, lists and tables that know their places."""

from __future__ import annotations

from typing import NamedTuple


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
