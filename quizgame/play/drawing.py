"""Drawing the questions of a game: one form of each fact while there are other facts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import zip_longest

from quizgame.questions.question import Question


def draw(questions: Sequence[Question], count: int, rng: random.Random) -> tuple[Question, ...]:
    """`count` questions in random order, or as many as there are.

    Every fact is asked once before any is asked again in another form, and of a fact's forms each is as likely.
    """
    by_fact: dict[str, list[Question]] = {}
    for question in sorted(questions, key=lambda one: one.id):
        by_fact.setdefault(_group(question), []).append(question)
    groups = list(by_fact.values())
    for group in groups:
        rng.shuffle(group)
    rng.shuffle(groups)
    rounds = zip_longest(*groups)
    in_order = [question for turn in rounds for question in turn if question is not None]
    return tuple(in_order[:count])


def _group(question: Question) -> str:
    """The fact a question is about; those over several facts count as one fact a form, so that they stay a spice."""
    if question.fact is None and question.form != "card":
        return f"/{question.form}"
    return question.fact or question.id
