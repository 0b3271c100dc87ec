"""How long a question has been open: the clock stands still while the game is paused."""

from __future__ import annotations

from time import monotonic


class Stopwatch:
    """Runs from `begin` to `end`, but for what lies between `pause` and `go_on`."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._paused: float | None = None

    @property
    def ms(self) -> int:
        """The milliseconds so far; none while no question is open."""
        if self._since is None:
            return 0
        now = monotonic() if self._paused is None else self._paused
        return round((now - self._since) * 1000)

    @property
    def paused(self) -> bool:
        """Whether it stands still."""
        return self._paused is not None

    def begin(self) -> None:
        """A question is shown."""
        self._since, self._paused = monotonic(), None

    def end(self) -> None:
        """It is answered, or left."""
        self._since = self._paused = None

    def pause(self) -> None:
        """Stand still."""
        if self._since is not None and self._paused is None:
            self._paused = monotonic()

    def go_on(self) -> None:
        """Run again."""
        if self._since is not None and self._paused is not None:
            self._since += monotonic() - self._paused
            self._paused = None
