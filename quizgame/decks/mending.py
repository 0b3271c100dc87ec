"""Mending a file in place: what has one sure mend is mended, all else stays byte for byte."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quizgame.decks.mendable import (
    DECK_ORDER,
    Mend,
    find_double_options,
    find_missing_deck_id,
    find_missing_ids,
    find_misspelt_keys,
    find_unsorted_keys,
)
from quizgame.decks.origin import Load
from quizgame.decks.reading import Reading, read_file
from quizgame.errors import EditError
from quizgame.reading.diagnostic import Findings, Severity
from quizgame.reading.document import Items, Node, Table, read_document
from quizgame.reading.editing import Path, edit
from quizgame.reading.editing.changes import said
from quizgame.reading.lines import BREAK, Lines

_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
_TABBED = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_WIDTHS = (2, 4, 8)
_MENDED_NEXT = "duplicate-option"
_BOM = b"\xef\xbb\xbf"


class Mended(NamedTuple):
    """What was mended: in which line it stands now, and in a few words."""

    line: int
    told: str


def mend(data: bytes, path: str, load: Load) -> tuple[bytes, tuple[Mended, ...]]:
    """The bytes of a deck or facts file without what can be mended, and what was mended, in the order of the file.

    What comes out is left as it is when mended again.
    """
    mending = _Mending(data, path, load)
    mending.clean()
    mending.indent()
    while mending.make(lambda root, reading: find_misspelt_keys(root, reading.findings)):
        pass  # with its keys, a table may show what else is unknown in it
    mending.make(lambda root, _: find_double_options(root))
    if mending.reading().deck is not None:
        mending.make(lambda root, _: find_missing_deck_id(root), DECK_ORDER)
        mending.make(lambda root, _: find_missing_ids(root))
        mending.make(lambda root, _: find_unsorted_keys(root))
    return mending.data, mending.told()


@dataclass
class _Mending:
    """A file that is being mended, step by step."""

    data: bytes
    path: str
    load: Load
    made: list[Mend] = field(default_factory=list)
    cleaned: list[Mended] = field(default_factory=list)
    _reading: Reading | None = None

    def reading(self) -> Reading:
        """What the file comes to now."""
        if self._reading is None:
            self._reading = read_file(self.data, self.path, self.load)
        return self._reading

    def clean(self) -> None:
        """Remove characters that cannot be seen and change in which order a terminal shows the others."""
        text = _decoded(self.data)
        if text is None:
            return
        lines = Lines(text)
        found = Counter(lines.spot(one.start()).line for one in _UNSEEN.finditer(text))
        if found and self._take(_UNSEEN.sub("", text)):
            self.cleaned += [
                Mended(line, f"removed {number} unseen character{'s' if number > 1 else ''}")
                for line, number in found.items()
            ]

    def indent(self) -> None:
        """Indent with spaces instead of tabs, if the file then says the same however wide a tab is."""
        text = _decoded(self.data)
        if text is None or not _TABBED.search(text) or _tree(self.data) is not None:
            return
        expanded = {width: _TABBED.sub(lambda found, tab=width: found[0].expandtabs(tab), text) for width in _WIDTHS}  # type: ignore[misc]
        trees = [tree for one in expanded.values() if (tree := _tree(one.encode())) is not None]
        if not trees or any(said(tree) != said(trees[0]) for tree in trees):
            return
        width = next(width for width in _WIDTHS if _tree(expanded[width].encode()) is not None)
        lines = [number for number, line in enumerate(BREAK.split(text), 1) if _TABBED.match(line)]
        if self._take(expanded[width]):
            self.cleaned.append(Mended(lines[0], f"indented {len(lines)} line{'s' * (len(lines) > 1)} with spaces"))

    def make(self, find: Callable[[Node, Reading], Iterable[Mend]], order: Sequence[str] = ()) -> bool:
        """Make what mends there are, leaving out those that cannot be made; whether any was made."""
        root = _tree(self.data)
        mends = tuple(find(root, self.reading())) if root is not None else ()
        before = len(self.made)
        if mends:
            self._make(_by_card(mends), order)
        return len(self.made) > before

    def told(self) -> tuple[Mended, ...]:
        """What was mended, in the order of the file."""
        root = _tree(self.data) if self.made else None
        found = [Mended(_line_of(root, one.at), one.told) for one in self.made if root is not None]
        return tuple(sorted([*self.cleaned, *found], key=lambda one: one.line))

    def _make(self, units: Sequence[Sequence[Mend]], order: Sequence[str]) -> None:
        mends = [one for unit in units for one in unit]
        made = self._with(mends, order)
        if made is not None:
            self.data, self._reading = made
            self.made += mends
        elif len(units) > 1:
            half = len(units) // 2
            self._make(units[:half], order)
            self._make(units[half:], order)

    def _with(self, mends: Sequence[Mend], order: Sequence[str]) -> tuple[bytes, Reading] | None:
        """The file with mends, if they can be made and do no harm."""
        try:
            data = edit(self.data, [one.change for one in mends], order)
        except EditError:
            return None
        reading = read_file(data, self.path, self.load)
        fresh = _errors(reading) - _errors(self.reading())
        del fresh[_MENDED_NEXT]
        harmless = not fresh if any(not one.sure for one in mends) else "duplicate-key" not in fresh
        return (data, reading) if harmless else None

    def _take(self, text: str) -> bool:
        data = (_BOM if self.data.startswith(_BOM) else b"") + text.encode()
        reading = read_file(data, self.path, self.load)
        if _errors(reading).total() >= _errors(self.reading()).total():
            return False
        self.data, self._reading = data, reading
        return True


def _errors(reading: Reading) -> Counter[str]:
    return Counter(found.code for found in reading.findings if found.severity is Severity.ERROR)


def _by_card(mends: Iterable[Mend]) -> list[list[Mend]]:
    """Mends of one card together: their paths are those of before, so they are made at once or not at all."""
    groups: dict[Path, list[Mend]] = {}
    for one in mends:
        groups.setdefault(one.at[:2], []).append(one)
    return list(groups.values())


def _tree(data: bytes) -> Node | None:
    """What a file says; None if it has errors of notation."""
    findings = Findings("")
    node = read_document(data, findings)
    return None if findings.failed else node


def _decoded(data: bytes) -> str | None:
    try:
        return data.removeprefix(_BOM).decode()
    except UnicodeDecodeError:
        return None


def _line_of(root: Node, path: Path) -> int:
    """The line in which a path leads to a key or item."""
    line = root.line
    node: Node | None = root
    for step in path:
        if isinstance(node, Table):
            key, node = next((entry for entry in node.entries if entry[0].value == step), (node, None))
            line = key.line
        elif isinstance(node, Items):
            node = node.items[int(step)] if int(step) < len(node.items) else None
            line = node.line if node else line
    return line
