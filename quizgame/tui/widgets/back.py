"""The back of a flashcard: hidden until it is turned."""

from __future__ import annotations

from textual.content import Content

from quizgame.tui.design import FAINT, QUIET, REST, STRONG
from quizgame.tui.typesetting import line, wrapped
from quizgame.tui.widgets.block import Block


class Back(Block):
    """What is on the other side, and below it the question that the learner answers."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._asking = False

    def show(self, text: str, asking: bool) -> None:
        """Show the other side; `asking` when the learner is yet to say how well it was known."""
        self._text, self._asking = text, asking
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """A line, the text, and the question."""
        told = [line((REST * width, FAINT)), Content(""), *wrapped(self._text, width, STRONG)]
        return [*told, Content(""), line(("How well did you know it?", QUIET)), Content("")] if self._asking else told
