"""`quizgame check`: what is wrong in deck and facts files, all at once, with line and column."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quizgame.cli.arguments import Options
from quizgame.cli.layout import count
from quizgame.cli.output import Ink, one_line, print_json, print_lines
from quizgame.decks.lint.rules import lint
from quizgame.decks.reading import read_file
from quizgame.errors import UsageError
from quizgame.reading.diagnostic import Diagnostic, Severity
from quizgame.store.files import Found, find_files, read_beside, read_stamped, unreadable


def check(options: Options) -> int:
    """Print every finding; 1 if any is an error."""
    files = _files(options.paths)
    named = {Path(path) for path in options.paths}
    findings = [
        finding
        for finding in dict.fromkeys(finding for file in files for finding in _check_file(file))
        # notes are for whoever looks into one file; over a folder they would bury what matters
        if finding.severity is not Severity.INFO or Path(finding.path) in named
    ]
    if options.json:
        print_json([_describe(finding) for finding in findings])
    else:
        print_lines(page(findings, len(files), Ink()))
    return 1 if any(finding.severity is Severity.ERROR for finding in findings) else 0


def _files(asked: Sequence[str]) -> list[Found]:
    """The files asked for, folders opened, each once, in order.

    Raises:
        UsageError: a path does not exist.
    """
    found: dict[Found, None] = {}
    for path in asked:
        if not os.path.lexists(path):
            raise UsageError(f"there is nothing at {path}", "give the path of a file or a folder")
        found.update(dict.fromkeys(find_files(Path(path)) if Path(path).is_dir() else [Found(Path(path))]))
    return list(found)


def _check_file(file: Found) -> tuple[Diagnostic, ...]:
    try:
        if file.problem:
            return (unreadable(file.path, file.problem),)
        data = read_stamped(file.path)[0]
    except OSError as error:
        return (unreadable(file.path, error),)
    path = str(file.path)
    reading = read_file(data, path, lambda name: read_beside(file.path.parent, name)[0])
    return (*reading.findings, *lint(reading, path))


def _describe(finding: Diagnostic) -> dict[str, Any]:
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "severity": str(finding.severity),
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
    }


def page(findings: Sequence[Diagnostic], files: int, ink: Ink) -> list[str]:
    """Findings as lines of text, and what they come to in so many files."""
    lines = []
    for finding in findings:
        where = one_line(f"{finding.path}:{finding.line}:{finding.column}:")
        lines.append(f"{where} {_paint(finding.severity, ink)} {ink.dim(finding.code)} {one_line(finding.message)}")
        lines += [f"    {one_line(line)}" for line in finding.hint.splitlines()]
    return [*lines, _closing(findings, files, ink)]


def _paint(severity: Severity, ink: Ink) -> str:
    match severity:
        case Severity.ERROR:
            return ink.red(severity)
        case Severity.WARNING:
            return ink.yellow(severity)
        case Severity.INFO:
            return str(severity)


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
