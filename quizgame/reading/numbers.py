"""Numbers with their hedge: "about 700,000", "over 75", "22%", "500–600"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


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
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_NUMBER = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SHAPE = re.compile(
    rf"(?:(?P<hedge>{'|'.join(re.escape(word) for word in sorted(_HEDGES, key=len, reverse=True))})\s*)?"
    rf"(?P<low>{_NUMBER}|{'|'.join(_WORDS)})"
    rf"(?:\s*(?:–|—|-|\bto\b)\s*(?P<high>{_NUMBER}))?"
    rf"(?:\s+(?P<scale>{'|'.join(_SCALES)}))?"
    r"(?:\s*(?P<unit>%|[^\d\W][^\d,;:]{0,24}))?",
    re.IGNORECASE,
)


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
        match self.hedge:
            case Hedge.ABOUT:
                return self.low * 0.9, self.high * 1.1
            case Hedge.NEARLY:
                return self.low * 0.9, self.high
            case Hedge.OVER:
                return self.low, self.high * 1.1
            case Hedge.UNDER:
                return self.low * 0.9, self.high
            case Hedge.EXACT | Hedge.BETWEEN:
                return self.low, self.high

    def agrees(self, low: float, high: float) -> bool:
        """Whether a given value or range lies in what is said."""
        first, last = self.span
        slack = 1e-9 * max(abs(first), abs(last), 1.0)
        return first - slack <= low and high <= last + slack

    @property
    def step(self) -> float:
        """The unit of its roundness: 100,000 for 700,000; 5 for 125; 0.5 for 2.5."""
        if self.low != int(self.low) or self.low == 0:
            return 0.1 if self.low != int(self.low) else 1
        number, step = int(abs(self.low)), 1
        while number % 10 == 0:
            number //= 10
            step *= 10
        return step * 5 if number % 5 == 0 and number > 5 else step


def parse_quantity(text: str) -> Quantity | None:
    """The number a text names, or None.

    Raises:
        ValueError: a range that ends below its start.
    """
    cleaned = " ".join(text.replace("\u00a0", " ").split())
    if len(cleaned) > 60:
        return None
    found = _SHAPE.fullmatch(cleaned)
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
    return Quantity(low, high, hedge, _unit(found["unit"]), cleaned)


def with_value(quantity: Quantity, value: float) -> Quantity:
    """The same wording, hedge and unit with another number."""
    worded = re.sub(rf"(?:{_NUMBER})(?:\s+(?:{'|'.join(_SCALES)}))?", format_number(value), quantity.text, count=1)
    if worded == quantity.text:
        worded = format_number(value)
    return Quantity(value, value, quantity.hedge, quantity.unit, worded)


def format_number(value: float) -> str:
    """A number with thousands separated: 700,000; 2.5."""
    if value == int(value):
        return f"{int(value):,}" if abs(value) >= 1_000 else str(int(value))
    return f"{value:,.10g}"


def _number(text: str) -> float:
    word = _WORDS.get(text.casefold())
    return float(word) if word is not None else float(re.sub(r"[,\s]", "", text))


def _unit(text: str | None) -> str:
    unit = (text or "").strip()
    return "%" if unit.casefold() in ("percent", "per cent", "pct", "%") else unit
