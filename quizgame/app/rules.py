"""The rules of a game as plain values of a game-started row, and back."""

from __future__ import annotations

from typing import Any

from quizgame.play.exam import Exam
from quizgame.play.pairs import Pairs
from quizgame.play.quiz import Quiz
from quizgame.play.rules import Rules
from quizgame.play.sprint import Sprint
from quizgame.play.study import Flashcards, Study
from quizgame.play.survival import Survival
from quizgame.play.timeline import Timeline
from quizgame.questions.codec import decode_question, encode_question
from quizgame.questions.question import Dated

Body = dict[str, Any]


def encode_rules(rules: Rules) -> Body:
    """The mode and what else its rules hold.

    Raises:
        TypeError: the rules belong to no mode that is kept.
    """
    match rules:
        case Quiz(length):
            return {"mode": rules.mode, "length": length}
        case Exam(length, pass_mark):
            return {"mode": rules.mode, "length": length, "pass_mark": pass_mark}
        case Study(known):
            return {"mode": rules.mode, "known": sorted(known)}
        case Sprint(seconds):
            return {"mode": rules.mode, "seconds": seconds}
        case Survival(lives):
            return {"mode": rules.mode, "lives": lives}
        case Timeline(anchor, lives):
            return {"mode": rules.mode, "anchor": encode_question(anchor), "lives": lives}
        case Pairs() | Flashcards():
            return {"mode": rules.mode}
        case _:
            raise TypeError(f"{rules.mode} is not kept")


def decode_rules(body: Body) -> Rules:
    """The rules that a game-started row holds.

    Raises:
        KeyError, TypeError, ValueError: it holds none that this version knows.
    """
    match body["mode"]:
        case "quiz" | "weak" | "daily":
            return Quiz(int(body["length"]), body["mode"])
        case "exam":
            return Exam(int(body["length"]), float(body["pass_mark"]))
        case "study":
            return Study(frozenset(body["known"]))
        case "sprint":
            return Sprint(int(body["seconds"]))
        case "survival":
            return Survival(int(body["lives"]))
        case "timeline":
            anchor = decode_question(body["anchor"])
            if not isinstance(anchor, Dated):
                raise ValueError("the line begins with no date")
            return Timeline(anchor, int(body["lives"]))
        case "match":
            return Pairs()
        case "flashcards":
            return Flashcards()
        case other:
            raise ValueError(f"unknown mode {other}")
