"""Any question as a card with two sides, for learners who judge themselves."""

from __future__ import annotations

from typing import assert_never

from quizgame.questions.question import (
    Choice,
    Dated,
    Flashcard,
    Match,
    Numeric,
    Order,
    Question,
    Several,
    TrueFalse,
    Typed,
)


def as_flashcard(question: Question) -> Flashcard | None:
    """The question with its answer on the back and the same id; None where there is nothing to recall by itself."""
    match question:
        case Flashcard():
            return question
        case TrueFalse():
            if not question.truths:
                return None
            front, back = f"True or false? {question.truths[0]}", "True"
        case Choice() if question.form != "card":
            return None  # "which of these ..." asks about its options
        case Choice() | Typed() | Numeric() | Dated():
            front, back = question.prompt, question.answer
        case Several():
            front, back = question.prompt, "\n".join(question.answers)
        case Order():
            listed = "\n".join(f"• {item}" for item in sorted(question.items))
            front, back = f"{question.prompt}\n{listed}", "\n".join(question.items)
        case Match():
            listed = "\n".join(f"• {left}" for left in question.marks)
            front, back = (
                f"{question.prompt}\n{listed}",
                "\n".join(f"{left}: {right}" for left, right in question.pairs),
            )
        case _:
            assert_never(question)
    return Flashcard(
        id=question.id,
        form=question.form,
        prompt=front,
        explanation=question.explanation,
        hint=question.hint,
        references=question.references,
        fact=question.fact,
        as_of=question.as_of,
        attribution=question.attribution,
        tags=question.tags,
        back=back,
    )
