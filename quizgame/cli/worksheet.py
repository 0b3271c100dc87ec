"""`quizgame worksheet`: a deck on paper, as a page of HTML or as PDF."""

from __future__ import annotations

import os
from pathlib import Path
from random import SystemRandom

from quizgame.cli.arguments import Options
from quizgame.cli.extras import need
from quizgame.cli.layout import count
from quizgame.cli.output import one_line, print_lines
from quizgame.cli.wiring import deck_named, open_library
from quizgame.errors import UsageError
from quizgame.formats.paper.drawing import draw_worksheet
from quizgame.formats.paper.worksheet import Body, Cards, Layout, Pairs, Paper, Strip, Tasks, Worksheet
from quizgame.questions.shown import Style
from quizgame.store.saving import create_file

LARGEST_SEED = 99_999
"""A seed that is drawn can be read from a sheet and typed."""


def worksheet(options: Options) -> int:
    """Write a worksheet."""
    out = Path(options.out or "")
    ending = out.suffix.lower()
    if ending not in (".html", ".htm", ".pdf"):
        raise UsageError(f"{out} has to end in .html or .pdf", "the ending tells what is written")
    layout = Layout(options.layout)
    if layout is Layout.FLASHCARDS and options.versions > 1:
        raise UsageError("flashcards have no versions", "leave --versions out")
    if layout is not Layout.TEST and options.write:
        raise UsageError(f"--write is for tests, not for the layout {layout}", "leave one of both out")
    if ending == ".pdf":
        need("fpdf", "fpdf2", "PDF", "write HTML and print it from a browser")
    deck = open_library(options).deck(deck_named(options))
    seed = SystemRandom().randint(1, LARGEST_SEED) if options.seed is None else options.seed
    style = Style.RECALL if options.write else Style.OPTIONS
    drawn = draw_worksheet(deck, layout, seed, options.count, options.versions, style)
    create_file(out, _content(drawn, ending, options))
    print_lines([f"Written: {one_line(str(out))}, {_told(drawn)}, seed {seed}"])
    return 0


def _content(drawn: Worksheet, ending: str, options: Options) -> str | bytes:
    paper = Paper(options.paper)
    if ending != ".pdf":
        from quizgame.formats.paper.page import write_page

        return write_page(drawn, paper, options.key)
    from quizgame.formats.paper.canvas import Face
    from quizgame.formats.paper.pdf import write_pdf
    from quizgame.store.fonts import find_fonts

    faces = [Face(regular, bold) for regular, bold in find_fonts(os.environ)]
    if options.font is not None:
        if not os.path.isfile(options.font):  # noqa: PTH113 - as it was typed
            raise UsageError(f"there is no font file at {options.font}", "give the path of a .ttf file")
        faces.insert(0, Face(options.font, options.font))
    return write_pdf(drawn, faces, paper, options.key)


def _told(drawn: Worksheet) -> str:
    held = _held(drawn.sheets[0].body)
    versions = len(drawn.sheets)
    return held if versions == 1 else f"{held} in {versions} versions"


def _held(body: Body) -> str:
    match body:
        case Tasks(tasks=tasks):
            return count(len(tasks), "question")
        case Cards(cards=cards):
            return count(len(cards), "card")
        case Strip(places=places):
            return count(places, "event")
        case Pairs(blocks=blocks):
            return count(sum(len(joining.left) for _, joining in blocks), "pair")
