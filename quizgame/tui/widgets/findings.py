"""What is wrong in a file, set for reading: where, how bad, what, and the mend."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.content import Content

from quizgame.reading.diagnostic import Diagnostic, Severity
from quizgame.tui.design import DOT, INK, LOOK_RIGHT, LOOK_WRONG, PARTLY, QUIET, RIGHT, WARNING, WRONG, counted
from quizgame.tui.typesetting import hanging, line, wrapped
from quizgame.tui.widgets.block import Block

_LOOKS = {
    Severity.ERROR: (LOOK_WRONG.sign, WRONG),
    Severity.WARNING: (WARNING, PARTLY),
    Severity.INFO: (DOT.strip(), QUIET),
}
MOST = 200
"""Findings that are listed; whoever has more mends these first."""


class FindingList(Block):
    """Findings, each with its hint below it; those of `path` are told without its name."""

    def __init__(self, path: Path, id: str | None = None) -> None:
        super().__init__(id=id)
        self._path = str(path)
        self._findings: tuple[Diagnostic, ...] = ()

    def show(self, findings: Sequence[Diagnostic]) -> None:
        """Replace the findings."""
        self._findings = tuple(findings)
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """A few lines for each."""
        lines: list[Content] = []
        listed = self._findings[:MOST]
        room = max((len(self._where(finding)) for finding in listed), default=0)
        for finding in listed:
            lines += self._told(finding, room, width)
        more = len(self._findings) - MOST
        return [*lines, line((f"and {counted(more, 'other')}", QUIET))] if more > 0 else lines

    def _where(self, finding: Diagnostic) -> str:
        beside = "" if finding.path == self._path else f"{Path(finding.path).name}:"
        return f"{beside}{finding.line}:{finding.column}"

    def _told(self, finding: Diagnostic, room: int, width: int) -> list[Content]:
        sign, role = _LOOKS[finding.severity]
        first = line((f"{sign} ", role), (f"{self._where(finding):<{room}}  ", QUIET))
        told = hanging(first, f"{finding.message}  ({finding.code})", width, INK)
        if finding.hint:
            indent = Content(" " * first.cell_length)
            told += [indent + one for one in wrapped(finding.hint, width - first.cell_length, QUIET)]
        return told


def summary(findings: Sequence[Diagnostic]) -> Content:
    """How many there are of which kind, in a line."""
    if not findings:
        return line((f"{LOOK_RIGHT.sign} nothing to complain about", RIGHT))
    told: list[Content] = []
    for severity, noun in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "remark")):
        count = sum(1 for finding in findings if finding.severity is severity)
        if count:
            sign, role = _LOOKS[severity]
            told.append(line((f"{sign} {counted(count, noun)}", role)))
    return Content("   ").join(told)
