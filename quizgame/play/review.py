"""Which answers memory hears (a review), and as what; every other answer is practice."""

from __future__ import annotations

from quizgame.memory.scheduler import Rating
from quizgame.play.turn import Turn
from quizgame.questions.answer import Rate


def heard(turn: Turn, is_card: bool, reviewed_today: bool) -> Rating | None:
    """The rating of a turn, or None for practice.

    A review is a card's first answer of the local day. Right is Good; wrong or partial (so also right only after a
    hint) is Again. A flashcard is rated by the learner. Skipped questions, repeats and questions that are no cards are
    practice. Response time never counts.
    """
    if not is_card or reviewed_today or turn.skipped or turn.repeat:
        return None
    if isinstance(turn.answer, Rate):
        return turn.answer.rating
    return Rating.GOOD if turn.verdict.right else Rating.AGAIN
