"""The tasks of a test on a page of PDF: what is asked, and where the answer goes."""

from __future__ import annotations

from typing import assert_never

from quizgame.formats.paper.canvas import ACCENT, INK, RULE, SOFT, Canvas
from quizgame.formats.paper.words import FALSE, TRUE, told_way
from quizgame.formats.paper.worksheet import (
    LETTERS,
    Boxes,
    Circles,
    Joining,
    Numbering,
    Task,
    TrueOrFalse,
    Writing,
)

INDENT, MARK, GAP = 10.0, 8.0, 1.2
TEXT = 10.5
LINE = 120.0
"""The longest line to write on, in millimetres."""


def task_height(canvas: Canvas, task: Task, width: float) -> float:
    """How high a task will be."""
    return _Hand(canvas, 0, width, drawing=False).task(0, 0, task)


def draw_task(canvas: Canvas, x: float, y: float, width: float, number: int, task: Task) -> float:
    """Draw a task with its number; gives its height."""
    return _Hand(canvas, x, width, drawing=True).task(y, number, task) - y


def joining_height(canvas: Canvas, joining: Joining, width: float) -> float:
    """How high pairs to join will be."""
    return _Hand(canvas, 0, width, drawing=False).joining(0, 0, width, joining)


def draw_joining(canvas: Canvas, x: float, y: float, width: float, joining: Joining) -> float:
    """Draw pairs to join; gives their height."""
    return _Hand(canvas, x, width, drawing=True).joining(x, y, width, joining) - y


class _Hand:
    """Goes down a task: draws it, or only measures. Every method takes a y and gives the one below what it drew."""

    def __init__(self, canvas: Canvas, x: float, width: float, drawing: bool) -> None:
        self.canvas, self.x, self.width, self.drawing = canvas, x, width, drawing

    def task(self, y: float, number: int, task: Task) -> float:
        """A task from its prompt to its last option."""
        if self.drawing:
            self.canvas.text(self.x, y - 0.4, INDENT, str(number), 12.5, True, ACCENT)
        x, width = self.x + INDENT, self.width - INDENT
        y = self.write(x, y, width, task.prompt, bold=True)
        if told := told_way(task):
            y = self.write(x, y, width, told, 9, colour=SOFT)
        match task.way:
            case Circles(options=options) | Boxes(options=options):
                for letter, option in zip(LETTERS.lower(), options, strict=False):
                    y = self.option(x, y, width, option, letter, isinstance(task.way, Circles))
            case Numbering(items=items):
                for item in items:
                    y = self.option(x, y, width, item, "", False)
            case TrueOrFalse(statement=statement):
                y = self.statement(x, y + GAP, width, statement)
            case Writing(unit=unit):
                y = self.line(x, y, width, unit)
            case Joining():
                y = self.joining(x, y + GAP, width, task.way)
            case _:
                assert_never(task.way)
        return y

    def write(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float = TEXT,
        bold: bool = False,
        colour: tuple[int, int, int] = INK,
    ) -> float:
        """A text."""
        if self.drawing:
            return y + self.canvas.text(x, y, width, text, size, bold, colour)
        return y + self.canvas.measure(text, width, size, bold)

    def option(self, x: float, y: float, width: float, text: str, letter: str, circle: bool) -> float:
        """An option, with a mark to cross or a box to write into."""
        y += GAP
        if self.drawing:
            if circle:
                self.canvas.circle(x + 2.6, y + 2.4, 2.6)
            else:
                self.canvas.frame(x, y - 0.2, 5.2, 5.2)
            self.canvas.text(x, y + 0.7, 5.2, letter, 7.5, True, ACCENT, "C")
        return max(self.write(x + MARK, y, width - MARK, text), y + 5)

    def statement(self, x: float, y: float, width: float, text: str) -> float:
        """A statement, and two boxes."""
        bottom = self.write(x + 3.5, y, width - 3.5, text)
        if self.drawing:
            self.canvas.frame(x, y, 0.6, bottom - y, (201, 214, 228), (201, 214, 228), 0.2)
            left = x
            for word in (TRUE, FALSE):
                self.canvas.frame(left, bottom + 2, 4.6, 4.6)
                self.canvas.text(left + 7, bottom + 1.9, 40, word, TEXT)
                left += 7 + self.canvas.reach(word, TEXT) + 12
        return bottom + 7

    def line(self, x: float, y: float, width: float, unit: str) -> float:
        """A line to write on, with its unit at the end."""
        if self.drawing:
            tail = self.canvas.reach(unit, TEXT) + 2 if unit else 0
            length = max(min(width, LINE) - tail, 20)
            self.canvas.rule(x, y + 9, length)
            if unit:
                self.canvas.text(x + length + 2, y + 4.6, tail + 2, unit, TEXT)
        return y + 10

    def joining(self, x: float, y: float, width: float, joining: Joining) -> float:
        """Two columns; the letters of the right one go into the boxes of the left one."""
        half = (width - 12) / 2
        left = right = y
        for number, text in enumerate(joining.left, 1):
            left = self.half(x, left, half, str(number), text, box=True)
        for letter, text in zip(LETTERS.lower(), joining.right, strict=False):
            right = self.half(x + half + 12, right, half, letter, text, box=False)
        return max(left, right)

    def half(self, x: float, y: float, width: float, label: str, text: str, box: bool) -> float:
        """One half of a pair."""
        inside = x + 10.5 if box else x
        if self.drawing:
            self.canvas.rule(x, y, width, 0.15, RULE)
            if box:
                self.canvas.frame(x, y + 1.2, 8, 6)
            self.canvas.text(inside, y + 1.4, 6, label, 10, True, ACCENT)
        bottom = self.write(inside + 7, y + 1.4, width - (inside - x) - 7, text, 10)
        return max(bottom + 1.4, y + 8.4 if box else 0)
