"""A game being played: every answer is judged, heard by memory and committed before the next question appears."""

from __future__ import annotations

from quizgame.app.kept_game import KeptGame
from quizgame.app.records import encode_mark, encode_turn
from quizgame.app.standing import Aside, aside_entry
from quizgame.errors import GameError
from quizgame.memory.day import Moment
from quizgame.memory.scheduler import Memory, Rating
from quizgame.play.game import Game
from quizgame.play.result import Result, result_of
from quizgame.play.review import heard
from quizgame.play.turn import Turn
from quizgame.questions.answer import Answer
from quizgame.questions.hint import Hint, hint_for
from quizgame.store.journal import Entry
from quizgame.values import replace


class Sitting(KeptGame):
    """One game on its way into the journal, made as a `KeptGame` is.

    `leech` tells whether the last answer set its card aside, which was forgotten once too often.
    """

    leech = False

    @property
    def result(self) -> Result:
        """What the game has come to so far."""
        return result_of(self.game)

    @property
    def day(self) -> int:
        """The local day, as an ordinal."""
        return self._clock().day()

    def due_days(self) -> dict[str, int]:
        """The local days on which the cards answered so far come back, by card id; other questions have none.

        Raises:
            StoreError: the journal cannot be read.
        """
        answered = dict.fromkeys(turn.question.id for turn in self.game.turns if turn.question.id in self.cards)
        owners = {card: self._journal.owner(card, self.id) for card in answered}
        memories = self._journal.memories(owners.values())
        return {card: memories[owner].due for card, owner in owners.items() if owner in memories}

    def hint(self) -> Hint | None:
        """The hint for the question shown now, which from now on counts as hinted; None if there is none.

        Raises:
            StoreError: it could not be kept that a hint was taken.
        """
        shown = self.shown
        hint = hint_for(shown) if shown else None
        if shown and hint and not self.game.hinted:
            (kept,) = self._journal.append(self._clock(), [Entry("hinted", self.id, shown.question.id, {})])
            self.course = self.course.hint(kept.id)
        return hint

    def join(self, left: int, item: int, ms: int) -> Turn | None:
        """Try whether two halves of the round of pairs shown now belong together, and commit it; the turn when it was
        the last pair. What was tried stays tried, also when the game is left: nobody gets a second first try.

        Raises:
            GameError: these halves are not there to be joined.
            StoreError: as for `answer`.
        """
        asked, after = self.shown, self.game.join(left, item, ms)
        if len(after.turns) > len(self.game.turns):
            return self._commit(after)
        card = asked.question.id if asked else None
        self._journal.append(self._clock(), [Entry("joined", self.id, card, {"left": left, "item": item})])
        self.course = replace(self.course, game=after)
        return None

    def answer(self, answer: Answer, ms: int) -> Turn:
        """Judge an answer and commit it; `ms` runs from showing to answering.

        Raises:
            GameError: the game is finished.
            StoreError: it could not be committed; then the game stands where it stood.
        """
        return self._commit(self.game.answer(answer, ms))

    def outlook(self) -> dict[Rating, int]:
        """The local day on which the card shown now would come back, for each rating the learner may give it.

        Nothing where it would be practice: the card was reviewed today, or is none.

        Raises:
            StoreError: the journal cannot be read.
        """
        if self.shown is None or (card := self.shown.question.id) not in self.cards:
            return {}
        card = self._journal.owner(card, self.id)
        day, memory = self._clock().day(), self._journal.memories([card]).get(card)
        if memory is not None and memory.last >= day:
            return {}
        return {rating: self._schedule.review(memory, rating, day, card).due for rating in Rating}

    def skip(self, ms: int) -> Turn:
        """Pass the question over; kept as practice.

        Raises:
            GameError, StoreError: as for `answer`.
        """
        return self._commit(self.game.skip(ms))

    def time_out(self) -> Turn:
        """Close the question shown now because the game's time is up; kept as practice.

        Raises:
            GameError: the game is finished, or has no clock.
            StoreError: as for `answer`.
        """
        return self._commit(self.game.time_out())

    def leave(self, ms: int) -> None:
        """Keep that the question shown now was open for `ms` when the game was left: leaving buys no time.

        Raises:
            StoreError: it could not be kept.
        """
        shown, after = self.shown, self.game.leave(ms)
        if shown is not None and after is not self.game:
            self._journal.append(
                self._clock(), [Entry("left", self.id, None, {"question": shown.question.id, "ms": ms})]
            )
            self.course = replace(self.course, game=after)

    def flag(self, turn: Turn | None = None) -> None:
        """Mark a question as wrong or unclear, for its author: the one of a turn, or the one shown now.

        Raises:
            StoreError: it could not be committed.
        """
        shown = turn.shown if turn else self.shown
        if shown is not None:
            self._journal.append(
                self._clock(), [Entry("flagged", self.id, shown.question.id, {"prompt": shown.question.prompt})]
            )

    def may_set_aside(self, turn: Turn | None = None) -> bool:
        """Whether the card of a turn, or of the question shown now, can be set aside: it is one, and no points are
        counted."""
        shown = turn.shown if turn else self.shown
        return shown is not None and not self.game.rules.scored and shown.question.id in self.cards

    def set_aside(self, aside: Aside, turn: Turn | None = None) -> None:
        """Let the card of a turn, or of the question shown now, rest; in this game it is not asked again.

        Raises:
            GameError: the question is no card, or the game counts points.
            StoreError: it could not be committed; then the game stands where it stood.
        """
        question, card = self._resting(turn)
        now, after = self._clock(), self.game.without(question)
        entries = [aside_entry(self._journal, now, aside, card, (self.id, question))]
        if after.finished and not self.game.finished:
            entries.append(self._ending(after, given_up=False))
        kept = self._journal.append(now, entries)
        if kept[-1].kind == "game-ended":
            self._end = kept[-1].id
        self.course = self.course.step(after, kept[0].id)

    def begin_anew(self, turn: Turn | None = None) -> None:
        """Let the card of a turn, or of the question shown now, be as if it had never been reviewed.

        Raises:
            GameError, StoreError: as for `set_aside`.
        """
        _, card = self._resting(turn)
        kept = self._journal.reset(self._clock(), [card])
        self.course = self.course.step(self.game, *(event.id for event in kept))

    def _resting(self, turn: Turn | None) -> tuple[str, str]:
        """The question that is meant, and its card."""
        shown = turn.shown if turn else self.shown
        if shown is None or not self.may_set_aside(turn):
            raise GameError("this is no card to set aside", "in study and flashcards, cards can be")
        return shown.question.id, self._journal.owner(shown.question.id, self.id)

    def end(self) -> None:
        """Close the game early; what was answered stays.

        Raises:
            StoreError: it could not be committed.
        """
        if not self.game.finished:
            now, ended = self._clock(), self.game.give_up()
            marked, learned = self._hand_in(ended, now)
            kept = self._journal.append(now, [*marked, self._ending(self.game, given_up=True)], learned)
            self._end = kept[-1].id
            self.course = self.course.step(ended)

    def _commit(self, after: Game) -> Turn:
        turn = after.turns[-1]
        if len(after.turns) != len(self.game.turns) + 1:
            raise GameError("a turn was lost")
        now = self._clock()
        # what is not told at once is not heard at once either: memory hears an exam when it is handed in
        card = self._owner(turn)
        rating, memory = self._hear(turn, card, now) if after.rules.told else (None, None)
        entries = [Entry("answered", self.id, card, encode_turn(turn, rating, memory.due if memory else None))]
        learned = {card: memory} if memory else {}
        entries += self._leech(card, rating, memory)
        if after.finished:
            marked, heard_now = self._hand_in(after, now)
            entries += [*marked, self._ending(after, given_up=False)]
            learned |= heard_now
        kept = self._journal.append(now, entries, learned)
        self.leech = any(event.kind == Aside.SUSPENDED for event in kept)
        if after.finished:
            self._end = kept[-1].id
        self._answers[len(self.game.turns) :] = [kept[0].id]
        self.course = self.course.step(after, *(event.id for event in kept if event.kind != "game-ended"))
        return turn

    def _hear(self, turn: Turn, card: str, now: Moment) -> tuple[Rating | None, Memory | None]:
        """What memory hears of a turn about a card, and what it comes to; None for practice."""
        day = now.day()
        memory = self._journal.memories([card]).get(card)
        is_card = self.game.rules.heard and turn.question.id in self.cards
        rating = heard(turn, is_card, memory is not None and memory.last >= day)
        return rating, self._schedule.review(memory, rating, day, card) if rating else None

    def _hand_in(self, game: Game, now: Moment) -> tuple[list[Entry], dict[str, Memory]]:
        """The reviews that were held back to the end, as rows and as memories."""
        entries: list[Entry] = []
        learned: dict[str, Memory] = {}
        for turn in () if game.rules.told else game.turns:
            card = self._owner(turn)
            rating, memory = self._hear(turn, card, now)
            if rating and memory:
                entries.append(Entry("marked", self.id, card, encode_mark(turn, rating, memory.due)))
                entries += self._leech(card, rating, memory)
                learned[card] = memory
        return entries, learned

    def _owner(self, turn: Turn) -> str:
        """The card a turn is about; its deck may have been edited since the game began."""
        return self._journal.owner(turn.question.id, self.id)
