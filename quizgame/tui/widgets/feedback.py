"""What is said below a question: a hint or a problem before the answer; the verdict, why, and the source after it."""

from __future__ import annotations

from textual.content import Content

from quizgame.errors import QuizgameError
from quizgame.play.turn import Turn
from quizgame.questions.grading import grade, right_answer
from quizgame.questions.question import Question, Reference
from quizgame.questions.shown import Blank, Line, Shuffled
from quizgame.tui.design import DOT, INK, LEAD, LOOK_LATE, LOOK_RIGHT, PARTLY, QUIET, STRONG, WARNING, look_of
from quizgame.tui.typesetting import hanging, line, sentence, spread, wrapped
from quizgame.tui.widgets.block import Block

_EDGE = "▎ "


class Feedback(Block):
    """The lower half of the play screen."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._turn: Turn | None = None
        self._revealed: Question | None = None
        self._note = ""
        self._notice: tuple[str, str, str] | None = None
        self._open = False

    def clear(self) -> None:
        """Say nothing."""
        self._turn = self._notice = self._revealed = None
        self._open = False
        self.redraw()

    def hint(self, text: str) -> None:
        """Give a hint."""
        self._notice = ("Hint", text, LEAD)
        self.redraw()

    def remark(self, text: str) -> None:
        """Say something in passing."""
        self._notice = ("", text, QUIET)
        self.redraw()

    def problem(self, text: str) -> None:
        """Say why an answer cannot be read; nothing was graded."""
        self._notice = ("", text, PARTLY)
        self.redraw()

    def failure(self, error: QuizgameError) -> None:
        """Say that something could not be kept; the game stands."""
        told = sentence(error.message)
        self._notice = (WARNING, f"{told}.\n{error.hint}" if error.hint else f"{told}.", PARTLY)
        self.redraw()

    def reveal(self, question: Question) -> None:
        """Tell why it is so and who says so, before there is a verdict: the learner is about to give it."""
        self._revealed, self._notice = question, None
        self.redraw()

    def tell(self, turn: Turn, note: str) -> None:
        """Tell the verdict of a turn; `note` is what it brought ("+1 066", "back in 3 days")."""
        self._turn, self._note, self._notice = turn, note, None
        self.redraw()

    def toggle_sources(self) -> None:
        """Show all that is known of the sources, or one line again."""
        self._open = not self._open
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The lines, with an edge in the colour of what they say."""
        if self._notice is not None:
            word, text, role = self._notice
            first = line((f"{word}  ", role)) if word else Content("")
            lines, room = [], width - len(_EDGE)
            for number, part in enumerate(text.split("\n")):
                lines += hanging(first, part, room, INK) if not number else wrapped(part, room, QUIET)
            return [line((_EDGE, role)) + one for one in lines]
        if self._turn is not None:
            return self._verdict(self._turn, width)
        if self._revealed is not None:
            lines = self._grounds(self._revealed, width - len(_EDGE))
            return [line((_EDGE, QUIET)) + one for one in lines]
        return []

    def _grounds(self, question: Question, room: int) -> list[Content]:
        """The explanation, and the sources."""
        lines = wrapped(question.explanation, room, INK)
        if question.references:
            lines += [Content("")] if lines else []
            lines += self._sources(question.references, room)
        return lines

    def _verdict(self, turn: Turn, width: int) -> list[Content]:
        look = LOOK_LATE if turn.late else look_of(turn.verdict, turn.skipped)
        room = width - len(_EDGE)
        lines = [
            spread(
                line((f"{look.sign} {look.word}", f"{look.role} bold")),
                line((self._note, look.role if turn.points.total else QUIET)),
                room,
            )
        ]
        explanation = turn.question.explanation
        known = look is LOOK_RIGHT and (turn.answer is None or grade(turn.shown, turn.answer).right)
        if not known and _is_untold(turn):
            lines += hanging(line(("The answer is ", QUIET)), right_answer(turn.shown), room, STRONG)
        told = wrapped(explanation, room, INK)
        why = turn.verdict.why if turn.verdict.why != explanation and not turn.late else ""
        # what was arranged stands above with its right order, so how well it went comes before what tells it once more
        parts = (wrapped(why, room, QUIET), told)
        lines += [one for part in (parts if isinstance(turn.shown, Shuffled) else parts[::-1]) for one in part]
        references = turn.question.references
        if references:
            lines.append(Content(""))
            lines += self._sources(references, room)
        return [line((_EDGE, look.role)) + one for one in lines]

    def _sources(self, references: tuple[Reference, ...], width: int) -> list[Content]:
        if not self._open:
            more = len(references) - 1
            told = source_line(references[0]) + (f"  (+{more} more)" if more else "")
            return wrapped(told, width, QUIET)
        lines: list[Content] = []
        for reference in references:
            lines += wrapped(reference.title, width, INK)
            about = DOT.join(part for part in (reference.publisher, reference.nature, reference.date) if part)
            lines += hanging(Content("  "), about, width, QUIET) if about else []
            lines += hanging(Content("  › "), reference.locator, width, QUIET) if reference.locator else []
        return lines


def _is_untold(turn: Turn) -> bool:
    """Whether the right answer stands neither among the options above nor in an explanation."""
    match turn.shown:
        case Blank():
            return True
        case Shuffled() | Line():
            return False
        case _:
            return not turn.question.explanation


def source_line(reference: Reference) -> str:
    """A source in one line: title, who published it, what it is, when, and the place in it."""
    parts = (reference.title, reference.publisher, reference.nature, reference.date)
    told = DOT.join(part for part in parts if part)
    return f"{told} › {reference.locator}" if reference.locator else told
