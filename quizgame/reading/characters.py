"""Bytes to text: UTF-8, and no character that could change what a terminal or an editor shows."""

from __future__ import annotations

from quizgame.reading.diagnostic import REFUSED, Findings, Spot


def decode(data: bytes, findings: Findings) -> str | None:
    """The text of UTF-8 bytes, without a byte order mark; None, with a finding, if they are none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        findings.error(
            Spot(line, column),
            "not-utf8",
            f"byte 0x{data[error.start]:02X} is not UTF-8",
            "save the file as UTF-8",
        )
        return None


def without_refused(text: str, findings: Findings) -> str:
    """The text with refused characters replaced, so that the rest can still be checked."""
    found = None
    for count, found in enumerate(REFUSED.finditer(text)):
        if count == 20:
            break
        start = found.start()
        line = text.count("\n", 0, start) + 1
        column = start - (text.rfind("\n", 0, start) + 1) + 1
        findings.error(
            Spot(line, column),
            "control-character",
            f"the character U+{ord(found[0]):04X} is not allowed",
            "remove it; it cannot be seen but changes how text is shown",
        )
    return REFUSED.sub("\ufffd", text) if found else text
