"""YAML text to a tree of texts with positions.

Every scalar stays the text that was typed (`NO`, `010`, `12:30`, `1995`); duplicate keys, tags, control characters,
endless nesting and alias bombs are findings.
"""

from __future__ import annotations

from codecs import BOM_UTF8

import yaml

from quizgame.reading.characters import decode, without_refused
from quizgame.reading.composing import Composer, Parser
from quizgame.reading.diagnostic import Diagnostic, Findings, Spot, TooManyError
from quizgame.reading.lines import Lines
from quizgame.reading.nodes import Items, Node, Table, Text

__all__ = ["MAX_BYTES", "Items", "Node", "Table", "Text", "read_document"]

MAX_BYTES = 64 * 1024 * 1024


def read_document(data: bytes, findings: Findings, partly: bool = False) -> Node | None:
    """The one document in `data` (UTF-8, with or without a byte order mark).

    Returns None when nothing can be used; what is wrong is in `findings`. A syntax error (`yaml-syntax`) ends the
    reading there; with `partly`, what was finished before it is returned.
    """
    if len(data) > MAX_BYTES:
        findings.error(
            None,
            "too-large",
            f"the file has more than {MAX_BYTES:,} bytes",
            "split it into several files",
        )
        return None
    decoded = decode(data, findings)
    if decoded is None:
        return None
    findings.source = text = without_refused(decoded, findings)
    composer = Composer(text, findings)
    parser = Parser(data.removeprefix(BOM_UTF8) if text is decoded else text)  # of text it would make bytes again
    try:
        root = composer.compose(parser)
    except TooManyError:
        return None
    except yaml.MarkedYAMLError as error:
        from quizgame.reading.traps import explain

        lines = Lines(text)
        trap = explain(error, lines)
        if trap.at.line > len(lines):  # the parser ends every file with a line break
            trap = trap._replace(at=lines.spot(len(text)))
        if not any((one.line, one.column) == trap.at or _is_braces(one, trap.at) for one in findings.all()):
            findings.error(trap.at, "yaml-syntax", trap.message, trap.hint)
        return _without_cuts(composer.finished(), text, findings) if partly else None
    except yaml.YAMLError as error:
        findings.error(None, "yaml-syntax", str(error).splitlines()[0])
    else:
        return _without_cuts(root, text, findings)
    finally:
        parser.dispose()
    return None


def _without_cuts(root: Node | None, text: str, findings: Findings) -> Node | None:
    """The same, once it is told which of its texts YAML cuts short."""
    if root is not None and (" #" in text or "\t#" in text):
        from quizgame.reading.cuts import report_cuts

        report_cuts(root, text, findings)
    return root


def _is_braces(finding: Diagnostic, at: Spot) -> bool:
    """Whether a finding tells already what makes the rest of its line unreadable."""
    return finding.code == "key-not-text" and finding.line == at.line
