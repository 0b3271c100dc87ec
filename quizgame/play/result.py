"""What a game came to."""

from __future__ import annotations

from dataclasses import dataclass

from quizgame.play.game import Game, Turn
from quizgame.play.scoring import largest_score


@dataclass(frozen=True, slots=True)
class Result:
    """A game's outcome over first answers: repeats within the sitting do not count.

    `score` and `best_possible` are None in modes without points; `missed` holds every first attempt that was not fully
    right, in order.
    """

    asked: int
    right: int
    partial: int
    score: int | None
    best_possible: int | None
    missed: tuple[Turn, ...]
    longest_run: int
    ms: int


def result_of(game: Game) -> Result:
    """The result of a game, finished or not."""
    first = _first_answers(game)
    missed = tuple(turn for turn in first if not turn.verdict.right)
    return Result(
        asked=len(first),
        right=len(first) - len(missed),
        partial=sum(1 for turn in missed if turn.verdict.partial),
        score=game.points if game.rules.scored else None,
        best_possible=largest_score(game.length) if game.rules.scored else None,
        missed=missed,
        longest_run=_longest_run(first),
        ms=sum(turn.ms for turn in game.turns),
    )


def _first_answers(game: Game) -> list[Turn]:
    """The first answer to each question, in the order they were given; the skip where there is no answer."""
    first: dict[str, Turn] = {}
    for turn in game.turns:
        known = first.get(turn.question.id)
        if known is None or (known.skipped and not turn.skipped):
            first.pop(turn.question.id, None)
            first[turn.question.id] = turn
    return list(first.values())


def _longest_run(turns: list[Turn]) -> int:
    longest = run = 0
    for turn in turns:
        run = run + 1 if turn.verdict.right else 0
        longest = max(longest, run)
    return longest
