"""The place of the answer: options, a field or items to arrange, whichever the question wants."""

from __future__ import annotations

from typing import assert_never

from textual.app import ComposeResult

from quizgame.memory.scheduler import Rating
from quizgame.play.turn import Turn
from quizgame.questions.answer import Answer, Arrange, Pick, Place, Rate, Say, Tick, Write
from quizgame.questions.entry import unreadable
from quizgame.questions.question import Match
from quizgame.questions.shown import Blank, Flip, Line, Options, Shown, Shuffled, Statement, Ticks
from quizgame.tui.design import DOT, ENTER, look_of
from quizgame.tui.widgets.arranger import Arranger
from quizgame.tui.widgets.back import Back
from quizgame.tui.widgets.block import Block
from quizgame.tui.widgets.choices import Choices
from quizgame.tui.widgets.field import Field
from quizgame.tui.widgets.laid_once import Column
from quizgame.tui.widgets.timeline import TimelineBlock


def way_to_answer(shown: Shown) -> str:
    """How a question is answered, in a word or two, told above it."""
    match shown:
        case Options():
            return "Choose one"
        case Statement():
            return shown.question.prompt
        case Blank():
            return "Type your answer"
        case Flip():
            return "Recall the other side, then turn the card"
        case Line():
            return "Where on the line of time does this belong?"
        case Ticks():
            return "Choose all that belong"
        case Shuffled(question=Match()):
            return "Match: move each line to where it belongs"
        case Shuffled():
            return "Arrange"
        case _:
            assert_never(shown)


