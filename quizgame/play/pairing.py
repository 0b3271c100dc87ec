"""A round of match while it is played: halves are joined two by two, and right pairs go away."""

from __future__ import annotations

from quizgame.errors import GameError
from quizgame.questions.answer import Join
from quizgame.questions.shown import Shuffled
from quizgame.values import dataclass, replace

Try = tuple[int, int]
"""A left half by its place, and a right half by its index among the items as shown."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A round as shown, and the tries so far."""

    shown: Shuffled
    tries: tuple[Try, ...] = ()

    @property
    def found(self) -> frozenset[int]:
        """The left halves whose right ones are found."""
        return frozenset(left for left, item in self.tries if self.fits(left, item))

    @property
    def gone(self) -> frozenset[int]:
        """The right halves, by their index, that belong to a pair that is found."""
        return frozenset(self.shown.right[left] for left in self.found)

    @property
    def misses(self) -> int:
        """The tries that joined what does not belong together."""
        return sum(1 for left, item in self.tries if not self.fits(left, item))

    @property
    def solved(self) -> bool:
        """Whether all pairs are found."""
        return len(self.found) == len(self.shown.right)

    @property
    def answer(self) -> Join:
        """The tries as an answer."""
        return Join(self.tries)

    def fits(self, left: int, item: int) -> bool:
        """Whether two halves belong together."""
        return self.shown.right[left] == item

    def join(self, left: int, item: int) -> Pairing:
        """The round after two halves were joined.

        Raises:
            GameError: there are no such halves, or one of them is gone.
        """
        halves = range(len(self.shown.right))
        if left not in halves or item not in halves or left in self.found or item in self.gone:
            raise GameError("these halves are not there to be joined")
        return replace(self, tries=(*self.tries, (left, item)))
