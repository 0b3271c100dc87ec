"""Questions, as shown and as answered, to plain values for JSON and back: for the journal and the cache."""

from __future__ import annotations

from datetime import date
from typing import Any, assert_never

from quizgame.memory.scheduler import Rating
from quizgame.questions.answer import Answer, Arrange, Join, Pick, Place, Rate, Say, Tick, Write
from quizgame.questions.question import (
    KINDS,
    Choice,
    Dated,
    Flashcard,
    Match,
    Numeric,
    Order,
    Question,
    Reference,
    Several,
    TrueFalse,
    Typed,
    Wrong,
)
from quizgame.questions.shown import Blank, Flip, Line, Mark, Options, Shown, Shuffled, Statement, Ticks

Plain = dict[str, Any]

_SHARED = ("id", "form", "prompt", "explanation", "hint", "fact", "as_of", "attribution")
_OWN: dict[type[Question], tuple[str, ...]] = {
    Choice: ("answer", "position"),
    Several: (),
    TrueFalse: (),
    Typed: ("answer", "exact"),
    Numeric: ("answer", "low", "high", "unit", "position"),
    Dated: ("answer", "grain", "event"),
    Order: (),
    Match: (),
    Flashcard: ("back",),
}
_CLASSES = {name: kind for kind, name in KINDS.items()}


def encode_question(question: Question) -> Plain:
    """A question as plain values; `decode_question` gives back an equal one."""
    kind = type(question)
    plain: Plain = {"kind": KINDS[kind]}
    for name in (*_SHARED, *_OWN[kind]):
        value = getattr(question, name)
        if value != "" and value is not None and value is not False:
            plain[name] = value
    plain["tags"] = list(question.tags)
    plain["references"] = [_encode_reference(reference) for reference in question.references]
    match question:
        case TrueFalse():
            plain["truths"] = list(question.truths)
            plain["falsehoods"] = _encode_wrong(question.falsehoods)
        case Several():
            plain["answers"] = list(question.answers)
            plain["wrong"] = _encode_wrong(question.wrong)
        case Match():
            plain["pairs"] = [list(pair) for pair in question.pairs]
        case Flashcard():
            pass
        case Order():
            plain["items"] = list(question.items)
            plain["marks"] = list(question.marks)
        case Dated():
            plain["days"] = [question.first.isoformat(), question.last.isoformat()]
            plain["wrong"] = _encode_wrong(question.wrong)
        case Typed():
            plain["accepted"] = list(question.accepted)
            plain["wrong"] = _encode_wrong(question.wrong)
        case Choice() | Numeric():
            plain["wrong"] = _encode_wrong(question.wrong)
        case _:
            assert_never(question)
    return plain


def decode_question(plain: Plain) -> Question:
    """The question that plain values stand for.

    Raises:
        KeyError, ValueError, TypeError: they stand for none (a damaged or foreign row).
    """
    kind = _CLASSES[plain["kind"]]
    values = {name: plain[name] for name in (*_SHARED, *_OWN[kind]) if name in plain}
    values["tags"] = tuple(plain["tags"])
    values["references"] = tuple(Reference(**reference) for reference in plain["references"])
    for name in ("truths", "items", "marks", "accepted", "answers"):
        if name in plain:
            values[name] = tuple(plain[name])
    for name in ("wrong", "falsehoods"):
        if name in plain:
            values[name] = tuple(Wrong(*option) for option in plain[name])
    if "pairs" in plain:
        values["pairs"] = tuple((left, right) for left, right in plain["pairs"])
    if "days" in plain:
        values["first"], values["last"] = (date.fromisoformat(day) for day in plain["days"])
    return kind(**values)


def encode_shown(shown: Shown) -> Plain:
    """How a question was shown, without the question itself."""
    match shown:
        case Options():
            return {
                "as": "options",
                "options": list(shown.options),
                "right": shown.right,
                "whys": list(shown.whys),
            }
        case Ticks():
            return {"as": "ticks", "options": list(shown.options), "right": list(shown.right), "whys": list(shown.whys)}
        case Statement():
            return {"as": "statement", "text": shown.text, "true": shown.true, "why": shown.why}
        case Blank():
            return {"as": "blank"}
        case Flip():
            return {"as": "flip"}
        case Shuffled():
            return {"as": "shuffled", "items": list(shown.items), "right": list(shown.right)}
        case Line():
            return {
                "as": "line",
                "marks": [[mark.text, mark.date, mark.day] for mark in shown.marks],
                "right": shown.right,
            }
        case _:
            assert_never(shown)


def decode_shown(plain: Plain, question: Question) -> Shown:
    """A question as it was shown.

    Raises:
        KeyError, ValueError, TypeError: the values do not belong to this question.
    """
    match plain["as"], question:
        case "options", _:
            return Options(question, tuple(plain["options"]), plain["right"], tuple(plain["whys"]))
        case "statement", TrueFalse():
            return Statement(question, plain["text"], plain["true"], plain["why"])
        case "blank", Typed() | Numeric() | Dated():
            return Blank(question)
        case "flip", Flashcard():
            return Flip(question)
        case "ticks", Several():
            return Ticks(question, tuple(plain["options"]), tuple(plain["right"]), tuple(plain["whys"]))
        case "shuffled", Order() | Match():
            return Shuffled(question, tuple(plain["items"]), tuple(plain["right"]))
        case "line", Dated():
            return Line(question, tuple(Mark(*mark) for mark in plain["marks"]), plain["right"])
        case other, _:
            raise ValueError(f"a {KINDS[type(question)]} question was not shown as {other}")


def encode_answer(answer: Answer) -> Plain:
    """An answer as plain values."""
    match answer:
        case Pick(index):
            return {"pick": index}
        case Tick(indices):
            return {"tick": list(indices)}
        case Say(true):
            return {"say": true}
        case Write(text):
            return {"write": text}
        case Arrange(order):
            return {"arrange": list(order)}
        case Rate(rating):
            return {"rate": int(rating)}
        case Place(index):
            return {"place": index}
        case Join(tries):
            return {"join": [list(halves) for halves in tries]}
        case _:
            assert_never(answer)


def decode_answer(plain: Plain) -> Answer:
    """The answer that plain values stand for.

    Raises:
        ValueError: they stand for none.
    """
    match plain:
        case {"pick": int(index)}:
            return Pick(index)
        case {"tick": list(indices)}:
            return Tick(tuple(indices))
        case {"say": bool(true)}:
            return Say(true)
        case {"write": str(text)}:
            return Write(text)
        case {"arrange": list(order)}:
            return Arrange(tuple(order))
        case {"rate": int(rating)}:
            return Rate(Rating(rating))
        case {"place": int(index)}:
            return Place(index)
        case {"join": list(tries)}:
            return Join(tuple((int(left), int(item)) for left, item in tries))
        case _:
            raise ValueError("not an answer")


def _encode_wrong(options: tuple[Wrong, ...]) -> list[list[Any]]:
    return [[option.text, option.why, option.position] for option in options]


def _encode_reference(reference: Reference) -> Plain:
    plain = {"id": reference.id, "title": reference.title}
    for name in ("publisher", "kind", "date", "locator"):
        if getattr(reference, name):
            plain[name] = getattr(reference, name)
    return plain
