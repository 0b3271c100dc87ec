"""How help is set: as wide as the terminal, but not too wide to read; examples stay in their lines."""

from __future__ import annotations

import argparse
import os
import re
from itertools import groupby

_INDENTED = (" ", "\t")


class Formatter(argparse.HelpFormatter):
    """Sets prose anew, paragraph by paragraph; lines that begin with a space stay, and hang where they are too long."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=max(min(_columns() or 80, 100), 40) - 2)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        from textwrap import wrap  # only whoever asks for help needs it

        lines: list[str] = []
        for set_apart, group in groupby(text.splitlines(), key=lambda line: not line or line.startswith(_INDENTED)):
            if set_apart:
                for line in group:
                    lines += _hung(line, width)
            else:
                lines += wrap(" ".join(group), width)
        return "\n".join(indent + line for line in lines)


def _hung(line: str, width: int) -> list[str]:
    """A line of a list: what is too long goes on below where its last column begins."""
    if len(line) <= width:
        return [line]
    from textwrap import wrap

    columns = [gap.end() for gap in re.finditer(r"(?:^|(?<=\S)) {2,}", line) if gap.end() < width - 20]
    start = columns[-1] if columns else 0
    return wrap(line[start:], width, initial_indent=line[:start], subsequent_indent=" " * start)


def _columns() -> int:
    """The width of the terminal; 0 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and 0 < int(columns[:5]) < 10_000:
        return int(columns[:5])
    try:
        return os.get_terminal_size().columns
    except (OSError, ValueError):
        return 0
