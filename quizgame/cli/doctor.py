"""`quizgame doctor`: looks through all that is kept, and says what it found and how to mend it."""

from __future__ import annotations

import os

from quizgame.app.doctoring import find_ills
from quizgame.cli.arguments import Options
from quizgame.cli.output import Ink, one_line, print_json, print_lines
from quizgame.cli.wiring import now, open_library
from quizgame.store.doctor import Finding
from quizgame.store.home import find_home


def doctor(options: Options) -> int:
    """Print what was found; 1 if anything needs to be mended."""
    found = list(find_ills(find_home(os.environ, options.profile), open_library(options), now()))
    ill = any(finding.severity == "error" for finding in found)
    if options.json:
        names = ("subject", "severity", "message", "hint")
        print_json([{name: getattr(finding, name) for name in names} for finding in found])
    else:
        print_lines(_page(found, ill, Ink()))
    return 1 if ill else 0


def _page(found: list[Finding], ill: bool, ink: Ink) -> list[str]:
    signs = {"ok": ink.green("ok   "), "note": ink.yellow("note "), "error": ink.red("ERROR")}
    lines = []
    for finding in found:
        lines.append(f"{signs[finding.severity]}  {finding.subject:<9}  {one_line(finding.message)}")
        if finding.hint:
            lines.append(f"{'':18}{one_line(finding.hint)}")
    return [*lines, "", ink.red("Something needs to be mended.") if ill else "All is well."]
