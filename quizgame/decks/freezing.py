"""Questions written as cards, such that reading the cards gives the same questions with the same ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from quizgame.decks.card_kind import guessed
from quizgame.decks.deck import Deck
from quizgame.decks.gaps import has_gap
from quizgame.decks.reading import read_file
from quizgame.questions.question import (
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
from quizgame.reading.document import Text
from quizgame.reading.editing.notation import Value, is_plain, write_entry
from quizgame.reading.numbers import parse_quantity
from quizgame.values import dataclass, replace

Card = dict[str, Value]
REVERSED = "/reversed"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A deck's questions as cards, by their ids and in its order; `left_out` cannot be written as cards."""

    cards: dict[str, Card]
    extras: dict[str, Card]
    sources: dict[str, Card]
    left_out: tuple[Question, ...] = ()


def freeze(deck: Deck) -> Frozen:
    """The questions of a deck as cards, each of which has been read back and found the same."""
    sources: dict[str, Card] = {}
    known = {question.id: question for question in deck.questions}
    cards = {one.id: _card(one, known, sources) for one in deck.cards if not _is_turned(one, known)}
    extras = {one.id: _card(one, known, sources) for one in deck.extras}
    read = _read_back(cards | extras, sources)
    strange = {id for id, one in known.items() if id not in read or not is_same(one, read[id])}
    return Frozen(
        cards={id: card for id, card in cards.items() if id not in strange},
        extras={id: card for id, card in extras.items() if id not in strange},
        sources=sources,
        left_out=tuple(known[id] for id in known if id in strange),
    )


def is_same(question: Question, read: Question) -> bool:
    """Whether a question is asked by the one that was read from its card.

    The order of accepted forms after the first makes no difference, nor do places of options that are not shown by
    them; options that have no place may be given one.
    """
    if isinstance(question, Choice) and isinstance(read, Choice) and question.position is None:
        read = replace(read, position=None)
    return _normal(question) == _normal(read)


def _normal(question: Question) -> Question:
    match question:
        case Typed(answer=answer, accepted=accepted, wrong=wrong):
            return replace(question, accepted=tuple(dict.fromkeys((answer, *accepted))), wrong=_unplaced(wrong))
        case Choice(position=None, wrong=wrong) | Several(wrong=wrong):
            return replace(question, wrong=_unplaced(wrong))
        case TrueFalse(falsehoods=falsehoods):
            return replace(question, falsehoods=_unplaced(falsehoods))
        case _:
            return question


def _unplaced(options: Iterable[Wrong]) -> tuple[Wrong, ...]:
    return tuple(Wrong(option.text, option.why) for option in options)


def _read_back(cards: dict[str, Card], sources: dict[str, Card]) -> dict[str, Question]:
    """The questions that cards are read as: all at once or, where one of them cannot be read, one by one."""
    read = _read(list(cards.values()), sources)
    if read is None:
        read = [one for card in cards.values() for one in _read([card], sources) or ()]
    return {question.id: question for question in read}


def _read(cards: Sequence[Card], sources: dict[str, Card]) -> Sequence[Question] | None:
    lines = ["title: T", *write_entry("sources", sources), *write_entry("cards", cards)]
    reading = read_file("\n".join(lines).encode(), "deck.yaml", _no_files)
    return reading.deck.cards if reading.deck else None


def _card(question: Question, known: dict[str, Question], sources: dict[str, Card]) -> Card:
    card = _asking(question)
    if question.id + REVERSED in known and question.fact == question.id:
        card["reversed"] = "true"
    for key, text in (
        ("hint", question.hint),
        ("explain", question.explanation),
        ("as_of", question.as_of),
        ("said_by", question.attribution),
    ):
        if text:
            card[key] = text
    if cited := [_cite(one, sources) for one in question.references if one.id]:
        card["sources"] = cited if len(cited) > 1 else cited[0]
    if told := [one.title for one in question.references if not one.id]:
        card["source"] = told if len(told) > 1 else told[0]
    if question.tags:
        card["tags"] = question.tags
    card["id"] = question.id
    return card


