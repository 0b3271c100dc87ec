"""What may be taken for an answer: items of its sort, the most plausible first. The guard decides which are wrong.

What people confuse comes first (`confused` in the file); then what stands in the same place of facts that say the same,
or that share a tag; then what is merely near.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, zip_longest
from zlib import crc32

from quizgame.facts.model import Entity, Fact
from quizgame.generate.context import Context
from quizgame.reading.dates import Date, Grain, of_day, of_month, of_year
from quizgame.reading.numbers import Hedge, Quantity, with_value

_POOL = 80
_FAR = 10**6
#: How many years off a known date may be and still tempt, by the grain that is asked: a date of the same series, of a
#: fact that shares a tag, of any other.
_REACH = {Grain.YEAR: (12, 6, 4), Grain.MONTH: (4, 2, 1), Grain.DAY: (2, 1, 1)}
_DATES_AROUND = 24
_MOST_DATES = 8
_YEAR_STEPS = (2, 3, 1, 4, 6, 5)
_MONTH_STEPS = (4, 9, 15, 7, 20, 2)
_DAY_STEPS = (9, 33, 4, 118, 371, 16)
_FEW_STEPS = 3
_FACTORS = (0.6, 1.5, 0.4, 2.0, 0.3, 3.0, 0.5, 2.5)


def entities_like(context: Context, answer: Entity, fact: Fact, slot: str) -> list[Entity]:
    """What is confused with it, what fills the same slot of other rows, then entities of the same type that share a tag
    if it has tags. Those that share most tags come first, then those of near dates."""
    rows = _near(context.knowledge.relatives(fact), fact)
    distance: dict[Entity, int] = {}
    for row in rows:
        for item in row.slots[slot].items if slot in row.slots else ():
            if isinstance(item, Entity):
                distance[item] = min(distance.get(item, _FAR), _days_between(fact, row))
    siblings = (one for one in siblings_of(context, answer) if not answer.tags or answer.tags & one.tags)

    def rank(one: Entity) -> tuple[bool, int, int, int]:
        mixed = crc32(f"{fact.id}/{one.id}".encode())
        return one not in distance, -len(answer.tags & one.tags), distance.get(one, _FAR), mixed

    alike = sorted(dict.fromkeys([*distance, *siblings]), key=rank)
    return list(dict.fromkeys([*context.knowledge.confusions.of_entity(answer), *alike]))


def siblings_of(context: Context, entity: Entity) -> list[Entity]:
    """Other entities of the same type; of very many, those around it by id."""
    same_type = context.by_type[entity.type]
    start = bisect_left(same_type, entity.id, key=lambda one: one.id)
    around = (same_type[(start + step) % len(same_type)] for step in range(min(len(same_type), _POOL)))
    return [one for one in around if one is not entity]


def dates_like(context: Context, answer: Date, fact: Fact, slot: str) -> Sequence[Date]:
    """Dates at the same grain: those confused with it; then from below and above in turn those of facts that say the
    same or share a tag, of other facts, and merely near ones. None is later than the sources, or out of bounds."""
    asked = fact.id, slot, answer
    # several forms ask for the same date, one after the other
    if context.last_dates[0] != asked:
        context.last_dates = asked, tuple(_dates(context, answer, fact, slot))
    return context.last_dates[1]


def _dates(context: Context, answer: Date, fact: Fact, slot: str) -> Iterator[Date]:
    if answer.grain not in (Grain.DAY, Grain.MONTH, Grain.YEAR):
        return
    confused = [date for one in context.knowledge.confusions.of_date(answer) if (date := _coarser(one, answer.grain))]
    earliest, latest = _bounds(context, answer, fact, slot)
    seen = {answer.first}
    allowed: list[Date] = []
    for date in chain(confused, _known_dates(context, answer, fact), _stepped(answer)):
        inside = (earliest is None or not date.before(earliest)) and (latest is None or not latest.before(date))
        if inside and date.first not in seen and not date.overlaps(answer):
            seen.add(date.first)
            allowed.append(date)
    first = [date for date in allowed if date in confused]
    rest = [date for date in allowed if date not in confused]
    below = [date for date in rest if date.before(answer)]
    above = [date for date in rest if answer.before(date)]
    yield from first
    for pair in zip_longest(below[:_MOST_DATES], above[:_MOST_DATES]):
        yield from (date for date in pair if date is not None)


def numbers_like(answer: Quantity) -> Iterator[Quantity]:
    """Numbers of the same hedge, unit and roundness, a quarter to four times as large, clear of what counts as right.

    "Over" and "under" and ranges have none: a larger "over" would be true as well, or give itself away.
    """
    if answer.hedge not in (Hedge.EXACT, Hedge.ABOUT, Hedge.NEARLY) or answer.low <= 0:
        return
    low, high = answer.span
    clear_low, clear_high = (low, high) if answer.hedge is Hedge.EXACT else (low / 1.3, high * 1.3)
    seen = {answer.low}
    # for 100 and 200 there is little that is as round: 50 and 150 will do
    step = answer.step / 2 if answer.low / answer.step < _FEW_STEPS and answer.step % 2 == 0 else answer.step
    for factor in _FACTORS:
        value = round(answer.low * factor / step) * step
        value = round(value, 6)
        beyond = answer.unit == "%" and value > 100
        if value in seen or clear_low <= value <= clear_high or not answer.low / 4 <= value <= answer.low * 4 or beyond:
            continue
        seen.add(value)
        worded = with_value(answer, value)
        if worded:
            yield worded


def _near(rows: Sequence[Fact], fact: Fact) -> Sequence[Fact]:
    """The rows around a fact in its relation: enough for a choice, however long the series is."""
    if len(rows) <= _POOL:
        return rows
    middle = crc32(fact.id.encode()) % len(rows)
    return rows[max(middle - _POOL // 2, 0) : middle + _POOL // 2]


def _days_between(one: Fact, other: Fact) -> int:
    """How far apart two facts are in time; very far if one has no date."""
    return abs((one.when.first - other.when.first).days) if one.when and other.when else _FAR


def _bounds(context: Context, answer: Date, fact: Fact, slot: str) -> tuple[Date | None, Date | None]:
    """The first and last date that could be believed: the statement's own bounds, else the start of a complete series,
    else those of the file; and no year after that of the sources. A bound that shuts the answer out is none."""
    statement, base = fact.statement, context.base
    earliest = statement.not_before or context.beginning(fact, slot) or base.not_before
    sources = [citation.source.date for citation in statement.citations if citation.source.date]
    known = of_year(max(date.last.year for date in sources)) if sources else None
    latest = statement.not_after or base.not_after or known
    return (
        None if earliest and answer.before(earliest) else earliest,
        None if latest and latest.before(answer) else latest,
    )


def _known_dates(context: Context, answer: Date, fact: Fact) -> list[Date]:
    """Dates of the base at the answer's grain: those of facts that say the same or share a tag, then those of others,
    each the nearest first. What is far off tempts nobody, unless it is a date of the very same thing."""
    dates = context.dates
    middle = bisect_left(dates, answer.first, key=lambda one: one[0].first)
    relation, tags = fact.sentence.relation, fact.statement.tags
    found: dict[Date, tuple[bool, int]] = {}
    for date, other, other_tags in dates[max(middle - _DATES_AROUND, 0) : middle + _DATES_AROUND]:
        fitting = _coarser(date, answer.grain)
        if fitting is None:
            continue
        same = other == relation
        related = same or not tags.isdisjoint(other_tags)
        reach = _REACH[answer.grain][0 if same else 1 if related else 2]
        if abs(fitting.first.year - answer.first.year) <= reach:
            rank = (not related, abs((fitting.first - answer.first).days))
            found[fitting] = min(rank, found.get(fitting, rank))
    return sorted(found, key=lambda date: (*found[date], date.first))


def _coarser(date: Date, grain: Grain) -> Date | None:
    """A date as it is said at a grain no finer than its own."""
    if grain is Grain.YEAR:
        return _year(date.year) if date.year else None
    if grain is Grain.MONTH and date.grain in (Grain.DAY, Grain.MONTH):
        return of_month(date.first.year, date.first.month)
    return date if date.grain is grain else None


@lru_cache(maxsize=512)
def _year(year: int) -> Date:
    """The same few years come up for every fact."""
    return of_year(year)


def _stepped(answer: Date) -> Iterator[Date]:
    steps = {Grain.DAY: _DAY_STEPS, Grain.MONTH: _MONTH_STEPS}.get(answer.grain, _YEAR_STEPS)
    for step in steps:
        for signed in (-step, step):
            try:
                yield _moved(answer, signed)
            except (ValueError, OverflowError):
                continue


def _moved(answer: Date, step: int) -> Date:
    if answer.grain is Grain.YEAR:
        return _year(answer.first.year + step)
    if answer.grain is Grain.MONTH:
        months = answer.first.year * 12 + answer.first.month - 1 + step
        return of_month(months // 12, months % 12 + 1)
    return of_day(answer.first.fromordinal(answer.first.toordinal() + step))
