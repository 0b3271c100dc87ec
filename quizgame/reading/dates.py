"""Dates with the precision they are known to: a date is the interval of days it may lie in."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache

from quizgame.values import dataclass

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH_NUMBERS = {name.casefold(): number for number, name in enumerate(MONTHS, 1)} | {
    name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)
}
_MONTH_NUMBERS["sept"] = 9
#: First and last day of a season, or part of a year, as (month, day); wide, since authors differ. Winter reaches into
#: both neighbours.
_SEASONS = {
    "spring": ((3, 1), (6, 21)),
    "summer": ((6, 1), (9, 23)),
    "autumn": ((9, 1), (12, 22)),
    "fall": ((9, 1), (12, 22)),
    "early": ((1, 1), (5, 31)),
    "mid": ((4, 1), (9, 30)),
    "late": ((8, 1), (12, 31)),
}
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
#: What is a year without further words; other bare numbers are quantities.
_YEAR = r"(?:1\d{3}|20\d{2})"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})-(?P<m>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<year>\d{4})-(?P<m>0[1-9]|1[0-2])",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{3,4}})",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{3,4}})",
        rf"{_MONTH},? (?P<year>\d{{3,4}})",
        rf"(?P<year>{_YEAR})",
    )
)
_SOME_YEAR = re.compile(r"\d{3}")
_ABOUT = re.compile(r"(?:about|around|circa|ca?\.)\s*(?P<rest>.+)", re.IGNORECASE)
#: A hyphen joins two years (1999-2000, 1941-45) or two days (12-14 May 1999); with spaces it joins anything.
_HYPHEN = r"(?<=\d{4})-(?=\d{4}\b|\d{2}$)|(?<=\d)-(?=\d{1,2}(?:st|nd|rd|th)? [A-Za-z])|(?<=\s)-(?=\s)"
_RANGE = re.compile(rf"(?P<start>.+?)\s*(?:–|—|\bto\b|{_HYPHEN})\s*(?P<end>.+)")
_DECADE = re.compile(r"(?:the )?(?P<year>(?:1\d|20)\d0)s")
#: How every date begins; most texts do not, and need no further look.
_BEGINNING = re.compile(
    r"\s*(?:(?:the )?\d|about|around|circa|ca?\.|winter|"
    rf"{'|'.join(_SEASONS)}|{'|'.join(name[:3] for name in MONTHS)})",
    re.IGNORECASE,
)
_ANY = re.compile(rf"\b(?:{_YEAR}s?|{'|'.join(MONTHS[:4] + MONTHS[5:])}|May(?= \d))\b")


class Grain(StrEnum):
    """How precisely a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Date:
    """The days a date may lie on, first and last included, and how that is said.

    `text` is the author's wording: "April 1998", "autumn 2009".
    """

    first: date
    last: date
    grain: Grain
    text: str

    def overlaps(self, other: Date) -> bool:
        """Whether both may be the same day: then they are tied, and neither is before the other."""
        return self.first <= other.last and other.first <= self.last

    def before(self, other: Date) -> bool:
        """Whether this one certainly comes first."""
        return self.last < other.first

    def within(self, other: Date) -> bool:
        """Whether every day of this one is a day of the other."""
        return other.first <= self.first and self.last <= other.last

    @property
    def year(self) -> int | None:
        """The year, when it is certain."""
        certain = self.first.year == self.last.year and self.grain is not Grain.ABOUT
        return self.first.year if certain else None


def of_day(day: date) -> Date:
    """The date of one day, worded "31 March 2006"."""
    return Date(day, day, Grain.DAY, f"{day.day} {MONTHS[day.month - 1]} {day.year:03}")


def of_month(year: int, month: int) -> Date:
    """The date of one month, worded "April 1998"."""
    last = _days_of(year, month)
    return Date(date(year, month, 1), date(year, month, last), Grain.MONTH, f"{MONTHS[month - 1]} {year:03}")


