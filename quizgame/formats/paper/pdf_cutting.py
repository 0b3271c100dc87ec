"""What is cut out, on pages of PDF: cards to fold, and a line of time with its events."""

from __future__ import annotations

from collections.abc import Sequence

from quizgame.formats.paper.canvas import ACCENT, DEEP, INK, PALE, RULE, SOFT
from quizgame.formats.paper.pdf_flow import MARGIN, Flow, too_long
from quizgame.formats.paper.words import CUT, GLUE, STRIP
from quizgame.formats.paper.worksheet import LETTERS, Card, Strip

CARD_HEIGHT = 50.0
ON_A_STRIP = 8
"""Places of a line of time on one strip; more go on below."""
STRIP_HEIGHT, SLOT = 66.0, 42.0
"""The heights of a strip and of what is glued into it."""
SMALLEST = 4.0
"""The smallest type, in points, of what is glued."""
_Colour = tuple[int, int, int]
_Line = tuple[str, float, bool, _Colour]


def set_card(flow: Flow, number: int, card: Card) -> None:
    """A card: its front on the left, its back on the right, so that it is folded between them."""
    half = flow.width / 2
    front: list[_Line] = [
        (card.front, 12, True, INK),
        *((f"· {option}", 9.5, False, INK) for option in card.options),
    ]
    back: list[_Line] = [(card.back, 14.5, True, DEEP)]
    if card.note:
        back.append((card.note, 8.5, False, SOFT))

    def measure() -> float:
        return max(CARD_HEIGHT, *(_stack_height(flow, lines, half - 14) + 14 for lines in (front, back)))

    with flow.room(measure) as height:
        flow.canvas.dashed_frame(MARGIN, flow.y, flow.width, height)
        flow.canvas.dashes(MARGIN + half, flow.y, MARGIN + half, flow.y + height, 0.4, 1.2)
        for left, lines in ((MARGIN, front), (MARGIN + half, back)):
            flow.canvas.text(left + 3, flow.y + 2.2, 20, str(number), 8, True, ACCENT)
            tall = _stack_height(flow, lines, half - 14)
            _stack(flow, left + 7, flow.y + (height - tall) / 2, half - 14, lines)
        flow.y += height


def _stack_height(flow: Flow, lines: Sequence[_Line], width: float) -> float:
    return sum(flow.canvas.measure(text, width, size, bold) + 1 for text, size, bold, _ in lines)


def _stack(flow: Flow, x: float, y: float, width: float, lines: Sequence[_Line]) -> None:
    for text, size, bold, colour in lines:
        y += flow.canvas.text(x, y, width, text, size, bold, colour, "C") + 1


def set_strip(flow: Flow, strip: Strip) -> None:
    """A line of time with a place for each event, and below it the events."""
    flow.heading(STRIP)
    room = flow.width / ON_A_STRIP
    for start in range(0, strip.places, ON_A_STRIP):
        flow.make_room(STRIP_HEIGHT)
        line = flow.y + 4
        flow.canvas.rule(MARGIN, line, flow.width, 0.7, ACCENT)
        end = MARGIN + flow.width
        flow.canvas.triangle([(end - 2, line - 1.7), (end + 2, line), (end - 2, line + 1.7)])
        for place in range(start, min(start + ON_A_STRIP, strip.places)):
            _slot(flow, MARGIN + (place - start) * room, line, room, place, strip)
        flow.y += STRIP_HEIGHT
    _events(flow, strip, room)


def _slot(flow: Flow, x: float, line: float, room: float, place: int, strip: Strip) -> None:
    canvas = flow.canvas
    canvas.circle(x + room / 2, line, 3.5, ACCENT)
    canvas.text(x, line - 2.1, room, str(place + 1), 9, True, (255, 255, 255), "C")
    top, width = line + 5, room - 1.6
    if place == strip.given:
        canvas.frame(x + 0.8, top, width, SLOT, ACCENT, PALE)
        _middle(flow, x + 2, top, width - 2.4, SLOT, strip.event, 8.5, True, INK)
        canvas.text(x + 0.8, top + SLOT + 3, width, strip.date, 9.5, True, align="C")
    else:
        canvas.dashed_frame(x + 0.8, top, width, SLOT, RULE)
        _middle(flow, x + 2, top, width - 2.4, SLOT, GLUE, 8, False, SOFT)
    canvas.rule(x + 2, top + SLOT + 9, width - 2.4)


def _events(flow: Flow, strip: Strip, room: float) -> None:
    flow.make_room(SLOT + 8)
    flow.heading(CUT)
    for index, text in enumerate(strip.events):
        column = index % ON_A_STRIP
        if index and not column:
            flow.y += SLOT
            flow.make_room(SLOT)
        x = MARGIN + column * room
        flow.canvas.dashed_frame(x, flow.y, room, SLOT)
        flow.canvas.text(x + 2, flow.y + 1.4, 10, LETTERS[index], 9, True, ACCENT)
        _middle(flow, x + 1.4, flow.y + 5, room - 2.8, SLOT - 6, text, 8.5, False, INK)
    flow.y += SLOT


def _middle(
    flow: Flow, x: float, y: float, width: float, height: float, text: str, size: float, bold: bool, colour: _Colour
) -> None:
    """A text in the middle of a box, smaller where it is long."""
    while flow.canvas.measure(text, width, size, bold) > height:
        size -= 0.5
        if size < SMALLEST:
            raise too_long()
    at = y + (height - flow.canvas.measure(text, width, size, bold)) / 2
    flow.canvas.text(x, at, width, text, size, bold, colour, "C")
