"""Progress follows its card through every edit of its deck, and goes to no other question."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from learner import Learner, right, study

from quizgame.memory.scheduler import Scheduler
from quizgame.store.home import Home
from quizgame.store.journal import Journal

MINSK, RIGA, VILNIUS = (
    "{q: Capital of Belarus?, a: Minsk}",
    "{q: Capital of Latvia?, a: Riga}",
    "{q: Capital of Lithuania?, a: Vilnius}",
)


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    """Somebody who has learned a deck of three."""
    learner = Learner(tmp_path)
    learner.write("capitals.yaml", "Capitals", MINSK, RIGA, VILNIUS)
    learner.learn("capitals")
    return learner


def kept(learner: Learner) -> list[str]:
    return sorted(name for name, reviews in learner.reviews().items() if reviews)


ALL = ["Belarus", "Latvia", "Lithuania"]
EDITS = {
    "reordered": ("Capitals", [VILNIUS, MINSK, RIGA]),
    "renamed": ("Cities", [MINSK, RIGA, VILNIUS]),
    "renamed and reordered": ("Cities", [VILNIUS, RIGA, MINSK]),
    "a typo in the prompt": ("Capitals", ["{q: Captial of Belarus?, a: Minsk}", RIGA, VILNIUS]),
    "a typo in the answer": ("Capitals", ["{q: Capital of Belarus?, a: Misnk}", RIGA, VILNIUS]),
    "another accepted answer": ("Capitals", ["{q: Capital of Belarus?, a: [Minsk, Miensk]}", RIGA, VILNIUS]),
    "wrong options": ("Capitals", ["{q: Capital of Belarus?, a: Minsk, wrong: [Brest, Gomel]}", RIGA, VILNIUS]),
    "a hint and a source": ("Capitals", ["{q: Capital of Belarus?, a: Minsk, hint: M, source: me}", RIGA, VILNIUS]),
    "reworded": ("Capitals", ["{q: What is the capital city of Belarus?, a: Minsk}", RIGA, VILNIUS]),
    "an id": ("Capitals", ["{id: minsk, q: Capital of Belarus?, a: Minsk}", RIGA, VILNIUS]),
    "all of it": ("Cities", ["{id: x, q: What is the captial of Belarus?, a: Minsk, wrong: [Brest]}", VILNIUS, RIGA]),
    "answers swapped": ("Capitals", [MINSK, RIGA.replace("Riga", "Vilnius"), VILNIUS.replace("Vilnius", "Riga")]),
    "a new card": ("Capitals", [MINSK, RIGA, VILNIUS, "{q: Capital of Norway?, a: Oslo}"]),
}  # fmt: skip


@pytest.mark.parametrize("title, cards", EDITS.values(), ids=EDITS.keys())
def test_edits_keep_progress(learner: Learner, title: str, cards: list[str]) -> None:
    learner.write("capitals.yaml", title, *cards)
    learner.carry()
    assert sorted(name.rstrip("?").split()[-1] for name in kept(learner)) == ALL
    assert learner.carry() == [], "told once"


OTHERS = {
    "another subject": "{q: Capital of Estonia?, a: Minsk}",
    "the same short answer": "{q: Where is the seat of the CIS?, a: Minsk}",
    "a negation": "{q: Which is not the capital of Belarus?, a: Minsk}",
    "another number": "{q: Capital of Belarus in 1918?, a: Minsk}",
}


@pytest.mark.parametrize("card", OTHERS.values(), ids=OTHERS.keys())
def test_a_new_question_in_the_place_of_an_old_one_has_no_progress(learner: Learner, card: str) -> None:
    learner.write("capitals.yaml", "Capitals", card, RIGA, VILNIUS)
    assert learner.carry() == []
    assert kept(learner) == ["capitals: Capital of Latvia?", "capitals: Capital of Lithuania?"]


def test_an_explicit_id_may_be_changed_and_keeps_progress_by_itself(learner: Learner) -> None:
    learner.write("capitals.yaml", "Capitals", "{id: a, q: Capital of Belarus?, a: Minsk}", RIGA, VILNIUS)
    assert [why for *_, why in learner.carry()] == ["same"]
    learner.write("capitals.yaml", "Capitals", "{id: a, q: Name the city on the Svislach., a: Minsk}", RIGA, VILNIUS)
    assert learner.carry() == []
    learner.learn("capitals", after=20)
    learner.write("capitals.yaml", "Capitals", "{id: b, q: Name the city on the Svislach., a: Minsk}", RIGA, VILNIUS)
    assert [why for *_, why in learner.carry()] == ["same"]
    assert learner.reviews()["capitals: Name the city on the Svislach."] > 1


def test_a_deck_is_renamed_with_its_file_and_back_again(learner: Learner) -> None:
    before = learner.reviews()
    for file, title in (("cities", "Cities"), ("capitals", "Capitals"), ("cities", "Cities"), ("capitals", "Capitals")):
        for path in learner.decks.iterdir():
            path.unlink()
        learner.write(f"{file}.yaml", title, MINSK, RIGA, VILNIUS)
        assert len(learner.carry()) == 3
    assert learner.reviews() == before
    with learner.app() as app:
        assert len(app.journal.seen()) == 1


def test_a_deck_is_split(learner: Learner) -> None:
    (learner.decks / "capitals.yaml").unlink()
    learner.write("east.yaml", "East", MINSK)
    learner.write("baltic.yaml", "Baltic", VILNIUS, RIGA)
    assert len(learner.carry()) == 3
    assert kept(learner) == [
        "baltic: Capital of Latvia?", "baltic: Capital of Lithuania?", "east: Capital of Belarus?"
    ]  # fmt: skip


def test_a_card_is_cut_today_and_pasted_tomorrow(learner: Learner) -> None:
    learner.write("capitals.yaml", "Capitals", RIGA, VILNIUS)
    assert learner.carry() == []
    learner.write("other.yaml", "Other", MINSK)
    assert learner.carry() == [("Capital of Belarus?", "Capital of Belarus?", "same")]


def test_a_card_is_copied_today_and_cut_tomorrow(learner: Learner) -> None:
    learner.write("other.yaml", "Other", MINSK)
    assert learner.carry() == [], "both are there"
    learner.write("capitals.yaml", "Capitals", RIGA, VILNIUS)
    assert learner.carry() == [("Capital of Belarus?", "Capital of Belarus?", "same")]


def test_what_is_cut_or_copied_and_edited_on_another_day_is_not_known_again(learner: Learner) -> None:
    named = "{id: minsk, q: Capital of Belarus?, a: Minsk}"
    edited = named.replace("Capital", "Captial")
    learner.write("capitals.yaml", "Capitals", named, RIGA, VILNIUS)
    learner.write("other.yaml", "Other", edited)
    learner.carry()
    learner.write("capitals.yaml", "Capitals", RIGA, VILNIUS)
    assert learner.carry() == [], "it stood beside the old card"
    learner.write("more.yaml", "More", edited)
    assert learner.carry() == [], "the old card is long gone"
    learner.write("most.yaml", "Most", named)
    assert learner.carry() == [("Capital of Belarus?", "Capital of Belarus?", "same")]


def test_a_file_renamed_is_nothing_to_tell(learner: Learner) -> None:
    (learner.decks / "capitals.yaml").rename(learner.decks / "cities.yaml")
    assert learner.carry() == []
    assert len(kept(learner)) == 3
    with learner.app() as app:
        assert [Path(path).name for path in app.journal.seen()] == ["cities.yaml"]


BROKEN = "title: Capitals\ncards:\n- {q: Capital of Belarus?\n"


def test_a_broken_deck_gives_nothing_away(learner: Learner) -> None:
    path = learner.decks / "capitals.yaml"
    whole = path.read_text("utf-8")
    path.write_text(BROKEN, encoding="utf-8")
    learner.write("other.yaml", "Other", MINSK, "{q: Captial of Latvia?, a: Riga}")
    assert learner.carry() == []
    path.write_text(whole, encoding="utf-8")
    assert learner.carry() == []
    assert len(kept(learner)) == 3


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
    assert len(kept(learner)) == 3


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
    assert len(kept(learner)) == 3


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
        f"cities: Capital of {country}?": 2 for country in ALL
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
    assert len(kept(learner)) == 3


def test_rows_that_cannot_be_read_are_passed_over(learner: Learner) -> None:
    with learner.app() as app:
        app.journal._connection.execute(
            "UPDATE event SET body = '{\"questions\": [1, {}]}' WHERE kind = 'game-started'"
        )
    learner.write("capitals.yaml", "Cities", MINSK, RIGA, VILNIUS)
    assert learner.carry() == []
    with Journal.open(Home(learner.root).journal, writing=False) as journal:
        assert len(journal.memories()) == 3


def test_facts_renamed_keep_progress_and_reworded_ones_do_not(tmp_path: Path) -> None:
    learner = Learner(tmp_path)
    facts = learner.decks / "facts.yaml"
    facts.write_text(
        "id: base\nsources: {web: {title: A page, publisher: Somebody, kind: reference, date: 2011}}\n"
        "entities: {by: {name: Belarus, type: country}}\nfacts:\n"
        '- {id: pfp, says: "{c} joined the Partnership for Peace[ in {when}].", c: by, when: 1995, sources: [web]}\n'
        '- {id: eapc, says: "{c} joined the council[ in {when}].", c: by, when: 1997, sources: [web]}\n',
        encoding="utf-8",
    )
    (learner.decks / "deck.yaml").write_text("title: Deck\nfrom: facts.yaml\n", encoding="utf-8")
    learner.carry()
    with learner.app() as app:
        study(app, "deck")
    before = learner.reviews()
    assert before
    facts.write_text(facts.read_text("utf-8").replace("id: pfp", "id: partnership"), encoding="utf-8")
    assert {why for *_, why in learner.carry()} == {"same"}
    assert learner.reviews() == before
    text = (
        facts.read_text("utf-8").replace("id: eapc", "id: council").replace("joined the council", "entered the council")
    )
    facts.write_text(text, encoding="utf-8")
    assert learner.carry() == []
    assert len(learner.reviews()) < len(before)
