"""Judging answers. Grading is total: whatever a player gives gets a verdict."""

from __future__ import annotations

from typing import assert_never

from quizgame.questions.answer import Answer, Arrange, Pick, Say, Verdict, Write
from quizgame.questions.question import Dated, Numeric, Typed
from quizgame.questions.shown import Blank, Options, Shown, Shuffled, Statement, inversions
from quizgame.reading.dates import parse_date
from quizgame.reading.folding import fold, without_accents, without_article
from quizgame.reading.numbers import parse_quantity

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
        case Statement(), Say(true):
            return RIGHT if true == shown.true else Verdict(0.0, shown.why)
        case Blank(), Write(text):
            return _grade_text(shown, text)
        case Shuffled(), Arrange(order):
            return _grade_order(shown, order)
        case _:
            return WRONG


def right_answer(shown: Shown) -> str:
    """The right answer, as it is told after an answer."""
    match shown:
        case Options():
            return shown.options[shown.right]
        case Statement():
            return "True" if shown.true else "False"
        case Blank():
            return shown.question.answer
        case Shuffled():
            return " → ".join(shown.question.items)
        case _:
            assert_never(shown)


def told_answer(shown: Shown, answer: Answer) -> str:
    """What a player answered, in words."""
    match shown, answer:
        case Options(), Pick(index) if 0 <= index < len(shown.options):
            return shown.options[index]
        case _, Say(true):
            return "True" if true else "False"
        case _, Write(text):
            return text.strip() or "…"
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
    given = without_article(fold(text))
    if not given:
        return WRONG
    accepted = [without_article(fold(form)) for form in question.accepted]
    if given in accepted:
        return RIGHT
    if without_accents(given) in [without_accents(form) for form in accepted]:
        return Verdict(1.0, f"Written {question.answer}.")
    if question.exact or _digits(given) not in [_digits(form) for form in accepted]:
        return WRONG
    wrong = [without_article(fold(option.text)) for option in question.wrong]
    if given in wrong:
        return WRONG
    slips = {form: _slips(given, form) for form in accepted if _digits(form) == _digits(given)}
    nearest = min(slips, key=lambda form: slips[form])
    if slips[nearest] > allowed_slips(nearest) or any(_slips(given, other) <= slips[nearest] for other in wrong):
        return WRONG
    return Verdict(1.0, f"Spelt {question.accepted[accepted.index(nearest)]}.")


def allowed_slips(text: str) -> int:
    """How many slips of a typing finger (a letter more, less, other, or two swapped) a text of this length forgives."""
    length = len(text)
    return 0 if length < 4 else 1 if length < 8 else 2 if length < 24 else 3


def _slips(left: str, right: str) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(left, right, score_cutoff=4)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _grade_number(question: Numeric, text: str) -> Verdict:
    try:
        given = parse_quantity(text)
    except ValueError:
        given = None
    if given is None:
        return Verdict(0.0, "That is not a number.")
    slack = 1e-9 * max(abs(question.high), 1.0)
    inside = question.low - slack <= given.low and given.high <= question.high + slack
    return RIGHT if inside else WRONG


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
    pairs = len(ranks) * (len(ranks) - 1) // 2
    swapped = inversions(ranks)
    if swapped == 0:
        return RIGHT
    credit = max((pairs - 2 * swapped) / pairs, 0.0)
    return Verdict(credit, f"{pairs - swapped} of {pairs} pairs stand the right way round.")
