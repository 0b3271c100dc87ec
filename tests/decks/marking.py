"""Broken files in which every finding is marked where it has to stand: `‹code›` right before the place."""

from __future__ import annotations

import re

from quizgame.decks.reading import Reading, read_file

_MARK = re.compile("‹([a-z0-9-]+)›")

FACTS = """\
id: base
sources: {s: {title: S}}
entities: {a: {name: Alpha, abbr: AL, type: thing, tags: [t]}}
types: {thing: {wh: which thing, many: things}}
facts:
  - {id: one, says: "One happened[ in {when}].", when: 1995, tags: [t], sources: [s]}
  - {id: two, says: "Two happened[ in {when}].", when: 1997, tags: [u], sources: [s]}
  - {id: three, says: "Three happened[ in {when}].", when: 1999, tags: [u], sources: [s]}
"""

Place = tuple[int, int, str]


def marked(text: str) -> tuple[str, list[Place]]:
    """The text without its marks, and the line, column and code of each, in order.

    A line ends with LF, CRLF or CR; a column counts characters; a byte order mark is none.
    """
    places: list[Place] = []
    parts = []
    line, column, at = 1, 1, 0
    for found in [*_MARK.finditer(text), None]:
        part = text[at : found.start() if found else len(text)]
        parts.append(part)
        lines = re.split("\r\n|\r|\n", part.removeprefix("\ufeff") if not at else part)
        line += len(lines) - 1
        column = len(lines[-1]) + (1 if len(lines) > 1 else column)
        if found:
            places.append((line, column, found[1]))
            at = found.end()
    return "".join(parts), sorted(places)


def read(text: str, path: str = "deck.yaml") -> Reading:
    """Read a file; beside it lies a sound `facts.yaml`, and nothing else."""

    def load(name: str) -> bytes:
        if name != "facts.yaml":
            raise FileNotFoundError(2, "No such file or directory")
        return FACTS.encode()

    return read_file(text.encode("utf-8", "surrogatepass"), path, load)


def places(reading: Reading) -> list[Place]:
    """Where findings stand."""
    return [(found.line, found.column, found.code) for found in reading.findings]
