"""What gives an answer away to whoever does not know it: its words in the stem, its likeness to the other options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from quizgame.decks.lint.item import Flaw, Item, Option
from quizgame.decks.lint.words import SMALL, Vocabulary, root, roots_in
from quizgame.questions.question import Typed
from quizgame.questions.shown import OPTION_COUNT

_SHORT_WORD = 5
"""Words shorter than this are no clue."""


def find_answer_in_stem(item: Item) -> Iterator[Flaw]:
    """The stem holds the answer; two options that it names side by side are a fair choice."""
    if any(stands_in(option.folded, item.folded) for option in item.wrong):
        return
    answers = item.keys
    if isinstance(item.question, Typed) and item.written:
        answers = tuple(Option(text) for text in item.question.accepted)
    for option in answers:
        if (len(option.folded) > 3 and stands_in(option.folded, item.folded)) or _initials_stand_in(option, item.stem):
            told = f"the question holds its answer: “{option.text}”"
            yield Flaw("answer-in-stem", told, "ask in other words")
            return


def stands_in(folded: str, text: str) -> bool:
    """Whether a folded text stands in another as words of its own."""
    return folded in text and re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", text) is not None


def _initials_stand_in(option: Option, stem: str) -> bool:
    """Whether a short answer in capitals (UN) stands in the stem as it is written."""
    text = option.text
    short = 1 < len(text) <= 3 and text.isalpha() and text.isupper()
    return short and re.search(rf"(?<!\w){re.escape(text)}(?!\w)", stem) is not None


def find_clue_words(item: Item, vocabulary: Vocabulary) -> Iterator[Flaw]:
    """A word that is rare in the deck and stands in the stem and in the right option only."""
    if item.key is None or item.on_a_line:
        return
    shared = {
        word
        for word in item.roots & roots_in(item.key.folded)
        if len(word) >= _SHORT_WORD
        and vocabulary.rare(word)
        and not any(word in option.folded for option in item.wrong)
    }
    if shared and not stands_in(item.key.folded, item.folded):
        told = f"“{min(shared)}” stands in the question and in the right option only"
        yield Flaw("clue-word", told, "leave the word out of one of them, or let a wrong option have it as well")


def find_convergence(item: Item) -> Iterator[Flaw]:
    """In most draws the wrong options are the right one with something changed, and nothing else in common.

    Events of other times are nobody's variations of the right one: each is the right one of another question.
    """
    if item.key is None or item.question.form == "happened" or len(item.wrong) < OPTION_COUNT - 1:
        return
    own, *others = ({root(token) for token in option.tokens} - SMALL for option in item.options)
    if sum(bool(own & other) for other in others) < OPTION_COUNT - 1:
        return
    draws = list(combinations(others, OPTION_COUNT - 1))
    if 2 * sum(_converge(own, drawn) for drawn in draws) > len(draws):
        told = "the right option is what the others have in common"
        yield Flaw("convergence", told, "let wrong options share parts with each other as well")


def _converge(own: set[str], others: Sequence[set[str]]) -> bool:
    """Whether each of an option's parts stands in just one of two others, which have something of their own besides."""
    common = own.intersection(*others)
    parts = own - common
    shared = [parts & other for other in others]
    apart = not set.intersection(*others) - common
    return parts == set().union(*shared) and all(shared) and apart and all(other - own for other in others)
