"""Progress taken back and carried after all; and what readers, open games and other machines make of it."""

from __future__ import annotations

from learner import MINSK, RIGA, VILNIUS, Learner, right

from quizgame.memory.scheduler import Scheduler
from quizgame.store.home import Home


def test_undone_the_old_card_has_it_back_and_it_is_never_carried_again(learner: Learner) -> None:
    before = learner.reviews()
    learner.write("capitals.yaml", "Capitals", "{q: Captial of Belarus?, a: Minsk}", RIGA, VILNIUS)
    with learner.app() as app:
        (one,) = app.carry()
        app.progress.withdraw([one])
        assert [shown.withdrawn for shown in app.progress.carried()] == [True]
        app.progress.withdraw(app.progress.carried())  # nothing is left to withdraw
        assert len(list(app.journal.events("undone"))) == 1
    assert learner.carry() == []
    assert "capitals: Captial of Belarus?" not in learner.reviews()
    learner.write("capitals.yaml", "Capitals", "{q: What is the captial of Belarus?, a: Minsk}", RIGA, VILNIUS)
    assert learner.carry() == []
    learner.write("capitals.yaml", "Capitals", MINSK, RIGA, VILNIUS)
    assert learner.carry() == []
    assert learner.reviews() == before


def test_what_was_withdrawn_can_be_carried_after_all(learner: Learner) -> None:
    learner.write("capitals.yaml", "Cities", MINSK, RIGA, VILNIUS)
    learner.carry()
    carried = learner.reviews()
    with learner.app() as app:
        app.progress.withdraw(app.progress.carried())
    assert learner.reviews() == {}
    with learner.app() as app:
        app.progress.withdraw(app.progress.carried(), again=True)
    assert learner.reviews() == carried


def test_a_renaming_withdrawn_is_not_carried_at_the_next_one(learner: Learner) -> None:
    learner.write("capitals.yaml", "Cities", MINSK, RIGA, VILNIUS)
    with learner.app() as app:
        app.progress.withdraw(app.carry())
    learner.write("capitals.yaml", "Towns", MINSK, RIGA, VILNIUS)
    assert learner.carry() == []


def test_a_card_met_before_its_edit_was_met(learner: Learner) -> None:
    learner.write("capitals.yaml", "Cities", MINSK, RIGA, VILNIUS)
    learner.learn("cities", after=20)
    with learner.app() as app:
        assert app.statistics().retention == 1.0
        assert app.statistics().reviews == 6


def test_a_reader_sees_progress_follow_and_writes_nothing(learner: Learner) -> None:
    learner.write("capitals.yaml", "Cities", "{q: Captial of Belarus?, a: Minsk}", RIGA, VILNIUS)
    path = Home(learner.root).journal
    before = path.read_bytes()
    for _ in range(2):
        with learner.app(writing=False) as app:
            assert [(deck.new, deck.learned) for deck in app.decks()] == [(0, 3)]
            today = app.today()
            assert (today.total, today.learned) == (3, 3)
            assert app.progress.carried() == []
    assert path.read_bytes() == before
    assert len(learner.carry()) == 3


def test_a_game_open_while_its_deck_is_edited_is_heard_by_the_new_card(learner: Learner) -> None:
    learner.at = learner.at.replace(month=12)
    with learner.app() as app:
        app.carry()
        sitting = app.study("capitals")
        learner.write("capitals.yaml", "Cities", MINSK, RIGA, VILNIUS)
        assert len(app.carry()) == 3
        while sitting.shown is not None:
            sitting.answer(right(sitting.shown), 10)
        assert len(sitting.due_days()) == 3
        assert sitting.outlook() == {}
        assert app.today().due == 0
    assert learner.reviews() == {
        f"cities: Capital of {country}?": 2 for country in ("Belarus", "Latvia", "Lithuania")
    }  # fmt: skip
    assert learner.carry() == []


def test_what_another_machine_reviewed_under_the_old_id_comes_too(learner: Learner) -> None:
    learner.write("capitals.yaml", "Cities", MINSK, RIGA, VILNIUS)
    with learner.app() as app:
        (one, *_) = app.carry()
        row = next(event for event in app.journal.events("answered") if event.card == one.old.card)
        app.journal._connection.execute(
            "INSERT INTO event SELECT NULL, 'other-' || id, ?, offset, day + 5, kind, game, card, body, review "
            "FROM event WHERE id = ?",
            (learner.now().utc, row.id),
        )
        app.journal.rebuild(Scheduler())
    learner.write("capitals.yaml", "Cities", RIGA, VILNIUS, MINSK)
    assert len(learner.carry()) == 1
    assert sorted(learner.reviews().values()) == [1, 1, 2]
