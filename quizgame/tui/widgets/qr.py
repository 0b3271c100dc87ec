"""A QR code in half blocks: dark on light in every theme, with the quiet edge that cameras need."""

from __future__ import annotations

from textual.content import Content

from quizgame.tui.typesetting import line

_EDGE = 2
"""Light modules around it; the standard asks for four, cameras do with two where the ground is no pattern."""
_LOOK = "#000000 on #ffffff"
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def qr_lines(text: str) -> list[Content]:
    """The lines of the smallest QR code that holds the text."""
    import segno

    matrix = [[bool(module) for module in row] for row in segno.make(text, micro=False, error="m").matrix]
    width = len(matrix[0]) + 2 * _EDGE
    light = [False] * width
    rows = [light] * _EDGE
    rows += [[*[False] * _EDGE, *row, *[False] * _EDGE] for row in matrix]
    rows += [light] * (_EDGE + len(rows) % 2)
    pairs = zip(rows[::2], rows[1::2], strict=False)
    return [line(("".join(map(_half, upper, lower)), _LOOK)) for upper, lower in pairs]


def _half(upper: bool, lower: bool) -> str:
    return _HALVES[upper, lower]
