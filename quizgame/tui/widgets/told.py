"""What a room is told of a question: the answer, why, and who says so; at the end, what nobody knew."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quizgame.questions.grading import right_answer
from quizgame.questions.shown import Options, Shown, Ticks
from quizgame.tui.design import INK, LOOK_RIGHT, MARK, QUIET, RIGHT, STRONG, counted
from quizgame.tui.typesetting import hanging, line, wrapped
from quizgame.tui.widgets.block import Block
from quizgame.tui.widgets.feedback import source_line


class Told(Block):
    """Lines below a question that all look at."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self._missed: Sequence[str] | None = None

    def clear(self) -> None:
        """Tell nothing."""
        self._shown = self._missed = None
        self.redraw()

    def tell(self, shown: Shown) -> None:
        """Tell the answer of a question."""
        self._shown, self._missed = shown, None
        self.redraw()

    def list_missed(self, prompts: Sequence[str]) -> None:
        """List the questions that nobody had."""
        self._shown, self._missed = None, prompts
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The lines."""
        if self._missed is not None:
            return self._list(self._missed, width)
        if self._shown is None:
            return []
        lines: list[Content] = []
        if not isinstance(self._shown, Options | Ticks):
            lines += hanging(line((f"{LOOK_RIGHT.sign} ", RIGHT)), right_answer(self._shown), width, f"{RIGHT} bold")
        question = self._shown.question
        lines += wrapped(question.explanation, width, INK)
        if question.references:
            lines += wrapped(source_line(question.references[0]), width, QUIET)
        return lines

    def _list(self, prompts: Sequence[str], width: int) -> list[Content]:
        if not prompts:
            return [line((f"{LOOK_RIGHT.sign} Nothing that was asked was missed by all.", RIGHT))]
        lines = [line((f"{counted(len(prompts), 'question')} nobody had", STRONG)), Content("")]
        for prompt in prompts:
            lines += hanging(line((f"{MARK} ", QUIET)), prompt, width, INK)
        return lines
