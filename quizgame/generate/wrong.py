"""Wrong options: of the same sort as the answer, plausible, certainly not true; ranked, best first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from zlib import crc32

from quizgame.facts.model import Entity, Fact, Item, Words, item_text
from quizgame.generate.context import Context
from quizgame.generate.knowledge import Told
from quizgame.questions.question import Wrong
from quizgame.reading.dates import Date, Grain, of_day, of_month, of_year
from quizgame.reading.folding import fold
from quizgame.reading.numbers import Hedge, Quantity, with_value

MOST = 8
_POOL = 80
_YEAR_STEPS = (2, 3, 1, 4, 6, 5)
_MONTH_STEPS = (4, 9, 15, 7, 20, 2)
_DAY_STEPS = (7, 30, 3, 120, 365, 14)
_FACTORS = (0.6, 1.5, 0.4, 2.0, 0.3, 3.0, 0.5, 2.5)


def wrong_items(context: Context, fact: Fact, slot: str, told: Told, prompt: str, answer: Item) -> tuple[Item, ...]:
    """Items that make the fact certainly false when they fill `slot` of what is told, at most eight.

    `prompt` is what the player reads: nothing named there is offered. `answer` is the right item as it is asked for (a
    year, where only the year of a season is asked).
    """
    own = fact.statement.wrong.get(slot, ())
    candidates: Iterable[Item]
    match answer:
        case Entity():
            candidates = (*own, *_entities(context, answer, fact, slot))
        case Date():
            candidates = (*own, *_dates(context, fact, answer))
        case Quantity():
            candidates = (*own, *_numbers(answer))
        case Words():
            candidates = own
    return _chosen(context, fact, slot, told, prompt, answer, candidates)


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
    names = {fold(name) for name in _names(answer)}
    for item in candidates:
        if len(taken) == MOST:
            break
        own = {fold(name) for name in _names(item)}
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
        isinstance(other, Entity) and item.nested(other) and not context.knowledge.contradicted(fact, slot, item, told)
        for other in taken
    )


def _entities(context: Context, answer: Entity, fact: Fact, slot: str) -> list[Entity]:
    """Siblings: what fills the same slot of other rows, then entities of the same type that share a tag if the answer
    has tags; those that share most come first."""
    rows = context.knowledge.relatives(fact)
    siblings = [one for one in siblings_of(context, answer) if not answer.tags or answer.tags & one.tags]
    ranked = sorted(siblings, key=lambda one: (-len(answer.tags & one.tags), crc32(f"{fact.id}/{one.id}".encode())))
    same_slot = (row.slots[slot].items for row in _near(rows, fact) if slot in row.slots)
    beside = [item for items in same_slot for item in items if isinstance(item, Entity)]
    return list(dict.fromkeys([*beside, *ranked]))


def siblings_of(context: Context, entity: Entity) -> list[Entity]:
    """Other entities of the same type; of very many, those around it by id."""
    same_type = context.by_type[entity.type]
    start = bisect_left(same_type, entity.id, key=lambda one: one.id)
    around = (same_type[(start + step) % len(same_type)] for step in range(min(len(same_type), _POOL)))
    return [one for one in around if one is not entity]


def _near(rows: Sequence[Fact], fact: Fact) -> Sequence[Fact]:
    """The rows around a fact in its relation: enough for a choice, however long the series is."""
    if len(rows) <= _POOL:
        return rows
    middle = crc32(fact.id.encode()) % len(rows)
    return rows[max(middle - _POOL // 2, 0) : middle + _POOL // 2]


def _dates(context: Context, fact: Fact, answer: Date) -> Iterator[Date]:
    """Dates at the same grain: those of other facts first (they are what gets confused), then near ones; from below
    and above in turn, none later than the sources."""
    if answer.grain not in (Grain.DAY, Grain.MONTH, Grain.YEAR):
        return
    sources = [citation.source.date for citation in fact.statement.citations if citation.source.date]
    latest = max((date.last for date in sources), default=None)
    near = [date for date in (*_known_dates(context, answer), *_stepped(answer)) if not date.overlaps(answer)]
    unique = list({date.first: date for date in reversed(near)}.values())[::-1]
    allowed = [date for date in unique if latest is None or date.last <= latest or date.first.year <= latest.year]
    below = [date for date in allowed if date.before(answer)]
    above = [date for date in allowed if answer.before(date)]
    for pair in zip_longest(below[:MOST], above[:MOST]):
        yield from (date for date in pair if date is not None)


def _known_dates(context: Context, answer: Date) -> list[Date]:
    """Dates of the base at the answer's grain, nearest first, at most a dozen years away."""
    dated = context.dated
    middle = bisect_left(dated, answer.first, key=lambda pair: pair[0].first)
    around = [date for date, _ in dated[max(middle - 24, 0) : middle + 24]]
    fitting = [_coarser(date, answer.grain) for date in around]
    known = {date.first: date for date in fitting if date and abs(date.first.year - answer.first.year) <= 12}
    return sorted(known.values(), key=lambda date: (abs((date.first - answer.first).days), date.first))[:6]


def _coarser(date: Date, grain: Grain) -> Date | None:
    """A date as it is said at a grain no finer than its own."""
    if grain is Grain.YEAR:
        return of_year(date.year) if date.year else None
    if grain is Grain.MONTH and date.grain in (Grain.DAY, Grain.MONTH):
        return of_month(date.first.year, date.first.month)
    return date if date.grain is grain else None


def _stepped(answer: Date) -> Iterator[Date]:
    for step in _steps(answer.grain):
        for signed in (-step, step):
            try:
                yield _moved(answer, signed)
            except (ValueError, OverflowError):
                continue


def _steps(grain: Grain) -> tuple[int, ...]:
    return {Grain.DAY: _DAY_STEPS, Grain.MONTH: _MONTH_STEPS}.get(grain, _YEAR_STEPS)


def _moved(answer: Date, step: int) -> Date:
    if answer.grain is Grain.YEAR:
        return of_year(answer.first.year + step)
    if answer.grain is Grain.MONTH:
        months = answer.first.year * 12 + answer.first.month - 1 + step
        return of_month(months // 12, months % 12 + 1)
    return of_day(answer.first.fromordinal(answer.first.toordinal() + step))


def _numbers(answer: Quantity) -> Iterator[Quantity]:
    """Numbers of the same hedge, unit and roundness, a quarter to four times as large, clear of what counts as right.

    "Over" and "under" and ranges have none: a larger "over" would be true as well, or give itself away.
    """
    if answer.hedge not in (Hedge.EXACT, Hedge.ABOUT, Hedge.NEARLY) or answer.low <= 0:
        return
    low, high = answer.span
    clear_low, clear_high = (low, high) if answer.hedge is Hedge.EXACT else (low / 1.3, high * 1.3)
    seen = {answer.low}
    for factor in _FACTORS:
        value = round(answer.low * factor / answer.step) * answer.step
        value = round(value, 6)
        beyond = answer.unit == "%" and value > 100
        if value in seen or clear_low <= value <= clear_high or not answer.low / 4 <= value <= answer.low * 4 or beyond:
            continue
        seen.add(value)
        worded = with_value(answer, value)
        if worded:
            yield worded


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
