"""The modes there are, as faces offer them."""

from __future__ import annotations

from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode: its name on the command line and in the journal, its title, and what it is in a line.

    `everywhere` tells that it can be played over all decks together; `unit` is what its `length` counts (None: it has
    none of its own).
    """

    name: str
    title: str
    about: str
    everywhere: bool = False
    unit: str = "questions"
    length: int | None = 10


MODES: tuple[Mode, ...] = (
    Mode("study", "Study", "what is due, then what is new, until it is known", everywhere=True, length=None),
    Mode("quiz", "Quiz", "ten questions for points"),
    Mode("exam", "Exam", "nothing told before the end; passed or failed", length=20),
    Mode("sprint", "Sprint", "as many as a minute allows; a miss costs time", unit="seconds", length=60),
    Mode("survival", "Survival", "three lives, and it grows harder", length=None),
    Mode("timeline", "Timeline", "place each event into the growing line of time", unit="events", length=12),
    Mode("match", "Match", "find the pairs; the faster, the more points", unit="rounds", length=5),
    Mode("flashcards", "Flashcards", "turn the cards and judge yourself", everywhere=True, length=None),
    Mode("weak", "Weak spots", "what you miss, and are about to forget", everywhere=True),
    Mode("daily", "Daily", "one set a day, the same for all who have the deck", length=None),
)
NAMES: tuple[str, ...] = tuple(mode.name for mode in MODES)


def mode_named(name: str) -> Mode:
    """The mode of a name.

    Raises:
        KeyError: there is none.
    """
    return {mode.name: mode for mode in MODES}[name]
