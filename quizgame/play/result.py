"""What a game came to."""

from __future__ import annotations

from collections import Counter

from quizgame.play.exam import Exam
from quizgame.play.game import Game
from quizgame.play.turn import Turn
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """How a part of the questions went: those with one tag, which is its name as people write it."""

    name: str
    asked: int
    right: int


@dataclass(frozen=True, slots=True)
class Result:
    """A game's outcome over first answers: repeats within the sitting do not count, nor does a question over which the
    time ran out.

    `score` and `best_possible` are None in modes without points; `missed` holds every first attempt that was not fully
    right, in order. `passed` tells how an exam ended, None of other games and of an exam that is not over. `topics` are
    told by tag, the weakest first; a question counts in each of its tags, and a tag that all have is left out.
    """

    asked: int
    right: int
    partial: int
    score: int | None
    best_possible: int | None
    missed: tuple[Turn, ...]
    longest_run: int
    ms: int
    passed: bool | None = None
    topics: tuple[Topic, ...] = ()


def result_of(game: Game) -> Result:
    """The result of a game, finished or not."""
    first = _first_answers(game)
    missed = tuple(turn for turn in first if not turn.verdict.right)
    return Result(
        asked=len(first),
        right=len(first) - len(missed),
        partial=sum(1 for turn in missed if turn.verdict.partial),
        score=game.points if game.rules.scored else None,
        best_possible=game.rules.best(game.length),
        missed=missed,
        longest_run=_longest_run(first),
        ms=sum(turn.ms for turn in game.turns),
        passed=game.rules.passed(game.turns) if isinstance(game.rules, Exam) and game.finished else None,
        topics=_topics(first),
    )


def _first_answers(game: Game) -> list[Turn]:
    """The first answer to each question, in the order they were given; the skip where there is no answer."""
    first: dict[str, Turn] = {}
    for turn in game.turns:
        known = first.get(turn.question.id)
        if not turn.late and (known is None or (known.skipped and not turn.skipped)):
            first.pop(turn.question.id, None)
            first[turn.question.id] = turn
    return list(first.values())


def _topics(turns: list[Turn]) -> tuple[Topic, ...]:
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for turn in turns:
        for tag in turn.question.tags:
            asked[tag] += 1
            right[tag] += turn.verdict.right
    # a tag that all questions have tells no part from another
    topics = (Topic(_named(tag), asked[tag], right[tag]) for tag in asked if asked[tag] < len(turns))
    return tuple(sorted(topics, key=lambda topic: (topic.right / topic.asked, -topic.asked, topic.name)))


def _named(tag: str) -> str:
    """A tag as people write it: "cold-war" is "Cold war"."""
    words = " ".join(tag.replace("-", " ").replace("_", " ").split()) or tag
    return words[:1].upper() + words[1:]


def _longest_run(turns: list[Turn]) -> int:
    longest = run = 0
    for turn in turns:
        run = run + 1 if turn.verdict.right else 0
        longest = max(longest, run)
    return longest
