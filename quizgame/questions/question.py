"""The kinds of question: one frozen class each, and what they share.

A question is asked in the words of its prompt and has exactly one right reading. Wrong options are ranked, best first,
and always the same; a game draws from them. Whether options are shown or the answer is typed is a matter of
presentation (`shown.py`), not of the question.
"""

from __future__ import annotations

from datetime import date

from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """Where the answer comes from: a source and the place in it. All texts; `date` is as the source gives it."""

    id: str
    title: str
    publisher: str = ""
    kind: str = ""
    date: str = ""
    locator: str = ""

    @property
    def nature(self) -> str:
        """Its kind, for whoever reads; nothing where that would tell nothing."""
        return "" if self.kind == "other" else self.kind


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong option and, where known, what is true of it ("Belarus joined ... in 2004.").

    `position` places dates and numbers on their line (a day's ordinal, the number itself); others have none.
    """

    text: str
    why: str = ""
    position: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What all questions share.

    `id` is the card's identity (`nato-belarus/mission/when`); `form` how it was made ("when", "card" when written by
    hand); `fact` groups siblings (`nato-belarus/mission`), None when it stands alone; `as_of` and `attribution` are
    worded as the prompt tells them.
    """

    id: str
    form: str
    prompt: str
    explanation: str = ""
    hint: str = ""
    references: tuple[Reference, ...] = ()
    fact: str | None = None
    as_of: str | None = None
    attribution: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Asked):
    """Pick the one right option. It needs its options: the answer could not be asked freely.

    With a `position`, and one for each wrong option, the options are shown in their order.
    """

    answer: str
    wrong: tuple[Wrong, ...]
    position: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Asked):
    """Pick all that belong: every one of `answers`, and none of `wrong`."""

    answers: tuple[str, ...]
    wrong: tuple[Wrong, ...]

    @property
    def answer(self) -> str:
        """All of it, as it is told."""
        return " · ".join(self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Asked):
    """Say whether a statement is true. There is at least one statement, true or false."""

    truths: tuple[str, ...] = ()
    falsehoods: tuple[Wrong, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed(Asked):
    """Name it. `accepted` holds every form that counts, the shown answer first.

    `exact` forbids typing slips (abbreviations, codes).
    """

    answer: str
    accepted: tuple[str, ...]
    wrong: tuple[Wrong, ...] = ()
    exact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric(Asked):
    """Give the number. Values from `low` to `high` count as right; `unit` is shown beside the field."""

    answer: str
    low: float
    high: float
    unit: str = ""
    wrong: tuple[Wrong, ...] = ()
    position: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Asked):
    """Give the date, as precisely as `grain` says ("year", "month", "day"); `first` to `last` is the truth.

    `event` tells what happened without its date, where the question asks about an event.
    """

    answer: str
    first: date
    last: date
    grain: str
    wrong: tuple[Wrong, ...] = ()
    event: str = ""

    @property
    def position(self) -> float:
        """Its place on the line of time: the ordinal of its first day."""
        return float(self.first.toordinal())


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Asked):
    """Put the items in order. `items` stand in the right order; `marks` say why, one each ("1992")."""

    items: tuple[str, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Asked):
    """Put each right half of the pairs beside its left half; the left ones stand in this order."""

    pairs: tuple[tuple[str, str], ...]

    @property
    def items(self) -> tuple[str, ...]:
        """The right halves, in their right order."""
        return tuple(right for _, right in self.pairs)

    @property
    def marks(self) -> tuple[str, ...]:
        """The left halves."""
        return tuple(left for left, _ in self.pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flashcard(Asked):
    """Recall what is on the back, then look. The prompt is its front; the learner alone knows how well it went."""

    back: str

    @property
    def answer(self) -> str:
        """What there is to recall."""
        return self.back


Question = Choice | Several | TrueFalse | Typed | Numeric | Dated | Order | Match | Flashcard


def judged_by_program(question: Question) -> bool:
    """Whether the program grades it: where points count, nobody awards them to themselves."""
    return not isinstance(question, Flashcard)


#: How a kind is called in JSON.
KINDS: dict[type[Question], str] = {
    Choice: "choice",
    Several: "several",
    TrueFalse: "true-false",
    Typed: "typed",
    Numeric: "number",
    Dated: "date",
    Order: "order",
    Match: "match",
    Flashcard: "flashcard",
}
