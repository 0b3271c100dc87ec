"""Judging answers. Grading is total: whatever a player gives gets a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from quizgame.memory.scheduler import Rating
from quizgame.questions.answer import Answer, Arrange, Join, Pick, Place, Rate, Say, Tick, Verdict, Write
from quizgame.questions.question import Dated, Match, Numeric, Typed
from quizgame.questions.shown import Blank, Flip, Line, Mark, Options, Shown, Shuffled, Statement, Ticks, inversions
from quizgame.questions.spelling import distance, same, same_letters, slips
from quizgame.reading.dates import parse_date
from quizgame.reading.folding import fold
from quizgame.reading.numbers import Hedge, Quantity, parse_quantity, same_unit

WRONG = Verdict(0.0)
RIGHT = Verdict(1.0)


def grade(shown: Shown, answer: Answer) -> Verdict:
    """The verdict on an answer to a question as it was shown. An answer of another shape than asked for is wrong."""
    match shown, answer:
        case Options(), Pick(index):
            if index == shown.right:
                return RIGHT
            known = 0 <= index < len(shown.whys)
            return Verdict(0.0, shown.whys[index] if known else "")
        case Ticks(), Tick(indices):
            return _grade_ticks(shown, frozenset(indices))
        case Statement(), Say(true):
            return RIGHT if true == shown.true else Verdict(0.0, shown.why)
        case Blank(), Write(text):
            return _grade_text(shown, text)
        case Shuffled(), Arrange(order):
            return _grade_order(shown, order)
        case Shuffled(question=Match()), Join(tries):
            return _grade_join(shown, tries)
        case Flip(), Rate(rating):
            return WRONG if rating is Rating.AGAIN else RIGHT
        case Line(right=right, marks=marks), Place(index):
            return RIGHT if index == right else Verdict(0.0, f"It belongs {between(marks, right)}.")
        case _:
            return WRONG


def right_answer(shown: Shown) -> str:
    """The right answer, as it is told after an answer."""
    match shown:
        case Options():
            return shown.options[shown.right]
        case Ticks():
            return shown.question.answer
        case Statement():
            return "True" if shown.true else "False"
        case Blank() | Flip() | Line():
            return shown.question.answer
        case Shuffled(question=Match(pairs=pairs)):
            return " · ".join(f"{left}: {right}" for left, right in pairs)
        case Shuffled():
            return " → ".join(shown.question.items)
        case _:
            assert_never(shown)


def between(marks: Sequence[Mark], place: int) -> str:
    """A place on the line, told by the dates beside it."""
    before, after = marks[:place], marks[place:]
    if not before:
        return f"before {after[0].date}"
    if not after:
        return f"after {before[-1].date}"
    return f"between {before[-1].date} and {after[0].date}"


def told_answer(shown: Shown, answer: Answer) -> str:
    """What a player answered, in words."""
    match shown, answer:
        case Options(), Pick(index) if 0 <= index < len(shown.options):
            return shown.options[index]
        case Ticks(), Tick(indices):
            chosen = [option for index, option in enumerate(shown.options) if index in indices]
            return " · ".join(chosen) or "none of them"
        case _, Say(true):
            return "True" if true else "False"
        case _, Write(text):
            return text.strip() or "…"
        case _, Rate(rating):
            return rating.name.capitalize()
        case Line(marks=marks), Place(index) if 0 <= index <= len(marks):
            return between(marks, index)
        case Shuffled(question=Match(marks=marks)), Arrange(order):
            placed = [shown.items[index] for index in order if 0 <= index < len(shown.items)]
            return " · ".join(f"{left}: {right}" for left, right in zip(marks, placed, strict=False))
        case Shuffled(question=Match(marks=marks)), Join(tries):
            first = {left: shown.items[item] for left, item in reversed(tries)}
            return " · ".join(f"{mark}: {first.get(left, '…')}" for left, mark in enumerate(marks))
        case Shuffled(), Arrange(order):
            return " → ".join(shown.items[index] for index in order if 0 <= index < len(shown.items))
        case _:
            return "…"


def _grade_text(shown: Blank, text: str) -> Verdict:
    match shown.question:
        case Typed() as question:
            return _grade_typed(question, text)
        case Numeric() as question:
            return _grade_number(question, text)
        case Dated() as question:
            return _grade_date(question, text)
        case _:
            assert_never(shown.question)


def _grade_typed(question: Typed, text: str) -> Verdict:
    if not fold(text):
        return WRONG
    forms = tuple(dict.fromkeys((question.answer, *question.accepted)))
    if any(same(text, form) for form in forms):
        return RIGHT
    wrong = [option.text for option in question.wrong]
    if any(same(text, other) for other in wrong):
        return WRONG
    for form in forms:
        if same_letters(text, form):
            return Verdict(1.0, f"Written {form.rstrip('.')}.")
    if question.exact:
        return WRONG
    found = [(count, form) for form in forms if (count := slips(text, form)) is not None]
    if not found:
        return WRONG
    fewest, nearest = min(found, key=lambda pair: pair[0])
    if any(distance(text, other) <= fewest for other in wrong):
        return WRONG
    return Verdict(1.0, f"Spelt {nearest.rstrip('.')}.")


#: Which hedges of the truth a given one-sided hedge agrees with; the others commit to no side.
_ONE_SIDED = {
    Hedge.OVER: {Hedge.OVER},
    Hedge.UNDER: {Hedge.UNDER, Hedge.NEARLY},
    Hedge.NEARLY: {Hedge.NEARLY, Hedge.UNDER, Hedge.ABOUT},
}


def _grade_number(question: Numeric, text: str) -> Verdict:
    given = _quantity(text)
    if given is None:
        return Verdict(0.0, "That is not a number.")
    if not fits_unit(given, question):
        return Verdict(0.0, f"Asked in {question.unit}." if question.unit else "Asked as a plain number.")
    slack = 1e-9 * max(abs(question.high), 1.0)
    inside = question.low - slack <= given.low and given.high <= question.high + slack
    if inside and given.hedge in _ONE_SIDED:
        said = _quantity(question.answer)
        inside = said is not None and said.hedge in _ONE_SIDED[given.hedge]
    return RIGHT if inside else WRONG


def fits_unit(given: Quantity, question: Numeric) -> bool:
    """Whether a number is given in the unit asked for. It may go without; things that are counted may be named.

    The unit may stand in the prompt alone: "How many years ...?"
    """
    if question.unit:
        return not given.unit or same_unit(given.unit, question.unit)
    return not given.measured or any(same_unit(fold(word), given.unit) for word in question.prompt.split())


def _quantity(text: str) -> Quantity | None:
    try:
        return parse_quantity(text)
    except ValueError:
        return None


def _grade_date(question: Dated, text: str) -> Verdict:
    try:
        given = parse_date(text)
    except ValueError as error:
        return Verdict(0.0, f"{error}.")
    if given is None:
        return Verdict(0.0, "That is not a date.")
    if question.first <= given.first and given.last <= question.last:
        return RIGHT
    if given.first <= question.first and question.last <= given.last and given.year == question.first.year:
        return Verdict(0.5, f"The {given.grain} is right; the {question.grain} was asked.")
    return WRONG


def _grade_order(shown: Shuffled, order: tuple[int, ...]) -> Verdict:
    if sorted(order) != list(range(len(shown.items))):
        return WRONG
    ranks = [shown.right.index(index) for index in order]
    if isinstance(shown.question, Match):
        return _grade_match(ranks)
    pairs = len(ranks) * (len(ranks) - 1) // 2
    swapped = inversions(ranks)
    if swapped == 0:
        return RIGHT
    credit = max((pairs - 2 * swapped) / pairs, 0.0)
    return Verdict(credit, f"{pairs - swapped} of {pairs} pairs stand the right way round.")


def _grade_match(ranks: list[int]) -> Verdict:
    """Credit by halves that stand beside theirs: (right − wrong) / all, never below 0."""
    right = sum(1 for place, rank in enumerate(ranks) if place == rank)
    if right == len(ranks):
        return RIGHT
    return Verdict(max((2 * right - len(ranks)) / len(ranks), 0.0), f"{right} of {len(ranks)} stand where they belong.")


def _grade_join(shown: Shuffled, tries: tuple[tuple[int, int], ...]) -> Verdict:
    """Credit by pairs found less misses, over all pairs, never below 0: whoever tries until it fits earns nothing."""
    found = {left for left, item in tries if 0 <= left < len(shown.right) and shown.right[left] == item}
    pairs, misses = len(shown.right), sum(1 for left, item in tries if left not in found or shown.right[left] != item)
    if len(found) == pairs and not misses:
        return RIGHT
    told = "1 miss" if misses == 1 else f"{misses} misses"
    return Verdict(max(len(found) - misses, 0) / pairs, f"{len(found)} of {pairs} found, with {told}.")


def _grade_ticks(shown: Ticks, given: frozenset[int]) -> Verdict:
    """Credit by what was ticked: the share found, less the share ticked of what does not belong; all ticked earns 0."""
    belong = frozenset(shown.right)
    right, wrong = len(given & belong), len(given - belong)
    if given == belong:
        return RIGHT
    whys = [shown.whys[index] for index in sorted(given - belong) if 0 <= index < len(shown.whys)]
    told = f"{right} of {len(belong)} found" + (f", {wrong} too many." if wrong else ".")
    spread = len(shown.options) - len(belong)
    credit = max(right / len(belong) - wrong / spread, 0.0) if spread else right / len(belong)
    return Verdict(min(credit, 0.99), " ".join([told, *(why for why in whys if why)]))
