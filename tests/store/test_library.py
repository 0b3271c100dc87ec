from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizgame.errors import DeckError
from quizgame.memory.cards import Cards
from quizgame.reading.diagnostic import Severity
from quizgame.store import library as library_module
from quizgame.store.files import LONGEST, Found
from quizgame.store.home import Home, shipped_decks
from quizgame.store.library import Library

FACTS = """\
format: 1
id: birds
sources:
  atlas: {title: Atlas of birds, publisher: The museum}
facts:
  - id: stork
    says: "The white stork was counted for the first time[ in {when}]."
    when: "1998"
    sources: [atlas]
"""


def deck(title: str, answer: str = "yes", extra: str = "") -> str:
    return f"title: {title}\n{extra}cards:\n  - q: Is this {title}?\n    a: {answer}\n"


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path / "home")
    home.decks.mkdir(parents=True)
    return home


@pytest.fixture
def shipped(tmp_path):
    folder = tmp_path / "shipped"
    folder.mkdir()
    return folder


@pytest.fixture
def library(home, shipped):
    return Library(home, shipped)


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_no_folders_no_decks(tmp_path):
    assert Library(Home(tmp_path / "none"), tmp_path / "nothing").entries() == []


def test_own_decks_come_first_each_folder_after_the_files_around_it(library, home, shipped):
    write(home.decks / "z.yaml", deck("Zebras"))
    write(home.decks / "a" / "m.yml", deck("Mice"))
    write(home.decks / "b.YAML", deck("Bees"))
    write(shipped / "a.yaml", deck("Ants"))
    write(home.decks / "notes.txt", "no deck")
    listed = library.entries()
    assert [entry.title for entry in listed] == ["Bees", "Zebras", "Mice", "Ants"]
    assert [entry.shipped for entry in listed] == [False, False, False, True]
    assert [entry.id for entry in listed] == ["bees", "zebras", "mice", "ants"]
    assert all(len(entry.cards) == 1 and entry.error is None for entry in listed)


def test_what_is_listed_is_what_the_deck_says(library, home):
    path = write(home.decks / "x.yaml", deck("Owls", extra="id: night\nlevel: easy\ndescription: Of the dark.\n"))
    (entry,) = library.entries()
    whole = library.deck("night")
    assert (entry.id, entry.title, entry.level, entry.description) == ("night", "Owls", "easy", "Of the dark.")
    assert entry.path == path
    assert [card.id for card in entry.cards] == [question.id for question in whole.cards]
    assert entry.extras == len(whole.extras)


def test_an_own_deck_shadows_a_shipped_one(library, home, shipped):
    write(shipped / "a.yaml", deck("Owls", "shipped"))
    write(shipped / "b.yaml", deck("Bees"))
    write(home.decks / "deep" / "c.yaml", deck("Owls", "own"))
    assert [(entry.id, entry.shipped) for entry in library.entries()] == [("owls", False), ("bees", True)]
    assert library.deck("owls").cards[0].answer == "own"


def test_a_broken_own_deck_hides_nothing(library, home, shipped):
    write(shipped / "owls.yaml", deck("Owls", "shipped"))
    write(home.decks / "owls.yaml", "title: Owls\ncards: [oops\n")
    assert [(entry.id, bool(entry.error)) for entry in library.entries()] == [("owls", True), ("owls", False)]
    assert library.deck("owls").cards[0].answer == "shipped"


@pytest.mark.parametrize("where", ["decks", "shipped"])
def test_the_second_of_two_with_one_id_is_listed_with_an_error(library, home, shipped, where):
    folder = home.decks if where == "decks" else shipped
    first = write(folder / "a.yaml", deck("Owls", "first"))
    write(folder / "b.yaml", deck("Owls", "second"))
    one, two = library.entries()
    assert one.error is None
    assert two.error is not None
    assert str(first) in two.error
    assert two.error.startswith("b.yaml:1:1 ")
    assert (len(two.cards), two.extras) == (0, 0)
    assert library.deck("owls").cards[0].answer == "first"


