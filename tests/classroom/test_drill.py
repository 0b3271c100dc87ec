"""Drills: turns, passing on, points, taking back."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.classroom.drill import Call, Drill, DrillRules, start_drill
from quizgame.decks.deck import Deck
from quizgame.errors import DeckError, GameError
from quizgame.questions.question import Flashcard, Order, Typed, Wrong

TEAMS = ("Reds", "Blues", "Greens")


def questions(count: int) -> tuple[Typed, ...]:
    return tuple(
        Typed(
            id=f"d/{n}",
            form="card",
            prompt=f"What is number {n}?",
            answer=f"{n}",
            accepted=(f"{n}",),
            wrong=(Wrong("x"), Wrong("y")),
        )
        for n in range(count)
    )


def begin(count: int = 6, teams: tuple[str, ...] = TEAMS, **rules: object) -> Drill:
    return Drill("d", "Numbers", teams, questions(count), DrillRules(**rules), 7)  # type: ignore[arg-type]


def played(drill: Drill, *calls: Call) -> Drill:
    for call in calls:
        drill = drill.take(call)
    return drill


def test_what_is_right_closes_the_question_and_brings_a_thousand() -> None:
    drill = played(begin(), Call.RIGHT)
    assert drill.told
    assert not drill.waiting
    assert drill.scores == (1_000, 0, 0)
    assert played(drill, Call.NEXT).team == 1


def test_what_is_missed_passes_round_the_table_for_half() -> None:
    drill = played(begin(), Call.WRONG)
    assert (drill.told, drill.team) == (False, 1)
    drill = played(drill, Call.WRONG)
    assert drill.team == 2
    drill = played(drill, Call.RIGHT)
    assert drill.told
    assert drill.scores == (0, 0, 500)
    assert played(drill, Call.NEXT).team == 1, "each begins in turn, whoever had the last one"


def test_when_all_have_missed_the_answer_is_told() -> None:
    drill = played(begin(), Call.WRONG, Call.WRONG, Call.WRONG)
    assert drill.told
    assert drill.scores == (0, 0, 0)


def test_without_passing_one_try_is_all() -> None:
    assert played(begin(passing=False), Call.WRONG).told


def test_half_right_brings_half_and_passes_no_further() -> None:
    drill = played(begin(), Call.HALF)
    assert drill.told
    assert drill.scores == (500, 0, 0)
    assert played(begin(), Call.WRONG, Call.HALF).scores == (0, 250, 0)


def test_an_answer_shown_can_still_be_marked_but_passes_no_further() -> None:
    drill = played(begin(), Call.SHOWN)
    assert drill.told
    assert drill.waiting
    assert played(drill, Call.RIGHT).scores == (1_000, 0, 0)
    missed = played(drill, Call.WRONG)
    assert missed.told
    assert not missed.waiting
    assert played(drill, Call.NEXT).number == 1, "nobody needs to be marked"


def test_equal_scores_share_a_rank() -> None:
    assert played(begin(), Call.RIGHT, Call.NEXT, Call.RIGHT).ranks == (1, 1, 3)


def test_the_last_question_ends_it_and_the_end_can_be_taken_back() -> None:
    drill = played(begin(1), Call.RIGHT, Call.NEXT)
    assert drill.finished
    assert drill.shown is None
    assert [len(tries) for tries in drill.past] == [1]
    assert not drill.undo().finished


def test_ending_early_counts_what_was_tried() -> None:
    assert played(begin(), Call.RIGHT, Call.NEXT, Call.ENDED).past == begin().take(Call.RIGHT).past
    assert played(begin(), Call.WRONG, Call.ENDED).finished


def test_nothing_to_take_back() -> None:
    with pytest.raises(GameError):
        begin().undo()


@given(st.lists(st.sampled_from([*Call, None]), max_size=60), st.booleans())
def test_whatever_is_called(calls: list[Call | None], passing: bool) -> None:
    """Counts add up, a refused call changes nothing, taking back is as if it had never been."""
    drill = begin(passing=passing)
    for call in calls:
        if call is None:
            if drill.calls:
                drill = drill.undo()
        elif drill.allows(call):
            after = drill.take(call)
            assert after.undo() == drill
            drill = after
        else:
            with pytest.raises(GameError):
                drill.take(call)
        assert drill == replace(begin(passing=passing), calls=drill.calls)
        tries = [one for row in drill.past for one in row]
        assert sum(drill.scores) == sum(one.points for one in tries)
        assert all(len({one.team for one in row}) == len(row) <= (3 if passing else 1) for row in drill.past)
        assert all(sum(one.points > 0 for one in row) <= 1 for row in drill.past)
        assert (drill.shown is None) == drill.finished
        assert drill.finished or drill.allows(Call.ENDED)


def test_every_team_begins_as_often_and_the_same_seed_asks_the_same() -> None:
    deck = Deck("d", "Numbers", questions(17))
    drill = start_drill(deck, TEAMS, DrillRules(), None, 3)
    assert len(drill.questions) == 15
    assert drill == start_drill(deck, TEAMS, DrillRules(), None, 3)
    assert len(start_drill(Deck("d", "Numbers", questions(8)), TEAMS, DrillRules(), None, 3).questions) == 6
    assert len(start_drill(deck, TEAMS, DrillRules(), 7, 3).questions) == 7, "who names a number gets it"
    assert len(start_drill(Deck("d", "N", questions(2)), TEAMS, DrillRules(), None, 3).questions) == 2


def test_what_cannot_be_answered_aloud_is_left_out() -> None:
    order = Order(id="d/o", form="order", prompt="Order these", items=("a", "b", "c"))
    card = Flashcard(id="d/f", form="card", prompt="Front", back="Back")
    with pytest.raises(DeckError):
        start_drill(Deck("d", "Hands", (order,)), TEAMS, DrillRules(), None, 1)
    assert start_drill(Deck("d", "Cards", (order, card)), TEAMS, DrillRules(), None, 1).questions == (card,)
    assert card not in start_drill(Deck("d", "Both", (*questions(9), card)), TEAMS, DrillRules(), None, 1).questions


def test_too_few_and_too_many_teams() -> None:
    deck = Deck("d", "Numbers", questions(17))
    for teams in (("one",), tuple(map(str, range(13)))):
        with pytest.raises(GameError):
            start_drill(deck, teams, DrillRules(), None, 1)


def test_a_question_is_shown_the_same_to_every_team() -> None:
    drill = start_drill(Deck("d", "N", questions(9)), TEAMS, DrillRules(), None, random.Random(1).randrange(99))
    assert drill.shown == drill.take(Call.WRONG).shown
