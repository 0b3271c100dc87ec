"""Pages of PDF filled from top to bottom: room for what comes next, on this page or on a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from quizgame.errors import QuizgameError
from quizgame.formats.paper.canvas import ACCENT, DEEP, RULE, SOFT, Canvas
from quizgame.formats.paper.words import VERSION
from quizgame.formats.paper.worksheet import Worksheet

MARGIN, TOP, BOTTOM = 16.0, 14.0, 16.0
SCALES = (1.0, 0.85, 0.7, 0.55, 0.4)
"""How much smaller type may get before a text is too long for a page."""


def too_long() -> QuizgameError:
    """What to say where a text cannot be set so that it could be read."""
    return QuizgameError("a text is too long for its place", "shorten it, or write HTML and print it from a browser")


class Flow:
    """The pages of one version, or of its key (which has a `heading`). `y` is where they have come to."""

    def __init__(self, canvas: Canvas, worksheet: Worksheet, version: str, heading: str) -> None:
        self.canvas = canvas
        self.width = canvas.width - 2 * MARGIN
        self.y = TOP
        self._worksheet, self._version, self._heading = worksheet, version, heading
        self._floor = canvas.height - BOTTOM
        self._pages = 0
        self._page()
        self._head()

    @contextmanager
    def room(self, measure: Callable[[], float]) -> Iterator[float]:
        """Room for something so high, on this page or the next; where no page can hold it, in smaller type."""
        for scale in SCALES:
            self.canvas.scale = scale
            height = measure()
            if height <= self._floor - TOP:
                break
        else:
            self.canvas.scale = 1.0
            raise too_long()
        self.make_room(height)
        yield height
        self.canvas.scale = 1.0

    def make_room(self, height: float) -> None:
        """Go on to a new page where what follows would not fit on this one, but would on the next."""
        if self.y + height > self._floor and self.y > TOP + 1:
            self._page()

    def heading(self, text: str) -> None:
        """A heading within a page."""
        self.y += self.canvas.text(MARGIN, self.y, self.width, text, 11, True, DEEP) + 2

    def _page(self) -> None:
        scale, self.canvas.scale = self.canvas.scale, 1.0
        self.canvas.page()
        self._pages += 1
        self.y = TOP
        parts = [self._worksheet.title, self._worksheet.licence, f"seed {self._worksheet.seed}"]
        version = f"{VERSION} {self._version} · " if self._version else ""
        at = self.canvas.height - BOTTOM + 4
        self.canvas.rule(MARGIN, at, self.width, 0.2, RULE)
        told = " · ".join(part for part in parts if part)
        page = f"{version}{self._heading or 'page'} {self._pages}"
        room = self.width - self.canvas.reach(page, 7.5) - 6
        while told and self.canvas.reach(told, 7.5) > room:
            told = told[:-2].rstrip() + "…" if len(told) > 2 else ""
        self.canvas.text(MARGIN, at + 1.2, self.width, told, 7.5, colour=SOFT)
        self.canvas.text(MARGIN, at + 1.2, self.width, page, 7.5, colour=SOFT, align="R")
        self.canvas.scale = scale

    def _head(self) -> None:
        badge = 17.0 if self._version else 0.0
        start = self.y
        if self._heading:
            self.y += self.canvas.text(MARGIN, self.y, self.width, self._heading.upper(), 8.5, True, ACCENT) + 0.5
        room = self.width - badge - (4 if badge else 0)
        self.y += self.canvas.text(MARGIN, self.y, room, self._worksheet.title, 18, True, DEEP)
        if badge:
            self.y = max(self.y, start + 12.5)
            left, top = MARGIN + self.width - badge, self.y - 12.5
            self.canvas.frame(left, top, badge, 12.5, ACCENT, ACCENT, 2)
            white = (255, 255, 255)
            self.canvas.text(left, top + 1.2, badge, VERSION.upper(), 6, True, white, "C")
            self.canvas.text(left, top + 4, badge, self._version, 16, True, white, "C")
        self.y += 2
        self.canvas.rule(MARGIN, self.y, self.width, 0.7, ACCENT)
        self.y += 3