def test_facts_are_no_deck(library, home):
    facts = write(home.decks / "facts.yaml", FACTS)
    write(home.decks / "birds.yaml", "title: Birds\nfrom: facts.yaml\n")
    (entry,) = library.entries()
    assert entry.error is None
    assert entry.id == "birds"
    assert entry.cards
    with pytest.raises(DeckError, match="holds facts"):
        library.deck(str(facts))


BROKEN = {
    "syntax": "title: [\n",
    "empty": "",
    "no deck": "just words",
    "not utf-8": b"title: \xff\n",
    "control character": "title: a\x07b\ncards: [{q: a, a: b}]\n",
    "missing field": "title: Owls\ncards:\n  - q: What?\n",
    "double key": "title: a\ntitle: b\ncards: [{q: a, a: b}]\n",
    "one long line": b"title: " + b"x" * 10_000_000,
    "missing facts": "title: Owls\nfrom: none.yaml\n",
    "facts elsewhere": "title: Owls\nfrom: ../elsewhere.yaml\n",
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_deck_is_listed_with_its_error_and_the_others_stay(library, home, what):
    write(home.decks.parent / "elsewhere.yaml", FACTS)
    path = write(home.decks / "broken.yaml", BROKEN[what])
    write(home.decks / "sound.yaml", deck("Owls"))
    broken, sound = library.entries()
    assert sound.error is None
    assert library.deck("owls").cards
    assert (broken.id, broken.title, broken.cards, broken.path) == ("broken", "broken.yaml", Cards(), path)
    assert broken.error is not None
    assert "\n" not in broken.error
    assert broken.error.split(":")[0] in ("broken.yaml", "none.yaml", "elsewhere.yaml")
    with pytest.raises(DeckError) as caught:
        library.deck("broken")
    lines = caught.value.message.splitlines()
    errors = [finding for finding in broken.findings if finding.severity is Severity.ERROR]
    for finding in errors[:50]:
        assert any(f":{finding.line}:{finding.column}: {finding.message}" in line for line in lines)
    assert "quizgame check" in caught.value.hint


def test_of_a_thousand_errors_the_first_are_told(library, home):
    write(home.decks / "x.yaml", "title: Owls\ncards:\n" + "  - {q: a}\n" * 1000)
    with pytest.raises(DeckError) as caught:
        library.deck("x")
    assert "more" in caught.value.message.splitlines()[-1]
    assert len(caught.value.message.splitlines()) < 120


def test_a_folder_called_like_a_deck_is_told_of(library, home):
    write(home.decks / "x.yaml" / "inner.yaml", deck("Inner"))
    (entry,) = library.entries()
    assert entry.error == "x.yaml:1:1 the file cannot be read: it is a folder"


def test_a_pipe_is_not_waited_for(library, home):
    os.mkfifo(home.decks / "x.yaml")
    (entry,) = library.entries()
    assert entry.error == "x.yaml:1:1 the file cannot be read: it is not a file"


def test_a_link_to_nothing_and_a_link_to_itself_are_told_of(library, home):
    (home.decks / "gone.yaml").symlink_to("nowhere.yaml")
    (home.decks / "self.yaml").symlink_to("self.yaml")
    gone, itself = library.entries()
    assert "No such file" in (gone.error or "")
    assert "symbolic links" in (itself.error or "")


def test_a_file_that_vanishes_while_it_is_listed_is_told_of(library, home, monkeypatch):
    monkeypatch.setattr(library_module, "find_files", lambda folder: [Found(folder / "gone.yaml")])
    assert all("No such file" in (entry.error or "") for entry in library.entries())


def test_a_file_that_is_too_long_is_told_of(library, home):
    with (home.decks / "long.yaml").open("wb") as file:
        file.truncate(LONGEST + 1)
    (entry,) = library.entries()
    assert entry.error is not None
    assert "67,108,864 is the most" in entry.error


def test_hidden_ones_are_left_out_and_circles_are_walked_once(library, home):
    write(home.decks / "in" / "x.yaml", deck("Owls"))
    write(home.decks / ".hidden" / "x.yaml", deck("Hidden"))
    write(home.decks / ".x.yaml", deck("Hidden too"))
    (home.decks / "in" / "round").symlink_to(home.decks, target_is_directory=True)
    (home.decks / "twice").symlink_to(home.decks / "in", target_is_directory=True)
    listed = library.entries()
    assert [entry.title for entry in listed] == ["Owls"]


def test_a_file_in_place_of_the_folder_of_decks_is_told_of(tmp_path, shipped):
    home = Home(tmp_path)
    home.decks.write_text("mine")
    write(shipped / "a.yaml", deck("Ants"))
    broken, sound = Library(home, shipped).entries()
    assert "cannot be read" in (broken.error or "")
    assert sound.title == "Ants"


def test_names_from_the_disk_cannot_speak_to_the_terminal(library, home):
    write(home.decks / "a\x1b[31mb.yaml", "title: [")
    (entry,) = library.entries()
    assert "\x1b" not in entry.id + entry.title + (entry.error or "")
    with pytest.raises(DeckError) as caught:
        library.deck(entry.id)
    assert "\x1b" not in caught.value.message


@pytest.mark.parametrize("reference", ["x.yaml", "./x.yaml", "sub/y.yml", "{}/x.yaml"])
def test_a_deck_can_be_named_by_its_path(library, tmp_path, monkeypatch, reference):
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "x.yaml", deck("Here"))
    write(tmp_path / "sub" / "y.yml", deck("Here"))
    reference = reference.format(tmp_path)
    entry = library.entry(reference)
    assert (entry.title, entry.shipped, str(entry.path)) == ("Here", False, str(Path(reference)))
    assert library.deck(reference).title == "Here"
    assert library.questions(reference, [entry.cards[0].id]) == library.deck(reference).cards


