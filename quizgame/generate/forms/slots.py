"""Asking for a slot: when, who or which, how many; in the author's words (`ask`) or by a frame; or as a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgame.facts.model import Entity, Fact, Words
from quizgame.facts.sentence import Sentence, as_sentence
from quizgame.generate.context import Context, Dropped
from quizgame.generate.event import Event
from quizgame.generate.forms.answers import asked_item, build
from quizgame.generate.forms.events import event_of
from quizgame.questions.question import Dated, Question
from quizgame.reading.dates import Date
from quizgame.reading.numbers import Quantity
from quizgame.values import replace


def ask_when(context: Context, fact: Fact) -> Iterator[Question | Dropped]:
    """ "In which year did this happen? “...”", or the author's wording for any slot that holds a date."""
    for slot, value in fact.slots.items():
        if not isinstance(value.items[0], Date):
            continue
        form = "when" if slot == "when" else f"when/{slot}"
        wording = fact.statement.ask.get(slot)
        if wording:
            yield _with_event(context, fact, slot, _ask(context, fact, form, slot, wording))
        elif slot == "when" and not fact.statement.view:
            yield _with_event(context, fact, slot, _ask_when_by_frame(context, fact, form))


def _with_event(context: Context, fact: Fact, slot: str, question: Question | Dropped) -> Question | Dropped:
    """The question with what happened, told without its date, where a fact tells an event."""
    event = event_of(context, fact) if slot == "when" else ""
    if isinstance(question, Dated) and isinstance(event, Event):
        return replace(question, event=event.text)
    return question


def ask_which(context: Context, fact: Fact) -> Iterator[Question | Dropped]:
    """ "Which country led ...?": for entities that begin the sentence, and wherever the author words it."""
    for slot, value in fact.slots.items():
        item = value.items[0]
        if not isinstance(item, Entity | Words):
            continue
        wording = fact.statement.ask.get(slot)
        if wording:
            yield _ask(context, fact, f"which/{slot}", slot, wording)
        elif isinstance(item, Entity) and value.single and _asks_by_itself(fact.sentence, slot):
            yield _ask_opening(context, fact, slot, item)


def ask_number(context: Context, fact: Fact) -> Iterator[Question | Dropped]:
    """ "How many ...?": numbers are asked for in the author's wording only."""
    for slot, value in fact.slots.items():
        if not isinstance(value.items[0], Quantity):
            continue
        wording = fact.statement.ask.get(slot)
        if wording:
            yield _ask(context, fact, f"number/{slot}", slot, wording)
        else:
            yield Dropped(fact, f"number/{slot}", f"it has no wording: add ask: {{{slot}: ...}}")


def fill_gap(context: Context, fact: Fact) -> Iterator[Question | Dropped]:
    """The sentence with one slot left blank."""
    if fact.statement.view:
        return
    for slot in fact.slots:
        item = asked_item(fact, slot)
        if item is None or isinstance(item, Words):
            continue
        dropped = context.shorten(fact, slot)
        if dropped is None:
            yield Dropped(fact, f"cloze/{slot}", "another fact answers it as well")
            continue
        whole = fact.slots[slot].single
        if isinstance(whole, Date) and whole is not item:
            continue
        text = context.sentence(fact, dropped, **{slot: context.language.gap})
        prompt = context.language.gap_frame.format(context.language.quoted(text))
        yield build(context, fact, f"cloze/{slot}", slot, prompt, context.told(fact, slot, dropped))


def _ask(context: Context, fact: Fact, form: str, slot: str, wording: Sentence) -> Question | Dropped:
    told = frozenset(wording.slots) - {slot}
    answers = context.wordings[context.worded(fact, slot, wording)]
    if len(answers) > 1:
        return Dropped(fact, form, "another fact is asked in the same words and answered otherwise")
    if fact.id not in answers.values():
        return Dropped(fact, form, "another fact is asked in the same words, with the same answer")
    free = context.knowledge.free(fact, slot, told)
    fill = context.texts(fact) | {slot: _wh(context, fact, slot, free)}
    prompt = wording.render(fill)
    among_options = context.language.needs_options(prompt)
    return build(context, fact, form, slot, prompt, told, among_options)


def _ask_when_by_frame(context: Context, fact: Fact, form: str) -> Question | Dropped:
    date = asked_item(fact, "when")
    if not isinstance(date, Date):
        return Dropped(fact, form, "its date is not known to the year, or it is not the whole answer")
    if not fact.sentence.removable("when"):
        return Dropped(fact, form, "its date cannot be left out: put it in brackets, as [ in {when}]")
    without = [phrase for phrase in fact.sentence.phrases if "when" in phrase.slots]
    dropped = context.shorten(fact, "when", without)
    if dropped is None:
        return Dropped(fact, form, "another fact answers it as well")
    language = context.language
    event = context.sentence(fact, dropped)
    prompt = language.when_frame.format(as_sentence(language.in_which[date.grain.value]), language.quoted(event))
    return build(context, fact, form, "when", prompt, context.told(fact, "when", dropped))


def _ask_opening(context: Context, fact: Fact, slot: str, entity: Entity) -> Question | Dropped:
    form = f"which/{slot}"
    dropped = context.shorten(fact, slot)
    if dropped is None:
        return Dropped(fact, form, "another fact answers it as well")
    told = context.told(fact, slot, dropped)
    free = context.knowledge.free(fact, slot, told)
    wh = context.language.which(context.type_words(entity), free)
    asked = context.sentence(fact, dropped, **{slot: wh})
    # "in the U.S." keeps its last stop
    prompt = (asked if re.search(r"\.\w\.$", asked) else asked.removesuffix(".")) + "?"
    return build(context, fact, form, slot, prompt, told, among_options=not free)


def _asks_by_itself(sentence: Sentence, slot: str) -> bool:
    """Whether putting a question word for the slot makes a question: it opens the sentence, alone, and only there."""
    following = sentence.parts[1] if len(sentence.parts) > 1 else ""
    alone = isinstance(following, str) and re.match(r"\s(?!and\b|or\b)\w", following) is not None
    plain = re.search(r"[\w)]\.?$", re.sub(r"[\[\]{}]", "", sentence.text)) is not None
    return sentence.opening == slot and alone and plain and sentence.slots.count(slot) == 1


def _wh(context: Context, fact: Fact, slot: str, free: bool) -> str:
    """What stands in for the asked slot in the author's wording."""
    language = context.language
    match fact.slots[slot].items[0]:
        case Entity() as entity:
            return language.which(context.type_words(entity), free)
        case Date():
            date = asked_item(fact, slot)
            return language.in_which[date.grain.value] if isinstance(date, Date) else language.what
        case Quantity():
            return language.how_many
        case Words():
            return language.what
