"""From a prompt and the item it asks for to a question of the fitting kind."""

from __future__ import annotations

from quizgame.facts.model import Entity, Fact, Item, Words, item_text
from quizgame.generate.context import Context, Dropped
from quizgame.generate.knowledge import Told
from quizgame.generate.wrong import as_options, mentions, position, wrong_items
from quizgame.questions.question import Choice, Dated, Numeric, Question, Typed
from quizgame.questions.shown import OPTION_COUNT
from quizgame.reading.dates import Date, Grain, of_year
from quizgame.reading.numbers import Quantity


def build(
    context: Context, fact: Fact, form: str, slot: str, prompt: str, told: Told, among_options: bool = False
) -> Question | Dropped:
    """The question that asks for a slot's item in the words of `prompt`, which tells the slots in `told`.

    `among_options` marks a prompt that speaks of its options. The guard is asked here, once for all forms.
    """
    answer = asked_item(fact, slot)
    if answer is None:
        return Dropped(fact, form, f"`{slot}` is not one value that is the whole answer")
    if context.knowledge.rivals(fact, slot, told):
        return Dropped(fact, form, "another fact answers it as well")
    prompt = context.prefixed(fact, prompt)
    if mentions(prompt, answer):
        return Dropped(fact, form, "the prompt names the answer")
    free = context.knowledge.free(fact, slot, told)
    wrong = wrong_items(context, fact, slot, told, prompt, answer)
    if not free and not among_options:
        return Dropped(fact, form, "there may be more answers than the facts know; ask “Which of these …”")
    # an author who writes free text as wrong answers means a choice: the answer is a phrase nobody types
    chosen = among_options or any(isinstance(item, Words) for item in (answer, *fact.statement.wrong.get(slot, ())))
    if chosen and len(wrong) < OPTION_COUNT - 1:
        return Dropped(fact, form, "it has no two wrong options that are certainly wrong")
    options = as_options(context, fact, wrong)
    text = context.language.label(item_text(answer))
    shared = context.shared(fact, form, prompt, (text,), (option.text for option in options))
    if chosen or isinstance(answer, Words):
        return Choice(**shared, answer=text, wrong=options)
    match answer:
        case Entity(names=names):
            exact = answer.name.isupper()
            return Typed(**shared, answer=text, accepted=names, wrong=options, exact=exact)
        case Quantity(unit=unit):
            low, high = answer.span
            place = position(answer) or 0.0
            return Numeric(**shared, answer=text, low=low, high=high, unit=unit, wrong=options, position=place)
        case Date(first=first, last=last, grain=grain):
            return Dated(**shared, answer=text, first=first, last=last, grain=grain.value, wrong=options)


def asked_item(fact: Fact, slot: str) -> Item | None:
    """What is asked for: a slot's item that is one and the whole answer; a date as precisely as it can be asked."""
    item = fact.slots[slot].single
    return asked_date(item) if isinstance(item, Date) else item


def asked_date(date: Date) -> Date | None:
    """A date at the grain it is asked at: day, month or year as known; the year of anything vaguer if it is certain."""
    if date.grain in (Grain.DAY, Grain.MONTH, Grain.YEAR):
        return date
    return of_year(date.year) if date.year else None
