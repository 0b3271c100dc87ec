"""Options that are numbers or dates: apart from each other, in one unit, equally precise; and written alike."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgame.decks.lint.item import Flaw, Item, Option
from quizgame.questions.question import Numeric
from quizgame.questions.shown import OPTION_COUNT
from quizgame.reading.dates import Date, Grain
from quizgame.reading.numbers import Hedge, Quantity, same_unit

_ROUNDER = 100
"""How many times as round as the right number all wrong ones must be to tell it: 1,233 beside 1,000 and 2,000."""
_SEASON_EDGE = 31
"""Days by which seasons and parts of a year are read wide, since authors differ."""
_DECIMALS = re.compile(r"\.\d")
_SCALE = re.compile(r"\d [mb]illion\b", re.IGNORECASE)
_DURATIONS = ("second", "minute", "hour", "day", "week", "month", "year")
#: Small words that begin names.
_PARTICLES = frozenset("al bin da de del der di dos du el ibn la las le los ten van von zu".split())


def find_overlaps(item: Item) -> Iterator[Flaw]:
    """Two numbers or dates of which one lies in the other: 10–20 and 15, 1990s and 1995."""
    if dates := _dates_of(item):
        if any(date.grain is not Grain.RANGE for date in dates):  # two ranges are two periods, whatever they share
            yield from _overlap([(option, *_days(date)) for option, date in zip(item.options, dates, strict=True)])
    elif (numbers := _numbers_of(item)) and all(same_unit(numbers[0].unit, number.unit) for number in numbers):
        yield from _overlap([(option, *_reach(number)) for option, number in zip(item.options, numbers, strict=True)])


def _dates_of(item: Item) -> list[Date]:
    """What the options are, if all are dates; bare years are numbers where a number is asked for."""
    if isinstance(item.question, Numeric):
        return []
    dates = [option.date for option in item.options if option.date]
    return dates if len(dates) == len(item.options) else []


def _numbers_of(item: Item) -> list[Quantity]:
    """What the options are, if all are numbers."""
    numbers = [option.quantity for option in item.options if option.quantity]
    return numbers if len(numbers) == len(item.options) else []


def _overlap(spans: Sequence[tuple[Option, float, float]]) -> Iterator[Flaw]:
    ordered = sorted(spans, key=lambda span: span[1:])
    for (one, low, high), (other, next_low, next_high) in pairwise(ordered):
        if next_low <= high and (low, high) != (next_low, next_high):
            told = f"“{one.text}” and “{other.text}” overlap: whoever doubts takes the wider one"
            yield Flaw("overlapping-options", told, "give options that lie apart")
            return


def _days(date: Date) -> tuple[float, float]:
    """The first and the last day; of a season those that are certainly in it."""
    edge = _SEASON_EDGE if date.grain is Grain.SEASON else 0
    return float(date.first.toordinal() + edge), float(date.last.toordinal() - edge)


def _reach(quantity: Quantity) -> tuple[float, float]:
    """What a number covers as its words say; "about" is taken for the number itself."""
    match quantity.hedge:
        case Hedge.OVER:
            return quantity.low, math.inf
        case Hedge.UNDER:
            return -math.inf, quantity.high
        case _:
            return quantity.low, quantity.high


def find_mixed_units(item: Item) -> Iterator[Flaw]:
    """Options in different units, or some without one; lengths of time may have the units that suit them."""
    numbers = _numbers_of(item)
    units = {number.unit.casefold().removesuffix("s") for number in numbers}
    if len(units) < 2 or units <= set(_DURATIONS):
        return
    measured = [number for number in numbers if number.measured]
    if measured and any(not same_unit(number.unit, measured[0].unit) for number in numbers):
        yield Flaw("mixed-units", "the options are not in one unit", "write all of them in the same unit")


def find_odd_precision(item: Item) -> Iterator[Flaw]:
    """The right option alone is exact, round, hedged, or a date of its grain."""
    if item.key is None or len(item.wrong) < OPTION_COUNT - 1:
        return
    if dates := _dates_of(item):
        odd = len({_grain(date) for date in dates}) > 1 and not any(find_overlaps(item))
        told = "some of these dates are more precise than others"
    elif numbers := _numbers_of(item):
        odd = _odd_number(numbers[0], numbers[1:])
        told = "the right number is as precise as no other"
    else:
        return
    if odd:
        yield Flaw("mixed-precision", told, "write all options equally precise")


def _grain(date: Date) -> str:
    return "month" if date.grain is Grain.SEASON else date.grain.value


def _odd_number(own: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether a number alone has decimals or none, a hedge or none, or is far rounder or less round than the others."""
    decimals = [bool(_DECIMALS.search(number.text)) for number in (own, *others)]
    hedged = [number.hedge is not Hedge.EXACT for number in (own, *others)]
    alike = len({bool(_SCALE.search(number.text)) for number in (own, *others)}) == 1
    if hedged[0] not in hedged[1:] or (alike and decimals[0] not in decimals[1:]):
        return True
    if any(decimals) or not all(number.low for number in (own, *others)):
        return False  # nought is round beyond comparison
    steps = [number.step for number in others]
    return own.step * _ROUNDER <= min(steps) or max(steps) * _ROUNDER <= own.step


def find_odd_capital(item: Item) -> Iterator[Flaw]:
    """The right option alone begins with a capital, or alone does not."""
    key, wrong = item.key, item.wrong
    if key is None or len(wrong) < OPTION_COUNT - 1:
        return
    cases = [_capital(option) for option in wrong]
    own = _capital(key)
    if own is not None and None not in cases and own not in cases:
        told = f"only the right option begins with a {'capital' if own else 'small letter'}"
        yield Flaw("mixed-capitals", told, "begin all options alike")


def _capital(option: Option) -> bool | None:
    """Whether an option begins with a capital, a small article apart; None where its case says nothing."""
    if option.date or option.quantity:
        return None  # July, summer
    words = option.text.split()
    word = words[1] if len(words) > 1 and words[0] in ("the", "a", "an") else words[0] if words else ""
    word = word.lstrip("“\"'‘(«")
    if not word or not word[0].isalpha() or word[0].lower() == word[0].upper():
        return None
    if any(letter.isupper() for letter in word[1:]) or word.casefold() in _PARTICLES:
        return None  # iPhone, NATO, de Gaulle
    return word[0].isupper()
