"""Where a brace of a text stands in the file, whatever notation the text has there."""

from __future__ import annotations

import re
from itertools import islice

from quizgame.reading.diagnostic import Findings, Spot
from quizgame.reading.lines import Lines
from quizgame.reading.nodes import Text

_BRACE = re.compile(r"\{")
#: Between double quotes it may be an escape of many letters; one of two letters is something else.
_IN_QUOTES = re.compile(r"\{|\\(?:x7[bB]|u007[bB]|U0000007[bB]|.)", re.DOTALL)


def place_of_brace(text: Text, offset: int, findings: Findings) -> Spot:
    """The place of the `{` at an offset of a text's value.

    No notation adds braces or drops them, so it is the one with as many before it. A text that stands elsewhere in the
    file (an alias, a tag that was taken for text) or in none has no place but its own.
    """
    own = Spot(text.line, text.column)
    if findings.source is None:
        return own
    if findings.lines is None:
        findings.lines = Lines(findings.source)
    source, lines = findings.source, findings.lines
    start = lines.offset(*own)
    mark = source[start : start + 1]
    if mark in ("*", "!"):
        return own
    if text.quoted and mark in ("|", ">"):
        start = lines.after(start)  # a comment may stand beside the sign
    before = text.value.count("{", 0, offset)
    signs = (_IN_QUOTES if mark == '"' else _BRACE).finditer(source, start)
    braces = (sign.start() for sign in signs if len(sign[0]) != 2)
    return lines.spot(next(islice(braces, before, None), start))
