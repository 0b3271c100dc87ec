"""`quizgame check`: what is wrong in deck and facts files, all at once with line and column; and mending it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from quizgame.cli.arguments import Options
from quizgame.cli.check_library import library_beside
from quizgame.cli.check_page import Sources, page
from quizgame.cli.output import Ink, print_json, print_lines
from quizgame.decks.lint.rules import lint
from quizgame.decks.reading import Reading, read_file
from quizgame.errors import UsageError
from quizgame.reading.diagnostic import Diagnostic, Severity
from quizgame.store.files import Found, find_files, read_beside, read_stamped, unreadable


def check(options: Options) -> int:
    """Print every finding; 1 if any is an error, or a file could not be mended that was to be."""
    files = _files(options.paths)
    failed = False
    if options.diff and options.json:
        raise UsageError("--diff shows lines of text, not JSON", "leave out one of the two")
    if options.fix or options.diff:
        from quizgame.cli.check_mending import mend_files

        failed = mend_files([file.path for file in files if not file.problem], options)
        if options.diff:
            return 1 if failed else 0
    sources = Sources()
    findings = _shown(_check_files(files, sources), options.paths)
    if options.json:
        print_json([_describe(finding) for finding in findings])
    else:
        print_lines(page(findings, len(files), Ink(), sources))
    return 1 if failed or any(finding.severity is Severity.ERROR for finding in findings) else 0


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


def _shown(findings: Sequence[Diagnostic], asked: Sequence[str]) -> list[Diagnostic]:
    """Every finding once. Notes are for whoever looks into one file; over a folder they would bury what matters."""
    named = {Path(path) for path in asked}
    return [one for one in dict.fromkeys(findings) if one.severity is not Severity.INFO or Path(one.path) in named]


def _check_files(files: Sequence[Found], sources: Sources) -> list[Diagnostic]:
    """The findings of every file, in order, and those that several files have together."""
    checked: list[tuple[str, bytes, Reading]] = []
    findings: dict[str, list[Diagnostic]] = {}
    for file in files:
        path = str(file.path)
        try:
            if file.problem:
                findings[path] = [unreadable(file.path, file.problem)]
                continue
            data = read_stamped(file.path)[0]
        except OSError as error:
            findings[path] = [unreadable(file.path, error)]
            continue
        sources.keep(path, data)
        reading = read_file(data, path, loader(file.path))
        findings[path] = [*reading.findings, *lint(reading, path)]
        checked.append((path, data, reading))
    library = library_beside([Path(path) for path, _, _ in checked])
    if len(checked) > 1 or library:
        from quizgame.decks.duplicates import CheckedFile, find_duplicates

        for common in find_duplicates([CheckedFile(*one) for one in checked], library):
            findings[common.path].append(common)
    return [one for of_file in findings.values() for one in sorted(of_file, key=_in_order)]


def _in_order(finding: Diagnostic) -> tuple[str, int, int, str]:
    return finding.path, finding.line, finding.column, finding.code


def loader(path: Path) -> Callable[[str], bytes]:
    """What gives a deck the files that it names beside itself."""
    return lambda name: read_beside(path.parent, name)[0]


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
