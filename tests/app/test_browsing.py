"""The cards of a deck as they stand: searched, narrowed, with what rests on the same fact."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from learner import Learner

from quizgame.app.application import Application
from quizgame.app.browsing import LEECH, Browser, Narrowing, Shelf
from quizgame.errors import DeckError
from quizgame.memory.scheduler import Memory, Scheduler
from quizgame.store.home import Home, shipped_decks
from quizgame.store.journal import Entry, Journal
from quizgame.store.library import Library

pytestmark = pytest.mark.usefixtures("read_before")

DECK = """\
title: Birds
cards:
  - {id: tern, q: Which bird flies farthest?, a: the arctic tern, tags: [sea, far]}
  - {id: gull, q: Which bird follows ploughs?, a: the gull, wrong: [the owl, the wren], tags: [sea]}
  - {id: owl, q: Who hoots?, a: the owl}
  - {id: wren, q: Wrens are small., a: true}
"""


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    learner = Learner(tmp_path)
    (learner.decks / "birds.yaml").write_text(DECK, encoding="utf-8")
    learner.write("fish.yaml", "Fish", "{id: cod, q: Which fish has a beard?, a: the cod}")
    return learner


@pytest.fixture
def app(learner: Learner) -> Iterator[Application]:
    with learner.app() as app:
        yield app


def names(shelf: Shelf, narrowing: Narrowing = Narrowing.ALL, wanted: str = "", tag: str = "") -> list[str]:
    return [shelf.cards[index].id.partition("/")[2] for index in shelf.found(narrowing, wanted, tag)]


def test_every_word_is_searched_in_questions_answers_tags_and_ids(app: Application) -> None:
    shelf = Browser(app).shelf("birds")
    assert names(shelf) == ["tern", "gull", "owl", "wren"]
    assert names(shelf, wanted="FLIES  far") == ["tern"]
    assert names(shelf, wanted="gull") == ["gull"]
    assert names(shelf, wanted="birds/ow") == ["owl"]
    assert names(shelf, wanted="wrens small") == ["wren"]
    assert names(shelf, wanted="nothing like it") == []
    assert names(shelf, tag="sea") == ["tern", "gull"]
    assert names(shelf, wanted="gull", tag="far") == []
    assert shelf.tags == (("far", 1), ("sea", 2))


def test_cards_are_told_in_a_line(app: Application) -> None:
    cards = Browser(app).shelf("birds").cards
    assert [(card.headline, card.answer, card.kind) for card in cards[1:]] == [
        ("Which bird follows ploughs?", "the gull", "choice"),
        ("Who hoots?", "the owl", "typed"),
        ("Wrens are small.", "true", "true-false"),
    ]


def test_cards_are_narrowed_by_how_they_stand(app: Application) -> None:
    day = app.day
    known = Memory(5.0, 5.0, day - 9, day, 3, 0)
    far = Memory(50.0, 5.0, day - 9, day + 41, 30, LEECH)
    app.journal.append(app.clock(), [Entry("noted", None, None, {})], {"birds/tern": known, "birds/gull": far})
    browser = Browser(app)
    shelf = browser.shelf("birds")
    assert names(shelf, Narrowing.DUE) == ["tern"]
    assert names(shelf, Narrowing.NEW) == ["owl", "wren"]
    assert names(shelf, Narrowing.LEECHES) == ["gull"]
    assert browser.suspend(shelf.cards[0], True).suspended
    assert browser.flag(shelf.cards[2], True).flags
    shelf = browser.shelf("birds")
    assert names(shelf, Narrowing.DUE) == []
    assert names(shelf, Narrowing.SUSPENDED) == ["tern"]
    assert names(shelf, Narrowing.FLAGGED) == ["owl"]
    assert shelf.counts == {
        Narrowing.ALL: 4,
        Narrowing.DUE: 0,
        Narrowing.NEW: 2,
        Narrowing.LEECHES: 1,
        Narrowing.FLAGGED: 1,
        Narrowing.SUSPENDED: 1,
    }
    assert not browser.flag(shelf.cards[2], False).flags
    assert browser.shelf("birds").counts[Narrowing.FLAGGED] == 0


def test_a_card_begins_anew_and_that_is_taken_back(learner: Learner) -> None:
    learner.learn("birds")
    with learner.app() as app:
        browser = Browser(app)
        tern = browser.shelf("birds").cards[0]
        now, undo = browser.reset(tern)
        assert (now.memory, now.is_new) == (None, True)
        assert browser.shelf("birds").cards[0] == now
        assert undo() == tern
        assert browser.shelf("birds").cards[0] == tern


def test_all_decks_are_browsed_together_without_broken_ones(app: Application, learner: Learner) -> None:
    (learner.decks / "broken.yaml").write_text("title: B\ncards: [{q: x}]\n", encoding="utf-8")
    shelf = Browser(app).shelf(None)
    assert [card.deck.id for card in shelf.cards] == ["birds"] * 4 + ["fish"]
    with pytest.raises(DeckError):
        Browser(app).shelf("broken")


def test_reviews_are_those_of_the_card(learner: Learner) -> None:
    learner.learn("fish")
    with learner.app() as app:
        browser = Browser(app)
        (card,) = browser.shelf("fish").cards
        assert [event.day for event in browser.reviews(card)] == [app.day]


@pytest.fixture
def shipped(tmp_path: Path) -> Iterator[Application]:
    learner = Learner(tmp_path)
    with Journal.open(Home(tmp_path).journal, writing=True) as journal:
        library = Library(Home(tmp_path), shipped_decks())
        yield Application(library, journal, Scheduler(), learner.now, random.Random(7))


def test_what_rests_on_the_same_fact_is_found_in_all_decks(shipped: Application) -> None:
    browser = Browser(shipped)
    shared = 0
    for card in browser.shelf("milestones").cards:
        siblings = browser.siblings(card)
        assert all(one.question.fact == card.question.fact for one in siblings)
        assert (card.id, "milestones") not in {(one.id, one.deck.id) for one in siblings}
        shared += any(one.deck.id != "milestones" for one in siblings)
    assert shared


def test_a_question_for_games_alone_is_listed_when_it_is_flagged(shipped: Application) -> None:
    browser = Browser(shipped)
    before = browser.shelf("milestones")
    assert all(card.held for card in before.cards)
    shipped.standing.flag(shipped.library.deck("milestones").extras[0])
    (more,) = browser.shelf("milestones").cards[len(before.cards) :]
    assert not more.held
    assert not more.is_new
    assert more.suits(Narrowing.FLAGGED)
