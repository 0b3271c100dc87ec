"""`quizgame check --fix` and `--diff`: what can be mended is mended in place, or shown as it would be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

import quizgame
from quizgame.cli.arguments import Options
from quizgame.cli.layout import count
from quizgame.cli.output import Ink, one_line, print_lines, tell_error
from quizgame.decks.mending import Mended, mend
from quizgame.errors import QuizgameError, StoreError
from quizgame.reading.diagnostic import printable
from quizgame.reading.lines import BREAK
from quizgame.store.files import read_beside, read_stamped
from quizgame.store.saving import replace_file

_LONGEST = 10_000
"""Characters of a line that are shown."""
_LISTED = 12
"""So many changes of one file are told one by one."""


def mend_files(paths: Sequence[Path], options: Options) -> bool:
    """Mend files, and tell what was changed; whether one of them could not be.

    With `diff` nothing is changed: what would be is shown.
    """
    ink = Ink()
    failed = False
    for path in paths:
        try:
            lines = list(_mend(path, options.diff, ink))
        except QuizgameError as error:
            tell_error(error)
            failed = True
            continue
        if not options.json or options.diff:
            print_lines(lines)
    return failed


def _mend(path: Path, only_show: bool, ink: Ink) -> Iterator[str]:
    try:
        known = read_stamped(path)[0]
    except OSError:
        return  # that it cannot be read is a finding already
    data, mended = mend(known, str(path), lambda name: read_beside(path.parent, name)[0])
    if data == known:
        return
    if only_show:
        yield from _difference(path, known, data, ink)
        return
    if path.resolve().is_relative_to(Path(quizgame.__file__).resolve().parent):
        raise StoreError(
            f"{one_line(str(path))} comes with quizgame and is left as it is",
            "copy it into a folder of your own, and mend the copy",
        )
    replace_file(path, data.decode(), known)
    yield from _told(path, mended)


def _told(path: Path, mended: Sequence[Mended]) -> Iterator[str]:
    for one in mended[:_LISTED]:
        yield f"{one_line(str(path))}:{one.line}: mended: {one_line(one.told)}"
    if len(mended) > _LISTED:
        yield f"{one_line(str(path))}: and {count(len(mended) - _LISTED, 'change')} more"


def _difference(path: Path, before: bytes, after: bytes, ink: Ink) -> Iterator[str]:
    """The lines that differ, as `diff -u` tells them; safe to print."""
    name = one_line(str(path))
    old, new = (BREAK.split(data.decode("utf-8-sig").rstrip("\r\n")) for data in (before, after))
    told = unified_diff(old, new, name, f"{name} (mended)", lineterm="")
    for line in told:
        shown = printable(line, _LONGEST)
        if line.startswith(("+++", "---")):
            yield ink.bold(shown)
        elif line.startswith("+"):
            yield ink.green(shown)
        elif line.startswith("-"):
            yield ink.red(shown)
        else:
            yield shown
