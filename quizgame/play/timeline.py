"""Timeline: events are placed, one by one, into a line of time that grows."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from quizgame.decks.deck import Deck
from quizgame.errors import DeckError
from quizgame.play.drawing import draw
from quizgame.play.game import Game
from quizgame.play.rules import Rules
from quizgame.play.scoring import FULL, Points
from quizgame.play.turn import Turn
from quizgame.questions.answer import Verdict
from quizgame.questions.question import Dated, Question
from quizgame.questions.shown import Line, Mark, Shown
from quizgame.values import dataclass

LENGTH = 12
LIVES = 3


@dataclass(frozen=True, slots=True)
class Timeline(Rules):
    """The rules of the timeline: it begins with `anchor`; whatever was placed stands where it belongs from then on."""

    anchor: Dated
    lives: int = LIVES

    mode = "timeline"
    heard = False

    def show(self, question: Question, turns: Sequence[Turn], rng: random.Random) -> Shown:
        """The line so far, and what is to be placed."""
        if not isinstance(question, Dated):
            raise DeckError("only dates have a place on the line of time")
        placed = [turn.question for turn in turns if isinstance(turn.question, Dated)]
        marks = sorted((mark_of(event) for event in (self.anchor, *placed)), key=lambda mark: mark.day)
        right = sum(1 for mark in marks if mark.day < question.position)
        return Line(question, tuple(marks), right)

    def size(self, length: int) -> int | None:
        """As long as this one."""
        return length + 1

    def points(self, turns: Sequence[Turn], length: int, shown: Shown, verdict: Verdict, ms: int) -> Points:
        """1,000 for each event placed."""
        return Points(base=round(FULL * verdict.credit))

    def after(self, waiting: tuple[Question, ...], turns: Sequence[Turn]) -> tuple[Question, ...]:
        """Nothing more after the last life."""
        return waiting[1:] if self.lives_left(turns) else ()

    def best(self, length: int) -> int | None:
        """All placed."""
        return FULL * length

    def lives_left(self, turns: Sequence[Turn]) -> int | None:
        """Lives less misses."""
        return max(self.lives - sum(1 for turn in turns if not turn.verdict.right), 0)


def mark_of(event: Dated) -> Mark:
    """An event as it stands on the line."""
    return Mark(event.event or event.prompt, event.answer, event.position)


def start_timeline(deck: Deck, length: int, seed: int) -> Game:
    """A line of `length` events of a deck, one given, or as many as it has; no two of them at the same time.

    Raises:
        DeckError: it has fewer than three such events.
    """
    events = placeable(deck.questions)
    drawn = _apart(draw(events, len(events), random.Random(f"timeline/{seed}")))[:length]
    if len(drawn) < 3:
        raise DeckError(f"the deck “{deck.title}” has too few dates for a timeline", "play a quiz of it instead")
    anchor, *rest = drawn
    return Game(Timeline(anchor), deck.id, deck.title, seed, tuple(rest))


def placeable(questions: Iterable[Question]) -> list[Dated]:
    """What has a place on the line: events, and dates asked for by hand."""
    return [one for one in questions if isinstance(one, Dated) and (one.event or one.form == "card")]


def _apart(drawn: Iterable[Question]) -> list[Dated]:
    """Those that overlap none before them, in time or in words."""
    kept: list[Dated] = []
    for question in drawn:
        if not isinstance(question, Dated):
            continue
        text = mark_of(question).text
        if all(
            (question.last < other.first or other.last < question.first) and mark_of(other).text != text
            for other in kept
        ):
            kept.append(question)
    return kept