def _days_of(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def of_year(year: int) -> Date:
    """The date of one year, worded "1995"."""
    return Date(date(year, 1, 1), date(year, 12, 31), Grain.YEAR, str(year))


def parse_date(text: str) -> Date | None:
    """The date a text names, or None if it names none.

    Reads days (31 March 2006, March 31 2006, 2006-03-31), months, seasons, years from 1000 to 2099, decades (1990s),
    ranges (1999–2000, 1941-45, 12–14 May 1999) and "about" dates.

    Raises:
        ValueError: it is shaped like a date that does not exist (30 February), or a range that ends before it starts.
    """
    return _parse(text) if _SOME_YEAR.search(text) and _BEGINNING.match(text) else None


@lru_cache(maxsize=4096)
def _parse(text: str) -> Date | None:
    cleaned = " ".join(text.split())
    if len(cleaned) > 60:
        return None
    simple = _parse_simple(cleaned)
    if simple:
        return simple
    about = _ABOUT.fullmatch(cleaned)
    if about:
        inner = _parse_simple(about["rest"])
        return _widened(inner, cleaned) if inner else None
    return _parse_range(cleaned)


def mentions_date(text: str) -> bool:
    """Whether a year or a month's name stands in a text: then the text tells its own date."""
    return _ANY.search(text) is not None


def _parse_simple(text: str) -> Date | None:
    for pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if not found:
            continue
        parts = found.groupdict()
        month = _month_number(parts)
        if month == 0:
            continue
        try:
            return _build(int(parts["year"]), month, parts.get("day"))
        except ValueError:
            raise ValueError(f"{text} does not exist in the calendar") from None
    return _parse_season(text) or _parse_decade(text)


def _month_number(parts: dict[str, str | None]) -> int | None:
    """The month's number, None for a bare year, 0 if the word is no month."""
    if parts.get("m"):
        return int(parts["m"] or 0) or 13
    word = parts.get("month")
    return _MONTH_NUMBERS.get(word.casefold(), 0) if word else None


def _build(year: int, month: int | None, day: str | None) -> Date:
    if month is None:
        return of_year(year)
    if day is None:
        date(year, month, 1)
        return of_month(year, month)
    return of_day(date(year, month, int(day)))


def _parse_season(text: str) -> Date | None:
    found = re.fullmatch(r"(?P<season>[A-Za-z]+)[ -](?:of )?(?P<year>\d{4})(?:[-–/](?P<next>\d{2}|\d{4}))?", text)
    if not found:
        return None
    season, year = found["season"].casefold(), int(found["year"])
    if season == "winter":
        # "winter 2002" may be the one before or the one after; "winter 2002–03" is certain.
        first = date(year, 12, 1) if found["next"] else date(year - 1, 12, 1)
        return Date(first, date(year + 1, 3, 21), Grain.SEASON, text)
    if season not in _SEASONS or found["next"]:
        return None
    (month, day), (last_month, last_day) = _SEASONS[season]
    return Date(date(year, month, day), date(year, last_month, last_day), Grain.SEASON, text)


def _parse_decade(text: str) -> Date | None:
    """The 1990s are ten years; the 1900s may be ten or a hundred, so they are taken for the whole century."""
    found = _DECADE.fullmatch(text)
    if not found:
        return None
    year = int(found["year"])
    return Date(date(year, 1, 1), date(year + (9 if year % 100 else 99), 12, 31), Grain.RANGE, text)


def _parse_range(text: str) -> Date | None:
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    start_text, end_text = found["start"], found["end"]
    if re.fullmatch(_YEAR, start_text) and re.fullmatch(r"\d{2}", end_text):
        end_text = start_text[:2] + end_text
    end = _parse_simple(end_text)
    if end is None:
        return None
    start = _parse_simple(start_text) or _parse_simple(f"{start_text} {end.last.year}")
    if start is None and end.grain is Grain.DAY:
        start = _parse_simple(f"{start_text} {MONTHS[end.last.month - 1]} {end.last.year}")
    if start is None:
        return None
    if end.last < start.first:
        raise ValueError(f"{text} ends before it starts")
    return Date(start.first, end.last, Grain.RANGE, text)


def _widened(inner: Date, text: str) -> Date:
    """ "about" reaches a year to both sides of a year, and a month's length beyond anything finer."""
    if inner.grain is Grain.YEAR:
        return Date(date(max(inner.first.year - 1, 1), 1, 1), date(inner.last.year + 1, 12, 31), Grain.ABOUT, text)
    before = date.fromordinal(max(inner.first.toordinal() - 31, 1))
    return Date(before, date.fromordinal(inner.last.toordinal() + 31), Grain.ABOUT, text)
