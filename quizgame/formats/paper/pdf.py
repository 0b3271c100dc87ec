"""A worksheet as PDF, set as the page of HTML is: the same tasks, cards, strips and keys."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from functools import partial
from typing import assert_never

from quizgame.formats.paper.canvas import ACCENT, DEEP, RULE, SOFT, Canvas, Face, told_lacking
from quizgame.formats.paper.pdf_cutting import set_card, set_strip
from quizgame.formats.paper.pdf_flow import MARGIN, Flow
from quizgame.formats.paper.pdf_tasks import draw_joining, draw_task, joining_height, task_height
from quizgame.formats.paper.words import CLASS, DATE, INSTRUCTIONS, KEY, NAME, SCORE, SOURCES
from quizgame.formats.paper.worksheet import (
    LETTERS,
    Answer,
    Cards,
    Joining,
    Layout,
    Pairs,
    Paper,
    Sheet,
    Strip,
    Tasks,
    Worksheet,
    texts_of,
)


def write_pdf(worksheet: Worksheet, faces: Sequence[Face], paper: Paper = Paper.A4, key: bool = True) -> bytes:
    """The file; with `key`, answer keys follow the sheets.

    Raises:
        QuizgameError: a font cannot be used, or none has all characters of the text.
    """
    size = paper.size[::-1] if worksheet.layout is Layout.TIMELINE else paper.size
    with closing(Canvas(*size, faces, worksheet.title, worksheet.language)) as canvas:
        if lacking := canvas.lacking(texts_of(worksheet)):
            raise told_lacking(lacking)
        for sheet in worksheet.sheets:
            _set_sheet(Flow(canvas, worksheet, sheet.version, ""), worksheet.layout, sheet)
        for sheet in worksheet.sheets if key else ():
            if sheet.key:
                _set_key(Flow(canvas, worksheet, sheet.version, KEY), worksheet, sheet)
        return canvas.bytes()


def _set_sheet(flow: Flow, layout: Layout, sheet: Sheet) -> None:
    """The sheet that is filled in."""
    if layout is not Layout.FLASHCARDS:
        _set_fields(flow, sheet.points)
    flow.y += flow.canvas.text(MARGIN, flow.y, flow.width, INSTRUCTIONS[layout], 9.5, colour=SOFT)
    flow.y += 4
    match sheet.body:
        case Tasks(tasks=tasks):
            for number, task in enumerate(tasks, 1):
                with flow.room(partial(task_height, flow.canvas, task, flow.width)):
                    flow.y += draw_task(flow.canvas, MARGIN, flow.y, flow.width, number, task) + 5
        case Cards(cards=cards):
            for number, card in enumerate(cards, 1):
                set_card(flow, number, card)
        case Strip():
            set_strip(flow, sheet.body)
        case Pairs(blocks=blocks):
            for number, (told, joining) in enumerate(blocks):
                _set_block(flow, number, told, joining)
        case _:
            assert_never(sheet.body)


def _set_key(flow: Flow, worksheet: Worksheet, sheet: Sheet) -> None:
    """What is right."""
    flow.y += 3
    for answer in sheet.key:
        _set_answer(flow, answer)
    if worksheet.sources:
        flow.y += 4
        flow.make_room(10)
        flow.y += flow.canvas.text(MARGIN, flow.y, flow.width, SOURCES, 9, True, DEEP) + 0.5
        for source in worksheet.sources:
            flow.make_room(flow.canvas.measure(source, flow.width, 8))
            flow.y += flow.canvas.text(MARGIN, flow.y, flow.width, source, 8, colour=SOFT)


def _set_fields(flow: Flow, points: int) -> None:
    flow.y += 4
    score = f"/ {points}"
    end = flow.canvas.reach(score, 11, True)
    shares = ((NAME, 0.46), (CLASS, 0.17), (DATE, 0.22), (SCORE, 0.15))
    x = MARGIN
    for name, share in shares:
        width = flow.width * share
        label = flow.canvas.reach(name, 9) + 2
        flow.canvas.text(x, flow.y, label, name, 9, colour=SOFT)
        tail = end + 2 if name == SCORE else 4
        flow.canvas.rule(x + label, flow.y + 4.2, width - label - tail)
        x += width
    flow.canvas.text(MARGIN, flow.y - 0.8, flow.width, score, 11, True, align="R")
    flow.y += 9


def _set_answer(flow: Flow, answer: Answer) -> None:
    canvas, x, width = flow.canvas, MARGIN + 11, flow.width - 11

    def measure() -> float:
        note = canvas.measure(answer.note, width, 8.5) if answer.note else 0
        return canvas.measure(answer.text, width, 10, True) + note + 3

    with flow.room(measure):
        canvas.text(MARGIN, flow.y + 1.2, 8, answer.label, 10, True, ACCENT, "R")
        at = flow.y + 1.2 + canvas.text(x, flow.y + 1.2, width, answer.text, 10, True)
        if answer.note:
            at += canvas.text(x, at, width, answer.note, 8.5, colour=SOFT)
        flow.y = at + 1.4
        canvas.rule(MARGIN, flow.y, flow.width, 0.15, RULE)


def _set_block(flow: Flow, number: int, told: str, joining: Joining) -> None:
    canvas = flow.canvas

    def measure() -> float:
        return canvas.measure(told, flow.width - 10, 11, True) + 3 + joining_height(canvas, joining, flow.width)

    with flow.room(measure):
        canvas.frame(MARGIN, flow.y - 0.4, 6.4, 5.6, ACCENT, ACCENT)
        canvas.text(MARGIN, flow.y, 6.4, LETTERS[number], 10, True, (255, 255, 255), "C")
        flow.y += canvas.text(MARGIN + 9, flow.y, flow.width - 10, told, 11, True, DEEP) + 2
        flow.y += draw_joining(canvas, MARGIN, flow.y, flow.width, joining) + 7
