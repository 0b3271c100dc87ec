"""Findings about a file: content errors are data, never exceptions."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from quizgame.reading.lines import Lines

from quizgame.values import dataclass


class Severity(StrEnum):
    """How much a finding matters: an error keeps a file from being used."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding: where (line and column count from 1, in characters), what, and how to mend it."""

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        told = f"{self.path}:{self.line}:{self.column}: {self.severity} {self.code} {self.message}"
        return f"{told}\n    {self.hint}" if self.hint else told


class Spot(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


class Place(Protocol):
    """Anything that knows where it stands in its file."""

    @property
    def line(self) -> int:
        """The line, from 1."""

    @property
    def column(self) -> int:
        """The column, from 1."""


MOST = 2_000
"""Findings of a file: nobody mends more of them before looking again, and some take their time to explain."""


class TooManyError(Exception):
    """Reading stops: a file has more errors than anybody wants to know; they are in `findings`, and so is this."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(f"{findings.path} has too many errors")
        self.findings = findings


class Findings:
    """Collects the findings of one file while it is read.

    `source` is the text of the file once it is read, and `lines` its lines once they are looked for: what stands in
    the midst of a text has its place there.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.source: str | None = None
        self.lines: Lines | None = None
        self._found: list[Diagnostic] = []

    def add(self, severity: Severity, at: Place | None, code: str, message: str, hint: str = "") -> None:
        """Note a finding at a place; without a place it is about the whole file (1:1).

        Beyond the most that there can be, what is no error is left out.

        Raises:
            TooManyError: it is an error, and there are enough.
        """
        line, column = (at.line, at.column) if at is not None else (1, 1)
        if len(self._found) >= MOST:
            if severity is Severity.ERROR:
                told = f"there are more than {MOST:,} findings; what follows was not looked at"
                self._found.append(Diagnostic(self.path, line, column, severity, "too-many", told, "mend these first"))
                raise TooManyError(self)
            return
        self._found.append(Diagnostic(self.path, line, column, severity, code, printable(message), printable(hint)))

    def error(self, at: Place | None, code: str, message: str, hint: str = "") -> None:
        """Note something that keeps the file from being used."""
        self.add(Severity.ERROR, at, code, message, hint)

    def warning(self, at: Place | None, code: str, message: str, hint: str = "") -> None:
        """Note something that is probably not meant."""
        self.add(Severity.WARNING, at, code, message, hint)

    def info(self, at: Place | None, code: str, message: str, hint: str = "") -> None:
        """Note something an author may want to know."""
        self.add(Severity.INFO, at, code, message, hint)

    def extend(self, found: tuple[Diagnostic, ...] | list[Diagnostic]) -> None:
        """Take over the findings of a file this one rests on."""
        self._found.extend(found)

    @property
    def failed(self) -> bool:
        """Whether any finding is an error."""
        return any(item.severity is Severity.ERROR for item in self._found)

    def all(self) -> tuple[Diagnostic, ...]:
        """Every finding once, in the order of the file."""
        unique = dict.fromkeys(self._found)
        return tuple(sorted(unique, key=lambda item: (item.path, item.line, item.column, item.code)))


#: Characters no text of a deck may hold: C0 and C1 controls but tab and line ends, bidi controls, lone surrogates,
#: the byte order mark inside a text, and noncharacters.
REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def printable(text: str, limit: int = 300) -> str:
    """Text made safe to show in a message: control characters as U+XXXX, cut to `limit` characters."""
    safe = REFUSED.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
    return safe if len(safe) <= limit else safe[: limit - 1] + "…"


_ALIKE = 0.6
_MANY = 200
_TOO_MANY = 5_000


def suggestion(word: str, known: Collection[str]) -> str:
    """A hint that offers the nearest known word, or lists what is known (sorted); of too many words, nothing."""
    if len(known) > _TOO_MANY:
        return ""
    names = sorted(known)
    near = _nearest(word[:60], names)
    if near is not None:
        return f"did you mean `{near}`?"
    listed = ", ".join(f"`{name}`" for name in names[:12])
    more = " and others" if len(names) > 12 else ""
    return f"known here: {listed}{more}" if listed else ""


def _nearest(word: str, names: list[str]) -> str | None:
    if len(names) > _MANY:
        from rapidfuzz import fuzz, process

        found = process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=_ALIKE * 100)
        return found[0] if found else None
    from difflib import get_close_matches  # loads faster, and costs 0.2 ms a name

    return next(iter(get_close_matches(word, names, n=1, cutoff=_ALIKE)), None)