class AnswerArea(Column):
    """One way to answer is in sight at a time; all stay mounted, so that a new question only updates them.

    `turned` tells whether the back of a flashcard is in sight.
    """

    DEFAULT_CSS = """
    AnswerArea { height: auto; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self._told = False
        self._warned = False
        self.turned = False
        self.back = Back()
        self.choices = Choices()
        self.field = Field()
        self.arranger = Arranger()
        self.timeline = TimelineBlock()

    def compose(self) -> ComposeResult:
        """All ways."""
        yield self.back
        yield self.choices
        yield self.field
        yield self.arranger
        yield self.timeline

    def ask(self, shown: Shown) -> None:
        """Wait for the answer to a question."""
        self._shown, self._told, self._warned, self.turned = shown, False, False, False
        self.back.display = False
        self.choices.display = isinstance(shown, Options | Ticks | Statement)
        self.field.display = isinstance(shown, Blank)
        self.arranger.display = isinstance(shown, Shuffled)
        self.timeline.display = isinstance(shown, Line)
        match shown:
            case Options(options=options):
                self.choices.ask(options, tuple(str(place) for place in range(1, len(options) + 1)))
            case Ticks(options=options):
                keys = tuple(str(place) for place in range(1, len(options) + 1))
                self.choices.ask(options, keys, several=True)
            case Statement():
                self.choices.ask(("True", "False"), ("t", "f"))
            case Blank():
                self.field.ask(shown)
            case Flip():
                self.screen.set_focus(None)
            case Line():
                self.timeline.ask(shown)
            case Shuffled(items=items, question=Match(marks=marks)):
                self.arranger.ask(items, marks)
            case Shuffled(items=items):
                self.arranger.ask(items)
            case _:
                assert_never(shown)

    def tell(self, turn: Turn) -> None:
        """Show what was right, and what was answered."""
        self._told = True
        answer = turn.answer
        match turn.shown:
            case Options(right=right):
                self.choices.tell(frozenset([answer.index] if isinstance(answer, Pick) else []), frozenset([right]))
            case Ticks(right=belonging):
                self.choices.tell(frozenset(answer.indices if isinstance(answer, Tick) else []), frozenset(belonging))
            case Statement(true=true):
                said = frozenset([0 if answer.true else 1] if isinstance(answer, Say) else [])
                self.choices.tell(said, frozenset([0 if true else 1]))
            case Flip(question=card):
                self.choices.display, self.back.display = False, True
                self.back.show(card.back, asking=False)
            case Blank():
                self.field.tell(look_of(turn.verdict, turn.skipped))
            case Line():
                self.timeline.tell(answer if isinstance(answer, Place) else None)
            case Shuffled(right=order, question=question):
                self.arranger.tell(order, question.marks, given=answer is not None)
            case _:
                assert_never(turn.shown)

    def turn(self, outlook: dict[Rating, str]) -> None:
        """Show the back of a flashcard, and ask how well it was known; `outlook` tells what each answer brings."""
        if isinstance(self._shown, Flip) and not (self.turned or self._told):
            self.turned = True
            self.back.show(self._shown.question.back, asking=True)
            told = (
                f"{rating.name.capitalize()}{DOT}{outlook[rating]}" if rating in outlook else rating.name.capitalize()
                for rating in Rating
            )
            self.choices.ask(tuple(told), tuple(str(int(rating)) for rating in Rating))
            self.choices.point(list(Rating).index(Rating.GOOD))
            self.back.display = self.choices.display = True

    def picked(self, index: int) -> Answer | None:
        """The answer that the option at a place stands for; None where there is none, or where it is only ticked."""
        if isinstance(self._shown, Ticks):
            self.choices.toggle(index)
            return None
        if 0 <= index < self.choices.count:
            if isinstance(self._shown, Options):
                return Pick(index)
            if isinstance(self._shown, Statement):
                return Say(index == 0)
            if isinstance(self._shown, Flip) and self.turned:
                return Rate(Rating(index + 1))
        return None

    def handed_in(self) -> Answer | str | None:
        """The answer as it stands, a sentence why it cannot be read, or None while there is none."""
        match self._shown:
            case Options() | Statement() | Flip():
                return None if self.choices.at is None else self.picked(self.choices.at)
            case Ticks():
                ticked = tuple(sorted(self.choices.ticked))
                return Tick(ticked) if ticked else "Choose at least one."
            case Blank() as blank:
                text = self.field.text
                return unreadable(blank, text) or Write(text)
            case Shuffled():
                if self.arranger.grabbed:
                    self.arranger.grab()
                    return None
                if not (self.arranger.touched or self._warned):
                    self._warned = True
                    return f"Nothing moved yet; {ENTER} again hands it in."
                return Arrange(tuple(self.arranger.order))
            case Line():
                return None if self.timeline.at is None else Place(self.timeline.at)
            case None:
                return None
            case _:
                assert_never(self._shown)

    @property
    def begun(self) -> bool:
        """Whether the player has done anything with the question yet."""
        match self._shown:
            case Options() | Ticks() | Statement():
                return self.choices.at is not None
            case Blank():
                return bool(self.field.text)
            case Flip():
                # turning needs no thought, and the cursor stands somewhere at once: both are slips too easily
                return False
            case Shuffled():
                return self.arranger.touched
            case Line():
                return self.timeline.touched
            case None:
                return False
            case _:
                assert_never(self._shown)

    def cursor(self) -> tuple[Block, int, int] | None:
        """Where the cursor is: in which part, from which of its rows, over how many; None while it is nowhere."""
        part, at = next(
            ((part, part.at) for part in (self.arranger, self.timeline) if part.display),
            (self.choices, self.choices.at),
        )
        rows = part.rows_of(at) if part.display and at is not None else None
        return (part, *rows) if rows else None

    def move(self, by: int) -> None:
        """Move the cursor among options or items."""
        if isinstance(self._shown, Options | Ticks | Statement) or self.turned:
            self.choices.move(by)
        elif isinstance(self._shown, Shuffled):
            self.arranger.move(by)
        elif isinstance(self._shown, Line):
            self.timeline.move(by)

    def carry(self, by: int) -> None:
        """Move an item to be arranged."""
        if isinstance(self._shown, Shuffled) and not self._told:
            self.arranger.carry(by)

    def grab(self) -> None:
        """Grab an item to be arranged, or let it go; tick the option under the cursor."""
        if isinstance(self._shown, Ticks) and self.choices.at is not None:
            self.choices.toggle(self.choices.at)
        if isinstance(self._shown, Shuffled) and not self._told:
            self.arranger.grab()
