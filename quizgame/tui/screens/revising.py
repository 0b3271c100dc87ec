"""Going back, forward again, and judging an answer oneself: on the screens of a game and of its result."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from quizgame.app.sitting import Sitting
from quizgame.errors import GameError
from quizgame.memory.scheduler import Rating
from quizgame.play.course import Step
from quizgame.play.turn import Turn
from quizgame.questions.grading import right_answer, told_answer
from quizgame.questions.shown import Flip
from quizgame.tui.design import away
from quizgame.tui.typesetting import sentence
from quizgame.tui.widgets.frame import Key

if TYPE_CHECKING:
    from quizgame.tui.app import QuizgameApp

KEYS = (
    ("u  U  F5 F6", "in study: take back, give again"),
    ("r  F7", "in study: judge an answer yourself"),
)
"""The keys, and what they do."""


def keys_of(sitting: Sitting, turn: Turn | None, typing: bool = False) -> tuple[Key, ...]:
    """The keys of a moment, with `turn` at hand to be judged at once; while something is typed, letters are text."""
    if sitting.game.rules.scored:
        return ()
    undo = (Key("F5" if typing else "u", "undo", "undo"),) if sitting.course.done else ()
    if turn is None or turn.skipped:
        return undo
    if isinstance(turn.shown, Flip):
        return Key("r", "rate anew", "regrade"), *undo
    return Key("r", "I was wrong" if turn.verdict.right else "I was right", "regrade"), *undo


class RevisingScreen(Screen[None]):
    """A screen on which steps of a sitting are taken back, done again, and answers judged anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u,f5", "undo", show=False),
        Binding("U,ctrl+y,f6", "redo", show=False),
        Binding("r,f7", "regrade", show=False),
    ]
    app: QuizgameApp

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting

    def at_hand(self) -> Turn | None:
        """The turn whose answer is in sight, to be judged; None where none is."""
        raise NotImplementedError

    def revised(self, place: int | None) -> None:
        """Show what stands; all that has changed is how the answer of the turn at `place` is judged, unless it is
        None."""
        raise NotImplementedError

    def remark(self, text: str) -> None:
        """Say in passing what was done."""
        self.app.toast(text)

    def action_undo(self) -> None:
        """Take the last step back."""
        step = self._go(self.sitting.undo)
        if step is not None:
            # an answer that was taken back is asked for again, and so in sight
            what = "" if step.answered else f": {step.told}"
            self.remark(f"Taken back{what}. Ctrl+Y does it again.")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        step = self._go(self.sitting.redo)
        if step is not None:
            self.remark(f"Done again: {step.told}.")

    def _go(self, go: Callable[[], Step]) -> Step | None:
        with self.app.telling():
            try:
                step = go()
            except GameError as refusal:
                self._refuse(refusal)
                return None
            self.revised(step.place)
            return step
        return None

    def action_regrade(self) -> None:
        """Judge the answer in sight the other way round; a flashcard, or the last answer, as the player says."""
        turn = self.at_hand()
        if turn is not None and not isinstance(turn.shown, Flip):
            self._judge(turn, Rating.AGAIN if turn.verdict.right else Rating.GOOD)
            return
        turns = self.sitting.game.turns
        turn = turn or (turns[-1] if turns else None)
        if turn is None or turn.answer is None or self.sitting.game.rules.scored:
            self._judge(turn, Rating.GOOD)  # which tells why not
            return
        from quizgame.tui.screens.decision import DecisionModal, Way

        outlook: dict[Rating, int] = {}
        with self.app.telling():
            outlook = self.sitting.regrades(turn)
        day = self.app.application.day
        ways = (
            Way(
                str(int(rating)),
                rating.name.lower(),
                f"back {away(outlook[rating] - day)}" if rating in outlook else "",
            )
            for rating in Rating
        )
        given, right = told_answer(turn.shown, turn.answer), right_answer(turn.shown)
        detail = f"{turn.question.prompt}\nYou: {given}\nRight: {right}"
        self.app.push_screen(DecisionModal("How well did you know it?", detail, *ways), partial(self._rated, turn))

    def _rated(self, turn: Turn, key: str | None) -> None:
        if key is not None:
            self._judge(turn, Rating(int(key)))

    def _judge(self, turn: Turn | None, rating: Rating) -> None:
        with self.app.telling():
            try:
                self.sitting.regrade(rating, turn)
            except GameError as refusal:
                self._refuse(refusal)
                return
            self.revised(self.sitting.course.done[-1].place)

    def _refuse(self, refusal: GameError) -> None:
        hint = f" {sentence(refusal.hint)}." if refusal.hint else ""
        self.app.toast(f"{sentence(refusal.message)}.{hint}")
