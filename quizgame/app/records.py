"""Games and turns as rows of the journal, and back."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from quizgame.app.rules import decode_rules, encode_rules
from quizgame.errors import GameError, UnreadableGameError
from quizgame.memory.scheduler import Rating
from quizgame.play.course import Course
from quizgame.play.game import RULES_VERSION, Game
from quizgame.play.scoring import Points
from quizgame.play.turn import Turn
from quizgame.questions.answer import Verdict
from quizgame.questions.codec import (
    decode_answer,
    decode_question,
    decode_shown,
    encode_answer,
    encode_question,
    encode_shown,
)
from quizgame.questions.question import Question
from quizgame.store.journal import Event
from quizgame.values import replace

Body = dict[str, Any]
#: What reading a body that is damaged, or of another version, may raise.
_ODD = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError)


def encode_start(game: Game, cards: frozenset[str]) -> Body:
    """The body of a game-started row: with it the same game can be taken up again, whatever became of its deck."""
    return encode_rules(game.rules) | {
        "rules": RULES_VERSION,
        "deck": game.deck,
        "title": game.title,
        "seed": game.seed,
        "questions": [encode_question(question) for question in game.waiting],
        "cards": sorted(cards),
    }


def decode_start(body: Body) -> tuple[Game, frozenset[str]]:
    """The game a game-started row began, and which of its questions are cards.

    Raises:
        UnreadableGameError: the row cannot be read by this version.
    """
    try:
        questions = tuple(decode_question(plain) for plain in body["questions"])
        game = Game(decode_rules(body), body["deck"], body["title"], body["seed"], questions)
        return game, frozenset(body["cards"])
    except _ODD as error:
        raise UnreadableGameError(
            f"an unfinished game cannot be read: {error}", "it was begun with another version; start a new one"
        ) from error


def encode_turn(turn: Turn, rating: Rating | None, due: int | None) -> Body:
    """The body of an answered row; `rating` and `due` are None for practice."""
    return {
        "shown": encode_shown(turn.shown),
        "answer": encode_answer(turn.answer) if turn.answer else None,
        "credit": turn.verdict.credit,
        "why": turn.verdict.why,
        "points": [turn.points.base, turn.points.speed, turn.points.streak],
        "hints": turn.hints,
        "ms": turn.ms,
        "repeat": turn.repeat,
        "late": turn.late,
        "review": rating is not None,
        "rating": int(rating) if rating else None,
        "due": due,
        "form": turn.question.form,
    }


def encode_regrade(turn: Turn, rating: Rating, answered: Event, due: int | None) -> Body:
    """The body of a regraded row: the learner's own word on an answer kept before; `due` is None for practice."""
    return {
        "event": answered.id,
        "credit": turn.verdict.credit,
        "why": turn.verdict.why,
        "rating": int(rating),
        "due": due,
    }


def encode_mark(turn: Turn, rating: Rating, due: int) -> Body:
    """The body of a marked row: a review of an answer that was given before, in a game that is now over."""
    return {"credit": turn.verdict.credit, "review": True, "rating": int(rating), "due": due}


def decode_turn(body: Body, question: Question) -> Turn:
    """The turn an answered row kept.

    Raises:
        UnreadableGameError: the row cannot be read by this version.
    """
    try:
        return Turn(
            shown=decode_shown(body["shown"], question),
            answer=decode_answer(body["answer"]) if body["answer"] else None,
            verdict=Verdict(body["credit"], body["why"]),
            points=Points(*body["points"]),
            hints=body["hints"],
            ms=body["ms"],
            repeat=body["repeat"],
            late=bool(body.get("late")),
        )
    except _ODD as error:
        raise UnreadableGameError(f"an answer of an unfinished game cannot be read: {error}") from error


def decode_course(game: Game, events: Iterable[Event]) -> tuple[Course, list[str]]:
    """How a game went from its beginning to where it stands, by its events that hold; and the ids of its answers.

    Raises:
        UnreadableGameError: a row cannot be read by this version.
    """
    course, answers = Course(game), list[str]()
    for event in events:
        waiting = course.game.waiting
        match event.kind:
            case "answered" if waiting:
                course = course.step(course.game.take(decode_turn(event.body, waiting[0])), event.id)
                answers.append(event.id)
            case "hinted":
                course = course.hint(event.id)
            case "joined":
                with suppress(*_ODD, GameError):  # a try that cannot be read was not made
                    after = course.game.join(event.body["left"], event.body["item"])
                    course = course if len(after.turns) > len(course.game.turns) else replace(course, game=after)
            case "left" if waiting and event.body.get("question") == waiting[0].id:
                with suppress(*_ODD):  # a time that cannot be read was not spent
                    course = replace(course, game=course.game.leave(int(event.body["ms"])))
            case "regraded":
                try:
                    place, rating = answers.index(event.body["event"]), Rating(event.body["rating"])
                    course = course.step(course.game.regrade(place, rating), event.id)
                except (*_ODD, GameError) as error:
                    raise UnreadableGameError(f"an unfinished game cannot be read: {error}") from error
            case "suspended" | "known" | "buried" if isinstance(event.body.get("question"), str):
                course = course.step(course.game.without(event.body["question"]), event.id)
    return course, answers
