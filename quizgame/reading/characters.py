"""Bytes to text: UTF-8, and no character that could change what a terminal or an editor shows."""

from __future__ import annotations

from itertools import islice

from quizgame.reading.diagnostic import REFUSED, Findings
from quizgame.reading.lines import Lines

MOST = 20
"""So many characters of a file are complained about one by one."""


def decode(data: bytes, findings: Findings) -> str | None:
    """The text of UTF-8 bytes, without a byte order mark; None, with a finding, if they are none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = Lines(error.object[: error.start].decode())
        findings.error(
            before.spot(len(before.text)),
            "not-utf8",
            f"byte 0x{error.object[error.start]:02X} is not UTF-8",
            "save the file as UTF-8",
        )
        return None


def without_refused(text: str, findings: Findings) -> str:
    """The text with refused characters replaced, so that the rest can still be checked."""
    found = list(islice(REFUSED.finditer(text), MOST))
    if not found:
        return text
    lines = Lines(text)
    for one in found:
        findings.error(
            lines.spot(one.start()),
            "control-character",
            f"the character U+{ord(one[0]):04X} is not allowed",
            "remove it; it cannot be seen but changes how text is shown",
        )
    return REFUSED.sub("\ufffd", text)
