"""English: words that mislead in stems (not, current) and words that give options away (always, usually)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgame.decks.lint.item import Flaw, Item
from quizgame.questions.question import Choice, Several

#: The patterns of rules that look at few decks are compiled when they are first needed, which `re` remembers.
_QUOTED = r"“[^”]*”|\"[^\"]*\""
_AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)"
_BEFORE = r"of|in|on|at|by|for|from|to|with|under|over|after|before|between|against|during"
#: A question word at its place: not that of a clause within the question, and not "what share", which is a number.
_ASKS = (
    rf"(?:^|[,:;] |\b(?:{_BEFORE}) )(?:which|who|whom|whose|what)\b(?! (?:share|part|number|proportion|percentage)\b)"
)
#: A negation in the main clause of a question.
_NEGATIVE = (
    rf"(?i){_ASKS}(?P<clause>[^,;]{{0,300}}?)"
    rf"\b(?P<word>{_AUXILIARY} (?:\w+ ){{0,3}}?not|{_AUXILIARY}n['’]t|cannot|never)\b"
    r"|\b(?P<except>except(?: for)?)\b"
)
_SUBORDINATE = r"\b(?:that|who|whom|which|whose|when|because|although|if|after|before|while|why|where)\b"
_ABSOLUTE = r"\b(?:always|never)\b"
_VAGUE = (
    r"\b(?:usually|often|sometimes|frequently|generally|occasionally|seldom|rarely|normally|typically|many|several"
    r"|various)\b"
)
_TITLE = r"\b(?:Always|Never|Many|Often|Sometimes|Several) [A-Z]|(?<=\w )(?:Always|Never|Many|Often|Sometimes)\b"
_WHOSE = r"the|its|their|his|her|your|our|[\w’']+['’]s?"
_STALE = re.compile(
    r"\b(?:currently|today|nowadays|at present|at the moment"
    rf"|(?:{_WHOSE}) (?P<now>current|latest|most recent)(?= [a-z]))\b",
    re.IGNORECASE,
)
#: What runs in wires and rivers, and other terms.
_FLOWING = (
    r"(?i)current (?:in|of|is|was|flows?|flowing|through|between|that|which|runs?|carries|and|or|accounts?|density"
    r"|events|sources?|strength|assets|liabilities|limit|transformer|divider|directory|folder|working)\b"
)
_DATED = r"\b(?:as of|since|in|by|until|on|at the end of)\b[^,.;]{0,20}\b(?:1\d{3}|20\d{2})\b|\b(?:1\d{3}|20\d{2}):"


def find_hidden_negative(item: Item) -> Iterator[Flaw]:
    """A negation among small words that turns a choice round. One in a sentence asked freely belongs to the fact."""
    if not isinstance(item.question, Choice | Several):
        return
    stem = re.sub(_QUOTED, "“”", item.stem)
    found = re.search(_NEGATIVE, stem)
    if not found:
        return
    word = found["word"] or found["except"]
    last = word.split()[-1]
    if last.isupper() or re.search(_SUBORDINATE, (found["clause"] or "").casefold()):
        return
    yield Flaw("hidden-negative", f"“{word}” is easily overread", f"write {_loud(word)}, or ask the other way round")


def _loud(word: str) -> str:
    first, _, last = word.rpartition(" ")
    if last.casefold().endswith(("n't", "n’t")):
        return f"{last[:-3]} NOT"
    if last.casefold() == "cannot":
        return "CANNOT"
    return f"{first} {last.upper()}".strip() if last != "for" else "EXCEPT for"


def find_soon_stale(item: Item) -> Iterator[Flaw]:
    """“current” and the like without a date; not the current in a wire."""
    if item.question.as_of is not None:
        return
    found = _STALE.search(item.stem)
    if (
        not found
        or re.search(_DATED, item.stem)
        or (found["now"] and re.compile(_FLOWING).match(item.stem, found.start("now")))
    ):
        return
    told = f"“{found['now'] or found[0]}” goes stale"
    hint = "give `as_of`, or ask as of when" if item.written else "give the fact `as_of`"
    yield Flaw("soon-stale", told, hint)


def find_absolutes(item: Item) -> Iterator[Flaw]:
    """“always” and “never” make an option look wrong, “usually” and “many” right, unless all have such words."""
    if not item.wrong:
        return
    marked = [
        (option, found[0])
        for option in item.options
        if (found := re.search(_ABSOLUTE, option.folded) or re.search(_VAGUE, option.folded))
        and not re.search(_TITLE, option.text)
    ]
    if not marked or len(marked) == len(item.options):
        return
    option, word = marked[0]
    if re.fullmatch(_ABSOLUTE, word):
        told = f"“{word}” in “{option.text}” makes it look wrong"
        yield Flaw("absolute-option", told, "say it without, or give the word to all options")
    else:
        told = f"“{word}” in “{option.text}” makes it look right"
        yield Flaw("vague-option", told, "say it without, or give the word to all options")
