"""What a player gives, and what comes back."""

from __future__ import annotations

from quizgame.memory.scheduler import Rating
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Pick:
    """The option with this index, from 0, in the order shown."""

    index: int


@dataclass(frozen=True, slots=True)
class Tick:
    """The options with these indices, from 0, in the order shown; any number, in any order."""

    indices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Say:
    """The statement is true, or it is not."""

    true: bool


@dataclass(frozen=True, slots=True)
class Write:
    """A text typed in."""

    text: str


@dataclass(frozen=True, slots=True)
class Arrange:
    """The shown items in this order: indices from 0, a permutation."""

    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """How well it was recalled, by the learner's own judgement."""

    rating: Rating


@dataclass(frozen=True, slots=True)
class Place:
    """After so many of the events on the line."""

    index: int


@dataclass(frozen=True, slots=True)
class Join:
    """Halves joined one after the other, right ones and misses: the place of the left one, and the index of the right
    one among the items shown."""

    tries: tuple[tuple[int, int], ...]


Answer = Pick | Tick | Say | Write | Arrange | Rate | Place | Join


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of an answer: `credit` from 0 (wrong) to 1 (right), and why, where there is more to say."""

    credit: float
    why: str = ""

    @property
    def right(self) -> bool:
        """Whether it is fully right."""
        return self.credit >= 1.0

    @property
    def partial(self) -> bool:
        """Whether some of it is right."""
        return 0.0 < self.credit < 1.0
