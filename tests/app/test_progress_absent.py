"""Nothing is given away while a deck is broken, away or elsewhere, and nothing is lost by what is damaged."""

from __future__ import annotations

import os

import pytest
from learner import MINSK, RIGA, VILNIUS, Learner

from quizgame.store.home import Home
from quizgame.store.journal import Journal

BROKEN = "title: Capitals\ncards:\n- {q: Capital of Belarus?\n"


def test_a_broken_deck_gives_nothing_away(learner: Learner) -> None:
    path = learner.decks / "capitals.yaml"
    whole = path.read_text("utf-8")
    path.write_text(BROKEN, encoding="utf-8")
    learner.write("other.yaml", "Other", MINSK, "{q: Captial of Latvia?, a: Riga}")
    assert learner.carry() == []
    path.write_text(whole, encoding="utf-8")
    assert learner.carry() == []
    assert len(learner.kept()) == 3


def test_a_deck_edited_and_broken_at_once_keeps_progress_when_it_is_mended(learner: Learner) -> None:
    path = learner.decks / "capitals.yaml"
    for broken in ("title: Cities\ncards: [", "", "title: Cities\ncards:\n- {q: Captial of Belarus?}\n"):
        path.write_text(broken, encoding="utf-8")
        assert learner.carry() == []
    learner.write("capitals.yaml", "Cities", "{q: Captial of Belarus?, a: Minsk}", RIGA, VILNIUS)
    assert sorted(why for *_, why in learner.carry()) == ["prompt", "same", "same"]


@pytest.mark.parametrize("there", [True, False], ids=["beside it", "newly there"])
def test_a_deck_that_is_away_for_a_while_comes_back_as_it_was(learner: Learner, there: bool) -> None:
    if there:
        learner.write("other.yaml", "Other", MINSK, RIGA)
        learner.carry()
    away = learner.root / "away"
    (learner.decks / "capitals.yaml").rename(away)
    if not there:
        learner.write("other.yaml", "Other", "{q: Capital of Norway?, a: Oslo}")
    assert learner.carry() == []
    away.rename(learner.decks / "capitals.yaml")
    assert learner.carry() == []
    assert len(learner.kept()) == 3


def test_a_folder_that_cannot_be_looked_into_hides_its_decks(learner: Learner) -> None:
    inner = learner.decks / "inner"
    inner.mkdir()
    (learner.decks / "capitals.yaml").rename(inner / "capitals.yaml")
    learner.carry()
    real = os.scandir

    def refuse(folder: object) -> object:
        if str(folder) == str(inner):
            raise PermissionError(13, "Permission denied")
        return real(folder)  # type: ignore[call-overload]

    learner.write("other.yaml", "Other", "{q: Captial of Belarus?, a: Minsk}", RIGA)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", refuse)
        assert learner.carry() == []
    assert learner.carry() == []
    assert len(learner.kept()) == 3


def test_a_deck_outside_the_library_keeps_progress_too(learner: Learner) -> None:
    outside = learner.write(
        "out.yaml", "Out", "{q: Capital of Norway?, a: Oslo}", "{q: Capital of Sweden?, a: Stockholm}"
    )
    outside = outside.rename(learner.root / "out.yaml")
    learner.learn(str(outside))
    text = outside.read_text("utf-8")
    outside.write_text(text.replace("Norway", "Norwya"), encoding="utf-8")
    assert learner.carry() == [("Capital of Norway?", "Capital of Norwya?", "prompt")]
    outside.write_text(text.replace("Norway", "Nrwy {"), encoding="utf-8")
    learner.write("more.yaml", "More", "{q: Capital of Sweden?, a: Stockholm}")
    assert learner.carry() == []
    outside.unlink()
    learner.write("most.yaml", "Most", "{q: Captial of Sweden?, a: Stockholm}")
    assert learner.carry() == [("Capital of Sweden?", "Captial of Sweden?", "prompt")]


def test_a_lost_note_of_files_costs_nothing(learner: Learner) -> None:
    with learner.app() as app:
        app.journal.see(dict.fromkeys(app.journal.seen()))
    learner.write("capitals.yaml", "Cities", "{q: Captial of Belarus?, a: Minsk}", RIGA, VILNIUS)
    assert sorted(why for *_, why in learner.carry()) == ["prompt", "same", "same"]


@pytest.mark.parametrize("noted", ["", "[", "{}", "[1, null]"])
def test_a_damaged_note_costs_nothing(learner: Learner, noted: str) -> None:
    with learner.app() as app:
        app.journal.see(dict.fromkeys(app.journal.seen(), noted))
    assert learner.carry() == []
    assert len(learner.kept()) == 3


def test_rows_that_cannot_be_read_are_passed_over(learner: Learner) -> None:
    with learner.app() as app:
        app.journal._connection.execute(
            "UPDATE event SET body = '{\"questions\": [1, {}]}' WHERE kind = 'game-started'"
        )
    learner.write("capitals.yaml", "Cities", MINSK, RIGA, VILNIUS)
    assert learner.carry() == []
    with Journal.open(Home(learner.root).journal, writing=False) as journal:
        assert len(journal.memories()) == 3
