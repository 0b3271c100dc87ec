"""The rules of writing items that a machine can check (Haladyna, Downing & Rodriguez 2002), over all a deck asks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from quizgame.decks.deck import Deck
from quizgame.questions.question import Choice, Dated, Numeric, Question, Typed
from quizgame.reading.diagnostic import Diagnostic, Severity
from quizgame.reading.folding import fold, without_article
from quizgame.reading.numbers import parse_quantity

_ABSOLUTE = re.compile(r"\b(always|never|all of the above|none of the above|both a and b)\b")
_WORD = re.compile(r"\w{5,}")
_SOON_STALE = re.compile(r"\b(current|currently|today|nowadays|latest|at present)\b")
MUCH_LONGER = 1.6
"""How many times as long as the longest wrong option a right one may be before it gives itself away."""
FEW_LETTERS = 24
"""Below this length nobody reads anything into the length."""


def lint(deck: Deck, path: str) -> list[Diagnostic]:
    """What a strict teacher would strike out or mend; all of it warnings, placed at the deck's first line.

    The id of the question stands in the message, since generated questions have no line of their own.
    """
    found = [(question, code, message) for question in deck.questions for code, message in _flaws(question)]
    found += _twins(deck.questions)
    return [
        Diagnostic(path, 1, 1, Severity.WARNING, code, f"{question.id}: {message}", "")
        for question, code, message in found
    ]


def _flaws(question: Question) -> Iterator[tuple[str, str]]:
    prompt = fold(question.prompt)
    if _SOON_STALE.search(prompt) and question.as_of is None:
        yield "soon-stale", "“current” and the like go stale; say as of when"
    if not isinstance(question, Choice | Typed | Numeric | Dated):
        return
    answer = without_article(fold(question.answer))
    if len(answer) > 3 and _stands_in(answer, prompt):
        yield "answer-in-stem", "the question holds its answer"
    wrong = [without_article(fold(option.text)) for option in question.wrong]
    if len({_value(text) for text in [answer, *wrong]}) <= len(wrong):
        yield "duplicate-option", "two options say the same"
    if any(_ABSOLUTE.search(text) for text in [answer, *wrong]):
        yield "absolute-option", "“always”, “never”, “all of the above” give an option away"
    if isinstance(question, Choice) and wrong and question.form == "card":
        yield from _giveaways(question, prompt, answer, wrong)


def _giveaways(question: Choice, prompt: str, answer: str, wrong: list[str]) -> Iterator[tuple[str, str]]:
    """What a test-wise player sees without knowing the matter; generated options are alike by construction."""
    longest = max(len(text) for text in wrong)
    if len(answer) > max(FEW_LETTERS, MUCH_LONGER * longest):
        yield "longest-option", "the right option is by far the longest"
    shared = set(_WORD.findall(prompt)) & set(_WORD.findall(answer))
    clues = {word for word in shared if not any(word in text for text in wrong)}
    if clues:
        yield "clue-word", f"“{min(clues)}” stands in the question and in the right option only"


def _twins(questions: tuple[Question, ...]) -> list[tuple[Question, str, str]]:
    """Questions asked freely in the same words and answered otherwise; among options the options tell them apart."""
    asked: dict[str, list[Typed | Numeric | Dated]] = defaultdict(list)
    for question in questions:
        if isinstance(question, Typed | Numeric | Dated):
            asked[fold(question.prompt)].append(question)
    return [
        (other, "same-question", f"asked like {first.id}, answered otherwise")
        for first, *others in asked.values()
        for other in others
        if fold(other.answer) != fold(first.answer)
    ]


def _stands_in(text: str, prompt: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", prompt) is not None


def _value(text: str) -> object:
    """What an option means: numbers by their value, others by their text."""
    try:
        quantity = parse_quantity(text)
    except ValueError:
        return text
    return (quantity.low, quantity.high, quantity.hedge, quantity.unit) if quantity else text
