"""What is told of an answer and of a game, in lines of text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from quizgame.cli.asking import prompt_line
from quizgame.cli.layout import count
from quizgame.cli.output import one_line
from quizgame.cli.sources import told_source
from quizgame.play.game import Game
from quizgame.play.modes import mode_named
from quizgame.play.result import Result, result_of
from quizgame.play.sharing import share_text
from quizgame.play.turn import Turn
from quizgame.questions.grading import right_answer, told_answer
from quizgame.questions.shown import Flip

Sign = Callable[[str, str], str]
"""Gives a sign, or its plainer form where the output has no such character."""

_NOUNS = {"flashcards": ("card", ""), "timeline": ("event to place", "events to place"), "match": ("round", "")}


def opening_lines(game: Game) -> list[str]:
    """What begins, and what its mode asks for."""
    mode = game.rules.mode
    if game.time_left is not None:
        size = f"{game.time_left // 1000} seconds; a miss costs three of them"
    elif mode == "survival":
        size = f"{count(game.lives or 0, 'life', 'lives')}, {count(game.length, 'question')}"
    else:
        size = count(game.length, *_NOUNS.get(mode, ("question", "")))
        size += f", {count(game.lives, 'life', 'lives')}" if game.lives else ""
    lines = [f"{one_line(game.title)}: {mode_named(mode).title.lower()}, {size}."]
    if not game.rules.told:
        lines.append("Nothing is told before the end.")
    return [*lines, "Answer with a number or in words; :help tells what else there is."]


def heading(game: Game, again: bool) -> str:
    """Where a game stands, before its next question; `again` tells that this one was asked before."""
    parts = [f"Question {len(game.turns) + 1}"]
    if game.time_left is not None:
        parts.append(f"{-(-game.time_left // 1000)} seconds left")
    elif not game.rules.scored:
        # what is missed comes back, so a number of the whole would not tell how far it is
        parts.append(f"{game.length - game.done} to go")
    elif game.rules.mode != "survival":
        parts[0] += f" of {game.length}"
    if game.lives is not None:
        parts.append(f"{count(game.lives, 'life', 'lives')} left")
    return ", ".join([*parts, "asked again"] if again else parts)


def verdict_lines(turn: Turn, sign: Sign) -> list[str]:
    """Whether an answer was right, what it brought, and what would have been right."""
    verdict, points = turn.verdict, turn.points.total
    right = one_line(right_answer(turn.shown))
    if isinstance(turn.shown, Flip) and turn.answer:
        return [f"Rated: {told_answer(turn.shown, turn.answer)}."]
    brought = f" {points:+,} points." if points else ""
    if turn.late:
        return [f"{sign('–', '-')} {one_line(verdict.why)} The right answer is: {right}"]
    if turn.skipped:
        told = f"{sign('–', '-')} Skipped. The right answer is: {right}"
    elif verdict.right:
        told = f"{sign('✓', '+')} Right: {right}.{brought}"
    elif verdict.partial:
        told = f"{sign('◐', '~')} Partly right, {verdict.credit:.0%}.{brought} The right answer is: {right}"
    else:
        told = f"{sign('✗', 'x')} Wrong. The right answer is: {right}"
    return [told, *([one_line(verdict.why)] if verdict.why else [])]


def result_lines(game: Game, day: date) -> list[str]:
    """What a game came to, finished or not, and what to look at again."""
    result = result_of(game)
    if not game.rules.told and not game.finished:
        # an exam that is gone on with later has told nothing yet
        return [f"Answered: {len(game.turns):,} of {count(game.length, 'question')}."]
    lines = [_headline(result)]
    if result.passed is not None and len(result.topics) > 1:
        lines += ["", "By topic, the weakest first:"]
        lines += [f"  {one_line(topic.name)}: {topic.right} of {topic.asked} right" for topic in result.topics]
    if game.rules.mode == "daily" and game.finished:
        lines += ["", "To share:", *(f"  {one_line(row)}" for row in share_text(game, day).splitlines())]
    if result.missed:
        lines += ["", "To look at again:"]
    for number, turn in enumerate(result.missed, 1):
        given = one_line(told_answer(turn.shown, turn.answer)) if turn.answer else "skipped"
        lines += [f"{number}. {prompt_line(turn.shown)}", f"   You: {given}"]
        lines.append(f"   Right: {one_line(right_answer(turn.shown))}")
        lines += [f"   Source: {told_source(reference)}" for reference in turn.question.references]
    return lines


def _headline(result: Result) -> str:
    passed = "" if result.passed is None else "passed, " if result.passed else "not passed, "
    score = f" {result.score:,} points." if result.score is not None else ""
    return f"Result: {passed}{result.right:,} of {result.asked:,} right.{score}"
