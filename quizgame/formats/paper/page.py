"""A worksheet as one page of HTML: nothing is loaded, nothing runs, and it prints as it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import assert_never

from quizgame.formats.paper.style import STYLE
from quizgame.formats.paper.words import (
    CLASS,
    CUT,
    DATE,
    FALSE,
    GLUE,
    INSTRUCTIONS,
    KEY,
    NAME,
    SCORE,
    SOURCES,
    STRIP,
    TRUE,
    VERSION,
    told_way,
)
from quizgame.formats.paper.worksheet import (
    LETTERS,
    Boxes,
    Card,
    Cards,
    Circles,
    Joining,
    Layout,
    Numbering,
    Pairs,
    Paper,
    Sheet,
    Strip,
    Task,
    Tasks,
    TrueOrFalse,
    Worksheet,
    Writing,
)

POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
"""A browser that reads this loads nothing and runs nothing, whatever a deck says."""
ON_A_STRIP = 8
"""Places of a line of time on one sheet; more go on below."""


def write_page(worksheet: Worksheet, paper: Paper = Paper.A4, key: bool = True) -> str:
    """The page; with `key`, answer keys follow the sheets."""
    width, height = paper.size
    landscape = worksheet.layout is Layout.TIMELINE
    size = f"{height}mm {width}mm" if landscape else f"{width}mm {height}mm"
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(worksheet.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(worksheet.title)}</title>",
        "<style>",
        f"@page {{ size: {size}; margin: 12mm 14mm; }}",
        f":root {{ --sheet: {height if landscape else width}mm; }}",
        f"{STYLE}</style>",
        "</head>",
        f'<body class="{worksheet.layout}">',
    ]
    for sheet in worksheet.sheets:
        lines += _sheet(worksheet, sheet)
    if key:
        for sheet in worksheet.sheets:
            lines += _key(worksheet, sheet)
    return "\n".join([*lines, "</body>", "</html>", ""])


def _sheet(worksheet: Worksheet, sheet: Sheet) -> Iterator[str]:
    yield "<section>"
    yield from _head(worksheet, sheet, "")
    if worksheet.layout is not Layout.FLASHCARDS:
        yield '<div class="fields">'
        for name in (NAME, CLASS, DATE, SCORE):
            points = f"<b>/ {sheet.points}</b>" if name is SCORE else ""
            yield f"<p><span>{name}</span><i></i>{points}</p>"
        yield "</div>"
    yield f'<p class="told">{escape(INSTRUCTIONS[worksheet.layout])}</p>'
    yield from _body(sheet)
    yield from _foot(worksheet)
    yield "</section>"


def _head(worksheet: Worksheet, sheet: Sheet, heading: str) -> Iterator[str]:
    badge = f'<p class="badge"><small>{VERSION}</small>{escape(sheet.version)}</p>' if sheet.version else ""
    above = f"<small>{heading}</small>" if heading else ""
    yield f"<header><h1>{above}{escape(worksheet.title)}</h1>{badge}</header>"


def _foot(worksheet: Worksheet) -> Iterator[str]:
    parts = [worksheet.title, worksheet.licence, f"seed {worksheet.seed}"]
    yield f"<footer>{' · '.join(escape(part) for part in parts if part)}</footer>"


def _key(worksheet: Worksheet, sheet: Sheet) -> Iterator[str]:
    if not sheet.key:
        return
    yield '<section class="key">'
    yield from _head(worksheet, sheet, KEY)
    yield "<dl>"
    for answer in sheet.key:
        note = f"<small>{escape(answer.note)}</small>" if answer.note else ""
        yield f"<div><dt>{escape(answer.label)}</dt><dd>{escape(answer.text)}{note}</dd></div>"
    yield "</dl>"
    if worksheet.sources:
        yield f"<h2>{SOURCES}</h2><ul>{''.join(f'<li>{escape(source)}</li>' for source in worksheet.sources)}</ul>"
    yield from _foot(worksheet)
    yield "</section>"


def _body(sheet: Sheet) -> Iterable[str]:
    match sheet.body:
        case Tasks(tasks=tasks):
            return ['<ol class="tasks">', *(_task(task) for task in tasks), "</ol>"]
        case Cards(cards=cards):
            return ['<div class="cards">', *(_card(number, card) for number, card in enumerate(cards, 1)), "</div>"]
        case Strip():
            return _strip(sheet.body)
        case Pairs(blocks=blocks):
            return [_block(number, told, joining) for number, (told, joining) in enumerate(blocks)]
        case _:
            assert_never(sheet.body)


def _task(task: Task) -> str:
    told = told_way(task)
    hint = f" <em>{told}</em>" if told else ""
    return f"<li><p>{escape(task.prompt)}{hint}</p>{_way(task)}</li>"


def _way(task: Task) -> str:
    match task.way:
        case Circles(options=options):
            return _lettered("circles", options)
        case Boxes(options=options):
            return _lettered("boxes", options)
        case TrueOrFalse(statement=statement):
            return (
                f'<p class="statement">{escape(statement)}</p>'
                f'<p class="sides"><span><b></b>{TRUE}</span><span><b></b>{FALSE}</span></p>'
            )
        case Writing(unit=unit):
            return f'<p class="line"><i></i>{f"<b>{escape(unit)}</b>" if unit else ""}</p>'
        case Numbering(items=items):
            return f'<ul class="numbering">{"".join(f"<li><b></b>{escape(item)}</li>" for item in items)}</ul>'
        case Joining():
            return _joining(task.way)
        case _:
            assert_never(task.way)


def _lettered(kind: str, options: Iterable[str]) -> str:
    listed = zip(LETTERS.lower(), options, strict=False)
    return f'<ul class="{kind}">{"".join(f"<li><b>{letter}</b>{escape(text)}</li>" for letter, text in listed)}</ul>'


def _joining(joining: Joining) -> str:
    left = "".join(
        f"<li><b></b><strong>{number}</strong><span>{escape(text)}</span></li>"
        for number, text in enumerate(joining.left, 1)
    )
    right = "".join(
        f"<li><strong>{letter}</strong><span>{escape(text)}</span></li>"
        for letter, text in zip(LETTERS.lower(), joining.right, strict=False)
    )
    return f'<div class="joining"><ol>{left}</ol><ol>{right}</ol></div>'


def _block(number: int, told: str, joining: Joining) -> str:
    return f"<article><h2><b>{LETTERS[number]}</b>{escape(told)}</h2>{_joining(joining)}</article>"


def _card(number: int, card: Card) -> str:
    options = "".join(f"<li>{escape(option)}</li>" for option in card.options)
    listed = f"<ul>{options}</ul>" if options else ""
    note = f"<small>{escape(card.note)}</small>" if card.note else ""
    return (
        f"<article><div><i>{number}</i><p>{escape(card.front)}</p>{listed}</div>"
        f'<div><i>{number}</i><p class="back">{escape(card.back)}</p>{note}</div></article>'
    )


def _strip(strip: Strip) -> Iterator[str]:
    yield f"<h2>{STRIP}</h2>"
    for start in range(0, strip.places, ON_A_STRIP):
        yield '<ol class="strip">'
        for place in range(start, min(start + ON_A_STRIP, strip.places)):
            if place == strip.given:
                inside = f'<span class="given">{escape(strip.event)}</span><b>{escape(strip.date)}</b>'
            else:
                inside = f"<span>{GLUE}</span><b></b>"
            yield f"<li><i>{place + 1}</i>{inside}</li>"
        yield "</ol>"
    yield f'<div class="cutting"><h2>{CUT}</h2><ul class="events">'
    for letter, text in zip(LETTERS, strip.events, strict=False):
        yield f"<li><b>{letter}</b>{escape(text)}</li>"
    yield "</ul></div>"
