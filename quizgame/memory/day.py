"""Local days: what counts as one day of learning.

A day is a number, the proleptic Gregorian ordinal of the local date (`date.fromordinal` turns it back). It starts at
the rollover hour, so that an evening of learning past midnight is still that evening's.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from quizgame.values import dataclass

ROLLOVER_HOUR = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant and the wall clock it was seen on: `utc` in milliseconds since 1970, `offset` in minutes east.

    `rollover` is the hour, from 0 to 23, at which the learner's day begins.
    """

    utc: int
    offset: int
    rollover: int = ROLLOVER_HOUR

    def day(self) -> int:
        """The local day this moment belongs to."""
        shifted = _EPOCH + timedelta(milliseconds=self.utc, minutes=self.offset - 60 * self.rollover)
        return shifted.toordinal()


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(at: datetime, rollover: int = ROLLOVER_HOUR) -> Moment:
    """The moment of an aware datetime, on a wall clock whose day begins at the rollover hour.

    Raises:
        ValueError: the datetime has no time zone.
    """
    offset = at.utcoffset()
    if offset is None:
        raise ValueError("a moment needs a time zone")
    return Moment((at - _EPOCH) // timedelta(milliseconds=1), offset // timedelta(minutes=1), rollover)
