"""What a question's answers mean, in the words of a colleague."""

from __future__ import annotations

from quizgame.questions.shown import Blank, Line, Shown, Shuffled, Statement, Ticks
from quizgame.reading.folding import fold
from quizgame.values import dataclass

KNOWN, MOSTLY = 0.9, 0.6
TEMPTED = 0.25
"""A wrong option that so many took was no slip."""
SHORT = 30
"""Longer options are not told twice, in their own words and in what is true of them."""
CONTRARY = -0.1
"""Below this, those who know the rest did worse."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a question: of `answered` players `right` had it.

    `choices` are options, or what was typed: text, whether it is right, what is true of it, how many took it.
    """

    shown: Shown
    answered: int
    right: int
    facility: float | None
    discrimination: float | None
    choices: tuple[tuple[str, bool, str, int], ...]


def judge_question(seen: Seen, fewest: int) -> tuple[str, ...]:
    """One sentence, and others where there is more to say. With fewer answers than `fewest` nothing is judged."""
    if not seen.answered or seen.facility is None:
        return ("Nobody answered.",)
    if seen.answered < fewest:
        return (f"{seen.right} of {seen.answered} had it: too few answers to say more.",)
    told = [_ticked(seen) if isinstance(seen.shown, Ticks) else _known(seen, seen.facility)]
    if seen.discrimination is not None and seen.discrimination < CONTRARY and seen.facility < KNOWN:
        told.append("Those who know the rest did worse here: look at the wording, and at what counts as right.")
    return tuple(told)


def _known(seen: Seen, facility: float) -> str:
    if seen.right == seen.answered:
        return "All had it right."
    if facility >= KNOWN:
        return f"Known: {_of(seen.right, seen)} had it right."
    if isinstance(seen.shown, Shuffled):
        return _arranged(seen, facility)
    wrong = max((choice for choice in seen.choices if not choice[1]), key=lambda choice: choice[3], default=None)
    if wrong is not None and wrong[3] >= 2 and wrong[3] >= TEMPTED * seen.answered:
        return _tempted(seen, wrong)
    if facility >= MOSTLY:
        return f"Mostly known: {_of(seen.right, seen)} had it right."
    if not seen.right:
        return "Nobody had it right, and no wrong answer stands out."
    return f"{_of(seen.right, seen).capitalize()} had it right, and no wrong answer stands out: it was guessed."


def _tempted(seen: Seen, wrong: tuple[str, bool, str, int]) -> str:
    text, _, why, count = wrong
    if isinstance(seen.shown, Statement):
        took = "true" if text == "True" else "false"
        return f"{_many(count, seen)} took it for {took}{f': {why}' if why else '.'}"
    if isinstance(seen.shown, Line):
        return f"{_many(count, seen)} put it {text}."
    verb = "wrote" if isinstance(seen.shown, Blank) else "chose"
    if len(text) > SHORT and fold(text) in fold(why):
        return f"{_many(count, seen)} {verb} another one: {why}"
    return f"{_many(count, seen)} {verb} “{text}”" + (f", confused with: {why}" if why else ".")


def _ticked(seen: Seen) -> str:
    """Of several right options: the one that was missed most, or the wrong one that was ticked most."""
    if seen.right == seen.answered:
        return "All had it right."
    lapses = [(seen.answered - count if right else count, right, text, why) for text, right, why, count in seen.choices]
    count, right, text, why = max(lapses, key=lambda lapse: lapse[0], default=(0, True, "", ""))
    if count < 2 or count < TEMPTED * seen.answered:
        return f"Mostly known: {_of(seen.right, seen)} had all of it."
    if right:
        return f"{_many(count, seen)} did not tick “{text}”, which belongs."
    return f"{_many(count, seen)} ticked “{text}”, which does not belong" + (f": {why}" if why else ".")


def _arranged(seen: Seen, facility: float) -> str:
    mean = f"on average {round(100 * facility)} % of it stood right"
    return f"{_of(seen.right, seen).capitalize()} had all of it right; {mean}."


def _many(count: int, seen: Seen) -> str:
    if count == seen.answered:
        return "All"
    return "Most" if 2 * count > seen.answered else _of(count, seen)


def _of(count: int, seen: Seen) -> str:
    return f"{count or 'none'} of {seen.answered}"
