"""What the options of an item must be: different, enough, of one sort, and none that says “all of these”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from quizgame.decks.lint.item import Flaw, Item, Option
from quizgame.questions.question import Dated, Numeric, Typed
from quizgame.questions.shown import OPTION_COUNT

_OF_OPTIONS = re.compile(
    r"(?:all|none|any|both|neither|two|some)(?: of)? the (?:above|below|others|options|answers)(?: .*)?"
    r"|(?:all|none|any|both|neither) of (?:these|those|them)"
    r"|(?:both |neither )?[a-e](?: ?, ?[a-e])* (?:and|or|nor|&) [a-e]"
)
#: Pairs that leave nothing between them: a choice of two is all there is.
_PAIRS = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "yes/no true/false right/wrong correct/incorrect ja/nein oui/non si/no sí/no sim/não да/нет more/less "
        "more/fewer higher/lower before/after earlier/later longer/shorter larger/smaller bigger/smaller "
        "greater/smaller older/younger faster/slower increase/decrease increases/decreases increased/decreased "
        "rise/fall rises/falls rose/fell north/south east/west left/right male/female men/women odd/even "
        "positive/negative up/down for/against first/second first/last singular/plural public/private war/peace"
    ).split()
)


def find_duplicates(item: Item) -> Iterator[Flaw]:
    """Two options that say the same: 1,000 and 1000."""
    seen: dict[object, Option] = {}
    for option in item.options:
        other = seen.setdefault(option.sense, option)
        if other is not option:
            told = f"“{other.text}” and “{option.text}” say the same"
            yield Flaw("duplicate-option", told, "remove one of them")
            return


def find_too_few(item: Item) -> Iterator[Flaw]:
    """A choice with a single wrong option, unless the two are all there is."""
    question = item.question
    if question.form != "card":  # a generated question with two options compares two, and one with fewer offers none
        return
    if isinstance(question, Typed | Numeric | Dated) and len(question.wrong) == 1:
        told = "a single wrong option is never offered"
        yield Flaw("few-options", told, f"give {OPTION_COUNT - 1} or more in `wrong`, or none")
    elif item.key and len(item.wrong) == 1 and not _whole(item.key, item.wrong[0], item.folded):
        told = "one wrong option leaves even odds to a guess"
        yield Flaw("few-options", told, f"give {OPTION_COUNT - 1} or more in `wrong`, each of them plausible")


def _whole(key: Option, wrong: Option, stem: str) -> bool:
    """Whether two options are all there is: yes and no, direct and indirect, or the two that the stem names."""
    pair = key.folded, wrong.folded
    if frozenset(pair) in _PAIRS or key.folded.endswith(wrong.folded) or wrong.folded.endswith(key.folded):
        return True
    return all(re.search(rf"(?<!\w){re.escape(text)}(?!\w)", stem) for text in pair)


def find_all_of_the_above(item: Item) -> Iterator[Flaw]:
    """Options that speak of the other options."""
    for option in item.options:
        if len(option.folded) < 60 and _OF_OPTIONS.fullmatch(option.folded):
            told = f"“{option.text}” speaks of the other options, which are drawn and shuffled"
            yield Flaw("all-of-the-above", told, "offer another wrong option, or let several be right")
            return


def find_odd_sort(item: Item) -> Iterator[Flaw]:
    """The right option is the only number or date among texts, or the only text."""
    if item.key is None or len(item.wrong) < OPTION_COUNT - 1:
        return
    sorts = Counter(_sort(option) for option in item.options)
    own = _sort(item.key)
    if len(sorts) == 2 and sorts[own] == 1:
        told = f"only the right option is a {own}"
        yield Flaw("odd-option", told, "give options of one sort")


def _sort(option: Option) -> str:
    return "number or date" if option.quantity or option.date or option.folded == "none" else "text"
