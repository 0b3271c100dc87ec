"""Progress follows its card through every edit of its deck, and goes to no other question."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from learner import MINSK, RIGA, VILNIUS, Learner, study

from quizgame.app.looking import KEPT_IN_MIND

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
    assert sorted(name.rstrip("?").split()[-1] for name in learner.kept()) == ALL
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
    assert learner.kept() == ["capitals: Capital of Latvia?", "capitals: Capital of Lithuania?"]


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
        assert {Path(path).name for path in app.journal.seen()} == {"capitals.yaml"}


def test_a_deck_is_split(learner: Learner) -> None:
    (learner.decks / "capitals.yaml").unlink()
    learner.write("east.yaml", "East", MINSK)
    learner.write("baltic.yaml", "Baltic", VILNIUS, RIGA)
    assert len(learner.carry()) == 3
    assert learner.kept() == [
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


NAMED = "{id: minsk, q: Capital of Belarus?, a: Minsk}"
EDITED = NAMED.replace("Capital", "Captial")


@pytest.mark.parametrize("days, known", [(0, True), (KEPT_IN_MIND, True), (KEPT_IN_MIND + 1, False)])
def test_what_is_cut_one_day_and_pasted_and_edited_another_is_known_for_some_time(
    learner: Learner, days: int, known: bool
) -> None:
    learner.write("capitals.yaml", "Capitals", NAMED, RIGA, VILNIUS)
    learner.carry()
    learner.write("capitals.yaml", "Capitals", RIGA, VILNIUS)
    learner.carry()
    learner.at += timedelta(days=days)
    learner.write("other.yaml", "Other", EDITED)
    assert learner.carry() == [("Capital of Belarus?", "Captial of Belarus?", "prompt")] * known
    learner.write("another.yaml", "Another", NAMED)
    assert learner.carry() == [("Capital of Belarus?", "Capital of Belarus?", "same")] * (not known)


@pytest.mark.parametrize("days, known", [(0, True), (KEPT_IN_MIND, True), (KEPT_IN_MIND + 1, False)])
def test_what_is_copied_and_edited_one_day_and_cut_another_is_known_for_some_time(
    learner: Learner, days: int, known: bool
) -> None:
    learner.write("capitals.yaml", "Capitals", NAMED, RIGA, VILNIUS)
    learner.carry()
    learner.write("other.yaml", "Other", EDITED)
    learner.carry()
    learner.at += timedelta(days=days)
    learner.write("capitals.yaml", "Capitals", RIGA, VILNIUS)
    assert learner.carry() == [("Capital of Belarus?", "Captial of Belarus?", "prompt")] * known


def test_a_file_renamed_is_nothing_to_tell(learner: Learner) -> None:
    (learner.decks / "capitals.yaml").rename(learner.decks / "cities.yaml")
    assert learner.carry() == []
    assert len(learner.kept()) == 3
    with learner.app() as app:
        assert [Path(path).name for path in app.journal.seen()] == ["cities.yaml"]


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
