"""How cards stand with their learner: suspended, flagged, begun anew; and that it stays with an edited card."""

from __future__ import annotations

from pathlib import Path

import pytest
from learner import Learner, study

from quizgame.errors import NothingDueError, StoreError

CARDS = ("{id: one, q: One?, a: uno}", "{id: two, q: Two?, a: due}", "{id: three, q: Three?, a: tre}")


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    learner = Learner(tmp_path)
    learner.write("numbers.yaml", "Numbers", *CARDS)
    return learner


def test_a_suspended_card_is_not_studied_until_it_is_woken(learner: Learner) -> None:
    learner.learn("numbers")
    with learner.app() as app:
        app.standing.suspend(["numbers/one", "numbers/two"])
        assert app.standing.suspended() == {"numbers/one", "numbers/two"}
    learner.learn("numbers", after=30)
    assert learner.reviews() == {"numbers: One?": 1, "numbers: Two?": 1, "numbers: Three?": 2}
    with learner.app() as app:
        (totals,) = app.decks()
        assert (totals.due, totals.new, totals.learned) == (0, 0, 3)
        today = app.today()
        assert (today.due, today.new, today.learned, today.total) == (0, 0, 3, 3)
        app.standing.suspend(["numbers/two"], suspended=False)
        assert [totals.due for totals in app.decks()] == [1]
        study(app, "numbers")
        with pytest.raises(NothingDueError):
            app.study("numbers")


def test_a_suspended_new_card_is_not_new(learner: Learner) -> None:
    with learner.app() as app:
        app.standing.suspend(["numbers/one"])
        assert [(totals.new, totals.learned) for totals in app.decks()] == [(2, 0)]
        assert app.today().queue.new == ("numbers/two", "numbers/three")


def test_an_edited_card_stays_suspended_and_flagged(learner: Learner) -> None:
    learner.write("numbers.yaml", "Numbers", "{q: What is the capital of Belarus?, a: Minsk}", *CARDS[1:])
    learner.learn("numbers")
    with learner.app() as app:
        old = next(card.id for card in app.library.entry("numbers").cards if "/c-" in card.id)
        app.standing.suspend([old])
        app.standing.flag(app.library.questions("numbers", [old])[0])
    learner.write("numbers.yaml", "Numbers", "{q: What is the capital city of Belarus?, a: Minsk}", *CARDS[1:])
    with learner.app() as app:
        (carried,) = app.carry()
        assert app.standing.suspended() == {carried.new.card}
        assert list(app.standing.flags()) == [carried.new.card]


def test_a_flag_is_settled_and_can_be_set_again(learner: Learner) -> None:
    with learner.app() as app:
        (question,) = app.library.questions("numbers", ["numbers/one"])
        app.standing.flag(question)
        app.standing.flag(question)
        flags = app.standing.flags()["numbers/one"]
        assert [flag.body["prompt"] for flag in flags] == ["One?", "One?"]
        app.standing.withdraw(flags)
        assert app.standing.flags() == {}
        app.standing.flag(question)
        assert len(app.standing.flags()["numbers/one"]) == 1


def test_a_card_that_begins_anew_is_new_and_what_was_answered_stays(learner: Learner) -> None:
    learner.learn("numbers")
    with learner.app() as app:
        app.standing.reset(["numbers/one"])
        assert [(totals.new, totals.learned) for totals in app.decks()] == [(1, 2)]
        assert app.statistics().answers == 3
        assert app.journal.reviews("numbers/one") == ()


def test_a_reader_changes_nothing(learner: Learner) -> None:
    learner.learn("numbers")
    with learner.app(writing=False) as app:
        for change in (app.standing.suspend, app.standing.reset):
            with pytest.raises(StoreError):
                change(["numbers/one"])
        assert app.standing.suspended() == frozenset()
