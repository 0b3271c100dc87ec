"""What the learner prefers, in a JSON file that people write: how well to remember, how much a day, when it begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from quizgame.errors import StoreError
from quizgame.memory.day import ROLLOVER_HOUR
from quizgame.memory.queue import NEW_PER_DAY, REVIEWS_PER_DAY
from quizgame.memory.scheduler import DEFAULT_RETENTION, LEAST_RETENTION, MOST_RETENTION
from quizgame.reading.diagnostic import printable

MOST_A_DAY = 9_999
_LONGEST = 1_000_000
"""Bytes; nobody prefers as much."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`retention` is the chance to recall at which cards come back, `retentions` that of some decks, by their ids.

    `rollover_hour` is when a day begins, `new_per_day` and `reviews_per_day` what it holds at most.
    """

    retention: float = DEFAULT_RETENTION
    rollover_hour: int = ROLLOVER_HOUR
    new_per_day: int = NEW_PER_DAY
    reviews_per_day: int = REVIEWS_PER_DAY
    retentions: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


def read_settings(path: Path) -> Settings:
    """The settings in a file; where there is none, what suits most people. Keys it does not know are left alone.

    Raises:
        StoreError: it cannot be read, or says something that cannot be.
    """
    return _settings(_read(path), path)


def unknown_keys(path: Path) -> list[str]:
    """The keys in a file of settings that mean nothing.

    Raises:
        StoreError: it cannot be read.
    """
    return sorted(_read(path).keys() - {one.name for one in fields(Settings)})


def _read(path: Path) -> dict[str, Any]:
    name = printable(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST + 1)
    except (FileNotFoundError, NotADirectoryError):  # of a home that is none, the journal tells more clearly
        return {}
    except OSError as error:
        raise StoreError(f"{name} cannot be read: {error.strerror or error}", "check its permissions") from error
    import json  # not needed where nothing is set

    try:
        read = json.loads(data[:_LONGEST])
    except (ValueError, RecursionError) as error:
        raise StoreError(f"{name} is not JSON: {printable(str(error))}", _EXAMPLE) from error
    if not isinstance(read, dict):
        raise StoreError(f"{name} is not a JSON object", _EXAMPLE)
    return read


_EXAMPLE = 'an example: {"retention": 0.9, "rollover_hour": 4, "new_per_day": 10, "retentions": {"capitals": 0.95}}'


def _settings(read: Mapping[str, Any], path: Path) -> Settings:
    given = _Given(read, path)
    plain = Settings()
    retentions = read.get("retentions", {})
    if not isinstance(retentions, dict):
        raise given.wrong("retentions", "a chance for each of some decks, by their ids")
    return Settings(
        retention=given.number("retention", plain.retention, LEAST_RETENTION, MOST_RETENTION),
        rollover_hour=given.whole("rollover_hour", plain.rollover_hour, 23),
        new_per_day=given.whole("new_per_day", plain.new_per_day, MOST_A_DAY),
        reviews_per_day=given.whole("reviews_per_day", plain.reviews_per_day, MOST_A_DAY),
        retentions=MappingProxyType(
            {
                deck: _Given(retentions, path, "retentions.").number(deck, 0.0, LEAST_RETENTION, MOST_RETENTION)
                for deck in retentions
            }
        ),
    )


@dataclass(frozen=True, slots=True)
class _Given:
    """The values of an object in the file, checked one by one."""

    read: Mapping[str, Any]
    path: Path
    within: str = ""

    def number(self, key: str, default: float, least: float, most: float) -> float:
        """A number between two others."""
        value = self.read.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise self.wrong(key, f"a number from {least} to {most}")
        return float(value)

    def whole(self, key: str, default: int, most: int) -> int:
        """A whole number from 0 to another."""
        value = self.read.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise self.wrong(key, f"a whole number from 0 to {most}")
        return value

    def wrong(self, key: str, wanted: str) -> StoreError:
        """The error that tells what was wanted."""
        name = printable(str(self.path))
        return StoreError(f"{name}: `{printable(self.within + key, 80)}` must be {wanted}", _EXAMPLE)
