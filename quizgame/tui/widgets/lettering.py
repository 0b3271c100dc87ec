"""Large letters and digits, to be read from the last row of a room: room codes, clocks, points.

Five pixels high, drawn with half blocks (three rows) or, twice the size, with full ones (five rows).
"""

from __future__ import annotations

_GLYPHS = {
    "A": ".##. #..# #### #..# #..#", "B": "###. #..# ###. #..# ###.", "C": ".### #... #... #... .###",
    "D": "###. #..# #..# #..# ###.", "E": "#### #... ###. #... ####", "F": "#### #... ###. #... #...",
    "G": ".### #... #.## #..# .###", "H": "#..# #..# #### #..# #..#", "J": "..## ...# ...# #..# .##.",
    "K": "#..# #.#. ##.. #.#. #..#", "L": "#... #... #... #... ####", "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#...# ##..# #.#.# #..## #...#", "P": "###. #..# ###. #... #...", "Q": ".##. #..# #..# #.## .###",
    "R": "###. #..# ###. #.#. #..#", "S": ".### #... .##. ...# ###.", "T": "##### ..#.. ..#.. ..#.. ..#..",
    "U": "#..# #..# #..# #..# .##.", "V": "#...# #...# .#.#. .#.#. ..#..", "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#...# .#.#. ..#.. .#.#. #...#", "Y": "#...# .#.#. ..#.. ..#.. ..#..", "Z": "#### ...# .##. #... ####",
    "0": ".##. #..# #..# #..# .##.", "1": ".#. ##. .#. .#. ###", "2": "###. ...# .##. #... ####",
    "3": "###. ...# .##. ...# ###.", "4": "#..# #..# #### ...# ...#", "5": "#### #... ###. ...# ###.",
    "6": ".##. #... ###. #..# .##.", "7": "#### ...# ..#. .#.. .#..", "8": ".##. #..# .##. #..# .##.",
    "9": ".##. #..# .### ...# .##.", ":": ". # . # .", "-": "... ... ### ... ...", ",": ". . . . .",
    "/": "..# ..# .#. #.. #..",
}  # fmt: skip
HEIGHT = 5
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def letter_rows(text: str) -> list[str]:
    """Letters and digits in three rows; what is neither takes the room of a gap."""
    pixels = [*_pixels(text), []]
    return [
        "".join(
            _HALVES[upper, lower] for upper, lower in zip(pixels[row], pixels[row + 1] or _blank(pixels), strict=True)
        )
        for row in range(0, HEIGHT, 2)
    ]


def large_letter_rows(text: str) -> list[str]:
    """The same twice as large, in five rows."""
    return ["".join("██" if pixel else "  " for pixel in row) for row in _pixels(text)]


def _pixels(text: str) -> list[list[bool]]:
    rows: list[list[bool]] = [[] for _ in range(HEIGHT)]
    for letter in text:
        glyph = _GLYPHS.get(letter, ".. .. .. .. ..").split()
        for row, line in zip(rows, glyph, strict=True):
            if row:
                row.append(False)
            row += [pixel == "#" for pixel in line]
    return rows


def _blank(pixels: list[list[bool]]) -> list[bool]:
    return [False] * len(pixels[0])
