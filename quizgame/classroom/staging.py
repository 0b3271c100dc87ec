"""What is asked in a room: drawn from a deck and put once, the same for all, so that they can look at one screen."""

from __future__ import annotations

import random
from collections.abc import Sequence

from quizgame.decks.deck import Deck
from quizgame.errors import DeckError
from quizgame.play.drawing import draw
from quizgame.play.timeline import mark_of, placeable
from quizgame.questions.question import Dated, Match, Question, judged_by_program
from quizgame.questions.shown import Line, Shown, Style, present

MARKS = 3
"""Events on the line among which another one is placed."""
ON_LINE = 0.3
"""How many of the events, of those that can be, are placed on a line instead of being asked for their date."""


def fits_a_phone(question: Question) -> bool:
    """Whether a question can be played in a room: the program judges it, and a small screen holds it."""
    return judged_by_program(question) and not isinstance(question, Match)


def stage(deck: Deck, count: int, rng: random.Random, style: Style = Style.OPTIONS) -> tuple[Shown, ...]:
    """So many questions of a deck, or as many as it has, as they will be shown.

    Raises:
        DeckError: it has none that a room can play.
    """
    drawn = draw([question for question in deck.questions if fits_a_phone(question)], count, rng)
    if not drawn:
        raise DeckError(
            f"the deck “{deck.title}” has nothing that a class can play",
            "flashcards and matches are for one player; `quizgame show` lists its questions",
        )
    facts = {question.fact for question in drawn} - {None}
    # a mark tells its date, so no mark is an event that is asked about
    free = [event for event in placeable(deck.questions) if event not in drawn and event.fact not in facts]
    return tuple(_line(question, free, rng) or present(question, rng, style) for question in drawn)


def _line(question: Question, free: Sequence[Dated], rng: random.Random) -> Line | None:
    if not isinstance(question, Dated) or question not in placeable((question,)) or rng.random() >= ON_LINE:
        return None
    kept = [question]
    for event in rng.sample(free, len(free)):
        texts = {mark_of(other).text for other in kept}
        if (
            all(event.last < other.first or other.last < event.first for other in kept)
            and mark_of(event).text not in texts
        ):
            kept.append(event)
        if len(kept) > MARKS:
            break
    if len(kept) <= MARKS:
        return None
    marks = sorted((mark_of(event) for event in kept[1:]), key=lambda mark: mark.day)
    return Line(question, tuple(marks), sum(1 for mark in marks if mark.day < question.position))
