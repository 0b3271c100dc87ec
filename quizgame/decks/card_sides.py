"""Flashcards, and cards that are asked from their back as well."""

from __future__ import annotations

from quizgame.decks.card_fields import CardFields
from quizgame.decks.card_fit import all_seen
from quizgame.questions.question import Flashcard, Question, Typed
from quizgame.reading.folding import fold
from quizgame.values import replace


def read_flashcard(card: CardFields) -> Flashcard | None:
    """Two sides; a list on the back stands line by line."""
    if not card.answers or not all_seen(card.answers, "the back of the card", card.findings):
        return None
    back = "\n".join(text.value for text in card.answers)
    if fold(back) == fold(card.prompt.value):
        card.findings.error(card.answers[0], "same-sides", "both sides of the card say the same", "reword one of them")
        return None
    return Flashcard(**card.shared, back=back)


def with_reverse(card: CardFields, question: Question | None) -> tuple[Question, ...]:
    """The question, and the one from back to front where that is asked for too; each other's siblings."""
    if question is None:
        return ()
    turned = card.reversed if "reversed" in card.given else card.defaults.reversed
    if not turned or not isinstance(question, Flashcard | Typed):
        return (question,)
    front, back = question.prompt, question.answer
    shared = card.below("reversed", back)
    shared["hint"] = ""  # it hints at the back, which is the question now
    forward = replace(question, fact=question.id)
    if isinstance(question, Flashcard):
        return forward, Flashcard(**shared, back=front)
    if front.endswith("?"):
        mend = "leave `reversed` out here, or write it as a flashcard"
        card.findings.warning(
            card.prompt, "reversed-question", "from back to front, this question is to be typed", mend
        )
    return forward, Typed(**shared, answer=front, accepted=(front,), exact=question.exact)
