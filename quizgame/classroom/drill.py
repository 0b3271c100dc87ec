"""A drill: teams round one screen take turns, answer aloud, and the host marks what was said.

A value that a call of the host turns into the next one. What a team misses may pass on, round the table, until every
team has tried; the answer is told when somebody had it, when nobody did, or when the host shows it. A drill is made of
its questions and the calls so far and of nothing else, so that taking a call back is leaving it out, and a drill that
was broken off is the same again.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import assert_never

from quizgame.decks.deck import Deck
from quizgame.errors import DeckError, GameError
from quizgame.play.drawing import draw
from quizgame.questions.question import Match, Order, Question, judged_by_program
from quizgame.questions.shown import Shown, Style, present
from quizgame.values import replace

OWN, PASSED = 1_000, 500
"""Points for a question of one's own, and for one that another team has missed."""
LEAST_TEAMS, MOST_TEAMS = 2, 12
ROUNDS = 5
"""Questions for each team, where nothing else is asked for."""


class Call(StrEnum):
    """What the host says."""

    RIGHT = "right"
    HALF = "half"
    WRONG = "wrong"
    SHOWN = "shown"
    NEXT = "next"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Try:
    """What one team made of a question: its place among the teams, how it was marked, what that brought."""

    team: int
    mark: Call
    points: int


