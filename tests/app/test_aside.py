"""Cards that are set aside: buried, suspended, known already, or forgotten once too often; in a game and outside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from learner import Learner, right, study, wrong

from quizgame.app.application import Application
from quizgame.app.sitting import Sitting
from quizgame.app.standing import KNOWN_FOR, Aside, Rest
from quizgame.errors import GameError, NothingDueError
from quizgame.memory.scheduler import Rating
from quizgame.store.journal import Entry

CARDS = tuple(f"{{id: c{n}, q: What is {n}?, a: number {n}}}" for n in range(4))
C0, C1, C2, C3 = (f"numbers/c{n}" for n in range(4))


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    learner = Learner(tmp_path)
    learner.write("numbers.yaml", "Numbers", *CARDS)
    return learner


@pytest.fixture
def app(learner: Learner) -> Iterator[Application]:
    with learner.app() as app:
        yield app


def asked(sitting: Sitting) -> str:
    assert sitting.shown is not None
    return sitting.shown.question.id


def test_a_buried_card_comes_back_tomorrow(learner: Learner, app: Application) -> None:
    day = app.day
    app.standing.set_aside([C0], Aside.BURIED)
    assert app.standing.resting() == {C0: Rest(Aside.BURIED, day, day + 1)}
    assert C0 not in app.today().queue.cards
    app.standing.suspend([C0], False)
    assert app.standing.resting() == {}
    app.standing.set_aside([C0, C1], Aside.BURIED)
    learner.at += timedelta(days=1)
    assert app.standing.resting() == {}
    assert C0 in app.today().queue.cards


def test_a_card_known_already_is_not_new_for_half_a_year(learner: Learner, app: Application) -> None:
    day = app.day
    rows = app.standing.set_aside([C0, C1], Aside.KNOWN)
    resting = app.standing.resting()
    assert {rest.aside for rest in resting.values()} == {Aside.KNOWN}
    until = max(rest.until or 0 for rest in resting.values())
    assert abs(until - day - KNOWN_FOR) < 20
    assert app.today().new == 2
    app.standing.withdraw(rows[1:])
    assert set(app.standing.resting()) == {C0}
    learner.at += timedelta(days=until - day)
    assert app.standing.resting() == {}
    assert app.today().new == 4, "then it is seen whether it still is"


def test_of_several_rows_the_last_counts(app: Application) -> None:
    app.standing.set_aside([C0], Aside.KNOWN)
    app.standing.suspend([C0])
    assert app.standing.resting()[C0].aside is Aside.SUSPENDED
    app.standing.reset([C0])
    assert app.standing.resting()[C0].aside is Aside.SUSPENDED, "what its learner lets rest goes on resting"
    app.standing.suspend([C0], False)
    app.standing.set_aside([C0], Aside.KNOWN)
    app.standing.reset([C0])
    assert app.standing.resting() == {}


@pytest.mark.parametrize("aside", Aside)
def test_a_card_set_aside_leaves_its_game_and_can_be_taken_back(learner: Learner, aside: Aside) -> None:
    with learner.app() as app:
        sitting = app.study("numbers")
        first = asked(sitting)
        sitting.set_aside(aside)
        second = asked(sitting)
        assert first != second
        turn = sitting.answer(wrong(sitting.shown), 1)
        sitting.set_aside(aside, turn)
        assert second not in {question.id for question in sitting.game.waiting}, "though it was missed"
        assert app.standing.resting().keys() == {first, second}
        game = sitting.game
    with learner.app() as app:
        taken_up = app.resume()
        assert taken_up is not None
        assert taken_up.game == game
        taken_up.undo()
        assert app.standing.resting().keys() == {first}
        taken_up.undo()
        taken_up.undo()
        assert app.standing.resting().keys() == set()
        assert asked(taken_up) == first
        for _ in range(3):
            taken_up.redo()
        assert taken_up.game == game
        assert app.standing.resting().keys() == {first, second}
        while taken_up.shown is not None:
            taken_up.answer(right(taken_up.shown), 1)
        assert taken_up.result.asked == 3


def test_judging_a_card_anew_does_not_bring_it_back_once_it_is_set_aside(app: Application) -> None:
    sitting = app.study("numbers", 2)
    turn = sitting.answer(right(sitting.shown), 1)
    sitting.set_aside(Aside.BURIED, turn)
    sitting.regrade(Rating.AGAIN)
    assert turn.question not in sitting.game.waiting


def test_a_game_whose_last_card_is_set_aside_is_over(app: Application) -> None:
    sitting = app.study("numbers", 2)
    sitting.answer(right(sitting.shown), 1)
    sitting.set_aside(Aside.BURIED)
    assert sitting.game.finished
    assert app.unfinished() is None
    sitting.undo()
    assert not sitting.game.finished
    assert app.unfinished() is not None


def test_a_card_begun_anew_in_a_game_is_new(app: Application, learner: Learner) -> None:
    study(app, "numbers")
    learner.at += timedelta(days=30)
    sitting = app.study("numbers")
    card = asked(sitting)
    sitting.begin_anew()
    assert card not in app.journal.memories()
    sitting.undo()
    assert app.journal.memories()[card].reviews == 1


def test_for_points_nothing_is_set_aside(app: Application) -> None:
    sitting = app.quiz("numbers")
    assert not sitting.may_set_aside()
    with pytest.raises(GameError, match="no card to set aside"):
        sitting.set_aside(Aside.BURIED)
    with pytest.raises(GameError, match="no card to set aside"):
        sitting.begin_anew()


def forget(learner: Learner, app: Application, times: int) -> None:
    """One review more than so many lapses bring the first card to."""
    for _ in range(times + 1):
        day, card = app.day, C0
        memory = app.journal.memories([card]).get(card)
        after = app.scheduler.review(memory, Rating.AGAIN, day, card)
        body = {"review": True, "rating": 1, "due": after.due, "credit": 0.0, "ms": 1}
        app.journal.append(learner.now(), [Entry("answered", "g", card, body)], {card: after})
        learner.at += timedelta(days=5)


def test_a_card_forgotten_eight_times_is_set_aside_and_released_by_its_learner(learner: Learner) -> None:
    with learner.app() as app:
        forget(learner, app, 7)
        assert app.journal.memories()[C0].lapses == 7
        sitting = app.study("numbers")
        while asked(sitting) != C0:
            sitting.answer(right(sitting.shown), 1)
        assert not sitting.leech
        sitting.answer(wrong(sitting.shown), 1)
        assert sitting.leech
        assert app.standing.resting() == {C0: Rest(Aside.SUSPENDED, app.day, None, 8)}
        assert C0 in {question.id for question in sitting.game.waiting}, "in this sitting it is asked until it is known"
        sitting.undo()
        assert app.standing.resting() == {}, "an answer taken back is as if it had never been"
        sitting.redo()
        assert app.standing.resting().keys() == {C0}
        sitting.regrade(Rating.GOOD)
        assert app.standing.resting() == {}
        sitting.regrade(Rating.AGAIN)
        assert app.standing.resting().keys() == {C0}
        app.journal.rebuild()
        assert app.standing.resting().keys() == {C0}
        app.standing.suspend([C0], False)
        assert app.standing.resting() == {}

        # released, it is set aside again only after half as many lapses more
        forget(learner, app, 2)
        assert app.journal.memories()[C0].lapses == 11
        assert app.standing.resting() == {}
        sitting = app.study("numbers", 1)
        while sitting.shown is not None and asked(sitting) != C0:
            sitting.answer(right(sitting.shown), 1)
        sitting.answer(wrong(sitting.shown), 1)
        assert app.standing.resting()[C0].lapses == 12


def test_a_leech_that_begins_anew_is_none_any_more(learner: Learner, app: Application) -> None:
    forget(learner, app, 8)
    app.journal.append(learner.now(), [Entry("suspended", None, C0, {"why": "leech", "lapses": 8})])
    assert app.standing.resting().keys() == {C0}
    app.standing.reset([C0])
    assert app.standing.resting() == {}


def test_without_a_limit_nothing_is_set_aside(learner: Learner, app: Application) -> None:
    app.preferences.settings = type(app.preferences.settings)(leech=0)
    forget(learner, app, 7)
    for card in (C1, C2, C3):
        app.standing.suspend([card])
    sitting = app.study("numbers")
    sitting.answer(wrong(sitting.shown), 1)
    assert app.journal.memories()[C0].lapses == 8
    assert C0 not in app.standing.resting()


def test_nothing_is_left_to_study_when_all_rests(app: Application) -> None:
    app.standing.set_aside([C0, C1], Aside.KNOWN)
    app.standing.set_aside([C2, C3], Aside.BURIED)
    with pytest.raises(NothingDueError):
        app.study("numbers")
