"""English: options that the grammar of the stem rules out, as after “a” or “these”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from quizgame.decks.lint.item import Flaw, Item, Option

_GAP = r"(?:_{2,}|\.{3})"
#: Compiled when a deck with wrong options needs them, which `re` remembers.
_ARTICLE = rf"(?<![/(\w'-])(an?)(?:\s+{_GAP}|$)"
_ONE = rf"(?:(?<![/(\w'-])(?:an?|this|that|each|every|another|one)(?:\s+{_GAP}|$))|(?:^|: ){_GAP} (?:is|was|has)\b"
_MANY = (
    rf"\b(?:these|those|several|many|both|few|two|three|four|five|six|seven|eight|nine|ten)(?:\s+{_GAP}|$)"
    rf"|(?:^|: ){_GAP} (?:are|were|have)\b"
    r"|^(?:what|who|which of these|which of the following) (?:are|were)\b"
)
_AN = r"[aeio]|hour|honest|honou?r|heir"
_A = r"eu|ew|one\b|once\b|one-"
_PLURAL_START = r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|some|both|these|those)\s"
_SINGULAR_START = r"an?\s(?!few\b|number of\b|pair of\b|couple of\b|lot of\b|group of\b|series of\b)"
_JOINING = r"[,;&(]|\b(?:and|or|of|in|for|to|with|by|at|from|on|that|who|which)\b"
_NO_PLURAL = ("ss", "us", "is", "ics", "news", "series", "species", "means", "lens")
_NO_SINGULAR = (
    "people",
    "men",
    "children",
    "police",
    "sheep",
    "fish",
    "deer",
    "feet",
    "teeth",
    "mice",
    "geese",
    "cattle",
    "a",
    "i",
    "ae",
)

Number = Literal["one", "many", ""]


def find_article_clue(item: Item) -> Iterator[Flaw]:
    """“a” or “an” before the gap, which goes with some options only."""
    found = re.search(_ARTICLE, item.folded) if item.wrong else None
    if not found:
        return
    article = found[1]
    misfits = [option for option in item.options if _article_of(option) not in (article, "")]
    if (misfits and len(misfits) < len(item.options)) or any(option in item.keys for option in misfits):
        told = f"“{article}” does not go with “{misfits[0].text}”"
        yield Flaw("article-clue", told, "write a/an, or give each option its article")


def _article_of(option: Option) -> str:
    """The article an option takes, where its spelling tells: “hour” and “owl” do; “UN”, “8” and “university” do not."""
    if re.match(_SINGULAR_START, _plain(option)) or _plain(option).startswith("the "):
        return ""
    word = option.text.split()[0] if option.text.split() else ""
    folded = option.folded
    if (
        not folded
        or not folded[0].isascii()
        or not folded[0].isalpha()
        or folded[0] == "u"
        or word[1:] != word[1:].lower()
    ):
        return ""
    if len(word) == 1:
        return ""
    return "an" if re.match(_AN, folded) and not re.match(_A, folded) else "a"


def find_number_clue(item: Item) -> Iterator[Flaw]:
    """A stem that asks for one or for many, and options of the other number."""
    if item.key is None:
        return
    wanted: Number = "many" if re.search(_MANY, item.folded) else "one" if re.search(_ONE, item.folded) else ""
    if not wanted:
        return
    misfits = [option for option in item.options if _number_of(option) not in (wanted, "")]
    if misfits and len(misfits) < len(item.options):
        asked = "one thing" if wanted == "one" else "more than one"
        told = f"the question asks for {asked}, which “{misfits[0].text}” is not"
        yield Flaw("number-clue", told, "give all options the number that the question asks for")


def _number_of(option: Option) -> Number:
    """Whether an option names one thing or many, where its form tells."""
    text = _plain(option)
    if re.match(_SINGULAR_START, text):
        return "one"
    if re.match(_PLURAL_START, text):
        return "many"
    if re.search(_JOINING, text) or not text.isascii() or option.text != option.text.lower():
        return ""  # names keep their own counsel: the Netherlands, Honduras, Athens
    word = text.split()[-1] if text else ""
    if not word.isalpha() or text.startswith("the ") or word.endswith(_NO_SINGULAR):
        return ""
    if word.endswith("s"):
        return "" if word.endswith(_NO_PLURAL) else "many"
    return "one" if len(text.split()) == 1 else ""


def _plain(option: Option) -> str:
    return " ".join(option.text.casefold().split())