@dataclass(frozen=True, slots=True)
class DrillRules:
    """How a drill is played: whether a missed question passes on, the seconds for each try (None: no clock), and
    whether options are shown where a question has them. The clock is for the eyes: the host marks what was in time."""

    passing: bool = True
    seconds: int | None = None
    options: bool = True


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where the calls have led: the question, who has tried it, whether its answer is told, what was before."""

    number: int = 0
    tries: tuple[Try, ...] = ()
    told: bool = False
    shown: bool = False
    over: bool = False
    past: tuple[tuple[Try, ...], ...] = ()


@dataclass(frozen=True)
class Drill:
    """One drill: the teams in the order of their turns, the questions, and the host's calls so far."""

    deck: str
    title: str
    teams: tuple[str, ...]
    questions: tuple[Question, ...]
    rules: DrillRules
    seed: int
    calls: tuple[Call, ...] = ()

    @cached_property
    def _stand(self) -> _Stand:
        stand = _Stand()
        for call in self.calls:
            stand = self._after(stand, call)
        return stand

    @property
    def number(self) -> int:
        """The place of the question that is asked, from 0."""
        return self._stand.number

    @property
    def finished(self) -> bool:
        """Whether it is over."""
        return self._stand.over

    @property
    def told(self) -> bool:
        """Whether the answer of the question is told."""
        return self._stand.told

    @property
    def waiting(self) -> bool:
        """Whether a team's answer is to be marked: also once the answer was shown to it."""
        stand = self._stand
        return not stand.over and (not stand.told or (stand.shown and not self._closed(stand.tries)))

    @property
    def tries(self) -> tuple[Try, ...]:
        """What the teams made of this question so far."""
        return self._stand.tries

    @property
    def past(self) -> tuple[tuple[Try, ...], ...]:
        """The tries at every question that was asked, in order; this one's are the last."""
        stand = self._stand
        return stand.past if stand.over else (*stand.past, stand.tries)

    @property
    def team(self) -> int:
        """The place of the team whose turn it is; each begins as often as any other."""
        return (self._stand.number + len(self._stand.tries)) % len(self.teams)

    @property
    def shown(self) -> Shown | None:
        """What the screen shows, always the same for the same question; None when it is over."""
        return None if self._stand.over else self.shown_at(self._stand.number)

    def shown_at(self, number: int) -> Shown:
        """A question of the drill as the screen shows it, by its place from 0."""
        question = self.questions[number]
        rng = random.Random(f"{self.seed}/{question.id}")
        return present(question, rng, Style.OPTIONS if self.rules.options else Style.RECALL)

    @property
    def scores(self) -> tuple[int, ...]:
        """The points of each team."""
        totals = [0] * len(self.teams)
        for tries in self.past:
            for one in tries:
                totals[one.team] += one.points
        return tuple(totals)

    @property
    def ranks(self) -> tuple[int, ...]:
        """The rank of each team, from 1; equal scores share one."""
        scores = self.scores
        return tuple(1 + sum(other > score for other in scores) for score in scores)

    def allows(self, call: Call) -> bool:
        """Whether the host can say this now."""
        stand = self._stand
        if stand.over:
            return False
        match call:
            case Call.RIGHT | Call.HALF | Call.WRONG:
                return self.waiting
            case Call.SHOWN:
                return not stand.told
            case Call.NEXT:
                return stand.told
            case Call.ENDED:
                return True
            case _:
                assert_never(call)

    def take(self, call: Call) -> Drill:
        """The drill after a call.

        Raises:
            GameError: it says nothing now.
        """
        if not self.allows(call):
            raise GameError(f"“{call}” says nothing now")
        return replace(self, calls=(*self.calls, call))

    def undo(self) -> Drill:
        """The drill without its last call.

        Raises:
            GameError: there is none.
        """
        if not self.calls:
            raise GameError("nothing was marked yet")
        return replace(self, calls=self.calls[:-1])

    def _after(self, stand: _Stand, call: Call) -> _Stand:
        match call:
            case Call.RIGHT | Call.HALF | Call.WRONG:
                tries = (*stand.tries, self._tried(stand, call))
                closed = stand.shown or self._closed(tries)
                return replace(stand, tries=tries, told=closed, shown=False)
            case Call.SHOWN:
                return replace(stand, told=True, shown=True)
            case Call.NEXT:
                past = (*stand.past, stand.tries)
                if stand.number + 1 == len(self.questions):
                    return _Stand(stand.number, over=True, past=past)
                return _Stand(stand.number + 1, past=past)
            case Call.ENDED:
                return _Stand(stand.number, over=True, past=(*stand.past, stand.tries) if stand.tries else stand.past)
            case _:
                assert_never(call)

    def _tried(self, stand: _Stand, mark: Call) -> Try:
        team = (stand.number + len(stand.tries)) % len(self.teams)
        worth = PASSED if stand.tries else OWN
        return Try(team, mark, worth * {Call.RIGHT: 2, Call.HALF: 1}.get(mark, 0) // 2)

    def _closed(self, tries: Sequence[Try]) -> bool:
        """Whether no further team may try: one had it, at least half, or all have tried that may."""
        had = any(one.mark in (Call.RIGHT, Call.HALF) for one in tries)
        return had or len(tries) >= (len(self.teams) if self.rules.passing else 1)


def start_drill(deck: Deck, teams: Sequence[str], rules: DrillRules, length: int | None, seed: int) -> Drill:
    """A drill of `length` questions, by default five for each team, drawn from a deck; fewer where the deck has not
    enough, but as many for each team as for any other, where there are as many questions as teams.

    What is put in order or matched needs hands and is left out; flashcards are asked, since the host is the judge.

    Raises:
        DeckError: the deck has nothing that can be answered aloud.
        GameError: there are too few teams, or too many.
    """
    if not LEAST_TEAMS <= len(teams) <= MOST_TEAMS:
        raise GameError(f"a drill takes {LEAST_TEAMS} to {MOST_TEAMS} teams")
    spoken = [question for question in deck.questions if not isinstance(question, Order | Match)]
    if not spoken:
        raise DeckError(f"the deck “{deck.title}” has nothing that can be answered aloud")
    judged = [question for question in spoken if judged_by_program(question)] or spoken
    pool = judged if len(judged) >= len(teams) else spoken
    drawn = draw(pool, length or ROUNDS * len(teams), random.Random(seed))
    if length is None:
        drawn = drawn[: len(drawn) - len(drawn) % len(teams)] or drawn
    return Drill(deck.id, deck.title, tuple(teams), drawn, rules, seed)
