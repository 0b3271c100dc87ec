"""What a game is: a value that an answer turns into the next value. Faces show it, the journal keeps its turns.

The rules of a mode say how a question is shown, what an answer brings, and what is asked next. Chance is the seed:
the same game shows the same options in the same places, also when it is taken up again from the journal.
"""

from __future__ import annotations

import random

from quizgame.errors import GameError
from quizgame.memory.scheduler import Rating
from quizgame.play.pairing import Pairing, Try
from quizgame.play.rules import Rules
from quizgame.play.turn import NO_POINTS, Turn
from quizgame.questions.answer import Answer, Rate, Verdict
from quizgame.questions.grading import grade
from quizgame.questions.question import Match, Question
from quizgame.questions.shown import Shown, Shuffled
from quizgame.values import dataclass, field, replace

RULES_VERSION = 1


@dataclass(frozen=True, slots=True)
class Game:
    """One sitting: the questions still waiting (the first is asked now) and the turns so far.

    `hinted` tells whether a hint to the question asked now was taken, `tries` which halves were joined in the round of
    pairs shown now, `spent` for how many milliseconds the question asked now was open before the game was left,
    `given_up` whether it was ended before all was asked, `aside` which questions were set aside.
    """

    rules: Rules
    deck: str
    title: str
    seed: int
    waiting: tuple[Question, ...]
    turns: tuple[Turn, ...] = ()
    hinted: bool = False
    given_up: bool = False
    tries: tuple[Try, ...] = ()
    aside: frozenset[str] = frozenset()
    spent: int = 0
    _drawn: list[Shown] = field(init=False, repr=False, compare=False)
    """What the player sees now, once somebody asked: screen and verdict ask for the same."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_drawn", [])

    @property
    def finished(self) -> bool:
        """Whether nothing is left to ask."""
        return not self.waiting

    @property
    def points(self) -> int:
        """The score so far."""
        return sum(turn.points.total for turn in self.turns)

    @property
    def run(self) -> int:
        """Right answers in a row, up to now."""
        count = 0
        for turn in reversed(self.turns):
            if not turn.verdict.right:
                break
            count += 1
        return count

    @property
    def length(self) -> int:
        """How many different questions it has, asked and waiting."""
        return len({turn.question.id for turn in self.turns} | {question.id for question in self.waiting})

    @property
    def done(self) -> int:
        """How many different questions are through."""
        return self.length - len({question.id for question in self.waiting})

    @property
    def lives(self) -> int | None:
        """How many more misses it allows; None where they are not counted."""
        return self.rules.lives_left(self.turns)

    @property
    def time_left(self) -> int | None:
        """The milliseconds that are left for all that is still asked; None where there is no clock to beat."""
        left = self.rules.time_left(self.turns)
        return None if left is None else max(left - self.spent, 0)

    def shown(self) -> Shown | None:
        """What the player sees now, always the same for the same state; None when the game is finished."""
        if not self.waiting:
            return None
        if not self._drawn:
            rng = random.Random(f"{self.seed}/{len(self.turns)}")
            self._drawn.append(self.rules.show(self.waiting[0], self.turns, rng))
        return self._drawn[0]

    @property
    def pairing(self) -> Pairing | None:
        """The round of pairs shown now, with what was tried in it; None where something else is shown, or nothing."""
        match self.shown():
            case Shuffled(question=Match()) as shown:
                return Pairing(shown, self.tries)
            case _:
                return None

    def join(self, left: int, item: int, ms: int = 0) -> Game:
        """The game after two halves of the round shown now were joined; with the last pair it is answered.

        Raises:
            GameError: these halves are not there to be joined.
        """
        pairing = self.pairing
        if pairing is None:
            raise GameError("there is nothing to pair")
        after = pairing.join(left, item)
        return self.answer(after.answer, ms) if after.solved else replace(self, tries=after.tries)

    def hint(self) -> Game:
        """The game after a hint was taken."""
        return replace(self, hinted=True)

    def leave(self, ms: int) -> Game:
        """The game as it is left after the question asked now was open for `ms` more; the time goes on from there."""
        return replace(self, spent=self.spent + ms) if self.waiting and ms > 0 else self

    def answer(self, answer: Answer, ms: int = 0) -> Game:
        """The game after an answer; the turn is the last of `turns`. `ms` runs since the question was shown, or shown
        again in a game that was left. After a hint, an answer is half right at best, but
        for one that the learner judges. An answer that comes after the time is up counts as none.

        Raises:
            GameError: the game is finished.
        """
        shown = self._asked()
        left = self.time_left
        if left is not None and ms >= left:
            return self.time_out()
        ms += self.spent
        verdict = grade(shown, answer)
        if self.hinted and not isinstance(answer, Rate):
            verdict = _after_hint(verdict)
        points = self.rules.points(self.turns, self.length, shown, verdict, ms) if self.rules.scored else NO_POINTS
        return self.take(Turn(shown, answer, verdict, points, int(self.hinted), ms))

    def skip(self, ms: int = 0) -> Game:
        """The game after a question was passed over.

        Raises:
            GameError: the game is finished.
        """
        return self.take(Turn(self._asked(), None, Verdict(0.0), ms=self.spent + ms))

    def time_out(self) -> Game:
        """The game after its time ran out over the question that is asked.

        Raises:
            GameError: the game is finished, or has no clock.
        """
        left = self.rules.time_left(self.turns)
        if left is None:
            raise GameError("this game has no clock")
        return self.take(Turn(self._asked(), None, Verdict(0.0, "The time is up."), ms=left, late=True))

    def take(self, turn: Turn) -> Game:
        """The game after a turn that was judged already: played now, or read from the journal."""
        repeat = self._has_answered(turn.question.id)
        if repeat != turn.repeat:
            turn = replace(turn, repeat=repeat)
        waiting = self.rules.after(self.waiting, (*self.turns, turn))
        return replace(self, waiting=waiting, turns=(*self.turns, turn), hinted=False, tries=(), spent=0)

    def without(self, question: str) -> Game:
        """The game without a question, by its id: its card was set aside, and it is not asked again."""
        waiting = tuple(one for one in self.waiting if one.id != question)
        aside = self.aside | {question}
        if waiting[:1] == self.waiting[:1]:
            return replace(self, waiting=waiting, aside=aside)
        return replace(self, waiting=waiting, aside=aside, hinted=False, tries=(), spent=0)

    def give_up(self) -> Game:
        """The game, ended before all was asked."""
        return replace(self, waiting=(), hinted=False, tries=(), spent=0, given_up=True)

    def regrade(self, place: int, rating: Rating) -> Game:
        """The game after the learner's own word on an answer, the one of the turn at this place.

        The last answer to a question decides whether it is asked again; in a game given up nothing is.

        Raises:
            GameError: points were given, or the question was passed over.
        """
        turn = self.turns[place]
        if self.rules.scored:
            raise GameError("answers given for points stand", "in study and flashcards you can judge them yourself")
        if turn.skipped:
            raise GameError("a question that was passed over has no answer to judge")
        turn = turn.judged(rating)
        waiting = self.waiting
        asked_later = any(later.question.id == turn.question.id for later in self.turns[place + 1 :])
        if not asked_later and not self.given_up and turn.question.id not in self.aside:
            waiting = self.rules.revised(waiting, turn)
        same = waiting[:1] == self.waiting[:1]
        turns = (*self.turns[:place], turn, *self.turns[place + 1 :])
        spent = self.spent if same else 0
        return replace(self, waiting=waiting, turns=turns, hinted=self.hinted and same, spent=spent)

    def _has_answered(self, question: str) -> bool:
        # every answer of a long sitting asks this, so that it goes past the properties
        return any(turn.shown.question.id == question and turn.answer is not None for turn in self.turns)

    def _asked(self) -> Shown:
        shown = self.shown()
        if shown is None:
            raise GameError("this game is finished")
        return shown


def _after_hint(verdict: Verdict) -> Verdict:
    return Verdict(verdict.credit / 2, verdict.why or "Right with a hint.") if verdict.credit else verdict
