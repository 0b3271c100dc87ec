"""The lines of a text, and where an offset lies in them."""

from __future__ import annotations

import re
from bisect import bisect_right

from quizgame.reading.diagnostic import Spot

BREAK = re.compile(r"\r\n|\n|\r")
"""What ends a line, in YAML and in editors. All else that Unicode counts among line ends is refused in files."""


class Lines:
    """Offsets count characters from 0; lines and columns count from 1."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._breaks = [found.span() for found in BREAK.finditer(text)]
        self._starts = [0, *(end for _, end in self._breaks)]

    def __len__(self) -> int:
        return len(self._starts)

    def spot(self, offset: int) -> Spot:
        """The line and column of an offset."""
        index = bisect_right(self._starts, offset) - 1
        return Spot(index + 1, offset - self._starts[index] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column; beyond the end of either, the nearest there is."""
        index = min(max(line, 1), len(self._starts)) - 1
        return min(self._starts[index] + max(column, 1) - 1, self._end(index))

    def start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def end(self, offset: int) -> int:
        """Where the line of an offset ends, before its line break."""
        return self._end(bisect_right(self._starts, offset) - 1)

    def before(self, offset: int) -> int:
        """Where the line above that of an offset ends, before its line break; of the first line, where it begins."""
        index = bisect_right(self._starts, offset) - 1
        return self._end(index - 1) if index else 0

    def after(self, offset: int) -> int:
        """Where the line after that of an offset begins: after the line break, or at the end of the text."""
        index = bisect_right(self._starts, offset)
        return self._starts[index] if index < len(self._starts) else len(self.text)

    def line(self, number: int) -> str:
        """A line by its number, without its line break; nothing where there is no such line."""
        if not 1 <= number <= len(self._starts):
            return ""
        return self.text[self._starts[number - 1] : self._end(number - 1)]

    def _end(self, index: int) -> int:
        return self._breaks[index][0] if index < len(self._breaks) else len(self.text)
