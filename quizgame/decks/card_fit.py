"""Whether a card has the keys that its kind needs, and no others."""

from __future__ import annotations

from quizgame.decks.card_fields import CardFields, called_otherwise
from quizgame.decks.card_kind import NEEDED, TRUTH
from quizgame.decks.gaps import gap_at
from quizgame.decks.keys import KEYS_OF_KIND
from quizgame.reading.diagnostic import Findings
from quizgame.reading.document import Text
from quizgame.reading.folding import says_nothing
from quizgame.reading.within import place_of_brace

_CALLED = {
    "text": "a text to type", "choice": "a choice", "several": "a card of kind several", "true-false": "a statement",
    "number": "a number", "date": "a date", "order": "an order", "match": "a match", "cloze": "a text with gaps",
    "flashcard": "a flashcard",
}  # fmt: skip
_ONLY = {
    "tolerance": "only numbers have a tolerance",
    "exact": "only texts to type are `exact`",
    "reversed": "only flashcards and texts to type can be `reversed`",
}
_SINGLE = {
    "true-false": "keep one of them",
    "number": "keep one, and write what else is right as a range, 12–13, or a `tolerance`",
    "date": "keep one; a month or a year is a date, too",
}
_OWN = {kind: frozenset(keys) for kind, keys in KEYS_OF_KIND.items()}
_YES_NO = frozenset({"yes", "Yes", "no", "No"})


def fits(card: CardFields, kind: str) -> bool:
    """Whether the keys of a card are those of its kind; else the findings are told, and the mends."""
    strays = _report_strays(card, kind)
    if not strays and _complete(card, kind):
        _ask_back(card, kind)
        return True
    return False


def all_seen(texts: tuple[Text, ...], what: str, findings: Findings) -> bool:
    """Whether each of the texts shows something."""
    for text in texts:
        if says_nothing(text.value):
            findings.error(text, "empty-text", f"{what} is empty", "write something there that can be seen")
            return False
    return True


def has_statements(card: CardFields) -> bool:
    """Whether a card of kind true-false gives statements to be judged: true ones under `a`, others under `wrong`."""
    truths = all(text.value.casefold() not in TRUTH for text in card.answers)
    return card.kind == "true-false" and "wrong" in card.given and truths


def _report_strays(card: CardFields, kind: str) -> bool:
    """Whether there are keys that the kind has no use for."""
    own = _OWN[kind]
    if kind == "true-false" and not has_statements(card):
        own = own - {"wrong"}
    if "front" in card.given or "back" in card.given:
        own = own - {"q", "a"}
    if card.given <= own:
        return False
    keys = {key.value: key for key, _ in card.fields.table.entries}
    strays = [keys[name] for name in keys if name in card.given and name not in own]
    for key in strays:
        told = _ONLY.get(key.value) or f"{_CALLED[kind]} has no `{key.value}`"
        card.findings.error(key, "stray-key", told, _mend(card, kind, key.value))
    return bool(strays)


def _mend(card: CardFields, kind: str, key: str) -> str:
    if kind == "true-false" and key == "wrong":
        return f'for a choice put the answer in quotes: a: "{card.answers[0].value}"'
    if kind == "flashcard" and key in ("q", "a"):
        return "give `front` and `back`, or `q` and `a`"
    if kind == "cloze" and key == "a":
        return "the gaps hold the answers: remove `a`"
    fitting = next((other for other in KEYS_OF_KIND if card.given <= set(KEYS_OF_KIND[other])), "")
    if fitting:
        return f"remove `{key}`, or say `kind: {fitting}`"
    return f"remove `{key}`, or `{kind}`" if kind in card.given else f"remove `{key}`"


def _complete(card: CardFields, kind: str) -> bool:
    """Whether nothing is missing. A key that goes by another name is told of as unknown, and not missed."""
    needed = _needed(card, kind)
    if not card.given.issuperset(needed):
        missing = next(key for key in needed if key not in card.given)
        if not called_otherwise(card.fields, missing, *(("back",) if missing == "a" else ())):
            card.findings.error(card.fields, "missing-key", f"{_whose(card, kind)} needs `{missing}`", _add(missing))
        return False
    if kind in _SINGLE and len(card.answers) > 1 and not has_statements(card):
        card.findings.error(card.answers[1], "one-answer", f"{_CALLED[kind]} has one answer", _SINGLE[kind])
        return False
    # what is given in another shape has been told
    return bool(card.answers) or "a" not in needed


def _needed(card: CardFields, kind: str) -> tuple[str, ...]:
    if "front" in card.given or "back" in card.given:
        return "front", "back"
    answer = ("a",) if "a" in KEYS_OF_KIND[kind] else ()
    return (*answer, NEEDED[kind]) if kind in NEEDED else answer


def _whose(card: CardFields, kind: str) -> str:
    return _CALLED[kind] if card.kind or kind == "flashcard" else "the card"


def _add(key: str) -> str:
    return "add wrong: [..., ...]" if key == "wrong" else f"add `{key}: ...`"


def _ask_back(card: CardFields, kind: str) -> None:
    """Ask about what may have been meant otherwise."""
    answers, warn = card.answers, card.findings.warning
    if kind in (card.kind, card.defaults.kind):
        return
    if kind == "choice" and len(answers) > 1:
        mend = "`kind: several` asks for all of them, `kind: choice` for the first; the others are then its other names"
        warn(answers[1], "several-answers", "only the first of these answers is shown among the options", mend)
    prompt = card.prompt
    if "a" in card.given and kind != "flashcard" and (at := gap_at(prompt.value)) is not None:
        mend = "remove `a` to ask for the gap, or say `kind: text` to keep the braces"
        place = place_of_brace(prompt, at, card.findings)
        warn(place, "gap-and-answer", "the braces are shown as they are, since the card has an `a`", mend)
    if kind == "text" and len(answers) == 1 and not answers[0].quoted and answers[0].value in _YES_NO:
        said = "true" if answers[0].value.casefold() == "yes" else "false"
        mend = f'for a statement write a: {said}; put it in quotes where it is to be typed: "{answers[0].value}"'
        warn(answers[0], "yes-no", f"`{answers[0].value}` is a text here, to be typed", mend)
