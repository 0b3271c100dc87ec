"""Items that ask the same, and items whose stem answers another one."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from quizgame.decks.lint.clues import stands_in
from quizgame.decks.lint.item import Flaw, Item
from quizgame.decks.lint.words import Vocabulary
from quizgame.generate.forms import GAME_FORMS
from quizgame.questions.question import Choice, Dated, Numeric, Several, TrueFalse, Typed
from quizgame.reading.folding import fold

Found = Iterator[tuple[Item, Flaw]]

OVERLAP = 0.4
"""The share of words that two items with the same options and the same key may have in common (Haladyna's rule)."""
_FREE_OVERLAP = 0.6
_LOOSE_OVERLAP = 0.8
_AT_MOST = 20
"""As many other items are looked at for each word of an item: of more, the word says too little."""
_NAME = re.compile(r"(?<=[\w,;:“\"’'] )[“\"(]?[^\W\d_a-z]\w*|(?<=“)[^\W\d_a-z]\w*|\d[\d.,]*\d|\d")


def find_same_questions(items: Sequence[Item], vocabulary: Vocabulary) -> Found:
    """Questions asked freely in the same words and answered otherwise; among options the options tell them apart."""
    asked: dict[str, Item] = {}
    for item in items:
        if not isinstance(item.question, Typed | Numeric | Dated):
            continue
        first = asked.setdefault(item.folded, item)
        if first.keys[0].folded != item.keys[0].folded:
            told = f"asked like {first.name}, answered otherwise"
            yield item, Flaw("same-question", told, "say what tells the two apart, or accept both answers in one card")


def find_duplicate_items(items: Sequence[Item], vocabulary: Vocabulary) -> Found:
    """Items with the same options, the same key and much the same words.

    Forms of one fact are no duplicates, nor are questions over several facts, which deal the same events out anew.
    """
    asked = [item for item in items if item.question.form not in GAME_FORMS]
    for item, twin in pair_twins(asked, vocabulary):
        told = f"asks what {twin.name} asks, with the same answer"
        yield item, Flaw("duplicate-item", told, "remove one, or ask for something else")


def pair_twins(items: Sequence[Item], vocabulary: Vocabulary) -> Iterator[tuple[Item, Item]]:
    """Items that ask what an earlier one asks, with that one."""
    alike: dict[object, list[Item]] = defaultdict(list)
    for item in items:
        if signature := signature_of(item):
            alike[signature].append(item)
    for group in alike.values():
        yield from _near(group, vocabulary) if len(group) > 1 else ()


def signature_of(item: Item) -> object:
    """What items that ask the same have in common: their key and their wrong options. None: it is not compared."""
    question = item.question
    match question:
        case TrueFalse() if question.form == "card":
            return bool(question.truths)
        case Choice() | Typed() | Numeric() | Dated() | Several():
            wrong = frozenset(fold(option.text) for option in question.wrong)
            return frozenset(option.sense for option in item.keys), wrong
        case _:
            return None


def _least(item: Item) -> float:
    """The overlap from which on items are taken for the same: options make it likely, a bare number does not."""
    if item.wrong:
        return OVERLAP
    return _FREE_OVERLAP if isinstance(item.question, Typed) else _LOOSE_OVERLAP


def _near(group: Sequence[Item], vocabulary: Vocabulary) -> Iterator[tuple[Item, Item]]:
    """Pairs by prefixes: two sets of words that overlap so much share one of the rarest words of each."""
    by_word: dict[str, list[Item]] = defaultdict(list)
    for item in group:
        words = vocabulary.by_rarity(item.roots)
        prefix = words[: len(words) - math.ceil(_least(item) * len(words)) + 1]
        others = dict.fromkeys(other for word in prefix for other in by_word[word][:_AT_MOST])
        twin = next((other for other in others if _same(item, other)), None)
        if twin:
            yield item, twin
        for word in prefix:
            by_word[word].append(item)


def _same(item: Item, other: Item) -> bool:
    if item.group == other.group:
        return False
    common, all_words = len(item.roots & other.roots), len(item.roots | other.roots)
    if common < _least(item) * all_words:
        return False
    names, others = _names(item), _names(other)
    return not (names - others and others - names)  # each names what the other does not: Versailles, Trianon


def _names(item: Item) -> set[str]:
    """What tells one thing from another: capitalised words within the stem or first in a quotation, and numbers."""
    return {fold(name) for name in _NAME.findall(item.stem)}


def find_told_answers(items: Sequence[Item], vocabulary: Vocabulary) -> Found:
    """An answer that stands in the stem of another card which speaks of the same.

    Only between questions written by hand: forms of a fact name its slots by their nature and are never asked side by
    side, and facts of one base rightly name the same things. An answer alone is no telltale (Paris is the capital, and
    the Seine flows through Paris): the other stem must also have half of the telling words.
    """
    written = [item for item in items if item.question.form == "card"]
    spoken: dict[str, list[Item]] = defaultdict(list)
    for item in written:
        for word in item.roots:
            spoken[word].append(item)
    for item in written:
        telling = vocabulary.by_rarity(word for word in item.roots if vocabulary.rare(word))
        if len(telling) < 2:
            continue
        others = dict.fromkeys(other for word in telling for other in spoken[word][:_AT_MOST])
        for other in others:
            if _tells(other, item, telling):
                told = f"{other.name} holds the answer: “{item.keys[0].text}”"
                yield (
                    item,
                    Flaw("answer-in-another", told, "leave the answer out there, or ask for something else here"),
                )
                break


def _tells(other: Item, item: Item, telling: Sequence[str]) -> bool:
    if other.group == item.group:
        return False
    if len(item.keys) != 1 or len(item.keys[0].folded) < 4 or not stands_in(item.keys[0].folded, other.folded):
        return False
    if isinstance(other.question, TrueFalse) and not other.question.truths:
        return False  # a false statement tells nothing
    return 2 * sum(word in other.roots for word in telling) >= len(telling)