def _asking(question: Question) -> Card:
    """What makes a card the kind it is."""
    match question:
        case TrueFalse(prompt="True or false?", truths=(statement,), falsehoods=()):
            return _written(statement, ("true",), (), "true-false")
        case TrueFalse(prompt="True or false?", truths=(), falsehoods=(Wrong(text=statement, why=""),)):
            return _written(statement, ("false",), (), "true-false")
        case TrueFalse(prompt=prompt, truths=truths, falsehoods=falsehoods):
            return _written(prompt, truths, falsehoods, "true-false")
        case Typed(prompt=prompt, answer=answer, accepted=accepted, wrong=wrong, exact=exact):
            card = _written(prompt, tuple(dict.fromkeys((answer, *accepted))), wrong, "text")
            return card | ({"exact": "true"} if exact else {})
        case Numeric(prompt=prompt, answer=answer, wrong=wrong):
            return _written(prompt, (answer,), wrong, "number") | _tolerance(question)
        case Dated(prompt=prompt, answer=answer, wrong=wrong, event=event):
            return _written(prompt, (answer,), wrong, "date") | ({"event": event} if event else {})
        case Choice(prompt=prompt, answer=answer, wrong=wrong):
            return _written(prompt, (answer,), wrong, "choice")
        case Several(prompt=prompt, answers=answers, wrong=wrong):
            return _written(prompt, answers, wrong, "several")
        case Order(prompt=prompt, items=items, marks=marks):
            return {"q": prompt, "order": items, **({"marks": marks} if marks else {})}
        case Match(prompt=prompt, pairs=pairs):
            halves: Sequence[Value] = pairs  # not as a table: their order is that in which they are shown
            return {"q": prompt, "match": halves}
        case Flashcard(prompt=prompt, back=back):
            return {"front": prompt, "back": back}
        case _:
            assert_never(question)


def _written(prompt: str, answers: tuple[str, ...], wrong: tuple[Wrong, ...], kind: str) -> Card:
    card: Card = {"q": prompt}
    if answers:
        card["a"] = answers[0] if len(answers) == 1 else answers
    options = [option.text for option in wrong]
    guess = guessed(tuple(_as_read(text) for text in answers), tuple(_as_read(text) for text in options))
    if guess != kind or has_gap(prompt):
        card["kind"] = kind
    if options:
        card["wrong"] = options
    if whys := {option.text: option.why for option in wrong if option.why}:
        card["whys"] = whys
    return card


def _as_read(text: str) -> Text:
    return Text(text, 1, 1, quoted=not is_plain(text))


def _tolerance(question: Numeric) -> Card:
    quantity = parse_quantity(question.answer)
    if quantity is None or quantity.span == (question.low, question.high):
        return {}
    width = quantity.low - question.low
    share = f"{width / abs(quantity.high) * 100:.6g}" if quantity.high else ""
    if share:
        part = abs(quantity.high) * float(share) / 100
        if (quantity.low - part, quantity.high + part) == (question.low, question.high):
            return {"tolerance": f"{share}%"}
    return {"tolerance": f"{width:.12g}"}


def _cite(reference: Reference, sources: dict[str, Card]) -> str:
    """A citation of the table of sources, into which the source goes."""
    source: Card = {"title": reference.title}
    if reference.publisher:
        source["publisher"] = reference.publisher
    if reference.kind not in ("", "other"):
        source["kind"] = reference.kind
    if reference.date:
        as_of = reference.date.removeprefix("as of ")
        source["date" if as_of == reference.date else "as_of"] = as_of
    sources.setdefault(reference.id, source)
    return f"{reference.id} › {reference.locator}" if reference.locator else reference.id


def _is_turned(question: Question, known: dict[str, Question]) -> bool:
    """Whether a question is another one asked from its back, which that one's card says."""
    base = known.get(question.id.removesuffix(REVERSED)) if question.id.endswith(REVERSED) else None
    return base is not None and base.fact == base.id == question.fact


def _no_files(name: str) -> bytes:
    raise FileNotFoundError(name)