def test_findings_call_a_file_as_it_was_called(library, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "x.yaml", "title: [\n")
    for reference in ("x.yaml", str(tmp_path / "x.yaml"), "x.yaml"):
        with pytest.raises(DeckError, match="cannot be used") as caught:
            library.entry(reference)
        assert f"\n  {reference}:1:8: " in caught.value.message


def test_a_shipped_deck_named_by_its_path_is_a_shipped_one(library, shipped):
    path = write(shipped / "a.yaml", deck("Ants"))
    assert library.entry(str(path)).shipped


@pytest.mark.parametrize("reference", ["nothing.yaml", "no/where", "/", "."])
def test_a_path_that_leads_nowhere_is_told_of(library, reference):
    with pytest.raises(DeckError) as caught:
        library.deck(reference)
    assert reference in caught.value.message


@pytest.mark.parametrize("reference", ["owl", "Owls ", "", "\x1b[31m", "x" * 1000])
def test_an_id_that_is_unknown_is_told_of_with_what_may_be_meant(library, home, reference):
    write(home.decks / "x.yaml", deck("Owls"))
    with pytest.raises(DeckError, match="there is no deck") as caught:
        library.deck(reference)
    assert "`owls`" in caught.value.hint
    assert "\x1b" not in caught.value.message


def test_an_empty_library_still_gives_a_hint(library):
    with pytest.raises(DeckError) as caught:
        library.deck("owls")
    assert caught.value.hint


def test_questions_come_in_the_order_asked_for(library, home):
    cards = "".join(f"  - {{id: c{number}, q: What is {number}?, a: it is {number}}}\n" for number in range(30))
    write(home.decks / "x.yaml", f"title: Owls\ncards:\n{cards}")
    known = {question.id: question for question in library.deck("owls").cards}
    asked = [*sorted(known)[10:25:-1], *sorted(known)[::7], "owls/none"]
    for one in (library, Library(home, home.root / "none")):
        assert one.questions("owls", asked) == tuple(known[id] for id in asked if id in known)


def test_every_shipped_deck_is_sound(tmp_path):
    listed = Library(Home(tmp_path), shipped_decks()).entries()
    assert listed
    assert [entry.error for entry in listed if entry.error] == []
    assert all(entry.shipped for entry in listed)
