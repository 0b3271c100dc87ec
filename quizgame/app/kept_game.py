"""A game as it is kept: in study and flashcards its answers can be taken back, given again and judged anew; so is all
that came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from quizgame.app.records import encode_regrade
from quizgame.app.schedule import Schedule
from quizgame.app.standing import leech_entry
from quizgame.errors import GameError
from quizgame.memory.day import Moment
from quizgame.memory.scheduler import Memory, Rating
from quizgame.memory.weakness import is_leech
from quizgame.play.course import Course, Step
from quizgame.play.game import Game
from quizgame.play.result import result_of
from quizgame.play.turn import Turn
from quizgame.questions.shown import Shown
from quizgame.store.journal import Entry, Event, Journal


class KeptGame:
    """One game in the journal.

    `cards` are the ids of the game's questions that memory holds; `clock` gives the present moment; `course` tells what
    can be taken back, and done again; `answers` are the ids of the rows of its turns.
    """

    def __init__(
        self,
        id: str,
        course: Course,
        cards: frozenset[str],
        journal: Journal,
        schedule: Schedule,
        clock: Callable[[], Moment],
        answers: Iterable[str] = (),
    ) -> None:
        self.id = id
        self.cards = cards
        self.course = course
        self._journal = journal
        self._schedule = schedule
        self._clock = clock
        # the rows of all turns; after going back also of those that may be done again
        self._answers = list(answers)
        self._end: str | None = None

    @property
    def game(self) -> Game:
        """The game as it stands."""
        return self.course.game

    @property
    def shown(self) -> Shown | None:
        """What the player sees now; None when the game is finished."""
        return self.game.shown()

    def undo(self) -> Step:
        """Take back what was done last, as if it had never been; in a game that has ended by it, it goes on.

        Raises:
            GameError: there is nothing to take back, or the game counts points.
            StoreError: it could not be committed; then the game stands where it stood.
        """
        course = self.course.undo()
        step = course.undone[-1]
        self._revise(course.game, [self._about(row, "undone") for row in step.rows])
        self.course = course
        return step

    def redo(self) -> Step:
        """Do again what was taken back last.

        Raises:
            GameError, StoreError: as for `undo`.
        """
        course = self.course.redo()
        step = course.done[-1]
        self._revise(course.game, [self._about(row, "redone") for row in step.rows])
        self.course = course
        return step

    def regrade(self, rating: Rating, turn: Turn | None = None) -> Turn:
        """Judge an answer by the learner's own word: that of a turn of this game, or the last. Memory hears it instead
        of the verdict, if it heard the answer at all. The turn as it stands then.

        Raises:
            GameError: there is no answer to judge, or the game counts points.
            StoreError: as for `undo`.
        """
        place = self._place(turn)
        after = self.game.regrade(place, rating)
        answered = self._journal.event(self._answers[place])
        memory = self._judge(answered, rating)
        body = encode_regrade(after.turns[place], rating, answered, memory.due if memory else None)
        leech = self._leech(self._journal.owner(answered.card or "", self.id), rating, memory)
        kept = self._revise(after, [Entry("regraded", self.id, answered.card, body), *leech])
        self.course = self.course.step(after, *(event.id for event in kept[: 1 + len(leech)]))
        return after.turns[place]

    def regrades(self, turn: Turn | None = None) -> dict[Rating, int]:
        """The local day on which the card of a turn, or of the last, comes back for each rating it may be given yet;
        nothing for practice.

        Raises:
            GameError: nothing was answered.
            StoreError: the journal cannot be read.
        """
        answered = self._journal.event(self._answers[self._place(turn)])
        return {rating: memory.due for rating in Rating if (memory := self._judge(answered, rating))}

    def _revise(self, after: Game, entries: list[Entry]) -> tuple[Event, ...]:
        """Commit what changes rows written before. That the game ends by it, or goes on, is kept with it."""
        if after.finished and not self.game.finished:
            entries = [*entries, self._ending(after, after.given_up)]
        elif self._end is not None and self.game.finished and not after.finished:
            entries = [*entries, self._about(self._end, "undone")]
        kept = self._journal.revise(self._clock(), entries)
        if kept and kept[-1].kind == "game-ended":
            self._end = kept[-1].id
        return kept

    def _leech(self, card: str, rating: Rating | None, memory: Memory | None) -> list[Entry]:
        """The row that sets a card aside that was forgotten once too often just now."""
        if rating is Rating.AGAIN and memory and is_leech(memory.lapses, self._schedule.leech):
            return [leech_entry(card, memory.lapses)]
        return []

    def _about(self, row: str, kind: str) -> Entry:
        return Entry(kind, self.id, None, {"event": row})

    def _place(self, turn: Turn | None) -> int:
        """Where a turn is among those of the game."""
        turns = self.game.turns
        found = [place for place, one in enumerate(turns) if turn is None or one is turn]
        if not found:
            raise GameError("there is no answer to judge")
        return found[-1]

    def _judge(self, answered: Event, rating: Rating) -> Memory | None:
        """What the memory of a card would have come to by an answer kept before; None for practice."""
        if not answered.body.get("review") or answered.card is None:
            return None
        card = self._journal.owner(answered.card, self.id)
        now = self._journal.memories([card]).get(card)
        return self._schedule.review(self._journal.before(answered), rating, answered.day, card, instead=now)

    def _ending(self, game: Game, given_up: bool) -> Entry:
        result = result_of(game)
        body = {
            "asked": result.asked,
            "right": result.right,
            "score": result.score,
            "max_score": result.best_possible,
            "ms": result.ms,
            "given_up": given_up,
        }
        return Entry("game-ended", self.id, None, body)
