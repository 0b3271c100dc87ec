"""Simulated players answer what can be answered, and differ."""

import random

import pytest
from rooms import EVERY_KIND

from quizgame.classroom.answering import misfit
from quizgame.classroom.names import read_name
from quizgame.classroom.rehearsal import any_answer, plan_answers, right_answer_to, simulated_players
from quizgame.questions.grading import grade


@pytest.mark.parametrize("shown", EVERY_KIND, ids=lambda shown: shown.question.id)
def test_they_answer_every_kind_of_question(shown):
    rng = random.Random(1)
    if "number" not in shown.question.id and "date" not in shown.question.id:  # those say KEY in their answer
        assert misfit(shown, right_answer_to(shown)) == ""
        assert grade(shown, right_answer_to(shown)).right
    given = {any_answer(shown, rng) for _ in range(60)}
    assert not [answer for answer in given if misfit(shown, answer)]
    assert any(not grade(shown, answer).right for answer in given)


def test_they_have_names_and_take_their_time():
    rng = random.Random(2)
    players = simulated_players(100, rng)
    names = [read_name(player.name) for player in players]
    assert len({name.folded for name in names}) == 100
    plans = [tuple(plan_answers(player, EVERY_KIND[0], rng)) for player in players]
    assert {len(plan) for plan in plans} == {0, 1, 2}
    assert all(list(plan) == sorted(plan, key=lambda one: one[0]) and all(ms > 0 for ms, _ in plan) for plan in plans)
    right = sum(grade(EVERY_KIND[0], plan[-1][1]).right for plan in plans if plan)
    assert 40 < right < 98
