"""What a setting may be: how it is read from a file, from what somebody typed, and how it is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Chance:
    """A number between two others, which people also write in per cent."""

    least: float
    most: float

    @property
    def wanted(self) -> str:
        """What it must be."""
        return f"a number from {self.least} to {self.most}"

    def read(self, value: Any) -> float:
        """The value that a file holds.

        Raises:
            ValueError: it cannot be.
        """
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.least <= value <= self.most:
            raise ValueError(self.wanted)
        return float(value)

    def typed(self, text: str) -> Any:
        """What a file is to hold for what was typed; to be read before it is believed."""
        number = _number(text.rstrip("% "))
        if number is None:
            return text
        return round(number / 100, 6) if number > 1 else number

    def told(self, value: float) -> str:
        """The value in words."""
        return f"{value * 100:g}%"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from one to another; `none` says what 0 means, where it means something else."""

    least: int
    most: int
    none: str = ""

    @property
    def wanted(self) -> str:
        """What it must be."""
        return f"a whole number from {self.least} to {self.most}"

    def read(self, value: Any) -> int:
        """As for a chance."""
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise ValueError(self.wanted)
        return value

    def typed(self, text: str) -> Any:
        """As for a chance."""
        plain = text.replace(",", "")
        return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 10 else text

    def told(self, value: int) -> str:
        """The value in words."""
        return self.none if self.none and not value else f"{value:,}"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some words."""

    words: Sequence[str]

    @property
    def wanted(self) -> str:
        """What it must be."""
        return " or ".join(self.words)

    def read(self, value: Any) -> str:
        """As for a chance."""
        if value not in self.words:
            raise ValueError(self.wanted)
        return str(value)

    def typed(self, text: str) -> Any:
        """As for a chance."""
        return text.casefold()

    def told(self, value: str) -> str:
        """The value in words."""
        return value


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar."""

    wanted = "a day as 2027-06-01"

    def read(self, value: Any) -> date:
        """As for a chance."""
        try:
            if isinstance(value, str) and len(value) == len("2027-06-01"):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise ValueError(self.wanted)

    def typed(self, text: str) -> Any:
        """As for a chance."""
        return text

    def told(self, value: date) -> str:
        """The value in words."""
        return value.isoformat()


Kind = Chance | Whole | OneOf | Day


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
