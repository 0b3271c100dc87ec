"""A deck with every kind of question, in several scripts, and what else papers are tried with."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from quizgame.decks.deck import Deck
from quizgame.decks.reading import read_file

EVERY_KIND = """\
title: "Wszystko — Всё ✓"
licence: CC0
cards:
  - {q: "Столица Беларуси?", a: Минск, explain: "Минск — столица."}
  - {q: "Stolica Polski, „po polsku”?", a: Warszawa, wrong: [Łódź, Gdańsk, Kraków]}
  - {q: "Which are rivers?", a: [Bug, Neman], wrong: [Narach], kind: several}
  - {q: "Minsk is a city ✓.", a: true}
  - {q: "How long is it?", a: 937 km}
  - {q: "When was the first?", a: 1901, event: The first came}
  - {q: "When was the second?", a: 1950, event: The second came}
  - {q: "When was the third?", a: 1999, event: The third came}
  - {q: "When was the fourth?", a: May 2004, event: The fourth came}
  - {q: "Which comes first?", order: [one, two, three]}
  - {q: "Which belong together?", match: {A: first, B: second, C: third}}
  - {front: dom, back: house}
"""


def deck_of(text: str) -> Deck:
    """The deck a file's text stands for."""
    reading = read_file(text.encode(), "deck.yaml", lambda name: b"")
    assert reading.deck is not None, reading.findings
    return reading.deck


def make_font(path: Path, letters: str) -> str:
    """A font file that has just these letters, each of them a box; gives its path."""
    glyphs = {f"u{ord(letter):05X}": letter for letter in sorted(set(letters) | {" "})}
    names = [".notdef", *glyphs]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): name for name, letter in glyphs.items()})
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 600), (450, 600), (450, 0)):
        pen.lineTo(point)
    pen.closePath()
    box = pen.glyph()
    builder.setupGlyf(dict.fromkeys(names, box))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": path.stem, "styleName": "Regular", "psName": path.stem})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return str(path)
