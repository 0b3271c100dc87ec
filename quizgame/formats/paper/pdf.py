"""A worksheet as PDF, set as the page of HTML is: the same tasks, cards, strips and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from typing import assert_never

from quizgame.errors import QuizgameError
from quizgame.formats.paper.canvas import ACCENT, DEEP, INK, PALE, RULE, SOFT, Canvas, Face, told_lacking
from quizgame.formats.paper.pdf_tasks import draw_joining, draw_task, joining_height, task_height
from quizgame.formats.paper.words import (
    CLASS,
    CUT,
    DATE,
    GLUE,
    INSTRUCTIONS,
    KEY,
    NAME,
    SCORE,
    SOURCES,
    STRIP,
    VERSION,
)
from quizgame.formats.paper.worksheet import (
    LETTERS,
    Answer,
    Card,
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

MARGIN, TOP, BOTTOM = 16.0, 14.0, 16.0
CARD_HEIGHT = 50.0
ON_A_STRIP = 8
"""Places of a line of time on one strip; more go on below."""
STRIP_HEIGHT, SLOT = 66.0, 42.0
"""The heights of a strip and of what is glued into it."""
SCALES = (1.0, 0.85, 0.7, 0.55, 0.4)
"""How much smaller type may get before a text is too long for a page."""
SMALLEST = 4.0
"""The smallest type, in points, of what is glued."""


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
            _Setter(canvas, worksheet, sheet, "").sheet()
        for sheet in worksheet.sheets if key else ():
            if sheet.key:
                _Setter(canvas, worksheet, sheet, KEY).key()
        return canvas.bytes()


def too_long() -> QuizgameError:
    """What to say where a text cannot be set so that it could be read."""
    return QuizgameError("a text is too long for its place", "shorten it, or write HTML and print it from a browser")


class _Setter:
    """Sets one sheet, or its key, from top to bottom and from page to page. `y` is where it has come to."""

    def __init__(self, canvas: Canvas, worksheet: Worksheet, sheet: Sheet, heading: str) -> None:
        self.canvas, self.worksheet, self.version, self.heading = canvas, worksheet, sheet, heading
        self.width = canvas.width - 2 * MARGIN
        self.floor = canvas.height - BOTTOM
        self.pages = 0
        self.y = TOP
        self._page()
        self._head()

    def sheet(self) -> None:
        """The sheet that is filled in."""
        if self.worksheet.layout is not Layout.FLASHCARDS:
            self._fields()
        self.y += self.canvas.text(MARGIN, self.y, self.width, INSTRUCTIONS[self.worksheet.layout], 9.5, colour=SOFT)
        self.y += 4
        match self.version.body:
            case Tasks(tasks=tasks):
                for number, task in enumerate(tasks, 1):
                    with self._room(partial(task_height, self.canvas, task, self.width)):
                        self.y += draw_task(self.canvas, MARGIN, self.y, self.width, number, task) + 5
            case Cards(cards=cards):
                for number, card in enumerate(cards, 1):
                    self._card(number, card)
            case Strip():
                self._strip(self.version.body)
            case Pairs(blocks=blocks):
                for number, (told, joining) in enumerate(blocks):
                    self._block(number, told, joining)
            case _:
                assert_never(self.version.body)

    def key(self) -> None:
        """What is right."""
        self.y += 3
        for answer in self.version.key:
            self._answer(answer)
        if self.worksheet.sources:
            self.y += 4
            self._make_room(10)
            self.y += self.canvas.text(MARGIN, self.y, self.width, SOURCES, 9, True, DEEP) + 0.5
            for source in self.worksheet.sources:
                self._make_room(self.canvas.measure(source, self.width, 8))
                self.y += self.canvas.text(MARGIN, self.y, self.width, source, 8, colour=SOFT)

    def _page(self) -> None:
        scale, self.canvas.scale = self.canvas.scale, 1.0
        self.canvas.page()
        self.pages += 1
        self.y = TOP
        parts = [self.worksheet.title, self.worksheet.licence, f"seed {self.worksheet.seed}"]
        version = f"{VERSION} {self.version.version} · " if self.version.version else ""
        at = self.canvas.height - BOTTOM + 4
        self.canvas.rule(MARGIN, at, self.width, 0.2, RULE)
        told = " · ".join(part for part in parts if part)
        page = f"{version}{self.heading or 'page'} {self.pages}"
        room = self.width - self.canvas.reach(page, 7.5) - 6
        while told and self.canvas.reach(told, 7.5) > room:
            told = told[:-2].rstrip() + "…" if len(told) > 2 else ""
        self.canvas.text(MARGIN, at + 1.2, self.width, told, 7.5, colour=SOFT)
        self.canvas.text(MARGIN, at + 1.2, self.width, page, 7.5, colour=SOFT, align="R")
        self.canvas.scale = scale

    @contextmanager
    def _room(self, measure: Callable[[], float]) -> Iterator[float]:
        """Room for something so high, on this page or the next; where no page can hold it, in smaller type."""
        for scale in SCALES:
            self.canvas.scale = scale
            height = measure()
            if height <= self.floor - TOP:
                break
        else:
            self.canvas.scale = 1.0
            raise too_long()
        self._make_room(height)
        yield height
        self.canvas.scale = 1.0

    def _make_room(self, height: float) -> None:
        """Go on to a new page where what follows would not fit on this one, but would on the next."""
        if self.y + height > self.floor and self.y > TOP + 1:
            self._page()

    def _head(self) -> None:
        badge = 17.0 if self.version.version else 0.0
        start = self.y
        if self.heading:
            self.y += self.canvas.text(MARGIN, self.y, self.width, self.heading.upper(), 8.5, True, ACCENT) + 0.5
        room = self.width - badge - (4 if badge else 0)
        self.y += self.canvas.text(MARGIN, self.y, room, self.worksheet.title, 18, True, DEEP)
        if badge:
            self.y = max(self.y, start + 12.5)
            left, top = MARGIN + self.width - badge, self.y - 12.5
            self.canvas.frame(left, top, badge, 12.5, ACCENT, ACCENT, 2)
            white = (255, 255, 255)
            self.canvas.text(left, top + 1.2, badge, VERSION.upper(), 6, True, white, "C")
            self.canvas.text(left, top + 4, badge, self.version.version, 16, True, white, "C")
        self.y += 2
        self.canvas.rule(MARGIN, self.y, self.width, 0.7, ACCENT)
        self.y += 3

    def _fields(self) -> None:
        self.y += 4
        score = f"/ {self.version.points}"
        end = self.canvas.reach(score, 11, True)
        shares = ((NAME, 0.46), (CLASS, 0.17), (DATE, 0.22), (SCORE, 0.15))
        x = MARGIN
        for name, share in shares:
            width = self.width * share
            label = self.canvas.reach(name, 9) + 2
            self.canvas.text(x, self.y, label, name, 9, colour=SOFT)
            tail = end + 2 if name == SCORE else 4
            self.canvas.rule(x + label, self.y + 4.2, width - label - tail)
            x += width
        self.canvas.text(MARGIN, self.y - 0.8, self.width, score, 11, True, align="R")
        self.y += 9

    def _answer(self, answer: Answer) -> None:
        canvas, x, width = self.canvas, MARGIN + 11, self.width - 11

        def measure() -> float:
            note = canvas.measure(answer.note, width, 8.5) if answer.note else 0
            return canvas.measure(answer.text, width, 10, True) + note + 3

        with self._room(measure):
            canvas.text(MARGIN, self.y + 1.2, 8, answer.label, 10, True, ACCENT, "R")
            at = self.y + 1.2 + canvas.text(x, self.y + 1.2, width, answer.text, 10, True)
            if answer.note:
                at += canvas.text(x, at, width, answer.note, 8.5, colour=SOFT)
            self.y = at + 1.4
            canvas.rule(MARGIN, self.y, self.width, 0.15, RULE)

    def _block(self, number: int, told: str, joining: Joining) -> None:
        canvas = self.canvas

        def measure() -> float:
            return canvas.measure(told, self.width - 10, 11, True) + 3 + joining_height(canvas, joining, self.width)

        with self._room(measure):
            canvas.frame(MARGIN, self.y - 0.4, 6.4, 5.6, ACCENT, ACCENT)
            canvas.text(MARGIN, self.y, 6.4, LETTERS[number], 10, True, (255, 255, 255), "C")
            self.y += canvas.text(MARGIN + 9, self.y, self.width - 10, told, 11, True, DEEP) + 2
            self.y += draw_joining(canvas, MARGIN, self.y, self.width, joining) + 7

    def _card(self, number: int, card: Card) -> None:
        half = self.width / 2
        front: list[_Line] = [
            (card.front, 12, True, INK),
            *((f"· {option}", 9.5, False, INK) for option in card.options),
        ]
        back: list[_Line] = [(card.back, 14.5, True, DEEP)]
        if card.note:
            back.append((card.note, 8.5, False, SOFT))

        def measure() -> float:
            return max(CARD_HEIGHT, *(self._stack_height(lines, half - 14) + 14 for lines in (front, back)))

        with self._room(measure) as height:
            self.canvas.dashed_frame(MARGIN, self.y, self.width, height)
            self.canvas.dashes(MARGIN + half, self.y, MARGIN + half, self.y + height, 0.4, 1.2)
            for left, lines in ((MARGIN, front), (MARGIN + half, back)):
                self.canvas.text(left + 3, self.y + 2.2, 20, str(number), 8, True, ACCENT)
                tall = self._stack_height(lines, half - 14)
                self._stack(left + 7, self.y + (height - tall) / 2, half - 14, lines)
            self.y += height

    def _stack_height(self, lines: Sequence[_Line], width: float) -> float:
        return sum(self.canvas.measure(text, width, size, bold) + 1 for text, size, bold, _ in lines)

    def _stack(self, x: float, y: float, width: float, lines: Sequence[_Line]) -> None:
        for text, size, bold, colour in lines:
            y += self.canvas.text(x, y, width, text, size, bold, colour, "C") + 1

    def _strip(self, strip: Strip) -> None:
        self._heading(STRIP)
        room = self.width / ON_A_STRIP
        for start in range(0, strip.places, ON_A_STRIP):
            self._make_room(STRIP_HEIGHT)
            line = self.y + 4
            self.canvas.rule(MARGIN, line, self.width, 0.7, ACCENT)
            end = MARGIN + self.width
            self.canvas.triangle([(end - 2, line - 1.7), (end + 2, line), (end - 2, line + 1.7)])
            for place in range(start, min(start + ON_A_STRIP, strip.places)):
                self._slot(MARGIN + (place - start) * room, line, room, place, strip)
            self.y += STRIP_HEIGHT
        self._events(strip, room)

    def _slot(self, x: float, line: float, room: float, place: int, strip: Strip) -> None:
        canvas = self.canvas
        canvas.circle(x + room / 2, line, 3.5, ACCENT)
        canvas.text(x, line - 2.1, room, str(place + 1), 9, True, (255, 255, 255), "C")
        top, width = line + 5, room - 1.6
        if place == strip.given:
            canvas.frame(x + 0.8, top, width, SLOT, ACCENT, PALE)
            self._middle(x + 2, top, width - 2.4, SLOT, strip.event, 8.5, True, INK)
            canvas.text(x + 0.8, top + SLOT + 3, width, strip.date, 9.5, True, align="C")
        else:
            canvas.dashed_frame(x + 0.8, top, width, SLOT, RULE)
            self._middle(x + 2, top, width - 2.4, SLOT, GLUE, 8, False, SOFT)
        canvas.rule(x + 2, top + SLOT + 9, width - 2.4)

    def _events(self, strip: Strip, room: float) -> None:
        self._make_room(SLOT + 8)
        self._heading(CUT)
        for index, text in enumerate(strip.events):
            column = index % ON_A_STRIP
            if index and not column:
                self.y += SLOT
                self._make_room(SLOT)
            x = MARGIN + column * room
            self.canvas.dashed_frame(x, self.y, room, SLOT)
            self.canvas.text(x + 2, self.y + 1.4, 10, LETTERS[index], 9, True, ACCENT)
            self._middle(x + 1.4, self.y + 5, room - 2.8, SLOT - 6, text, 8.5, False, INK)
        self.y += SLOT

    def _middle(
        self, x: float, y: float, width: float, height: float, text: str, size: float, bold: bool, colour: _Colour
    ) -> None:
        """A text in the middle of a box, smaller where it is long."""
        while self.canvas.measure(text, width, size, bold) > height:
            size -= 0.5
            if size < SMALLEST:
                raise too_long()
        at = y + (height - self.canvas.measure(text, width, size, bold)) / 2
        self.canvas.text(x, at, width, text, size, bold, colour, "C")

    def _heading(self, text: str) -> None:
        self.y += self.canvas.text(MARGIN, self.y, self.width, text, 11, True, DEEP) + 2


_Colour = tuple[int, int, int]
_Line = tuple[str, float, bool, _Colour]
