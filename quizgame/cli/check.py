"""`quizgame check`: what is wrong in deck and facts files, all at once, with line and column."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from quizgame.cli.arguments import Options
from quizgame.cli.layout import count
from quizgame.cli.output import Ink, one_line, print_json, print_lines
from quizgame.errors import UsageError
from quizgame.reading.diagnostic import Diagnostic, Findings, Severity
from quizgame.reading.document import MAX_BYTES

ENDINGS = (".yaml", ".yml")


def check(options: Options) -> int:
    """Print every finding; 1 if any is an error."""
    paths = _files(options.paths)
    findings = list(dict.fromkeys(finding for path in paths for finding in _check_file(path)))
    if options.json:
        print_json([_describe(finding) for finding in findings])
    else:
        print_lines(_page(findings, len(paths), Ink()))
    return 1 if any(finding.severity is Severity.ERROR for finding in findings) else 0


def _files(asked: Sequence[str]) -> list[str]:
    """The files asked for, folders opened, each once, in order.

    Raises:
        UsageError: a path does not exist.
    """
    found: dict[str, None] = {}
    for path in asked:
        if not os.path.lexists(path):
            raise UsageError(f"there is nothing at {path}", "give the path of a file or a folder")
        found.update(dict.fromkeys(_below(path) if Path(path).is_dir() else [path]))
    return list(found)


def _below(folder: str) -> Iterator[str]:
    """The YAML files of a folder and the folders below, by name; hidden folders are left alone."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(place, name) for name in sorted(names) if name.lower().endswith(ENDINGS))  # noqa: PTH118


def _check_file(path: str) -> tuple[Diagnostic, ...]:
    from quizgame.decks.reading import read_file

    try:
        data = read_bytes(path)
    except OSError as error:
        findings = Findings(path)
        findings.error(None, "unreadable", f"the file cannot be read: {told(error)}")
        return findings.all()
    return read_file(data, path, _loader(Path(path).parent)).findings


def read_bytes(path: str | Path) -> bytes:
    """A file's content, or as much as shows that it is too long.

    Raises:
        OSError: it cannot be read, or is no regular file (a pipe or a device would never end).
    """
    path = Path(path)
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError("it is not a file")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def told(error: OSError) -> str:
    """What the system says about a file, in a word or two."""
    return error.strerror or str(error)


def _loader(folder: Path) -> Callable[[str], bytes]:
    """Reads files that a deck names: in its own folder or below, nowhere else."""

    def load(name: str) -> bytes:
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            raise OSError("it is outside the deck's folder")
        return read_bytes(path)

    return load


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


def _page(findings: Sequence[Diagnostic], files: int, ink: Ink) -> list[str]:
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
