"""Decks saved while the library is open: what is told of it, and what is played on where a save broke them."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgame.errors import DeckError
from quizgame.store.home import Home
from quizgame.store.library import Library
from quizgame.store.news import Fate, News

CARDS = """\
title: Birds
cards:
  - {id: tern, q: Which bird flies farthest?, a: the tern}
  - {id: gull, q: Which bird follows ploughs?, a: the gull}
  - {q: What is the bird that hoots at night?, a: the owl}
"""
FACTS = """\
format: 1
id: storks
sources:
  atlas: {title: Atlas of birds}
facts:
  - id: stork
    says: "The white stork was counted for the first time[ in {when}]."
    when: "1998"
    sources: [atlas]
"""


class Shelf:
    """A library that is open, and the files in it."""

    def __init__(self, root: Path) -> None:
        self.home = Home(root / "home")
        self.home.decks.mkdir(parents=True)
        self.path = self.write("birds.yaml", CARDS)
        self.library = self.open()

    def open(self) -> Library:
        library = Library(self.home, self.home.root / "shipped")
        library.entries()
        assert library.take_news() == []
        return library

    def write(self, name: str, text: str) -> Path:
        path = self.home.decks / name
        path.write_text(text, encoding="utf-8")
        return path

    def news(self) -> list[News]:
        self.library.refresh()
        return self.library.take_news()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.mark.parametrize(
    "old, new, counts",
    [
        ("the gull", "the black-headed gull", (0, 1, 0)),
        ("  - {id: gull, q: Which bird follows ploughs?, a: the gull}\n", "", (0, 0, 1)),
        ("cards:\n", "cards:\n  - {q: Who sings?, a: the wren}\n  - {q: Who swims?, a: the cod}\n", (2, 0, 0)),
        ("the bird that hoots", "a bird that hoots", (0, 1, 0)),
        ("title: Birds", "title: Birds\ndescription: Of the coast", (0, 0, 0)),
    ],
)
def test_a_saved_deck_tells_how_many_of_its_cards_are_others(
    shelf: Shelf, old: str, new: str, counts: tuple[int, int, int]
) -> None:
    shelf.write("birds.yaml", CARDS.replace(old, new))
    (news,) = shelf.news()
    assert (news.title, news.fate, news.counts) == ("Birds", Fate.SAVED, counts)
    assert shelf.news() == []


def test_a_broken_save_leaves_the_deck_as_it_was(shelf: Shelf) -> None:
    shelf.write("birds.yaml", CARDS.replace("a: the gull", "answre: the gull"))
    (news,) = shelf.news()
    assert news.fate is Fate.BROKEN
    assert news.error.startswith("birds.yaml:4:")
    (entry,) = shelf.library.entries()
    assert (entry.error, entry.lag) == (None, news.error)
    assert len(entry.cards) == 3
    assert len(shelf.library.deck("birds").cards) == 3
    assert shelf.library.questions("birds", ["birds/gull"])[0].prompt == "Which bird follows ploughs?"
    shelf.write("birds.yaml", CARDS.replace("the gull", "a gull"))
    (news,) = shelf.news()
    assert (news.fate, news.counts) == (Fate.MENDED, (0, 1, 0))
    assert [entry.lag for entry in shelf.library.entries()] == [None]


def test_broken_twice_it_is_still_what_it_was_when_sound(shelf: Shelf) -> None:
    for text in ("title: [", CARDS.replace("a: the gull", "")):
        shelf.write("birds.yaml", text)
        assert [news.fate for news in shelf.news()] == [Fate.BROKEN]
    assert len(shelf.library.deck("birds").cards) == 3
    shelf.write("birds.yaml", CARDS)
    (news,) = shelf.news()
    assert (news.fate, news.counts) == (Fate.MENDED, (0, 0, 0))


def test_a_deck_that_is_broken_when_the_app_opens_is_broken(shelf: Shelf) -> None:
    shelf.write("birds.yaml", "title: Birds\ncards: [{q: x}]\n")
    library = shelf.open()
    assert [bool(entry.error) for entry in library.entries()] == [True]
    with pytest.raises(DeckError):
        library.deck("Birds")


def test_it_is_no_news_what_was_saved_while_no_app_was_open(shelf: Shelf) -> None:
    shelf.write("birds.yaml", CARDS.replace("the gull", "a gull"))
    shelf.open()


def test_decks_that_come_and_go(shelf: Shelf) -> None:
    other = shelf.write("fish.yaml", "title: Fish\ncards: [{q: Who has a beard?, a: the cod}]\n")
    assert shelf.news() == [News("Fish", Fate.CAME, new=1)]
    other.rename(other.with_name("moved.yaml"))
    assert shelf.news() == []
    (shelf.home.decks / "moved.yaml").unlink()
    assert shelf.news() == [News("Fish", Fate.WENT)]
    shelf.write("new.yaml", "title: New\ncards: [{q: x}]\n")
    assert shelf.news() == []


def test_a_file_gone_for_a_moment_is_no_news(shelf: Shelf) -> None:
    shelf.path.unlink()
    shelf.library.entries()
    shelf.write("birds.yaml", CARDS)
    assert shelf.news() == []


def test_a_deck_that_gets_another_id_is_one_deck(shelf: Shelf) -> None:
    shelf.write("birds.yaml", CARDS.replace("title: Birds", "title: Seabirds"))
    (news,) = shelf.news()
    assert (news.title, news.fate, news.counts) == ("Seabirds", Fate.SAVED, (0, 3, 0))


def test_facts_below_decks_make_news_of_each(shelf: Shelf) -> None:
    shelf.write("facts.yaml", FACTS)
    shelf.write("storks.yaml", "title: Storks\nfrom: facts.yaml\n")
    assert [news.fate for news in shelf.news()] == [Fate.CAME]
    shelf.write("facts.yaml", FACTS.replace("1998", "1997"))
    (news,) = shelf.news()
    assert (news.title, news.counts) == ("Storks", (0, 1, 0))
    (shelf.home.decks / "facts.yaml").unlink()
    (news,) = shelf.news()
    assert news.fate is Fate.BROKEN
    assert len(shelf.library.deck("storks").cards) == 1


def test_a_deck_outside_the_library_is_looked_at_once_it_was_read(shelf: Shelf, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(CARDS, encoding="utf-8")
    shelf.library.deck(str(outside))
    outside.write_text(CARDS.replace("the gull", "a gull"), encoding="utf-8")
    assert [news.counts for news in shelf.news()] == [(0, 1, 0)]


def test_marks_tell_that_something_was_saved_without_reading_it(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.write("facts.yaml", FACTS)
    shelf.write("storks.yaml", "title: Storks\nfrom: facts.yaml\n")
    shelf.library.refresh()
    marks = shelf.library.marks()
    assert shelf.library.marks() == marks
    for name in ("birds.yaml", "facts.yaml"):
        shelf.write(name, (shelf.home.decks / name).read_text() + "\n# more\n")
        before, marks = marks, shelf.library.marks()
        assert marks != before
    shelf.write("new.yaml", "")
    assert shelf.library.marks() != marks
