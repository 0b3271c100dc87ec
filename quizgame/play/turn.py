"""One answer in a game, as it was judged."""

from __future__ import annotations

from quizgame.memory.scheduler import Rating
from quizgame.play.scoring import Points
from quizgame.questions.answer import Answer, Rate, Verdict
from quizgame.questions.question import Question
from quizgame.questions.shown import Shown
from quizgame.values import dataclass, replace

NO_POINTS = Points()


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer: what was shown, what was given (None: skipped), what it brought.

    `repeat` marks a question that was answered before in this game; `late` one over which the game's time ran out; `ms`
    runs from showing to answering.
    """

    shown: Shown
    answer: Answer | None
    verdict: Verdict
    points: Points = NO_POINTS
    hints: int = 0
    ms: int = 0
    repeat: bool = False
    late: bool = False

    @property
    def question(self) -> Question:
        """The question that was asked."""
        return self.shown.question

    @property
    def skipped(self) -> bool:
        """Whether no answer was given."""
        return self.answer is None

    def judged(self, rating: Rating) -> Turn:
        """The turn after the learner's own word: "again" is wrong, all else right."""
        credit = float(rating is not Rating.AGAIN)
        if isinstance(self.answer, Rate):
            return replace(self, answer=Rate(rating), verdict=Verdict(credit))
        return replace(self, verdict=Verdict(credit, f"By your own word: {rating.name.lower()}."))
