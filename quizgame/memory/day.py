"""Local days: what counts as one day of learning.

A day is a number, the proleptic Gregorian ordinal of the local date (`date.fromordinal` turns it back). It starts at
the rollover hour, so that an evening of learning past midnight is still that evening's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

ROLLOVER_HOUR = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant and the wall clock it was seen on: `utc` in milliseconds since 1970, `offset` in minutes east."""

    utc: int
    offset: int

    def day(self, rollover_hour: int = ROLLOVER_HOUR) -> int:
        """The local day this moment belongs to."""
        shifted = _EPOCH + timedelta(milliseconds=self.utc, minutes=self.offset - 60 * rollover_hour)
        return shifted.toordinal()


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(at: datetime) -> Moment:
    """The moment of an aware datetime.

    Raises:
        ValueError: the datetime has no time zone.
    """
    offset = at.utcoffset()
    if offset is None:
        raise ValueError("a moment needs a time zone")
    return Moment((at - _EPOCH) // timedelta(milliseconds=1), offset // timedelta(minutes=1))
