"""True or false: the author's sentence, or the same with one slot swapped for something certainly wrong."""

from __future__ import annotations

from collections.abc import Iterator

from quizgame.facts.model import Fact, item_text
from quizgame.generate.context import Context, Dropped
from quizgame.generate.wrong import wrong_items
from quizgame.questions.question import Question, TrueFalse, Wrong
from quizgame.reading.dates import Date
from quizgame.reading.folding import fold


def ask_truth(context: Context, fact: Fact) -> Iterator[Question | Dropped]:
    """One question a slot that can be swapped; none on opinions, lists, and dates that are not the event's."""
    if fact.statement.view:
        yield Dropped(fact, "true-false", "an opinion is neither true nor false")
        return
    for slot, value in fact.slots.items():
        form = f"true-false/{slot}"
        answer = value.single
        if answer is None or (isinstance(answer, Date) and slot != "when"):
            yield Dropped(fact, form, f"`{slot}` is not one value that can be swapped")
            continue
        dropped = context.shorten(fact, slot)
        if dropped is None:
            yield Dropped(fact, form, "another fact says otherwise")
            continue
        told = context.told(fact, slot, dropped)
        blank = context.sentence(fact, dropped, **{slot: context.language.gap})
        wrong = wrong_items(context, fact, slot, told, blank, answer)
        swapped = (context.sentence(fact, dropped, **{slot: item_text(item)}) for item in wrong)
        falsehoods = tuple(Wrong(text) for text in swapped if fold(text) not in context.truths)
        if not falsehoods:
            yield Dropped(fact, form, f"nothing is certainly wrong for `{slot}`")
            continue
        truth = context.sentence(fact, dropped)
        shared = context.shared(fact, form, _frame(context, fact), (truth,))
        yield TrueFalse(**shared, truths=(truth,), falsehoods=falsehoods)


def _frame(context: Context, fact: Fact) -> str:
    language, speaker, as_of = context.language, context.speaker(fact), fact.statement.as_of
    frame = language.true_false_said.format(speaker) if speaker else language.true_false
    return language.as_of.format(as_of.text, frame) if as_of else frame
