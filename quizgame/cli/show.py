"""`quizgame show`: every question of a deck, as a teacher would want to read it through, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, assert_never
from zlib import crc32

from quizgame.cli.arguments import Options
from quizgame.cli.layout import count
from quizgame.cli.output import Ink, one_line, print_json, print_lines
from quizgame.cli.sources import told_source
from quizgame.cli.wiring import deck_named, open_library
from quizgame.decks.deck import Deck
from quizgame.questions.answer import Write
from quizgame.questions.grading import grade
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
)
from quizgame.questions.shown import Blank, default_options
from quizgame.reading.dates import MONTHS

Plain = dict[str, Any]

_OTHER_FORMS = {KINDS[kind] for kind in (Typed, Numeric, Dated)}
"""Kinds whose `answers` are forms of one; those of the others are parts of it."""


def show(options: Options) -> int:
    """Print a deck's questions."""
    deck = open_library(options).deck(deck_named(options))
    if options.json:
        print_json(describe(deck))
    else:
        print_lines(_pages(deck, Ink()))
    return 0


def describe(deck: Deck) -> Plain:
    """A deck as the JSON of `show --json`."""
    about: Plain = {"id": deck.id, "title": deck.title, "language": deck.language, "cards": len(deck.cards)}
    for name in ("description", "level", "author", "licence"):
        if value := getattr(deck, name):
            about[name] = value
    about["tags"] = list(deck.tags)
    return {"deck": about, "questions": [describe_question(question) for question in deck.questions]}


def describe_question(question: Question) -> Plain:
    """A question as plain values, shown the way it is shown by default."""
    prompt, answer = _prompt_and_answer(question)
    plain: Plain = {
        "id": question.id,
        "kind": KINDS[type(question)],
        "form": question.form,
        "prompt": prompt,
        "options": default_options(question),
        "answer": answer,
        "answers": _answers(question, answer),
        "explanation": question.explanation,
        "fact": question.fact,
    }
    if question.as_of is not None:
        plain["as_of"] = question.as_of
    if question.attribution is not None:
        plain["attribution"] = question.attribution
    plain["tags"] = list(question.tags)
    plain["sources"] = [_describe_reference(reference) for reference in question.references]
    return plain


def _describe_reference(reference: Reference) -> Plain:
    names = ("id", "title", "publisher", "kind", "date", "locator")
    return {name: getattr(reference, name) for name in names}


def _prompt_and_answer(question: Question) -> tuple[str, str]:
    match question:
        case TrueFalse():
            statement, true = pick_statement(question)
            return f"{question.prompt} “{statement}”", "True" if true else "False"
        case Order():
            return question.prompt, " → ".join(question.items)
        case Match(pairs=pairs):
            return question.prompt, " · ".join(f"{left}: {right}" for left, right in pairs)
        case Several() | Choice() | Typed() | Numeric() | Dated() | Flashcard():
            return question.prompt, question.answer
        case _:
            assert_never(question)


def pick_statement(question: TrueFalse) -> tuple[str, bool]:
    """The statement shown for a true/false question and whether it is true: one of its best, picked by its id alone."""
    even = crc32(question.id.encode()) % 2 == 0
    if question.truths and (even or not question.falsehoods):
        return question.truths[0], True
    return question.falsehoods[0].text, False


def _answers(question: Question, answer: str) -> list[str]:
    """Every accepted form; of numbers and dates, which are accepted in endless forms, the shown and the plain ones."""
    match question:
        case Typed():
            return list(dict.fromkeys([question.answer, *question.accepted]))
        case Order():
            return list(question.items)
        case Several(answers=answers):
            return list(answers)
        case Match(pairs=pairs):
            return [f"{left}: {right}" for left, right in pairs]
        case Numeric() | Dated():
            blank = Blank(question)
            plain = [form for form in _plain_forms(question) if grade(blank, Write(form)).right]
            return list(dict.fromkeys([answer, *plain]))
        case Choice() | TrueFalse() | Flashcard():
            return [answer]
        case _:
            assert_never(question)


def _plain_forms(question: Numeric | Dated) -> Iterator[str]:
    if isinstance(question, Numeric):
        value = question.position
        whole = value == int(value)
        yield f"{int(value):,}" if whole else f"{value:,}"
        yield str(int(value)) if whole else str(value)
        return
    day = question.first
    match question.grain:
        case "year":
            yield str(day.year)
        case "month":
            yield f"{MONTHS[day.month - 1]} {day.year}"
            yield f"{day:%Y-%m}"
        case _:
            yield f"{day.day} {MONTHS[day.month - 1]} {day.year}"
            yield day.isoformat()


def _pages(deck: Deck, ink: Ink) -> Iterator[str]:
    yield ink.bold(one_line(deck.title))
    cards, extras = count(len(deck.cards), "card"), count(len(deck.extras), "further question")
    yield ink.dim(f"{one_line(deck.id)} · {cards}" + (f" · {extras}" if deck.extras else ""))
    if deck.description:
        yield one_line(deck.description)
    for number, question in enumerate(deck.questions, 1):
        yield ""
        yield from _entry(number, describe_question(question), question.references, ink)


def _entry(number: int, plain: Plain, references: tuple[Reference, ...], ink: Ink) -> Iterator[str]:
    yield f"{number}. {ink.bold(one_line(plain['prompt']))}"
    if plain["options"]:
        yield f"   {' · '.join(one_line(option) for option in plain['options'])}"
    yield f"   Answer: {ink.green(one_line(plain['answer']))}"
    others = [one_line(form) for form in plain["answers"] if form != plain["answer"]]
    if others and plain["kind"] in _OTHER_FORMS:
        yield f"   Also accepted: {' · '.join(others)}"
    if plain["explanation"]:
        yield f"   {one_line(plain['explanation'])}"
    for reference in references:
        yield f"   Source: {told_source(reference)}"
    yield ink.dim(f"   {one_line(plain['id'])} · {plain['kind']}, {one_line(plain['form'])}")
