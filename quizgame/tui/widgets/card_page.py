"""All about a card, on one page: what it asks and answers, how it stands, its history, and what rests on its fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, assert_never

from textual.content import Content

from quizgame.app.browsing import BrowsedCard
from quizgame.app.standing import Aside, Rest
from quizgame.memory.scheduler import Rating
from quizgame.questions.question import (
    Choice,
    Dated,
    Flashcard,
    Match,
    Numeric,
    Order,
    Question,
    Several,
    TrueFalse,
    Typed,
    Wrong,
)
from quizgame.store.journal import Event
from quizgame.tui.design import (
    DOT,
    INK,
    LEAD,
    LOOK_PARTLY,
    LOOK_RIGHT,
    LOOK_WRONG,
    PARTLY,
    QUIET,
    RIGHT,
    STRONG,
    WARNING,
    WRONG,
    away,
    counted,
    date_of,
)
from quizgame.tui.typesetting import hanging, line, wrapped
from quizgame.tui.widgets.block import Block
from quizgame.tui.widgets.cards import firmness
from quizgame.tui.widgets.feedback import source_line

_HISTORY = 12
_LABEL = 13
_MISSES = 5
"""So many wrong answers of a card that was set aside are told."""


class CardPage(Block):
    """One card."""

    def __init__(self) -> None:
        super().__init__()
        self._card: BrowsedCard | None = None
        self._reviews: Sequence[Event] = ()
        self._siblings: Sequence[BrowsedCard] = ()

    def show(self, card: BrowsedCard, reviews: Sequence[Event], siblings: Sequence[BrowsedCard]) -> None:
        """Show a card, what memory heard of it, and the cards that rest on its fact."""
        self._card, self._reviews, self._siblings = card, reviews, siblings
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """All of it, part by part."""
        card = self._card
        if card is None:
            return []
        kicker = DOT.join((card.deck.title, card.kind, *([card.question.form] if card.question.form != "card" else [])))
        lines = [line((kicker, QUIET)), Content(""), *wrapped(_asked(card.question), width, STRONG), Content("")]
        for label, text, style in _parts(card.question):
            lines += _labelled(label, text, width, style)
        lines += [Content(""), *self._standing(card, width)]
        if self._reviews:
            lines += [Content(""), line(("History", STRONG), (f"{DOT}the latest first", QUIET))]
            lines += [_review(event, card.day) for event in reversed(self._reviews[-_HISTORY:])]
            if len(self._reviews) > _HISTORY:
                lines.append(line((f"and {counted(len(self._reviews) - _HISTORY, 'review')} before", QUIET)))
        if self._siblings:
            lines += [Content(""), *_resting(card, self._siblings, width)]
        return lines

    def _standing(self, card: BrowsedCard, width: int) -> Iterator[Content]:
        memory = card.memory
        if card.rest is not None:
            yield from self._rest(card.rest, card.day, width)
        for flag in card.flags:
            told = f" on {date_of(flag.day, card.day)} as wrong or unclear"
            yield line((f"{WARNING} Flagged", PARTLY), (told, QUIET))
        if card.is_leech and not card.suspended:
            told = f": forgotten {card.leech} times or more; reword it, split it, or let it rest"
            yield from hanging(line((f"{WARNING} Leech", WRONG)), told, width, QUIET)
        if card.rest is not None and card.rest.lapses and (given := _given(self._reviews)):
            yield from hanging(line(("Given instead: ", QUIET)), DOT.join(given), width, INK)
        if not card.held:
            yield line(("Asked in games only: memory does not hold it", QUIET))
        elif memory is None:
            yield line(("Never reviewed", QUIET))
        else:
            due = "due" if memory.due <= card.day else f"back {away(memory.due - card.day)}"
            known = (due, f"known for {firmness(card)}", f"difficulty {memory.difficulty:.1f} of 10")
            counts = (counted(memory.reviews, "review"), counted(memory.lapses, "lapse"))
            yield line((DOT.join((*known, *counts)), QUIET))
        yield line((card.id, QUIET))

    def _rest(self, rest: Rest, today: int, width: int) -> Iterator[Content]:
        """Why it is set aside, and until when."""
        name, told = f"{WARNING} Suspended", ": it is not studied until s wakes it"
        match rest.aside:
            case Aside.SUSPENDED if rest.lapses:
                name = f"{WARNING} Set aside"
                told = (
                    f" on {date_of(rest.since, today)}: forgotten {rest.lapses} times, it costs more than it brings. "
                    "Reword or split it; s lets it be asked again, r learns it anew."
                )
            case Aside.SUSPENDED:
                pass
            case Aside.KNOWN:
                name = f"{WARNING} Known already"
                until = date_of(rest.until or today, today)
                told = f", you said on {date_of(rest.since, today)}: it is asked again on {until}; s wakes it before"
            case Aside.BURIED:
                name, told = f"{WARNING} Buried", ": it comes back tomorrow; s wakes it before"
            case _:
                assert_never(rest.aside)
        yield from hanging(line((name, PARTLY)), told, width, QUIET)


def _given(reviews: Sequence[Event]) -> list[str]:
    """What was answered when the card was forgotten, in words, the latest first and each once."""
    forgotten = (event.body for event in reversed(reviews) if event.body.get("rating") == Rating.AGAIN)
    return list(dict.fromkeys(text for body in forgotten if (text := _in_words(body))))[:_MISSES]


def _in_words(body: Mapping[str, Any]) -> str:
    """What was answered, where that is a word or two; "" for all else."""
    match body:
        case {"answer": {"write": str(text)}}:
            return " ".join(text.split())
        case {"answer": {"pick": int(at)}, "shown": {"options": [*options]}} if 0 <= at < len(options):
            return " ".join(str(options[at]).split())
        case {"answer": {"say": bool(true)}, "shown": {"text": str(text)}}:
            return f"{'true' if true else 'false'}: {' '.join(text.split())}"
        case _:
            return ""


def _asked(question: Question) -> str:
    if isinstance(question, TrueFalse):
        return (*question.truths, *(wrong.text for wrong in question.falsehoods))[0]
    return question.prompt


def _parts(question: Question) -> Iterator[tuple[str, str, str]]:
    """Label, text and style of what is known of a question."""
    match question:
        case Choice() | Several():
            yield "Answer", question.answer, RIGHT
            yield from _wrong(question.wrong)
        case Typed():
            yield "Answer", question.answer, RIGHT
            also = [text for text in question.accepted if text != question.answer]
            if also:
                yield "Also right", DOT.join(also), INK
            yield from _wrong(question.wrong)
        case Numeric():
            yield "Answer", question.answer, RIGHT
            if question.low != question.high:
                yield "Also right", f"from {question.low:,g} to {question.high:,g} {question.unit}".rstrip(), INK
            yield from _wrong(question.wrong)
        case Dated():
            yield "Answer", question.answer, RIGHT
            yield from _wrong(question.wrong)
        case TrueFalse():
            yield "Answer", "true" if question.truths else "false", RIGHT
            for text in question.truths[1:]:
                yield "Also asked", text, INK
            if not question.truths and question.falsehoods[0].why:
                yield "Because", question.falsehoods[0].why, INK
            yield from _wrong(question.falsehoods if question.truths else question.falsehoods[1:], "False")
        case Order(items=items, marks=marks):
            for number, item in enumerate(items):
                mark = f"{marks[number]}  " if number < len(marks) else ""
                yield "In order" if number == 0 else "", f"{number + 1}  {mark}{item}", RIGHT
        case Match(pairs=pairs):
            for number, (left, right) in enumerate(pairs):
                yield "Pairs" if number == 0 else "", f"{left} — {right}", RIGHT
        case Flashcard(back=back):
            yield "Back", back, RIGHT
        case _:
            assert_never(question)
    if question.hint:
        yield "Hint", question.hint, INK
    if question.explanation:
        yield "Explanation", question.explanation, INK
    for number, reference in enumerate(question.references):
        yield "Source" if number == 0 else "", source_line(reference), QUIET
    if question.tags:
        yield "Tags", " ".join(f"#{tag}" for tag in question.tags), QUIET


def _wrong(wrong: Sequence[Wrong], label: str = "Wrong") -> Iterator[tuple[str, str, str]]:
    for number, option in enumerate(wrong):
        yield label if number == 0 else "", f"{option.text}  ({option.why})" if option.why else option.text, INK


def _labelled(label: str, text: str, width: int, style: str) -> list[Content]:
    return hanging(line((label.ljust(_LABEL), QUIET)), text, width, style)


def _review(event: Event, today: int) -> Content:
    """A review in a line: when, how it went, how long it took, when the card was to come back."""
    body = event.body
    credit = body.get("credit")
    look = LOOK_WRONG
    if isinstance(credit, int | float) and credit > 0:
        look = LOOK_RIGHT if credit >= 1 else LOOK_PARTLY
    ms, due = body.get("ms"), body.get("due")
    parts = [f"{ms / 1000:.1f} s"] if isinstance(ms, int) else []
    parts += ["with a hint"] if body.get("hints") else []
    parts += [f"then due {_day(due, today)}"] if isinstance(due, int) else []
    return line((f"{look.sign} ", look.role), (_day(event.day, today).ljust(_LABEL + 4), INK), (DOT.join(parts), QUIET))


def _day(day: int, today: int) -> str:
    try:
        return date_of(day, today)
    except (ValueError, OverflowError):
        return str(date.max)


def _resting(card: BrowsedCard, siblings: Sequence[BrowsedCard], width: int) -> Iterator[Content]:
    """What rests on the same fact, deck by deck."""
    decks = len({one.deck.id for one in siblings} | {card.deck.id})
    told = f"{DOT}{counted(len({one.id for one in siblings} | {card.id}), 'card')} in {counted(decks, 'deck')}"
    yield line(("On the same fact", STRONG), (f"{DOT}{card.question.fact}{told}", QUIET))
    for title, cards in groupby(siblings, key=lambda one: one.deck.title):
        yield line((title, LEAD))
        for one in cards:
            told = "this card, too" if one.id == card.id else one.headline
            yield from hanging(line(("  ", QUIET)), told, width, INK)
