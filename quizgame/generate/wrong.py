"""Wrong options: of the same sort as the answer, plausible, certainly not true; ranked, best first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from quizgame.facts.model import Entity, Fact, Item, Words, item_text
from quizgame.generate.context import Context
from quizgame.generate.knowledge import Told
from quizgame.generate.lures import dates_like, entities_like, numbers_like
from quizgame.questions.question import Wrong
from quizgame.questions.shown import OPTION_COUNT
from quizgame.reading.dates import Date
from quizgame.reading.folding import fold
from quizgame.reading.numbers import Quantity

MOST = 8


def wrong_items(context: Context, fact: Fact, slot: str, told: Told, prompt: str, answer: Item) -> tuple[Item, ...]:
    """Items that make the fact certainly false when they fill `slot` of what is told, at most eight.

    They are the author's own if these are enough for a choice, else these and what is found to be like the answer.

    `prompt` is what the player reads: nothing named there is offered. `answer` is the right item as it is asked for (a
    year, where only the year of a season is asked).
    """
    own = _chosen(context, fact, slot, told, prompt, answer, fact.statement.wrong.get(slot, ()))
    if len(own) >= OPTION_COUNT - 1:
        return own
    found: Iterable[Item]
    match answer:
        case Entity():
            found = entities_like(context, answer, fact, slot)
        case Date():
            found = dates_like(context, answer, fact, slot)
        case Quantity():
            found = numbers_like(answer)
        case Words():
            found = ()
    return _chosen(context, fact, slot, told, prompt, answer, chain(own, found))


def as_options(context: Context, fact: Fact, items: Sequence[Item]) -> tuple[Wrong, ...]:
    """Items as wrong options, with what is true of them where the base knows it, and their place on a line."""
    return tuple(
        Wrong(context.language.label(item_text(item)), _truth(context, fact, item), position(item)) for item in items
    )


def position(item: Item) -> float | None:
    """Where an item stands on its line: days for dates, the number itself for numbers, nothing for others."""
    match item:
        case Date():
            return float(item.first.toordinal())
        case Quantity():
            return item.low
        case _:
            return None


def _chosen(
    context: Context, fact: Fact, slot: str, told: Told, prompt: str, answer: Item, candidates: Iterable[Item]
) -> tuple[Item, ...]:
    knowledge, read = context.knowledge, fold(prompt)
    taken: list[Item] = []
    names = {_folded(name) for name in _names(answer)}
    for item in candidates:
        if len(taken) == MOST:
            break
        own = {_folded(name) for name in _names(item)}
        if own & names or any(_mentioned(name, read) for name in own):
            continue
        told_items = (other for name in told for other in fact.slots[name].items)
        if any(other is item for other in told_items) or _tied(item, taken, context, fact, slot, told):
            continue
        if type(item) is not type(answer):
            # free text beside an entity or the other way round: the author's own word that it is wrong
            if item in fact.statement.wrong.get(slot, ()) and knowledge.closed(fact, slot, told):
                taken.append(item)
                names |= own
            continue
        if knowledge.false(fact, slot, item, told):
            taken.append(item)
            names |= own
    return tuple(taken)


def _tied(item: Item, taken: Sequence[Item], context: Context, fact: Fact, slot: str, told: Told) -> bool:
    """Whether an item lies within another option (then both could be meant), unless the facts tell them apart."""
    if isinstance(item, Date):
        return any(isinstance(other, Date) and item.overlaps(other) for other in taken)
    if not isinstance(item, Entity):
        return False
    return any(
        context.knowledge.nested(item, other) and not context.knowledge.contradicted(fact, slot, item, told)
        for other in taken
    )


def _truth(context: Context, fact: Fact, item: Item) -> str:
    """What is true of a wrong option: the row about it, or the event of its date."""
    if isinstance(item, Date):
        return _event_of(context, fact, item)
    for slot in fact.statement.key:
        for other in context.knowledge.relatives(fact)[:200]:
            told = other.slots[slot].items if slot in other.slots else ()
            if other is not fact and any(own is item for own in told):
                return context.sentence(other)
    return ""


def _event_of(context: Context, fact: Fact, date: Date) -> str:
    """The one plain event of a date; nothing where there are several."""
    dated = context.dated
    first = bisect_left(dated, date.first, key=lambda pair: pair[0].first)
    found = []
    for when, other in dated[first : first + 3]:
        plain = other.statement.said_by is None and not other.statement.view
        if when.within(date) and other is not fact and plain:
            found.append(other)
    return context.sentence(found[0]) if len(found) == 1 else ""


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    """The same names are weighed for many facts."""
    return fold(name)


def _names(item: Item) -> tuple[str, ...]:
    return item.names if isinstance(item, Entity) else (item_text(item),)


def _mentioned(name: str, read: str) -> bool:
    """Whether a folded name stands in a folded text as words of its own."""
    start = read.find(name)
    while start >= 0:
        before, after = read[start - 1 : start], read[start + len(name) : start + len(name) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        start = read.find(name, start + 1)
    return False


def mentions(text: str, item: Item) -> bool:
    """Whether any name of an item stands in a text: then the text gives it away."""
    read = fold(text)
    return any(_mentioned(fold(name), read) for name in _names(item) if fold(name))
