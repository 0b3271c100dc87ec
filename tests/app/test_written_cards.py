"""A deck of every kind of card from its file to the journal: what is asked, heard, kept and taken up again."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizgame.app.application import Application
from quizgame.app.sitting import Sitting
from quizgame.errors import DeckError
from quizgame.memory.day import Moment, moment_of
from quizgame.memory.scheduler import Rating, Scheduler
from quizgame.questions.answer import Answer, Arrange, Pick, Rate, Say, Tick, Write
from quizgame.questions.question import Flashcard
from quizgame.questions.shown import Blank, Flip, Options, Shown, Shuffled, Statement, Ticks
from quizgame.store.home import Home
from quizgame.store.journal import Journal
from quizgame.store.library import Library

DECK = """\
title: Kinds
cards:
  - {id: text, q: Capital of Belarus?, a: [Minsk, Miensk]}
  - {id: choice, q: Capital of Lithuania?, a: Vilnius, wrong: [Riga, Tallinn]}
  - {id: several, q: Which are Baltic?, a: [Latvia, Estonia], wrong: [Poland], kind: several}
  - {id: statement, q: The sea is wet., a: true}
  - {id: number, q: How long?, a: 100 km, tolerance: 5}
  - {id: date, q: When?, a: April 1998}
  - {id: order, q: In order?, order: [one, two, three]}
  - {id: match, q: Match, match: {France: Paris, Spain: Madrid, Italy: Rome}}
  - {id: gaps, q: "{{Minsk}} lies on the {{Svislach::a river}}."}
  - {id: sides, front: Hund, back: dog, reversed: true, hint: it barks}
"""
SIDES = "title: Sides\ncards:\n  - {front: A, back: B}\n  - {front: C, back: D}\n"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Application]:
    with opened(tmp_path) as journal:
        yield built(tmp_path, journal)


def opened(root: Path) -> Journal:
    return Journal.open(Home(root).journal, writing=True, scheduler=Scheduler())


def built(root: Path, journal: Journal) -> Application:
    folder = root / "decks"
    folder.mkdir(exist_ok=True)
    (folder / "kinds.yaml").write_text(DECK, encoding="utf-8")
    (folder / "sides.yaml").write_text(SIDES, encoding="utf-8")
    return Application(Library(Home(root), root / "shipped"), journal, Scheduler(), now, random.Random(7))


def now() -> Moment:
    return moment_of(datetime(2026, 11, 21, 10, 0, tzinfo=UTC))


def right(shown: Shown | None) -> Answer:
    match shown:
        case Options(right=index):
            return Pick(index)
        case Statement(true=true):
            return Say(true)
        case Blank(question=question):
            return Write(question.answer)
        case Shuffled(right=order):
            return Arrange(order)
        case Ticks(right=belonging):
            return Tick(belonging)
        case Flip():
            return Rate(Rating.EASY)
        case None:
            raise AssertionError("nothing is asked")


def next_flashcard(sitting: Sitting) -> Flip:
    while not isinstance(sitting.shown, Flip):
        sitting.answer(right(sitting.shown), 1)
    return sitting.shown


def test_study_asks_every_kind_and_one_sibling_of_a_card_a_day(app: Application) -> None:
    sitting = app.study("kinds")
    asked = []
    while sitting.shown is not None:
        asked.append(sitting.shown.question.id)
        assert sitting.answer(right(sitting.shown), 1).verdict.right
    assert asked == [
        "kinds/text", "kinds/choice", "kinds/several", "kinds/statement", "kinds/number", "kinds/date", "kinds/order",
        "kinds/match", "kinds/gaps/1", "kinds/sides",
    ]  # fmt: skip
    assert set(app.journal.memories()) == set(asked)


@pytest.mark.parametrize("rating", Rating)
def test_memory_hears_a_flashcard_as_it_was_rated(app: Application, rating: Rating) -> None:
    sitting = app.study("kinds")
    card = next_flashcard(sitting).question.id
    outlook = sitting.outlook()
    turn = sitting.answer(Rate(rating), 1)
    expected = Scheduler().review(None, rating, now().day(), card)
    assert app.journal.memories([card])[card] == expected
    assert outlook[rating] == expected.due
    assert turn.points.total == 0
    assert (turn.question in sitting.game.waiting) == (rating is Rating.AGAIN), "what was not known comes back"


def test_a_flashcard_asked_again_today_is_practice(app: Application) -> None:
    sitting = app.study("sides")
    first = next_flashcard(sitting).question.id
    sitting.answer(Rate(Rating.AGAIN), 1)
    heard = app.journal.memories()[first]
    sitting.answer(Rate(Rating.AGAIN), 1)
    assert sitting.shown is not None
    assert sitting.shown.question.id == first
    assert sitting.outlook() == {}
    sitting.answer(Rate(Rating.EASY), 1)
    assert app.journal.memories()[first] == heard


def test_a_hint_leaves_the_rating_to_the_learner(app: Application) -> None:
    sitting = app.study("kinds")
    card = next_flashcard(sitting).question.id
    assert sitting.hint() is not None
    assert sitting.answer(Rate(Rating.GOOD), 1).verdict.right
    assert app.journal.memories([card])[card] == Scheduler().review(None, Rating.GOOD, now().day(), card)


def test_no_points_are_given_to_oneself(app: Application) -> None:
    sitting = app.quiz("kinds", 50)
    questions = sitting.game.waiting
    assert len(questions) == 10
    assert not any(isinstance(question, Flashcard) for question in questions)
    with pytest.raises(DeckError, match="flashcards only") as refused:
        app.quiz("sides")
    assert refused.value.hint == "study it, or turn its cards as flashcards"


def test_missed_flashcards_are_not_played_as_a_quiz(app: Application) -> None:
    sitting = app.study("sides")
    sitting.answer(Rate(Rating.AGAIN), 1)
    sitting.end()
    assert len(sitting.result.missed) == 1
    with pytest.raises(DeckError, match="nothing was missed"):
        app.again(sitting)


@pytest.mark.parametrize("answered", range(11))
def test_a_game_of_every_kind_is_taken_up_where_it_was_left(tmp_path: Path, answered: int) -> None:
    with opened(tmp_path) as journal:
        left = built(tmp_path, journal).study("kinds", seed=3)
        for number in range(answered):
            flip = isinstance(left.shown, Flip)
            wrong = Rate(Rating.AGAIN) if flip else Write("?")
            left.answer(wrong if number % 2 else right(left.shown), 1)
    with opened(tmp_path) as journal:
        taken = built(tmp_path, journal).resume()
        assert taken is not None
        assert taken.game == left.game
        assert taken.shown == left.shown
