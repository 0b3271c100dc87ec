"""The course of a game: how it came to where it is, step by step, to go back and forward again.

A step is what a player did in one go: an answer, a skip, an answer judged anew, the end before all was asked. A hint is
no step of its own: it goes with the one before it. Whatever is done after going back lets nothing be done again.
"""

from __future__ import annotations

from quizgame.errors import GameError
from quizgame.play.game import Game
from quizgame.play.turn import Turn
from quizgame.values import dataclass, replace

STEPS = 30
"""How many steps a player can go back."""
_LONGEST = 60
"""Characters of a prompt that are told."""


@dataclass(frozen=True, slots=True)
class Step:
    """The game before a step and after it; `rows` are the names under which it is kept."""

    before: Game
    after: Game
    rows: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """Whether it was an answer, or a skip."""
        return len(self.after.turns) > len(self.before.turns)

    @property
    def place(self) -> int | None:
        """Where among the turns of the game the answer stands that was judged anew; None where none was."""
        if self.answered:
            return None
        pairs = enumerate(zip(self.before.turns, self.after.turns, strict=True))
        return next((place for place, (before, after) in pairs if before is not after), None)

    @property
    def turn(self) -> Turn | None:
        """The turn that was taken or judged anew, as the step left it; None where it was about no answer."""
        place = -1 if self.answered else self.place
        return None if place is None else self.after.turns[place]

    @property
    def told(self) -> str:
        """What it was, in words: "the answer to “Capital of Latvia?”"."""
        turn = self.turn
        if turn is None:
            return self._told_beside
        prompt = _short(turn.question.prompt)
        deed = "skipping" if turn.skipped else "the answer to" if self.answered else "your own judgement of"
        return f"{deed} “{prompt}”"

    @property
    def _told_beside(self) -> str:
        """What it was, where nothing was answered or judged."""
        if self.after.given_up:
            return "the end of the game"
        left = {question.id for question in self.after.waiting}
        aside = [question for question in self.before.waiting if question.id not in left]
        return f"setting “{_short(aside[0].prompt)}” aside" if aside else "what became of a card"


def _short(prompt: str) -> str:
    prompt = " ".join(prompt.split())
    return prompt if len(prompt) <= _LONGEST else f"{prompt[: _LONGEST - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Course:
    """A game as it stands, what was `done` in it of late, and what was `undone` and can be done again; the last of each
    is the next to go."""

    game: Game
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def step(self, after: Game, *rows: str) -> Course:
        """The course after a step to another game."""
        return Course(after, (*self.done, Step(self.game, after, rows))[-STEPS:])

    def hint(self, row: str) -> Course:
        """The course after a hint."""
        game = self.game.hint()
        if not self.done:
            return Course(game)
        last = self.done[-1]
        return Course(game, (*self.done[:-1], Step(last.before, game, (*last.rows, row))))

    def undo(self) -> Course:
        """One step back.

        Raises:
            GameError: there is none, or the game counts points.
        """
        self._see_that_it_may("taken back", self.done)
        step = self.done[-1]
        return Course(step.before, self.done[:-1], (*self.undone, step))

    def redo(self) -> Course:
        """One step forward again.

        Raises:
            GameError: nothing was undone since something else was done, or the game counts points.
        """
        self._see_that_it_may("done again", self.undone)
        step = self.undone[-1]
        return replace(self, game=step.after, done=(*self.done, step), undone=self.undone[:-1])

    def _see_that_it_may(self, what: str, steps: tuple[Step, ...]) -> None:
        if self.game.rules.scored:
            raise GameError("answers given for points stand", "in study and flashcards they can be taken back")
        if not steps:
            raise GameError(f"there is nothing to be {what}")
