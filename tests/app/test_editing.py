"""Decks changed card by card: all else stays, nobody else's change is written over, shipped decks are copied."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from quizgame.app.editing import (
    Meanwhile,
    OpenCard,
    Saved,
    copy_to_own,
    open_card,
    open_deck,
    place_of,
    questions_of,
    remove,
    save,
)
from quizgame.decks.form import Form, filled
from quizgame.errors import DeckError, EditError, StoreError
from quizgame.store.home import Home
from quizgame.store.library import Library

DECK = """\
# my birds
title: Birds
id: birds
cards:
  - id: tern
    q: Which bird flies farthest?   # of all
    a: the tern

  - {id: gull, q: 'Which bird follows ploughs?', a: the gull}
  - id: owl
    q: owl
    a: Eule
    reversed: true
description: Of the coast
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


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "birds.yaml"
    path.write_bytes(DECK.encode())
    return path


def form_of(opened: OpenCard) -> Form:
    assert opened.card is not None
    return filled(opened.card)[0]


def test_a_card_is_changed_and_nothing_else(path: Path) -> None:
    opened = open_card(path, "birds/tern")
    assert save(opened, form_of(opened).typed("a", "the arctic tern")) == Saved("birds/tern")
    assert path.read_text() == DECK.replace("a: the tern", "a: the arctic tern")
    opened = open_card(path, "birds/gull")
    save(opened, form_of(opened).typed("hint", "It is white."))
    assert "a: the gull, hint: It is white.}" in path.read_text()
    assert list(path.parent.iterdir()) == [path]


def test_a_card_is_added_and_told_by_its_id(path: Path) -> None:
    saved = save(open_deck(path), Form("", {"q": "Who sings?", "a": "the wren"}))
    assert isinstance(saved, Saved)
    assert saved.id.startswith("birds/c-")
    added = "  - q: Who sings?\n    a: the wren\n"
    assert path.read_text() == DECK.replace("description:", f"{added}description:")


def test_a_card_is_removed(path: Path) -> None:
    opened = open_card(path, "birds/gull")
    assert questions_of(opened) == 1
    assert remove(opened) == Saved("")
    assert path.read_text() == DECK.replace("  - {id: gull, q: 'Which bird follows ploughs?', a: the gull}\n", "")


def test_a_card_with_two_sides_is_one(path: Path) -> None:
    back = next(id for id in ("birds/owl/back", "birds/owl/reversed") if _opens(path, id))
    assert open_card(path, back) == open_card(path, "birds/owl")
    assert questions_of(open_card(path, back)) == 2


def _opens(path: Path, id: str) -> bool:
    try:
        return open_card(path, id).card is not None
    except EditError:
        return False


def test_what_would_break_the_deck_is_not_saved(path: Path) -> None:
    opened = open_card(path, "birds/tern")
    with pytest.raises(DeckError, match=r"birds.yaml:6:8: .*`q`"):
        save(opened, form_of(opened).typed("q", "​"))
    with pytest.raises(EditError, match=r"U\+202E"):
        save(opened, form_of(opened).typed("a", "the \u202eretn"))
    assert path.read_text() == DECK


def test_the_last_card_stays(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("title: One\ncards:\n  - {id: a, q: Q, a: A}\n")
    with pytest.raises(DeckError):
        remove(open_card(path, "One/a".lower()))
    assert "q: Q" in path.read_text()


def test_a_deck_changed_meanwhile_is_never_written_over(path: Path) -> None:
    opened = open_card(path, "birds/tern")
    now = DECK.replace("a: the tern", "a: a tern").replace("cards:\n", "cards:\n  - {id: new, q: New?, a: x}\n")
    path.write_text(now)
    answer = save(opened, form_of(opened).typed("hint", "White."))
    assert path.read_text() == now
    assert isinstance(answer, Meanwhile)
    assert answer.card is not None
    assert (answer.card.index, form_of(answer.card).text("a")) == (1, "a tern")
    assert save(answer.card, form_of(answer.card).typed("hint", "White.")) == Saved("birds/tern")
    assert "a: a tern\n    hint: White." in path.read_text()


@pytest.mark.parametrize(
    "old, new, found",
    [
        ("id: tern\n    q: Which bird flies farthest?   # of all", "q: Which bird flies farthest?", 0),
        ("id: tern\n    q: Which bird flies farthest?   # of all", "q: Who flies farthest?", 0),
        ("  - id: tern\n    q: Which bird flies farthest?   # of all\n    a: the tern\n", "", None),
    ],
)
def test_a_card_is_known_again_by_what_is_left_of_it(path: Path, old: str, new: str, found: int | None) -> None:
    opened = open_card(path, "birds/tern")
    path.write_text(DECK.replace(old, new))
    answer = save(opened, form_of(opened).typed("hint", "White."))
    assert isinstance(answer, Meanwhile)
    assert (answer.card.index if answer.card else None) == found


def test_a_deck_broken_meanwhile_is_left_alone(path: Path) -> None:
    opened = open_card(path, "birds/tern")
    path.write_text("title: [")
    assert save(opened, form_of(opened)) == Meanwhile(None)
    assert remove(opened) == Meanwhile(None)
    with pytest.raises(DeckError, match=r"birds\.yaml:"):
        open_card(path, "birds/tern")
    path.unlink()
    with pytest.raises(DeckError, match="cannot be read"):
        save(opened, form_of(opened))


def test_a_full_disk_leaves_the_deck_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    opened = open_card(path, "birds/tern")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        save(opened, form_of(opened).typed("hint", "White."))
    assert path.read_text() == DECK
    assert list(path.parent.iterdir()) == [path]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    shipped = tmp_path / "shipped" / "storks"
    shipped.mkdir(parents=True)
    (shipped / "facts.yaml").write_text(FACTS)
    deck = "title: Storks\nid: storks\nfrom: facts.yaml\ncards:\n  - {id: own, q: Q?, a: A}\n"
    (shipped / "storks.yaml").write_text(deck)
    return Library(Home(tmp_path / "home"), tmp_path / "shipped")


def test_a_shipped_deck_is_edited_as_a_copy_with_its_facts(library: Library) -> None:
    shipped = library.entry("storks")
    copy = copy_to_own(library, shipped)
    assert copy == library.folder / "storks" / "storks.yaml"
    assert (copy.parent / "facts.yaml").read_text() == FACTS
    own = library.entry("storks")
    assert (own.path, own.shipped, own.cards) == (copy, False, shipped.cards)
    save(open_card(copy, "storks/own"), Form("", {"q": "Q?", "a": "B"}))
    assert "a: B" in copy.read_text()
    assert "a: A" in shipped.path.read_text()
    with pytest.raises(StoreError, match="already"):
        copy_to_own(library, shipped)


def test_facts_of_ones_own_are_not_written_over(library: Library) -> None:
    own = library.folder / "storks" / "facts.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(FACTS.replace("1998", "1997"))
    copy_to_own(library, library.entry("storks"))
    assert "1997" in own.read_text()


def test_questions_are_written_where_their_card_or_fact_stands(library: Library) -> None:
    entry = library.entry("storks")
    made, written = library.deck("storks").cards
    facts, card = place_of(entry, made), place_of(entry, written)
    assert (facts.path.name, facts.spot.line) == ("facts.yaml", 6)
    assert (card.path.name, card.spot.line) == ("storks.yaml", 5)
    with pytest.raises(EditError, match="made from a fact"):
        open_card(entry.path, made.id)
