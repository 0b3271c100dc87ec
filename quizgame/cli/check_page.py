"""Findings as a good compiler tells them: where, what, the line itself with a mark under the place, and the mend."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizgame.cli.layout import count, window
from quizgame.cli.output import Ink, one_line
from quizgame.reading.diagnostic import Diagnostic, Severity
from quizgame.reading.lines import Lines
from quizgame.store.files import read_stamped

_ROOM = 100
"""Cells for a line where the output is no terminal."""
_INDENT = "    "


class Sources:
    """The lines of the files that findings are about, as they were when they were read."""

    def __init__(self) -> None:
        self._lines: dict[str, Lines] = {}

    def keep(self, path: str, data: bytes) -> None:
        """Remember what a file held."""
        # a byte that is no UTF-8 has a finding, which is to be shown as well
        self._lines[path] = Lines(data.decode("utf-8-sig", errors="replace"))

    def line(self, path: str, number: int) -> str:
        """A line of a file; nothing where there is none. A file not kept is read now."""
        if path not in self._lines:
            try:
                self.keep(path, read_stamped(Path(path))[0])
            except OSError:
                self._lines[path] = Lines("")
        return self._lines[path].line(number)


def page(findings: Sequence[Diagnostic], files: int, ink: Ink, sources: Sources | None = None) -> list[str]:
    """Findings as lines of text, and what they come to in so many files."""
    sources = sources or Sources()
    lines = []
    for finding in findings:
        where = one_line(f"{finding.path}:{finding.line}:{finding.column}:")
        severity = _paint(finding.severity, finding.severity, ink)
        lines.append(f"{ink.bold(where)} {severity} {ink.dim(finding.code)} {one_line(finding.message)}")
        lines += _quoted(finding, sources.line(finding.path, finding.line), ink)
        lines += [_INDENT + one_line(line) for line in finding.hint.splitlines()]
    return [*lines, _closing(findings, files, ink)]


def _quoted(finding: Diagnostic, line: str, ink: Ink) -> list[str]:
    """The line of a finding between its number and its mark."""
    if not line.strip():
        return []
    from quizgame.reading.excerpt import excerpt  # of no use where all is well

    number = f"{finding.line:>4} | "
    margin = " " * (len(number) - 2) + "| "
    shown = excerpt(line, finding.column, (window() or _ROOM) - len(number))
    mark = "^" + "~" * (shown.length - 1)
    return [
        ink.dim(number) + shown.text,
        ink.dim(margin) + " " * shown.mark + _paint(finding.severity, mark, ink),
    ]


def _paint(severity: Severity, text: str, ink: Ink) -> str:
    match severity:
        case Severity.ERROR:
            return ink.red(text)
        case Severity.WARNING:
            return ink.yellow(text)
        case Severity.INFO:
            return text


def _closing(findings: Sequence[Diagnostic], files: int, ink: Ink) -> str:
    if not files:
        return "Nothing to check: no .yaml or .yml files."
    checked = f"{count(files, 'file')} checked"
    if not findings:
        return f"{checked}: {ink.green('nothing to complain about')}."
    found = [
        count(number, noun)
        for severity, noun in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "remark"))
        if (number := sum(1 for finding in findings if finding.severity is severity))
    ]
    return f"{checked}: {', '.join(found)}."
