"""Numbers with their hedge: "about 700,000", "over 75", "22%", "500–600", "−5 °C"."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from quizgame.reading.dates import MONTHS
from quizgame.values import dataclass


class Hedge(StrEnum):
    """How far a number commits itself."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    UNDER = "under"
    BETWEEN = "between"


_HEDGES = {
    "about": Hedge.ABOUT, "some": Hedge.ABOUT, "around": Hedge.ABOUT, "roughly": Hedge.ABOUT, "circa": Hedge.ABOUT,
    "approximately": Hedge.ABOUT, "~": Hedge.ABOUT, "c.": Hedge.ABOUT,
    "nearly": Hedge.NEARLY, "almost": Hedge.NEARLY, "close to": Hedge.NEARLY,
    "over": Hedge.OVER, "more than": Hedge.OVER, "at least": Hedge.OVER,
    "under": Hedge.UNDER, "less than": Hedge.UNDER, "fewer than": Hedge.UNDER, "up to": Hedge.UNDER,
}  # fmt: skip
_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {word: number * 10 for number, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_NAMES = {number: word for word, number in _WORDS.items()}
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_NUMBER = r"(?:(?<!\w)[-−])?(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SHAPE = re.compile(
    rf"(?:(?P<hedge>{'|'.join(re.escape(word) for word in sorted(_HEDGES, key=len, reverse=True))})\s*)?"
    rf"(?P<low>{_NUMBER}|(?:{'|'.join(_WORDS)})\b)"
    rf"(?:\s*(?:–|—|-|\bto\b)\s*(?P<high>{_NUMBER}))?"
    rf"(?:\s+(?P<scale>{'|'.join(_SCALES)}))?"
    r"(?P<unit>\s*(?:[%‰°]|°?[^\d\W][^\d,;:]{0,24}))?",
    re.IGNORECASE,
)
#: How the words begin that a quantity begins with.
_BEGINNINGS = frozenset(word[:3] for word in (*_HEDGES, *_WORDS))
#: What follows a number that is no quantity: decades, ordinals, days of a month, years of an era, times of day.
_NOT_COUNTED = re.compile(
    rf"s|\s*(?:st|nd|rd|th|[ap]\.?m|o['’]clock|bc|bce|ad|ce|b\.c|a\.d|centur(?:y|ies)"
    rf"|{'|'.join(rf'{month}|{month[:3]}' for month in MONTHS)}|sept)\b.*",
    re.IGNORECASE,
)
#: Symbols and names of a unit of measurement: the first stands for all.
_MEASURES = (
    ("%", "percent", "per cent", "pct", "percentage"), ("‰",), ("°", "degrees", "degree"), ("°C",), ("°F",),
    ("mm",), ("cm",), ("m", "metres", "metre", "meters", "meter"),
    ("km", "kilometres", "kilometre", "kilometers", "kilometer"), ("miles", "mile"), ("feet", "foot", "ft"),
    ("m²",), ("km²",), ("ha", "hectares", "hectare"), ("m³",), ("l", "litres", "litre", "liters", "liter"), ("ml",),
    ("mg",), ("g", "grams", "gram"), ("kg", "kilograms", "kilogram"), ("t", "tonnes", "tonne", "tons", "ton"),
    ("km/h",), ("m/s",), ("Hz",), ("W",), ("kW",), ("MW",), ("GW",), ("V",),
    ("seconds", "second"), ("minutes", "minute"), ("hours", "hour"), ("days", "day"), ("weeks", "week"),
    ("months", "month"), ("years", "year"),
)  # fmt: skip
_STANDARD = {name: names[0] for names in _MEASURES for name in names}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a source gives it.

    `low` and `high` are what is said (the same but for a range); `unit` is what follows the number ("%", "km", or
    nothing); `text` is the author's wording.
    """

    low: float
    high: float
    hedge: Hedge
    unit: str
    text: str

    @property
    def span(self) -> tuple[float, float]:
        """The values that agree with what is said: about ±10 %, nearly 90–100 %, over n up to n + 10 %."""
        below, above = self.low - abs(self.low) / 10, self.high + abs(self.high) / 10
        match self.hedge:
            case Hedge.ABOUT:
                return below, above
            case Hedge.NEARLY:
                return (below, self.high) if self.low >= 0 else (self.low, above)
            case Hedge.OVER:
                return self.low, above
            case Hedge.UNDER:
                return below, self.high
            case Hedge.EXACT | Hedge.BETWEEN:
                return self.low, self.high

    @property
    def measured(self) -> bool:
        """Whether its unit is one of measurement (km, %, years), not a thing that is counted."""
        return self.unit in _STANDARD

    @property
    def step(self) -> float:
        """The unit of its roundness: 100,000 for 700,000; 5 for 125; 0.5 for 2.5; 0.05 for 12.75."""
        number, exponent = _mantissa(self.low)
        return float(Decimal(5 if number % 5 == 0 and number > 5 else 1).scaleb(exponent))


def parse_quantity(text: str) -> Quantity | None:
    """The number a text names, or None.

    Raises:
        ValueError: a range that ends below its start.
    """
    return None if _is_other(text) else _parse(text)


def _is_other(text: str) -> bool:
    """Whether a text begins as no quantity does: most of them."""
    return text[:1].isalpha() and (beginning := text[:3].casefold()) not in _BEGINNINGS and beginning[:2] != "c."


@lru_cache(maxsize=4096)
def _parse(text: str) -> Quantity | None:
    cleaned = " ".join(text.replace("\u00a0", " ").split())
    found = _shaped(cleaned)
    if not found:
        return None
    scale = _SCALES.get((found["scale"] or "").casefold(), 1)
    low = _number(found["low"]) * scale
    high = _number(found["high"]) * scale if found["high"] else low
    if high < low:
        raise ValueError(f"{text} ends below its start")
    hedge = _HEDGES[found["hedge"].casefold()] if found["hedge"] else Hedge.EXACT
    if found["high"]:
        hedge = Hedge.BETWEEN
    unit = (found["unit"] or "").strip()
    return Quantity(low, high, hedge, "%" if _STANDARD.get(unit.casefold()) == "%" else unit, cleaned)


def same_unit(left: str, right: str) -> bool:
    """Whether two units are the same, however they are written: km and kilometres, year and years."""
    return left == right or _standard_unit(left) == _standard_unit(right)


def with_value(quantity: Quantity, value: float) -> Quantity | None:
    """The same hedge, unit and way of writing with another number; None where that way has no words for it.

    Kept are separators (700000), scale words (2.5 million), number words (twelve) and the count of decimals (12.75).
    """
    found = _shaped(quantity.text)
    if not found or found["high"]:
        return None
    # "1 year" but "2 years"; symbols are the same for both
    inflected = not found["scale"] and len(quantity.unit) > 2 and quantity.unit.replace(" ", "").isalpha()
    if inflected and (value == 1) != (quantity.low == 1):
        return None
    scale = _SCALES.get((found["scale"] or "").casefold(), 1)
    written = _written(found["low"], value / scale, scaled=scale > 1)
    if not written:
        return None
    text = quantity.text[: found.start("low")] + written + quantity.text[found.end("low") :]
    return Quantity(value, value, quantity.hedge, quantity.unit, text)


def _shaped(text: str) -> re.Match[str] | None:
    if _is_other(text):
        return None
    found = _SHAPE.fullmatch(text) if len(text) <= 60 else None
    return None if found and found["unit"] and _NOT_COUNTED.fullmatch(found["unit"]) else found


def _written(model: str, value: float, scaled: bool) -> str:
    """A number in the way another one is written; "" if it cannot be. Beside a scale word 4 is not written 4.0."""
    if model.casefold() in _WORDS:
        word = _NAMES.get(int(value), "") if value == int(value) else ""
        return word.capitalize() if model[0].isupper() else word
    whole, _, fraction = model.partition(".")
    if abs(round(value, len(fraction)) - value) > 1e-9 * max(abs(value), 1.0):
        return ""
    written = f"{value:,.{len(fraction)}f}"
    if scaled and fraction:
        written = written.rstrip("0").rstrip(".")
    separators = [letter for letter in whole if letter in ", \u00a0\u202f"]
    if separators:
        return written.replace(",", separators[0])
    return written if len(whole) < 4 else written.replace(",", "")


def _mantissa(value: float) -> tuple[int, int]:
    """A number without its trailing zeros, and the power of ten that was taken out."""
    _, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    assert isinstance(exponent, int)
    return int("".join(str(digit) for digit in digits)), exponent if value else 0


def _number(text: str) -> float:
    word = _WORDS.get(text.casefold())
    return float(word) if word is not None else float(re.sub(r"[,\s]", "", text).replace("−", "-"))


def _standard_unit(unit: str) -> str:
    folded = unit.casefold().rstrip(".")
    return _STANDARD.get(unit) or _STANDARD.get(folded) or (folded.removesuffix("s") if len(folded) > 3 else folded)
